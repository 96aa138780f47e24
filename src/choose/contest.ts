import type { Offer } from "../engine/offer.ts";
import type { Plan, TierId } from "../plans/plan.ts";
import { rememberFor } from "../remember.ts";
import type { Scenario, Span } from "../scenarios/scenario.ts";
import { isZero } from "../units/fraction.ts";
import type { Money } from "../units/money.ts";
import type { Rate } from "../units/rate.ts";
import type { Candidate, RuledOut } from "./answer.ts";
import type { Ask } from "./ask.ts";
import { assess } from "./candidate.ts";
import { cheapestPath, MOST_PLAYED } from "./cheapest-path.ts";
import { feesOf } from "./fees.ts";
import { type Entrant, fieldOf, sortOut } from "./field.ts";
import { recommend } from "./recommend.ts";

/** What comes of holding the offers of one plan against each other, without playing those that cannot win. */
export interface Contest {
  /** The cheapest qualifying offer, whatever it buys on top; a path of offers where one is cheaper than any of them alone. */
  readonly cheapest: Candidate | undefined;
  /** The cheapest of those that are kept to the end. */
  readonly kept: Candidate | undefined;
  /** The cheapest whose own credits cover every month. */
  readonly included: Candidate | undefined;
  /** Those that were played, in the plan's order. */
  readonly played: readonly Candidate[];
  /** Every offer, where something speaks against each for good: then none is played before `played` is asked for. */
  readonly ruledOut: readonly RuledOut[] | undefined;
  /** False where the search for a cheaper path was given up. */
  readonly isCertain: boolean;
}

/**
 * The best offers of a plan: the same as assessing all of them, in less time. An offer costs at least its floor, so from
 * the least floor up, once one is found no higher floor can beat it; and what cannot include enough is not played to see
 * whether it does. What can have no total is played last; where nothing has one, one offer of each tier is played for what it
 * lacks.
 *
 * With `below`, nothing is played where no offer can cost less than that; with `any`, nothing more once one does. With
 * `tiers`, only their offers take part. Paths of offers take part where the work changes over the horizon, or where its end
 * cuts a year: for even work in whole years, what is held against other plans is an offer that is kept.
 */
export function contest(
  plan: Plan,
  scenario: Scenario,
  ask: Ask,
  { wanted = "both", below, any = false, tiers, paths = isUneven(scenario) }: Terms = {},
): Contest {
  const whole = fieldOf(plan, scenario, ask, { tiers, ...(!paths && { below }) });
  const field = below === undefined ? whole : whole.filter((offer) => costsLess(feesOf(offer, scenario), below));
  const { entrants, ruledOut } = sortOut(field, scenario, ask);
  if (entrants.length === 0 && below === undefined) return nobodys(ruledOut);
  const board = new Board(field);
  const play = ({ offer }: Entrant) => board.put(assess(offer, scenario, ask, below));
  playThoseWorthIt(entrants, board, play, { wanted, below, any });
  if (!paths || (any && isBelow(board.cheapest, below))) return board.result;
  const stages = tiers === undefined ? whole : fieldOf(plan, scenario, ask);
  return { ...board.result, ...withPath(board, stages, scenario, ask, below, any) };
}

/** What a contest may be told. */
interface Terms {
  readonly wanted?: Wanted;
  readonly below?: Money | undefined;
  /** Whether any offer that costs less than `below` will do. */
  readonly any?: boolean;
  readonly tiers?: ReadonlySet<TierId> | undefined;
  /** Whether paths of offers take part: where the work is uneven, unless it is said. */
  readonly paths?: boolean;
}

/** The least subscription first, but what can have no total last. */
function playThoseWorthIt(
  entrants: readonly Entrant[],
  board: Board,
  play: (entrant: Entrant) => void,
  { wanted = "both", below, any = false }: Pick<Terms, "wanted" | "below" | "any">,
): void {
  const hopeless: Entrant[] = [];
  for (const entrant of entrants) {
    if (any && isBelow(board.cheapest, below)) return;
    if (board.isEmpty && entrant.floor === undefined) hopeless.push(entrant);
    else if (isWorthPlaying(entrant, board, wanted, below)) play(entrant);
  }
  for (const entrant of hopeless) if (isWorthPlaying(entrant, board, wanted, below)) play(entrant);
}

