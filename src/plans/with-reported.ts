import { copyNote, copyTree, isBlock, isContainer, PlaceBook } from "../written/tree.ts";
import type { Vocabulary } from "./activities.ts";
import { eachAddress, unwrapped } from "./address.ts";
import { normalizePlan } from "./normalize.ts";
import type { Address } from "./plan.ts";
import type { PlanFile } from "./plan-file.ts";
import { underSameContract, withReadings } from "./read-as.ts";

/** A plan in which what others report stands in for what the vendor does not publish, and where it does. */
export interface PlanWithReported {
  readonly file: PlanFile;
  readonly facts: readonly Address[];
}

/**
 * The same plan computed with what others report: the highest figure of each, so that a total is rather too high. It
 * rests on whoever reported it. What nobody reports stays unpublished, and a plan without reports stays as it is.
 *
 * @example `amount: { reported: [0.25, 0.50], source: study }` becomes 0.50, said by `study`.
 */
export function withReported(
  file: PlanFile,
  options: Pick<Vocabulary, "activities"> & Partial<Pick<Vocabulary, "features">>,
): PlanWithReported {
  const facts = reportedFacts(file);
  if (facts.length === 0) return { file, facts };
  const places = new PlaceBook(file.places.root);
  const written = copyTree(file.written, file.places, places);
  takeHighest(written, places);
  const normalized = normalizePlan(written, { id: file.id, file: file.file, places, ...options });
  if (!normalized.ok)
    throw new Error(`${file.id} does not hold with what others report: ${normalized.issues[0]?.message}`);
  const plan = underSameContract(normalized.value, file.plan);
  return { file: withReadings({ id: file.id, file: file.file, written, places, plan }, options), facts };
}

function reportedFacts(file: PlanFile): readonly Address[] {
  const facts: Address[] = [];
  eachAddress(file.written, (address, container, key) => {
    const value = unwrapped((container as Record<string, unknown>)[key]);
    if (isReport(value) && !address.startsWith("disputed.")) facts.push(address);
  });
  return facts;
}

interface Report {
  readonly reported: readonly (number | string)[];
  readonly source?: unknown;
}

function isReport(value: unknown): value is Report {
  return isBlock(value) && Array.isArray(value.reported);
}

/** Puts the figure where the report stood, at its place, with the report's own source where it names one. */
function takeHighest(container: object, places: PlaceBook): void {
  const entries = container as Record<string, unknown>;
  for (const [key, value] of Object.entries(entries)) {
    if (!isReport(value)) {
      if (isContainer(value)) takeHighest(value, places);
      continue;
    }
    const figure = highest(value.reported);
    if (value.source === undefined) entries[key] = figure;
    else if (key === "is") Object.assign(entries, { is: figure, source: value.source });
    else {
      entries[key] = { is: figure, source: value.source };
      copyNote(container, key, places, entries[key] as object, "is", places);
    }
  }
}

/** Figures are numbers, or shares such as `15%`. */
function highest(figures: Report["reported"]): number | string {
  return figures.reduce((a, b) => (Number.parseFloat(String(b)) > Number.parseFloat(String(a)) ? b : a));
}
