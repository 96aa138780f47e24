import type { Comparison } from "../../choose/compare/comparison.ts";
import type { Outlook } from "../../choose/compare/outlook.ts";
import type { View } from "../../choose/compare/view.ts";

/** What `credits compare` found for one team or for several, and how much of it is shown. */
export interface CompareReport {
  readonly comparisons: readonly Comparison[];
  readonly view: View;
  /** What the comparison of one team leads to. */
  readonly outlook?: Outlook | undefined;
}
