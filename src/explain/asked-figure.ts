import type { InvoiceLine } from "../engine/invoice.ts";
import { boundary, dayOf, type Instant, months as monthsLong } from "../units/calendar.ts";
import { type FigureAddress, isMisaddressed, type Misaddressed, misaddressed, type Word } from "./figure-address.ts";
import { FIGURES, type Figure, type FigureKind, invoiceLine } from "./figures.ts";
import type { Months } from "./ledger-counts.ts";
import { allMonths } from "./purchased.ts";
import type { Subject } from "./subject.ts";
import { actionsOf } from "./subject.ts";

/** The figure that an address asks for; undefined where the estimate has none because a number is not published. */
export function askedFigure(subject: Subject, address: FigureAddress): Figure | Misaddressed | undefined {
  const { figure, of, month } = address;
  const kind = Object.hasOwn(FIGURES, figure.text) ? FIGURES[figure.text] : undefined;
  if (!kind) return misaddressed(figure, "figure", Object.keys(FIGURES));
  if (figure.text === "invoice" && of[0]) return lineMeant(subject, of[0]);
  const months = month ? monthsMeant(subject, kind, month) : allMonths(subject);
  if (isMisaddressed(months)) return months;
  const whose = ofWhat(subject, kind, figure, of);
  return isMisaddressed(whose) ? whose : kind.explain(subject, { ...whose, months });
}

/** A month of the scenario by the calendar month that it begins in: `2027-03`, or by its first day. */
function monthsMeant(subject: Subject, { byMonth }: FigureKind, word: Word): Months | Misaddressed {
  if (!byMonth) return { word, choices: [], problem: "is a figure of the whole time: leave the month out" };
  const { scenario, estimate } = subject;
  const last = Math.max(scenario.start, ...estimate.invoice.lines.map(({ at }) => at));
  const starts: Instant[] = [];
  for (let at = scenario.start; at <= last || starts.length < scenario.months; ) {
    starts.push(at);
    at = boundary(scenario.start, monthsLong(1), starts.length);
  }
  const month = starts.findIndex((at) => dayOf(at) === word.text || dayOf(at).slice(0, 7) === word.text);
  if (month >= 0) return [month];
  const choices = starts.map((at) => dayOf(at).slice(0, 7));
  return { word, choices, problem: `leads nowhere: there is no month "${word.text}"` };
}

interface Whose {
  readonly kind: string;
  readonly only: string | undefined;
}

/** The kind, action or activity behind the name of a figure. */
function ofWhat(subject: Subject, { takes }: FigureKind, figure: Word, of: readonly Word[]): Whose | Misaddressed {
  const [first, second] = of;
  const kind = subject.estimate.offer.plan.kinds[0] ?? "";
  if (takes === "kind" || takes === "kind-and-action") return creditsMeant(subject, takes, figure, of);
  const tooMuch = takes === "activity" ? second : first;
  if (tooMuch) return misaddressed(tooMuch, `part of ${figure.text}`, []);
  return takes === "activity" ? activityMeant(subject, first) : { kind, only: undefined };
}

/** The kind of credits, named where there are several, and behind it the action alone. */
function creditsMeant(
  subject: Subject,
  takes: "kind" | "kind-and-action",
  figure: Word,
  of: readonly Word[],
): Whose | Misaddressed {
  const { kinds } = subject.estimate.offer.plan;
  const [first] = of;
  const isNamed = first !== undefined && kinds.includes(first.text);
  const [kind = ""] = isNamed ? [first.text] : kinds;
  if (!isNamed && kinds.length > 1)
    return first ? misaddressed(first, "kind of credits", kinds) : oneOfKinds(figure, kinds);
  const [action, tooMuch] = isNamed ? of.slice(1) : of;
  if (tooMuch) return misaddressed(tooMuch, `part of ${figure.text}`, []);
  if (!action) return { kind, only: undefined };
  const ids = takes === "kind" ? [] : actionsOf(subject).map(({ id }) => id);
  return ids.includes(action.text)
    ? { kind, only: action.text }
    : misaddressed(action, takes === "kind" ? "kind of credits" : "action", takes === "kind" ? kinds : ids);
}

function oneOfKinds(figure: Word, kinds: readonly string[]): Misaddressed {
  const choices = kinds.map((kind) => `${figure.text}.${kind}`);
  return { word: figure, choices, problem: "is of several kinds of credits, which never add up: name one" };
}

function activityMeant(subject: Subject, word: Word | undefined): Whose | Misaddressed {
  const kind = subject.estimate.offer.plan.kinds[0] ?? "";
  const activities = subject.estimate.use.flatMap((use) => use.activities.map(({ activity }) => activity));
  if (!word || activities.includes(word.text)) return { kind, only: word?.text };
  return misaddressed(word, "activity that is charged", [...new Set(activities)]);
}

/** A line of the invoice by its number from 1, or by words that pick it: what it is for, and its day. */
function lineMeant(subject: Subject, word: Word): Figure | Misaddressed {
  const { lines } = subject.estimate.invoice;
  const byNumber = /^[1-9]\d*$/.test(word.text) ? lines[Number(word.text) - 1] : undefined;
  const words = word.text.split("+");
  const matching = byNumber ? [byNumber] : lines.filter((line) => words.every((each) => wordsOf(line).includes(each)));
  const [line, ...others] = matching;
  if (line && others.length === 0) return invoiceLine(subject, line);
  const choices = (line ? matching : lines).map((each) => nameOf(each, lines));
  if (!line) return misaddressed(word, "invoice line", [...new Set(lines.flatMap(wordsOf)), ...choices]);
  return { word, choices, problem: `does not say which line: "${word.text}" could be ${matching.length} of them` };
}

function wordsOf({ item, at }: InvoiceLine): readonly string[] {
  return [item, dayOf(at)];
}

/** The fewest words that pick a line; its number where no words do. */
function nameOf(line: InvoiceLine, lines: readonly InvoiceLine[]): string {
  const sameItem = lines.filter(({ item }) => item === line.item);
  if (sameItem.length === 1) return line.item;
  const sameDay = sameItem.filter(({ at }) => at === line.at);
  return sameDay.length === 1 ? `${line.item}+${dayOf(line.at)}` : String(lines.indexOf(line) + 1);
}
