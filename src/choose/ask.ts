import type { Offer } from "../engine/offer.ts";
import type { Circumstance } from "../engine/simulate.ts";
import type { Preference } from "./answer.ts";

/** What choosing is told beside plans and scenario. */
export type Rules = Pick<Circumstance, "isFree"> & {
  /** Let offers qualify that do not do every activity. */
  readonly allowUncovered: boolean;
};

/** What somebody asks of choosing, beside those. */
export interface Ask extends Rules {
  readonly prefer: Preference;
  /** Every offer as a row, not only each tier at its cheaper billing. */
  readonly allOffers: boolean;
  /** Only this tier, by any of its names. */
  readonly tier?: string;
  /** Only offers for which it is true. */
  readonly only?: ((offer: Offer) => boolean) | undefined;
}
