import type { Difference } from "../../changes/difference.ts";
import type { Failure } from "../../changes/gates.ts";
import type { Conversion } from "../../choose/exchange.ts";

/** What `credits diff` found. */
export interface DiffReport {
  readonly difference: Difference;
  /** Why the answer is no; empty where it is yes. */
  readonly failures: readonly Failure[];
  readonly conversion: Conversion | undefined;
  /** False where there is no scenario to tell an effect on. */
  readonly hasScenarios: boolean;
}
