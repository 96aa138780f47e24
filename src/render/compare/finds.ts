import { isSteady } from "../../choose/basis.ts";
import type { Comparison } from "../../choose/compare/comparison.ts";
import { compare, dividedBy, type Fraction, fraction, isZero, plus, ZERO } from "../../units/fraction.ts";
import { listed, trimmed } from "../format.ts";
import { amountOf, spanInWords } from "../words.ts";

/**
 * How many contacts are looked up and what of theirs is found: "The same 4,800 contacts a month at every vendor: 4,080 emails and
 * 400 phones found, 53,760 a year."
 */
export function findsInWords({ scenario, contacts, plans }: Comparison): string {
  const founds = plans.flatMap(({ figures }) => (figures ? [figures.found] : []));
  const [first] = founds;
  const steady = isSteady(scenario) && scenario.months > 1;
  const months = fraction(steady ? scenario.months : 1);
  const span = spanInWords(scenario.months);
  const many = (amount: Fraction) => trimmed(dividedBy(amount, months), 1);
  const per = steady ? "a month" : span;
  const looked = contacts === undefined || isZero(contacts) ? "" : `${many(contacts)} contacts ${per}`;
  if (!first || Object.keys(first).length === 0) return looked === "" ? "" : `${looked}.`;
  if (!founds.every((each) => isSame(each, first))) {
    return `${looked === "" ? "The same work" : `The same ${looked}`} at every vendor; how much of it is found differs.`;
  }
  const found = listed(
    Object.entries(first).map(([activity, amount]) => amountOf(activity, dividedBy(amount, months))),
  );
  const all = Object.values(first).reduce(plus, ZERO);
  const start = looked === "" ? "The same at every vendor" : `The same ${looked} at every vendor`;
  const sum = steady || Object.keys(first).length > 1 ? `, ${trimmed(all, 1)} ${span}` : ` ${span}`;
  return `${start}: ${found} found${sum}.`;
}

function isSame(a: Readonly<Record<string, Fraction>>, b: Readonly<Record<string, Fraction>>): boolean {
  const activities = new Set([...Object.keys(a), ...Object.keys(b)]);
  return [...activities].every((activity) => compare(a[activity] ?? ZERO, b[activity] ?? ZERO) === 0);
}
