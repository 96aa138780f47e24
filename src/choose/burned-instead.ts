import type { Stage } from "../engine/path.ts";
import { isKnown, type KindId } from "../plans/plan.ts";
import { add, type Credits, creditsAsFraction, NO_CREDITS, shareOf } from "../units/credits.ts";

/** Another kind that the vendor burns where one is gone, and how much of it for a credit. */
export interface Instead {
  readonly into: KindId;
  readonly rate: Credits;
}

/** What is burned instead of a kind under some offer of a path; undefined where nothing is, or nobody says how much. */
export function burnedInstead(stages: readonly Pick<Stage, "offer">[], kind: KindId): Instead | undefined {
  for (const { offer } of stages) {
    const response = offer.whenEmpty[kind]?.response;
    if (response?.do === "exchange" && isKnown(response.rate)) return { into: response.into, rate: response.rate };
  }
  return undefined;
}

/**
 * The ways in which what is lacking may be bought: for each kind that is burned in another, in itself where that is for sale, or in
 * the other. Each way names the kinds that are bought in another.
 *
 * @example Minutes are not sold, and burn 4 credits each when they are gone: 70 minutes short are 280 credits to buy.
 */
export function waysToBuy(
  kinds: readonly KindId[],
  stages: readonly Pick<Stage, "offer">[],
  isSold: (kind: KindId) => boolean,
): readonly ReadonlySet<KindId>[] {
  const exchanged = kinds.filter((kind) => burnedInstead(stages, kind) !== undefined);
  return exchanged.reduce<readonly ReadonlySet<KindId>[]>(
    (ways, kind) => ways.flatMap((way) => [...(isSold(kind) ? [way] : []), new Set([...way, kind])]),
    [new Set()],
  );
}

/**
 * What is to be bought of a kind: what it lacks itself, unless that is bought in another, and what others lack that are bought
 * in it.
 */
export function lackToBuy(
  kind: KindId,
  instead: ReadonlySet<KindId>,
  stages: readonly Pick<Stage, "offer">[],
  lackOf: (kind: KindId) => Credits,
): Credits {
  const own = instead.has(kind) ? NO_CREDITS : lackOf(kind);
  const forOthers = [...instead].map((other) => {
    const burned = burnedInstead(stages, other);
    return burned?.into === kind ? shareOf(lackOf(other), creditsAsFraction(burned.rate)) : NO_CREDITS;
  });
  return add(own, ...forOthers);
}
