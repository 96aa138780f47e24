import { compiledActivities, compiledPlans } from "../generated/catalog.js";
import type { Vocabulary } from "./activities.ts";
import { type CompiledFile, placesOfCompiled } from "./compiled.ts";
import { normalizePlan } from "./normalize.ts";
import type { PlanFile } from "./plan-file.ts";

/** Plans that are at hand, and the words they are written in. */
export interface Catalog extends Vocabulary {
  readonly plans: readonly PlanFile[];
}

/** The plans that come with the package, as compiled when it was built. A plan is normalised when it is first asked for. */
export function shippedCatalog(): Catalog {
  const vocabulary = compiledActivities;
  return { ...vocabulary, plans: compiledPlans.map((compiled) => new ShippedPlan(compiled, vocabulary)) };
}

class ShippedPlan implements PlanFile {
  readonly id: string;
  readonly file: string;
  readonly written: PlanFile["written"];
  readonly places: PlanFile["places"];
  readonly #vocabulary: Vocabulary;
  #plan: PlanFile["plan"] | undefined;

  constructor(compiled: CompiledFile, vocabulary: Vocabulary) {
    this.id = compiled.id;
    this.file = compiled.file;
    this.written = compiled.value;
    this.places = placesOfCompiled(compiled);
    this.#vocabulary = vocabulary;
  }

  get plan(): PlanFile["plan"] {
    this.#plan ??= this.#normalize();
    return this.#plan;
  }

  #normalize(): PlanFile["plan"] {
    const { id, file, places } = this;
    const normalized = normalizePlan(this.written, { id, file, places, ...this.#vocabulary });
    if (!normalized.ok)
      throw new Error(
        `the shipped plan ${id} is wrong: ${normalized.issues[0]?.address} ${normalized.issues[0]?.message}`,
      );
    return normalized.value;
  }
}
