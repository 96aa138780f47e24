import type { Instant } from "../units/calendar.ts";
import type { PathPrices, PricesSoFar } from "./path-prices.ts";
import type { PathTerm } from "./path-term.ts";

/** One term that may begin at an instant, when nothing is in hand but what outlives a term. */
export interface StepOn {
  readonly term: PathTerm;
  readonly until: Instant;
  readonly fee: number;
  /** What it lacks at the least, by the plan's kinds, in thousandths. */
  readonly lacking: readonly number[];
  /** How many more credits that outlive a term it wants than it brings and lacks: each costs what such a credit is worth. */
  readonly wants: number;
}

/**
 * The least that everything from an instant on costs, for any prices so far and any worth of a credit that outlives its
 * term: terms are looked at once, and what of them may matter is added up anew for each worth.
 */
export class PathRest {
  private readonly end: Instant;
  private readonly prices: PathPrices;
  private readonly laid: (at: Instant) => readonly StepOn[];
  private readonly steps = new Map<Instant, readonly StepOn[]>();
  private readonly known = new Map<PricesSoFar, Map<Instant, Junction>>();

  constructor(end: Instant, prices: PathPrices, stepsAt: (at: Instant) => readonly StepOn[]) {
    this.end = end;
    this.prices = prices;
    this.laid = stepsAt;
  }

  from(at: Instant, soFar: PricesSoFar, worth: number): number {
    return at >= this.end ? 0 : leastFrom(this.junction(at, soFar), worth);
  }

  private junction(at: Instant, soFar: PricesSoFar): Junction {
    const known = this.known.get(soFar) ?? new Map<Instant, Junction>();
    this.known.set(soFar, known);
    const seen = known.get(at);
    if (seen) return seen;
    const roads = withoutDearer(this.stepsAt(at).flatMap((step) => this.roadOf(step, soFar) ?? []));
    const junction = {
      roads: roads.map(({ fixed, wants, until, after }) => ({
        fixed,
        wants,
        to: until >= this.end ? undefined : this.junction(until, after),
      })),
      least: new Map<number, number>(),
    };
    known.set(at, junction);
    return junction;
  }

  private stepsAt(at: Instant): readonly StepOn[] {
    const steps = this.steps.get(at) ?? this.laid(at);
    this.steps.set(at, steps);
    return steps;
  }

  /** Undefined where nothing is for sale that it lacks. */
  private roadOf({ term, until, fee, lacking, wants }: StepOn, soFar: PricesSoFar): Road | undefined {
    const after = this.prices.after(soFar, term);
    let fixed = fee;
    for (const [index, amount] of lacking.entries()) {
      if (amount > 0) fixed += amount * this.prices.within(term, index, after);
    }
    return fixed === Number.POSITIVE_INFINITY ? undefined : { until, fixed, wants, after };
  }
}

/** A step at the prices so far. */
interface Road {
  readonly until: Instant;
  /** What it costs where a credit that outlives its term is worth nothing. */
  readonly fixed: number;
  readonly wants: number;
  readonly after: PricesSoFar;
}

/** An instant at which a term may begin, and what is known to be the least from there on, by worth. */
interface Junction {
  readonly roads: readonly (Pick<Road, "fixed" | "wants"> & { readonly to: Junction | undefined })[];
  readonly least: Map<number, number>;
}

function leastFrom({ roads, least }: Junction, worth: number): number {
  const seen = least.get(worth);
  if (seen !== undefined) return seen;
  let sum = Number.POSITIVE_INFINITY;
  for (const { fixed, wants, to } of roads) {
    sum = Math.min(sum, fixed + worth * wants + (to ? leastFrom(to, worth) : 0));
  }
  least.set(worth, sum);
  return sum;
}

/** Of two that end alike, one that costs no more at any worth, and leaves credits no dearer, stands for both. */
function withoutDearer(roads: readonly Road[]): readonly Road[] {
  const kept: Road[] = [];
  for (const road of roads.toSorted((a, b) => a.fixed - b.fixed || a.wants - b.wants)) {
    if (!kept.some((other) => standsIn(other, road))) kept.push(road);
  }
  return kept;
}

function standsIn(other: Road, { until, wants, after }: Road): boolean {
  if (other.until !== until || other.wants > wants) return false;
  return other.after === after || other.after.rates.every((rate, index) => rate <= (after.rates[index] as number));
}
