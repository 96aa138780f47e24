import { asLot, type Segment } from "../engine/ledger.ts";
import type { Lot } from "../engine/lot.ts";
import { type Path, stagesOf } from "../engine/path.ts";
import { openingOf, type Planned, planned, playOn, purchasesOn } from "../engine/stage-ledger.ts";
import type { Purchase } from "../engine/top-ups.ts";
import type { KindId } from "../plans/plan.ts";
import { lazily } from "../remember.ts";
import { monthBounds } from "../scenarios/horizon.ts";
import type { Scenario } from "../scenarios/scenario.ts";
import type { Instant } from "../units/calendar.ts";
import { add, type Credits, NO_CREDITS } from "../units/credits.ts";

/** What becomes of the months from one on where nothing more is bought. Of the months before it nothing is said. */
export interface Ahead {
  /** By month. */
  readonly lack: (month: number, kind: KindId) => Credits;
  /** The first month that lacks anything; undefined where none does. */
  readonly short: number | undefined;
  /** What is alive when a month begins, before anything is bought in it; behind the last month: at the end. */
  readonly alive: readonly (readonly Lot[])[];
}

/** What there is to burn at an instant. */
export interface Stock {
  readonly lots: readonly Lot[];
  /** What is sure to come. */
  readonly coming: string;
}

/** The ledger of an offer or a path, played on from the start of any month. */
export class LedgerAhead {
  /** How often it was played. */
  plays = 0;
  private readonly stages: () => readonly Planned[];
  private readonly scenario: Scenario;
  private readonly bounds: readonly Instant[];

  constructor(path: Path, scenario: Scenario, isFree: (activity: string) => boolean) {
    this.stages = lazily(() => stagesOf(path, scenario).map((stage) => planned(stage, scenario, isFree)));
    this.scenario = scenario;
    this.bounds = monthBounds(scenario);
  }

  get opening(): readonly Lot[] {
    return openingOf(this.stages(), this.scenario);
  }

  /** What is there when a month has bought, and what earlier purchases still bring. */
  stockIn(month: number, opening: readonly Lot[], purchases: readonly Purchase[]): Stock {
    const at = this.bounds[month] as Instant;
    const deposits = purchasesOn(this.stages(), purchases).filter((deposit) => deposit.at >= at);
    const now = deposits.filter((deposit) => deposit.at === at);
    return {
      lots: [...opening, ...now.map(asLot)],
      coming: deposits
        .filter((deposit) => deposit.at > at)
        .map((deposit) => [deposit.grant, deposit.at, deposit.until, deposit.amount].join())
        .sort()
        .join(" "),
    };
  }

  /** From a month on, with what was alive when it began and all that is bought, in that month and before. */
  from(month: number, opening: readonly Lot[], purchases: readonly Purchase[]): Ahead {
    this.plays += 1;
    const from = this.bounds[month] as Instant;
    const { segments } = playOn(this.stages(), this.scenario, purchases, { from, opening });
    return aheadOf(segments, this.bounds, month, opening);
  }
}

function aheadOf(
  segments: readonly Segment[],
  bounds: readonly Instant[],
  start: number,
  opening: readonly Lot[],
): Ahead {
  const lacks: Map<KindId, Credits>[] = [];
  const alive: (readonly Lot[])[] = [];
  alive[start] = opening;
  let month = start;
  for (const { until, uncovered, lots, carried } of segments) {
    for (const { kind, amount } of uncovered.filter(({ heldBack }) => !heldBack)) {
      lacks[month] ??= new Map();
      lacks[month]?.set(kind, add(lacks[month]?.get(kind) ?? NO_CREDITS, amount));
    }
    if (until !== bounds[month + 1]) continue;
    month += 1;
    alive[month] = [...lots.filter((lot) => lot.until > until && lot.left > 0), ...carried];
  }
  const short = lacks.findIndex((each) => each !== undefined);
  return {
    lack: (index, kind) => lacks[index]?.get(kind) ?? NO_CREDITS,
    short: short === -1 ? undefined : short,
    alive,
  };
}