/** A path that costs less than any offer alone takes the place of the cheapest. */
function withPath(
  { cheapest }: Board,
  field: readonly Offer[],
  scenario: Scenario,
  ask: Ask,
  limit: Money | undefined,
  any: boolean,
): Partial<Contest> {
  const totals = [cheapest?.estimate.cost.total, limit].filter((total) => total !== undefined);
  const below = Math.min(Number.POSITIVE_INFINITY, ...totals);
  const limits = { below, any, mayBuy: true, mostPlayed: MOST_PLAYED.besideOthers };
  const { candidate, isCertain } = cheapestPath(field, scenario, ask, limits);
  return { ...(candidate && { cheapest: candidate }), isCertain };
}

/** A contest that nobody can win. */
function nobodys(ruledOut: readonly RuledOut[]): Contest {
  return {
    cheapest: undefined,
    kept: undefined,
    included: undefined,
    isCertain: true,
    get played() {
      return ruledOut.map(({ candidate }) => candidate);
    },
    ruledOut,
  };
}

function isWorthPlaying(entrant: Entrant, board: Board, wanted: Wanted, below: Money | undefined): boolean {
  if (below !== undefined && !costsLess(entrant.floor, below)) return false;
  if (!board.isEmpty && board.hasUnpriced(entrant.offer) && entrant.floor === undefined) return false;
  if (mayBeat(entrant, board.cheapest) || (board.isEmpty && below === undefined)) return true;
  return wanted === "both" && mayBeat(entrant, board.included) && entrant.mayIncludeEnough;
}

/** Whether both best offers are asked for, or only the cheapest of all. */
export type Wanted = "both" | "cheapest";

/** Those that were played, and who leads. */
class Board {
  cheapest: Candidate | undefined;
  included: Candidate | undefined;
  played: readonly Candidate[] = [];
  private readonly field: readonly Offer[];

  constructor(field: readonly Offer[]) {
    this.field = field;
  }

  get isEmpty(): boolean {
    return this.played.length === 0;
  }

  get result(): Contest {
    const { cheapest, included, played } = this;
    return { cheapest, kept: cheapest, included, played, ruledOut: undefined, isCertain: true };
  }

  /** True where the tier has been played without a total: billed another way it lacks as much. */
  hasUnpriced({ tier }: Offer): boolean {
    return this.played.some(({ estimate }) => estimate.offer.tier === tier && estimate.cost.total === undefined);
  }

  put(candidate: Candidate): void {
    const place = ({ estimate }: Candidate) => this.field.indexOf(estimate.offer);
    this.played = [...this.played, candidate].sort((a, b) => place(a) - place(b));
    const enough = this.played.filter(({ includesEnough }) => includesEnough);
    this.cheapest = recommend(this.played, "cheapest");
    this.included = recommend(enough, "cheapest");
  }
}

function isBelow(candidate: Candidate | undefined, below: Money | undefined): boolean {
  return below !== undefined && costsLess(candidate?.estimate.cost.total, below);
}

function costsLess(least: Money | undefined, below: Money): boolean {
  return least !== undefined && least < below;
}

/** An offer with an equal floor may still win a tie. One without a price cannot beat one with a total. */
function mayBeat(entrant: Entrant, best: Candidate | undefined): boolean {
  const total = best?.estimate.cost.total;
  if (total === undefined) return true;
  const isAtMost = (least: Money | undefined) => least !== undefined && least <= total;
  return isAtMost(entrant.subscription) && isAtMost(entrant.floor);
}

/** True where the months of a scenario want different amounts, or do not make whole years. */
export const isUneven = rememberFor((scenario: Scenario): boolean => {
  const [span, ...changes] = scenario.spans;
  if (changes.length > 0 || (scenario.months > 12 && scenario.months % 12 !== 0)) return true;
  const { season, growth } = (span as Span).assume;
  return Object.keys(season).length > 0 || !isZero(growth) || worksOf(span as Span).some(({ per }) => per === "once");
});

function worksOf({ account, roles }: Span): readonly Rate[] {
  return [account, ...roles.map(({ work }) => work)].flatMap(({ does, find }) => [
    ...Object.values(does),
    ...Object.values(find),
  ]);
}
