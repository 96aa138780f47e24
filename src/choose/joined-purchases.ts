import type { Subscription } from "../engine/subscription.ts";
import { deliveriesOf, type Purchase } from "../engine/top-ups.ts";
import type { Instant } from "../units/calendar.ts";
import { type Credits, NO_CREDITS, subtract } from "../units/credits.ts";
import type { Commitment } from "./commitments.ts";
import type { ForSale } from "./for-sale.ts";

/** One purchase from a line, bound until it may first be given up. */
export interface Bound {
  readonly line: ForSale;
  readonly commitment: Commitment;
  readonly credits: Credits;
}

/**
 * Purchases as a buyer would make them: a recurring one that is followed by another without a gap goes on instead, and only
 * what the later one has beyond it is bought anew. It is joined only where it brings the same credits at the same instants
 * for the same money, and not over a change of offers.
 *
 * @example
 * 5, 7 and 5 packs in three months are 5 packs for three months, and 2 in the second.
 */
export function joinRenewals(
  purchases: readonly Bound[],
  subscriptionAt: (at: Instant) => Subscription,
): readonly Purchase[] {
  const joined: Purchase[] = [];
  for (const { line, commitment, credits } of purchases) {
    const { topUp } = line;
    let anew = credits;
    for (const [index, earlier] of joined.entries()) {
      const renewed = { ...earlier, until: commitment.until };
      const isSame =
        earlier.topUp === topUp &&
        subscriptionAt(earlier.at) === subscriptionAt(commitment.at) &&
        isRenewal(
          earlier,
          { ...earlier, at: commitment.at, until: commitment.until },
          renewed,
          subscriptionAt(earlier.at),
        );
      if (!isSame || earlier.credits > anew) continue;
      const rest = subtract(anew, earlier.credits);
      if (rest > 0 && !line.isBilledAlikeApart(earlier.credits, rest, commitment)) continue;
      joined[index] = renewed;
      anew = rest;
    }
    if (anew > NO_CREDITS) joined.push({ topUp, at: commitment.at, credits: anew, until: commitment.until });
  }
  return joined;
}

/** True where a purchase and one that follows it bring credits at the same instants as one that goes on. */
function isRenewal(earlier: Purchase, later: Purchase, goingOn: Purchase, subscription: Subscription): boolean {
  if (earlier.topUp.every === "once" || earlier.until !== later.at) return false;
  const deliveries = (purchase: Purchase) =>
    deliveriesOf(purchase, subscription).map(({ at, until }) => `${at}-${until}`);
  return [...deliveries(earlier), ...deliveries(later)].join() === deliveries(goingOn).join();
}
