import { lengthsIn } from "../engine/fair-use.ts";
import type { Offer } from "../engine/offer.ts";
import { currencyOf, priceOf } from "../engine/pricing.ts";
import { longestTerm } from "../engine/subscription.ts";
import { isKnown, type PriceLine } from "../plans/plan.ts";
import type { Scenario } from "../scenarios/scenario.ts";
import { type Instant, type Period, periodHolding, shareLeft } from "../units/calendar.ts";
import { creditsAsFraction } from "../units/credits.ts";
import { type Fraction, fraction, minus, ONE, roundDown, times } from "../units/fraction.ts";
import { type Currency, roundToMinorUnit } from "../units/money.ts";
import { seatsNeeded } from "./seats-needed.ts";

/** What one term of an offer costs at the least before it is signed, in millionths: what is paid once, and what rises, left out. */
export class TermFees {
  private readonly offer: Offer;
  private readonly scenario: Scenario;
  private readonly currency: Currency;
  private readonly cycles: number;
  private readonly lines: readonly BilledLine[];
  private readonly isFlat: boolean;
  private readonly known = new Map<number, number | undefined>();

  constructor(offer: Offer, scenario: Scenario) {
    const { billing, tier, addOns } = offer;
    this.offer = offer;
    this.scenario = scenario;
    this.currency = currencyOf(offer.plan, scenario.currency);
    this.cycles = Math.max(1, Number(roundDown(lengthsIn(billing.cycle, longestTerm(offer)))));
    const lines = [...tier.price, ...addOns.flatMap(({ price }) => price)];
    this.lines = lines.flatMap((line) =>
      line.billed?.id !== billing.id || line.every === "once"
        ? []
        : [{ line, covered: lengthsIn(line.every, billing.cycle) }],
    );
    this.isFlat = this.lines.every(({ line }) => line.per !== "seat" || line.pricing.is === "flat");
  }

  /**
   * Of the term from one instant to another. Undefined where a price is not published, or there are fewer seats to be had
   * than it begins with. Seats that are added pay what is left of their cycle, and the cycles behind it; where more seats may
   * cost less, the least of any number up to the most there are.
   */
  atLeast(from: Instant, until: Instant): number | undefined {
    const { min, max } = this.offer.tier.seats;
    const { first, most, added } = seatsNeeded(this.scenario)(from, until);
    if (max !== undefined && isKnown(max) && first > max) return undefined;
    const begun = Math.max(first, isKnown(min) ? min : 1);
    if (!this.isFlat) return this.leastOf(begun, most);
    let fee = this.ofCycle(begun);
    if (fee === undefined) return undefined;
    fee *= this.cycles;
    let seats = begun;
    for (const { at, to } of added) {
      if (to <= seats) continue;
      fee += this.ofAdded(from, at, seats, to);
      seats = to;
    }
    return fee;
  }

  private leastOf(begun: number, most: number): number | undefined {
    let least = Number.POSITIVE_INFINITY;
    for (let seats = begun; seats <= Math.max(begun, most); seats += 1) {
      const fee = this.ofCycle(seats);
      if (fee === undefined) return undefined;
      least = Math.min(least, fee);
    }
    return least * this.cycles;
  }

  /** A cycle that is counted from the first one of its offer ends no sooner than one that is counted from here. */
  private ofAdded(from: Instant, at: Instant, before: number, after: number): number {
    const cycle = periodHolding(from, this.offer.billing.cycle, at);
    const isCut = cycle.from < at;
    const behind = Math.max(0, this.cycles - cycle.index - (isCut ? 1 : 0));
    const each = (this.ofCycle(after) ?? 0) - (this.ofCycle(before) ?? 0);
    return each * behind + (isCut ? this.ofRest(cycle, at, before, after) : 0);
  }

  /** Seats that are added within a cycle, to its end. */
  private ofRest(cycle: Period, at: Instant, before: number, after: number): number {
    let sum = 0;
    for (const { line, covered } of this.lines) {
      const units = minus(this.unitsOf(line, after), this.unitsOf(line, before));
      const price = line.per === "seat" ? priceOf(line.pricing, units, this.currency, line.at) : undefined;
      if (price === undefined || !isKnown(price)) continue;
      const left = line.prorated ? shareLeft(cycle.from, cycle.until, at) : ONE;
      sum += roundToMinorUnit(times(price, times(covered, left)), this.currency);
    }
    return sum;
  }

  /** One cycle with so many seats. */
  private ofCycle(seats: number): number | undefined {
    if (!this.known.has(seats)) this.known.set(seats, this.ofCycleAnew(seats));
    return this.known.get(seats);
  }

  private ofCycleAnew(seats: number): number | undefined {
    let sum = 0;
    for (const { line, covered } of this.lines) {
      const price = priceOf(line.pricing, this.unitsOf(line, seats), this.currency, line.at);
      if (!isKnown(price)) return undefined;
      sum += roundToMinorUnit(times(price, covered), this.currency);
    }
    return sum;
  }

  private unitsOf(line: PriceLine, seats: number): Fraction {
    const size = this.offer.sizes[line.kind];
    if (line.pricing.is === "sizes" || line.per === "credit")
      return size === undefined ? fraction(0) : creditsAsFraction(size);
    return fraction(line.per === "seat" ? Math.max(0, seats - this.offer.tier.seats.included) : 1);
  }
}

/** A price that comes with every cycle, and how many of its periods a cycle covers. */
interface BilledLine {
  readonly line: PriceLine;
  readonly covered: Fraction;
}
