import { PlaceBook, type WrittenBlock } from "../written/tree.ts";
import type { Vocabulary } from "./activities.ts";
import { eachEntry } from "./compiled.ts";
import { normalizePlan } from "./normalize.ts";
import type { ContractTerms, Plan, TierId } from "./plan.ts";
import type { PlanFile } from "./plan-file.ts";
import { withReadings } from "./read-as.ts";

/** A plan as it travels within a report, to be computed with again: its tree, and whose word laid what over it. */
export interface CarriedPlan {
  readonly id: string;
  readonly file: string;
  readonly value: WrittenBlock;
  /** Of each entry that a contract or a reading laid: its number in the order in which the tree is walked, and by whom. */
  readonly laid: readonly (readonly [entry: number, by: readonly string[]])[];
  readonly contract?: ContractTerms & { readonly tiers: readonly TierId[] };
}

/** Where values stand in their file, and the file's own tests, stay at home. */
export function carryPlan({ id, file, written, places, plan }: PlanFile): CarriedPlan {
  const { examples: _tests, ...value } = written;
  const laid: [number, readonly string[]][] = [];
  let entry = 0;
  eachEntry(value, (container, key) => {
    const by = container === value ? places.laidBy(written, key) : places.laidBy(container, key);
    if (by) laid.push([entry, by]);
    entry += 1;
  });
  const contract = plan.contract && { ...plan.contract, tiers: plan.tiers.map((tier) => tier.id) };
  return { id, file, value, laid, ...(contract && { contract }) };
}

/** A plan that has travelled, worked out anew from its tree. */
export function carriedPlan(carried: CarriedPlan, vocabulary: Vocabulary): PlanFile {
  const { id, file, value: written } = carried;
  const places = placesOf(carried);
  return withReadings({ id, file, written, places, plan: planIn(carried, places, vocabulary) }, vocabulary);
}

function planIn({ id, file, value, contract }: CarriedPlan, places: PlaceBook, vocabulary: Vocabulary): Plan {
  const normalized = normalizePlan(value, { id, file, places, ...vocabulary });
  if (!normalized.ok) throw new Error(`the plan ${id} did not arrive whole: ${normalized.issues[0]?.message}`);
  if (!contract) return normalized.value;
  const { tiers, ...terms } = contract;
  return {
    ...normalized.value,
    tiers: normalized.value.tiers.filter((tier) => tiers.includes(tier.id)),
    contract: terms,
  };
}

function placesOf({ file, value, laid }: CarriedPlan): PlaceBook {
  const root = { file, line: 1, column: 1, length: 1 };
  const places = new PlaceBook(root);
  const byEntry = new Map(laid);
  let entry = 0;
  eachEntry(value, (container, key) => {
    const laidBy = byEntry.get(entry);
    if (laidBy) places.note(container, key, { laidBy });
    entry += 1;
  });
  return places;
}
