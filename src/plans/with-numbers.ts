import type { Vocabulary } from "./activities.ts";
import { normalizePlan } from "./normalize.ts";
import type { PlanFile } from "./plan-file.ts";
import { underSameContract, withReadings } from "./read-as.ts";
import { type FactSet, layFacts } from "./set-fact.ts";

/** A number to try in place of the one that stands at an address. */
export type Tried = Pick<FactSet, "address" | "value">;

/** The same plan with other numbers in it, to see what they would do. It keeps its name, its tiers and its contract. */
export function withNumbers(file: PlanFile, tried: readonly Tried[], vocabulary: Vocabulary): PlanFile {
  if (tried.length === 0) return file;
  const place = { file: file.file, line: 1, column: 1, length: 1 };
  const laid = layFacts(
    file,
    tried.map((each) => ({ ...each, plan: file.id, place })),
    0,
  );
  if (!laid.ok) throw new Error(`${file.id}: ${laid.issues[0]?.address} ${laid.issues[0]?.message}`);
  const { written, places } = laid.value;
  const normalized = normalizePlan(written, { id: file.id, file: file.file, places, ...vocabulary });
  if (!normalized.ok) throw new Error(`${file.id}: ${normalized.issues[0]?.address} ${normalized.issues[0]?.message}`);
  const plan = underSameContract(normalized.value, file.plan);
  return withReadings({ id: file.id, file: file.file, written, places, plan }, vocabulary);
}
