import type { Action, ActivityId, Burn } from "../plans/plan.ts";
import type { Credits } from "../units/credits.ts";
import type { Fraction } from "../units/fraction.ts";

/** What one action is used for and what that burns, over the whole horizon. */
export interface ActionUse {
  readonly action: Action;
  /** The activities that are routed to it, with their attempts, and how many of those find something. */
  readonly activities: readonly {
    readonly activity: ActivityId;
    readonly attempts: Fraction;
    readonly found: Fraction;
  }[];
  /** What is charged, by burn: units, and the credits they come to; undefined where the rate is not published. */
  readonly burns: readonly { readonly burn: Burn; readonly units: Fraction; readonly credits: Credits | undefined }[];
}
