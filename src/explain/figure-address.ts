import type { AddressProblem } from "../plans/address.ts";
import { nearest } from "../written/nearest.ts";

/** A word of an address, and where in it the word stands, counted from 0. */
export interface Word {
  readonly text: string;
  readonly at: number;
}

/** `apollo/professional+yearly/used.email@2027-03` taken apart. */
export interface FigureAddress {
  readonly plan: Word;
  readonly tier: Word;
  /** How it is billed, and which size it has. */
  readonly words: readonly Word[];
  readonly figure: Word;
  /** The credit kind, action, activity or invoice line that the figure is of. */
  readonly of: readonly Word[];
  readonly month: Word | undefined;
}

/** What is wrong with an address, and with which word of it. */
export interface Misaddressed extends AddressProblem {
  readonly word: Word;
  /** Everything that could stand in its place. */
  readonly choices: readonly string[];
}

/** Refuses a word, with the nearest of those that could stand there. */
export function misaddressed(word: Word, what: string, choices: readonly string[]): Misaddressed {
  const near = nearest(word.text, choices);
  return {
    word,
    choices,
    problem: `leads nowhere: there is no ${what} "${word.text}"`,
    ...(near !== undefined && { hint: `Did you mean "${near}"?` }),
  };
}

export function isMisaddressed(found: object): found is Misaddressed {
  return "problem" in found;
}

/** The parts of `PLAN/TIER[+billed][+size]/FIGURE[.of][@month]`. */
export function figureAddress(address: string): FigureAddress | Misaddressed {
  const [plan, offer, figure, ...more] = cut({ text: address, at: 0 }, "/");
  if (!plan || !offer || !figure || more.length > 0 || [plan, offer, figure].some(({ text }) => text === "")) {
    return {
      word: { text: address, at: 0 },
      choices: [],
      problem: "must be PLAN/TIER/FIGURE, such as lemlist/email/total, or a fact such as lemlist:topUps.amount",
    };
  }
  const [tier = offer, ...words] = cut(offer, "+");
  const [named = figure, month] = cutOnce(figure, "@");
  const [name = named, ...of] = cutFigure(named);
  return { plan, tier, words, figure: name, of, month };
}

/** The words of an invoice line are joined by `+` and may hold a day: they stay one. */
function cutFigure(named: Word): readonly Word[] {
  return named.text.startsWith("invoice.") ? cutOnce(named, ".") : cut(named, ".");
}

function cut({ text, at }: Word, separator: string): readonly Word[] {
  let from = at;
  return text.split(separator).map((part) => {
    const word = { text: part, at: from };
    from += part.length + separator.length;
    return word;
  });
}

function cutOnce(word: Word, separator: string): readonly Word[] {
  const index = word.text.indexOf(separator);
  if (index === -1) return [word];
  return [
    { text: word.text.slice(0, index), at: word.at },
    { text: word.text.slice(index + separator.length), at: word.at + index + separator.length },
  ];
}
