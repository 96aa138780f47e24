import type { Candidate } from "../../choose/answer.ts";
import type { Comparison, Place } from "../../choose/compare/comparison.ts";
import type { Flip, Held, Holds } from "../../choose/holds.ts";
import type { InputName } from "../../choose/inputs.ts";
import { compare, type Fraction } from "../../units/fraction.ts";
import { givenShare, listed, sentence, trimmed } from "../format.ts";
import { stageAmongPlans, tierAmongPlans } from "../offer-name.ts";
import { MARKS, type Note } from "../page.ts";
import { peopleInWords } from "../question.ts";
import { obstacleInShort } from "../tiers.ts";
import { activityNames, amountOf, idInWords, perInWords, planName } from "../words.ts";

/** So many assumptions are told beside people and rates: those that flip the answer soonest. */
const MOST_ASSUMPTIONS = 2;

/** One input, and the flips of it that make the same plan win. */
interface Move {
  readonly held: Held;
  readonly flips: readonly Flip[];
}

/**
 * Who wins from where on, who falls out, and how far the answer holds where nobody else ever wins; then with which other of its
 * offers the winning plan does the work, nearer than that.
 */
export function holdsInWords(holds: Holds | undefined, comparison: Comparison): readonly Note[] {
  if (!holds) return [];
  const nothing = `${nothingOf(comparison)} does the work`;
  const others = movesTo(holds, flipsOf, winnerOf).map(
    ([name, moves]): Note => ({
      label: name === undefined ? nothing : `${name} wins`,
      text: `${listed(moves.map(moveInWords), "or")}.${formerInWords(moves)}`,
    }),
  );
  const ownOffers = movesTo(holds, ({ offer }) => (offer ? flipsOf(offer) : []), offerOf).map(
    ([name, moves]): Note => ({ label: `${name} instead`, text: `${listed(moves.map(moveInWords), "or")}.` }),
  );
  return [...(others.length > 0 ? others : steadfast(holds)), ...ownOffers];
}

/** What falls out where nothing is left: plans without a total, and those in other currencies, are not held against the winner. */
function nothingOf({ plans, currency }: Comparison): string {
  const isAny = (place: Place["is"]) => plans.some((plan) => plan.place.is === place);
  if (isAny("other-currency")) return `Nothing priced in ${currency}`;
  return isAny("not-priced") ? "Nothing with a known total" : "Nothing";
}

/** What is flipped to, each with the moves that lead there: those of people and rates, and of the assumptions that matter most. */
function movesTo(
  { people, rates, assumptions }: Holds,
  flipsIn: (held: Held) => readonly Flip[],
  nameOf: (flip: Flip) => string | undefined,
): readonly (readonly [name: string | undefined, moves: readonly Move[]])[] {
  const assumed = assumptions.filter((held) => flipsIn(held).length > 0).slice(0, MOST_ASSUMPTIONS);
  const all = [...(people ? [people] : []), ...rates, ...assumed];
  const names = new Set(all.flatMap(flipsIn).map(nameOf));
  return [...names].map((name) => {
    const moves = all.map((held): Move => ({ held, flips: flipsIn(held).filter((flip) => nameOf(flip) === name) }));
    return [name, moves.filter(({ flips }) => flips.length > 0)];
  });
}

function flipsOf({ above, below }: Pick<Held, "above" | "below">): readonly Flip[] {
  return [above, below].flatMap((flip) => flip ?? []);
}

function offerOf({ winner }: Flip): string | undefined {
  return winner && stageAmongPlans(winner.best);
}

function winnerOf({ winner }: Flip): string | undefined {
  return winner && tierAmongPlans(winner.best);
}

/** "from 42 phones a week each (now 25)", "from 4 people down (now 8)"; to both sides, "from 9 people or from 7 down (now 8)". */
function moveInWords({ held: { input, now }, flips: [first, second] }: Move): string {
  if (!first) return "";
  const from = ({ at }: Flip, told: string) => `from ${told}${compare(at, now) > 0 ? "" : " down"}`;
  const other = second ? ` or ${from(second, figureOf(second.at, input))}` : "";
  return `${from(first, valueInWords(first.at, input))}${other} (now ${figureOf(now, input)})`;
}

function valueInWords(value: Fraction, input: InputName): string {
  switch (input.is) {
    case "people":
      return `${peopleInWords(Number(trimmed(value, 0).replaceAll(",", "")))}${input.role === undefined ? " in all" : ""}`;
    case "rate": {
      const each = input.role === undefined ? "" : " each";
      const asked = input.asked === "find" ? " found" : "";
      return `${amountOf(input.activity, value)}${asked} ${perInWords({ per: input.per })}${each}`;
    }
    case "contacts":
      return `${trimmed(value, 1)} contacts a month`;
    case "working-weeks":
      return `${workingWeeks(value)} a year`;
    case "found":
      return `${givenShare(value)} of ${keyInWords(input.key)} found`;
    case "known":
      return `${givenShare(value)} already known`;
    case "season":
      return `${givenShare(value)} of the usual work in ${sentence(input.month)}`;
    default:
      return `${givenShare(value)} growth a month`;
  }
}

/** "1 working week", "38.5 working weeks". */
function workingWeeks(value: Fraction): string {
  const figure = trimmed(value, 2);
  return `${figure} working ${figure === "1" ? "week" : "weeks"}`;
}

function figureOf(value: Fraction, { is }: InputName): string {
  return ["people", "rate", "contacts", "working-weeks"].includes(is) ? trimmed(value, 6) : givenShare(value);
}

/** "phones at lusha", "all lookups". */
function keyInWords(key: string): string {
  const [activity = "*", vendor] = key.split("@");
  const what = activity === "*" ? "all lookups" : activityNames(activity);
  return vendor === undefined ? what : `${what} at ${idInWords(vendor)}`;
}

/** Where today's winner does not only become dearer but cannot do the work any more: " Then zaplify-2027 runs out of credits." */
function formerInWords(moves: readonly Move[]): string {
  const out = moves.flatMap(({ held, flips }) => flips.flatMap((flip) => (flip.formerDoesIt ? [] : [{ flip, held }])));
  const former = out[0]?.flip.former;
  if (!former) return "";
  const isAll = out.length === moves.flatMap(({ flips }) => flips).length;
  const where = isAll
    ? "Then"
    : `From ${listed(
        out.map(({ held }) => inputInWords(held.input)),
        "or",
      )} on,`;
  return ` ${where} ${planName(former.estimate.offer.plan)} ${whyOut(former)}.`;
}

function inputInWords(input: InputName): string {
  switch (input.is) {
    case "people":
    case "contacts":
      return `that many ${input.is}`;
    case "rate":
      return `that many ${activityNames(input.activity)}`;
    case "working-weeks":
      return "that many working weeks";
    default:
      return "that share";
  }
}

function whyOut({ obstacles, needsOnTop }: Candidate): string {
  const said = obstacles.flatMap(obstacleInShort);
  if (said.length > 0) return `has ${listed(said)}`;
  const unpriced = needsOnTop.some(({ unpublished }) => unpublished !== undefined);
  return unpriced
    ? `runs out of credits, and no price for more is published\u00a0${MARKS.unpublished.sign}`
    : "runs out of credits and sells no more";
}

/** Nothing that was looked at makes another plan win. */
function steadfast({ winner, people, rates }: Holds): readonly Note[] {
  const looked = [...(people ? [people] : []), ...rates].map(({ input, looked: { to } }) => valueInWords(to, input));
  return looked.length > 0
    ? [{ label: `${planName(winner)} stays`, text: `at least up to ${listed(looked, "or")}.` }]
    : [];
}
