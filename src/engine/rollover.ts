import { boundary, FOREVER, type Instant } from "../units/calendar.ts";
import {
  add,
  type Credits,
  creditsAsFraction,
  least,
  roundCredits,
  shareOf,
  subtract,
  UNLIMITED,
} from "../units/credits.ts";
import { times } from "../units/fraction.ts";
import { byAge, type Deposit, type Limit, type Lot, type RolloverRule } from "./lot.ts";

/**
 * What becomes of a lot at the end of its period: the lot that is carried on, if any. The rest of it expires.
 *
 * Nothing is implied: without a rollover nothing is carried. A share is of what is unused, or of the deposit, as the rule
 * says, to a thousandth, half up. The carried lot keeps the age and the size of the deposit it came from.
 *
 * @example
 * Of a deposit of 1,000 of which 300 are left, "50% of unused" carries 150 and "50% of grant" carries 300.
 */
export function carryOver(lot: Lot, deposits: readonly Deposit[]): Lot | undefined {
  const rule = lot.rollover;
  if (!rule || lot.left === 0 || lot.left === UNLIMITED) return undefined;
  const lineEnds = rule.ends ?? FOREVER;
  if (lot.until >= lineEnds) return undefined;
  const carried = least(lot.left, mostCarried(rule, lot));
  if (carried === 0) return undefined;
  return {
    ...lot,
    id: `${lot.id}>`,
    origin: "rollover",
    amount: carried,
    left: carried,
    at: lot.until,
    until: Math.min(endOfCarry(rule, lot, deposits), lineEnds),
    rollover: rule.again ? rule : undefined,
  };
}

function mostCarried(rule: RolloverRule, lot: Lot): Credits {
  if (rule.carry === "all") return lot.left;
  if ("credits" in rule.carry) return rule.carry.credits;
  return shareOf(rule.carry.of === "unused" ? lot.left : lot.granted, rule.carry.share);
}

/** A carry of one period lives as long as the deposit that follows; where several of its line are made at once, as the longest. */
function endOfCarry(rule: RolloverRule, lot: Lot, deposits: readonly Deposit[]): Instant {
  if (rule.lasts === "forever") return FOREVER;
  if (rule.lasts !== "period") return boundary(lot.until, rule.lasts, 1);
  const next = deposits.filter((deposit) => deposit.at === lot.until && isOfSameLine(deposit, lot));
  return next.length > 0 ? Math.max(...next.map(({ until }) => until)) : lot.until + (lot.until - lot.at);
}

/** Credits that a cap takes away from a lot, oldest lot first. */
export interface Trim {
  readonly lot: string;
  readonly amount: Credits;
}

/**
 * What the caps of the deposits made at one instant trim, once those deposits are there.
 *
 * `capCarried` bites on all carried lots of the deposit's line, `capBalance` on everything alive of its kind and owner,
 * bought credits included (those bought at that very instant come after the caps). "N grants" is measured by the deposit itself, so a smaller one caps lower.
 */
export function trimToCaps(lots: readonly Lot[], made: readonly Deposit[]): readonly Trim[] {
  const capping = made.filter(({ rollover }) => rollover?.capCarried || rollover?.capBalance);
  if (capping.length === 0) return [];
  const left = new Map(lots.map((lot) => [lot.id, lot.left]));
  const trims: Trim[] = [];
  for (const deposit of capping) {
    const { capCarried, capBalance } = deposit.rollover ?? {};
    const carried = lots.filter((lot) => lot.origin === "rollover" && isOfSameLine(lot, deposit));
    const alive = lots.filter(
      (lot) => lot.origin !== "overage" && lot.kind === deposit.kind && lot.owner === deposit.owner,
    );
    if (capCarried) trims.push(...trim(carried, limit(capCarried, deposit, made), left));
    if (capBalance) trims.push(...trim(alive, limit(capBalance, deposit, made), left));
  }
  return trims;
}

function limit(cap: Limit, deposit: Deposit, made: readonly Deposit[]): Credits {
  if ("credits" in cap) return cap.credits;
  const amount = add(...made.filter((other) => isOfSameLine(other, deposit)).map((other) => other.amount));
  return amount === UNLIMITED ? UNLIMITED : roundCredits(times(creditsAsFraction(amount), cap.grants));
}

function trim(lots: readonly Lot[], most: Credits, left: Map<string, Credits>): Trim[] {
  const leftOf = (lot: Lot) => left.get(lot.id) ?? lot.left;
  let over = subtract(add(...lots.map(leftOf)), most);
  const trims: Trim[] = [];
  for (const lot of [...lots].sort(byAge)) {
    if (!(over > 0)) break;
    const amount = least(over, leftOf(lot));
    if (amount === 0 || amount === UNLIMITED) continue;
    left.set(lot.id, subtract(leftOf(lot), amount));
    over = subtract(over, amount);
    trims.push({ lot: lot.id, amount });
  }
  return trims;
}

type OfLine = Pick<Deposit, "grant" | "line" | "owner">;

function isOfSameLine(a: OfLine, b: OfLine): boolean {
  return (a.line ?? a.grant) === (b.line ?? b.grant) && a.owner === b.owner;
}
