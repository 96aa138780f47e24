import type { Vocabulary } from "../../plans/activities.ts";
import type { QuotedFact } from "../../plans/contract-form.ts";
import type { PlanFile } from "../../plans/plan-file.ts";
import type { Block } from "./draft.ts";

/** What the questions are put from: the words, the plans, and the same readers that files go through. */
export interface World extends Vocabulary {
  readonly plans: readonly PlanFile[];
  /** The first of next month, as a day. */
  readonly start: string;
  /** What is wrong with a scenario at or below an address, in a sentence. */
  readonly wrongWith: (scenario: Block, address: string) => Promise<string | undefined>;
  /** What is wrong with a quote's numbers, in a sentence. */
  readonly wrongWithQuote: (plan: PlanFile, facts: readonly QuotedFact[]) => Promise<string | undefined>;
  /** The numbers that a plan does not publish and this scenario's answer lacks. */
  readonly lacking: (scenario: Block, plan: PlanFile) => Promise<readonly QuotedFact[]>;
}
