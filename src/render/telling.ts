import type { Candidate } from "../choose/answer.ts";
import { type Basis, basisOf } from "../choose/basis.ts";
import type { Scenario } from "../scenarios/scenario.ts";
import { moneyWriter, type WriteMoney } from "./format.ts";
import type { Context } from "./report.ts";
import { spanInWords } from "./words.ts";

/** How one report tells its figures, decided once so that table and sentences agree. */
export interface Telling {
  readonly context: Context;
  /** With or without the minor unit. */
  readonly money: WriteMoney;
  /** Figures of a month, or of the whole time. */
  readonly basis: Basis;
  /** "a year". */
  readonly span: string;
  /** What "used" and "included" count over: "a month" or the span. */
  readonly per: string;
}

export function tellingOf(rows: readonly Candidate[], scenario: Scenario, context: Context): Telling {
  const amounts = rows.flatMap(({ estimate: { cost } }) => [cost.subscription, cost.beyond, cost.total]);
  const basis = basisOf(rows, scenario);
  const span = spanInWords(scenario.months);
  return { context, money: moneyWriter(amounts), basis, span, per: basis === "month" ? "a month" : span };
}
