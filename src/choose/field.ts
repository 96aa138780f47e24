import { meter, wantedBy } from "../engine/metering.ts";
import { circumstancesOf, featuresOf, type Offer } from "../engine/offer.ts";
import { currencyOf } from "../engine/pricing.ts";
import { refusalsOf } from "../engine/refusals.ts";
import { canBePlayed, planned } from "../engine/stage-ledger.ts";
import { subscribe } from "../engine/subscription.ts";
import type { Plan, TierId } from "../plans/plan.ts";
import { lazily } from "../remember.ts";
import type { Scenario } from "../scenarios/scenario.ts";
import { addMoney, type Money } from "../units/money.ts";
import type { Obstacle, RuledOut } from "./answer.ts";
import type { Ask } from "./ask.ts";
import { assess, obstaclesForGood } from "./candidate.ts";
import { feesOf } from "./fees.ts";
import { grantedOf } from "./granted.ts";
import { lackingOf, leastOnTop } from "./lower-bound.ts";
import { offersOf } from "./offers.ts";
import { withSizes } from "./sizes.ts";

/**
 * Every offer of a plan that is asked about, at every size worth holding against the others, in the plan's order; only those
 * of some tiers where they are named. With `below`, sizes that cannot cost less may be left out.
 */
export function fieldOf(plan: Plan, scenario: Scenario, ask: Ask, { tiers, below }: Within = {}): readonly Offer[] {
  const offers = offersAsked(plan, scenario, ask).filter(({ tier }) => tiers?.has(tier.id) ?? true);
  const sized = offers.flatMap((offer) => withSizes(offer, scenario, ask, below));
  return ask.only ? sized.filter(ask.only) : sized;
}

/** The offers that are asked about, before sizes are chosen. */
export function offersAsked(plan: Plan, scenario: Scenario, ask: Ask): readonly Offer[] {
  const wanted = ask.tier?.toLowerCase();
  const isWanted = ({ id, name, alsoCalled }: Plan["tiers"][number]) =>
    wanted === undefined || [id, name, ...alsoCalled].some((called) => called.toLowerCase() === wanted);
  return offersOf(plan, scenario).filter(({ tier }) => isWanted(tier));
}

/** Which part of a field is asked for. */
interface Within {
  readonly tiers?: ReadonlySet<TierId> | undefined;
  readonly below?: Money | undefined;
}

/** An offer that could be taken, and what is known of it before its ledger is played. */
export class Entrant {
  readonly offer: Offer;
  /** What its subscription obliges to pay; undefined where a price of it is not published. */
  readonly subscription: Money | undefined;
  private readonly scenario: Scenario;
  private readonly ask: Ask;
  private bounds: Bounds | undefined;

  constructor(offer: Offer, scenario: Scenario, ask: Ask) {
    this.offer = offer;
    this.subscription = feesOf(offer, scenario);
    this.scenario = scenario;
    this.ask = ask;
  }

  /**
   * The least it costs: its subscription, and what must be bought on top even if nothing it grants ever expires. Undefined
   * where it can have no known total.
   */
  get floor(): Money | undefined {
    return this.bound().floor;
  }

  /** False where its own credits cannot cover the work, even if none of them expired. */
  get mayIncludeEnough(): boolean {
    return this.bound().mayIncludeEnough;
  }

  /** False where it has no price, or lacks credits even if none expired and sells no more. What else is not published may be enough. */
  get mayDoTheWork(): boolean {
    return this.bound().mayDoTheWork;
  }

  private bound(): Bounds {
    this.bounds ??= this.boundsOf();
    return this.bounds;
  }

  private boundsOf(): Bounds {
    const { offer, scenario, ask } = this;
    const subscription = subscribe(offer, scenario);
    const stage = planned({ offer, subscription }, scenario, ask.isFree);
    const isPriced = this.subscription !== undefined;
    if (!canBePlayed(stage)) return { floor: undefined, mayIncludeEnough: false, mayDoTheWork: isPriced };
    const balance = {
      wanted: wantedBy(stage.metered, subscription.until),
      granted: grantedOf(offer, scenario, subscription),
    };
    const mayIncludeEnough = offer.plan.kinds.every((kind) => lackingOf(balance, kind) === 0);
    if (this.subscription === undefined || mayIncludeEnough)
      return { floor: this.subscription, mayIncludeEnough, mayDoTheWork: isPriced };
    const onTop = leastOnTop(offer, subscription, balance, currencyOf(offer.plan, scenario.currency));
    const floor = onTop === undefined ? undefined : addMoney(this.subscription, onTop);
    return { floor, mayIncludeEnough, mayDoTheWork: floor !== undefined };
  }
}

/** What is known of an offer before its ledger is played. */
interface Bounds {
  readonly floor: Money | undefined;
  readonly mayIncludeEnough: boolean;
  readonly mayDoTheWork: boolean;
}

/** What is known of a field before any ledger is played. */
export interface SortedOut {
  /** The offers that nothing speaks against, the least subscription first, those without one last. */
  readonly entrants: readonly Entrant[];
  readonly ruledOut: readonly RuledOut[];
}

export function sortOut(field: readonly Offer[], scenario: Scenario, ask: Ask): SortedOut {
  const entrants: Entrant[] = [];
  const ruledOut: RuledOut[] = [];
  for (const offer of field) {
    const subscription = subscribe(offer, scenario);
    const features = featuresOf(offer);
    const lacks = scenario.need.features.filter((feature) => !features.includes(feature));
    const refusals = refusalsOf(offer, scenario, subscription);
    const circumstances = circumstancesOf(offer, subscription.created);
    const notCovered = () => meter(offer.plan, scenario, circumstances, ask.isFree).notCovered;
    const whateverIsDone = obstaclesForGood(offer, { notCovered: [], lacks, refusals }, ask);
    const obstacles = lazily(() => obstaclesForGood(offer, { notCovered: notCovered(), lacks, refusals }, ask));
    if (whateverIsDone.length === 0 && obstacles().length === 0) entrants.push(new Entrant(offer, scenario, ask));
    else ruledOut.push(ruleOut(offer, obstacles, scenario, ask));
  }
  const unpriced = (entrant: Entrant) => Number(entrant.subscription === undefined);
  entrants.sort((a, b) => unpriced(a) - unpriced(b) || (a.subscription ?? 0) - (b.subscription ?? 0));
  return { entrants, ruledOut };
}

function ruleOut(offer: Offer, obstacles: () => readonly Obstacle[], scenario: Scenario, ask: Ask): RuledOut {
  const candidate = lazily(() => assess(offer, scenario, ask));
  return {
    offer,
    get obstacles() {
      return obstacles();
    },
    get candidate() {
      return candidate();
    },
  };
}
