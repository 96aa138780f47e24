import type { PlanFact } from "../explain/trace.ts";
import type { Dispute } from "../plans/plan.ts";
import type { Note } from "./page.ts";
import type { Context } from "./report.ts";
import { sourceInWords } from "./rests-on.ts";

/** What sources disagree about among these facts, each dispute once. */
export function disputesIn(facts: readonly PlanFact[]): readonly Dispute[] {
  return [...new Set(facts.flatMap(({ disputes }) => disputes))];
}

/** On whose word the facts stand: title, authority, date, and the age where it is old. */
export function sourceNotes(facts: readonly PlanFact[], context: Context): readonly Note[] {
  const sources = new Map(facts.flatMap((fact) => fact.sources).map((source) => [source.id, source]));
  return [...sources.values()].map((source) => ({
    label: source.id,
    text: `${sourceInWords(source, context)}; ${source.authority}.${source.url === undefined ? "" : ` ${source.url}`}`,
  }));
}
