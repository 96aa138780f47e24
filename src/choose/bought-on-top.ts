import type { Estimate } from "../engine/estimate.ts";
import type { KindId } from "../plans/plan.ts";
import type { Scenario } from "../scenarios/scenario.ts";
import type { Rules } from "./ask.ts";
import { burnedInstead, waysToBuy } from "./burned-instead.ts";
import { Counter, type OnTopOfIt } from "./counter.ts";
import { isCheaper, lackOf } from "./lack.ts";
import { topUpsOf } from "./shelf.ts";

/**
 * An offer, or a path, with what it needs bought on top; undefined where nothing for sale covers it, or nothing with which the
 * total stays below so much. What another kind is burned for may be bought in that kind; where it is for sale itself as
 * well, the cheaper of the two.
 */
export function boughtOnTop(bare: Estimate, scenario: Scenario, rules: Rules, below: number): OnTopOfIt | undefined {
  const lacks = (kind: KindId | undefined) => kind !== undefined && lackOf(bare.kinds[kind]) > 0;
  const lacking = bare.offer.plan.kinds.filter((kind) => lacks(kind) || lacks(burnedInstead(bare.stages, kind)?.into));
  const isSold = (kind: KindId) => bare.stages.some((stage) => topUpsOf(stage, kind).length > 0);
  const ways = waysToBuy(lacking, bare.stages, isSold).flatMap((instead) => {
    const limit = below - (bare.cost.subscription ?? 0);
    return new Counter(bare, scenario, rules, instead, limit).cheapest() ?? [];
  });
  const [first, ...others] = ways;
  if (!first) return undefined;
  const best = others.reduce((a, b) => (isCheaper(b.estimate, a.estimate) ? b : a), first);
  return { ...best, isCheapest: best.isCheapest && others.length === 0 };
}
