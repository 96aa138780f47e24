import type { Estimate, MonthReport } from "../engine/estimate.ts";
import type { Path } from "../engine/path.ts";
import type { KindId } from "../plans/plan.ts";
import { monthBounds } from "../scenarios/horizon.ts";
import type { Scenario } from "../scenarios/scenario.ts";
import { type Credits, NO_CREDITS } from "../units/credits.ts";
import { minorDigits } from "../units/money.ts";
import { lackToBuy } from "./burned-instead.ts";
import { lackOf } from "./lack.ts";
import { LedgerAhead } from "./ledger-ahead.ts";
import { type ByMonth, LedgerFloor } from "./ledger-floor.ts";
import type { LedgerQuestion } from "./ledger-search.ts";
import { type Sale, shelfOf } from "./shelf.ts";
import { waresOf } from "./wares.ts";

interface Short {
  /** The offer or path with nothing bought, and nothing billed as overage. */
  readonly start: Estimate;
  readonly path: Path;
  readonly scenario: Scenario;
  readonly isFree: (activity: string) => boolean;
  /** Kinds that are bought in another, which is burned for them. */
  readonly instead: ReadonlySet<KindId>;
  readonly salesOf: (kind: KindId) => readonly Sale[];
  readonly limit: number;
}

/** What the search on the ledger is asked for an offer or a path that is short: every kind that the work burns may be bought. */
export function ledgerQuestion({ start, path, scenario, isFree, instead, salesOf, limit }: Short): LedgerQuestion {
  const { stages, offer, cost, months } = start;
  const wanted: ByMonth = (month, kind) => wantedIn(months[month], kind, start);
  const kinds = offer.plan.kinds.filter((kind) => months.some((_, month) => wanted(month, kind) > 0));
  const bounds = monthBounds(scenario);
  const shelves = new Map(kinds.map((kind) => [kind, shelfOf(salesOf(kind), bounds, cost.currency)]));
  const wares = waresOf(shelves, scenario.months);
  const toBuy = (kind: KindId, lacked: (kind: KindId) => Credits) => lackToBuy(kind, instead, stages, lacked);
  return {
    plan: offer.plan,
    wares,
    wanted,
    toBuy,
    limit,
    minor: 10 ** (6 - minorDigits(cost.currency)),
    lacking: (month, kind) => toBuy(kind, (each) => lackOf(months[month]?.kinds[each])),
    floor: new LedgerFloor(wares, wanted),
    ledger: new LedgerAhead(path, scenario, isFree),
  };
}

/** What the work may burn of a kind: what it wants of it, and all that others may burn in it. */
function wantedIn(month: MonthReport | undefined, kind: KindId, { stages, offer }: Estimate): Credits {
  const others = new Set(offer.plan.kinds.filter((other) => other !== kind));
  return lackToBuy(kind, others, stages, (each) => month?.kinds[each]?.used ?? NO_CREDITS);
}
