import type { Activities } from "../activities.ts";
import type { PlanAnswer, Ranking } from "../choose/answer.ts";
import type { Plan } from "../plans/plan.ts";
import type { Scenario } from "../scenarios/scenario.ts";
import type { Instant } from "../units/calendar.ts";

/** What every page and table needs to know beside its figures, and what reproduces it. */
export interface Context {
  /** The day that ages are counted to. */
  readonly asOf: Instant;
  /** A source older than this many days is said to be old where its numbers are used. */
  readonly maxAge: number;
  readonly activities: Activities;
  readonly version: string;
  /** Each input file with the hash of its bytes. */
  readonly inputs: readonly { readonly name: string; readonly hash: string }[];
  /** What the command line said beside files, as it would be typed again. */
  readonly commandLine: string;
  /** What others report stands in for what is not published (`--use-reported`): the answer must say so. */
  readonly usesReported?: boolean;
}

/** What `credits estimate` found: one plan in depth, one plan for several teams, or several plans for one or more teams. */
export type EstimateReport =
  | {
      readonly is: "plan";
      readonly answer: PlanAnswer;
      readonly monthly: boolean;
      readonly allOffers: boolean;
      /** Bars of the shares, a line for the year and a month day by day, drawn of the offer that is shown. */
      readonly chart?: boolean;
    }
  | { readonly is: "scenarios"; readonly plan: Plan; readonly answers: readonly PlanAnswer[] }
  | { readonly is: "plans"; readonly ranking: Ranking; readonly monthly: boolean }
  | { readonly is: "matrix"; readonly rankings: readonly Ranking[]; readonly scenarios: readonly Scenario[] };
