import { compiledActivities, compiledPlans } from "../generated/catalog.js";
import { lazily } from "../remember.ts";
import type { WrittenBlock } from "../written/tree.ts";
import type { Vocabulary } from "./activities.ts";
import { type Change, withChanges } from "./changes.ts";
import { type Aside, type CompiledFile, type CorePlan, placesOfCompiled } from "./compiled.ts";
import { layReading } from "./lay-reading.ts";
import { unpack } from "./packed.ts";
import { placesByAddress } from "./places-by-address.ts";
import type { Plan, SourceId } from "./plan.ts";
import type { PlanFile } from "./plan-file.ts";

/** Plans that are at hand, and the words they are written in. */
export interface Catalog extends Vocabulary {
  readonly plans: readonly PlanFile[];
}

/** The plans that come with the package, as compiled when it was built. Each is read back when it is first asked for. */
export function shippedCatalog(): Catalog {
  return { ...compiledActivities, plans: compiledPlans.map((compiled) => new ShippedPlan(compiled)) };
}

class ShippedPlan implements PlanFile {
  readonly id: string;
  readonly file: string;
  readonly #compiled: CompiledFile;
  readonly #readings = new Map<SourceId, Plan>();

  constructor(compiled: CompiledFile) {
    this.id = compiled.id;
    this.file = compiled.file;
    this.#compiled = compiled;
  }

  get plan(): Plan {
    return this.#plan();
  }

  get written(): WrittenBlock {
    return this.#written();
  }

  get places(): PlanFile["places"] {
    return this.#places();
  }

  readAs(source: SourceId): Plan {
    const plan = this.#readings.get(source) ?? this.#asRead(source);
    this.#readings.set(source, plan);
    return plan;
  }

  readonly #core = lazily(() => unpack<CorePlan>(this.#compiled.plan));
  readonly #written = lazily((): WrittenBlock => JSON.parse(this.#compiled.written));
  readonly #places = lazily(() => placesOfCompiled(this.written, this.#compiled));
  readonly #plan = lazily(() =>
    planOf(
      this.#core(),
      (aside) => unpack(this.#compiled.asides[aside]),
      () => placesByAddress(this.written, this.places),
    ),
  );

  #asRead(source: SourceId): Plan {
    const changes = this.#compiled.readings[source];
    if (!changes) throw new Error(`${source} says nothing else about ${this.id}`);
    const changed = <T>(part: T, by: string) => withChanges(part, unpack<readonly Change[]>(by));
    return planOf(
      changed(this.#core(), changes.plan),
      (aside) => changed(this.plan[aside], changes.asides[aside]),
      () => {
        const laid = layReading(this, source);
        return placesByAddress(laid.written, laid.places);
      },
    );
  }
}

/** A whole plan, whose asides and places are read back when they are first asked for. */
function planOf(core: CorePlan, aside: <A extends Aside>(aside: A) => Plan[A], placed: () => Plan["places"]): Plan {
  const provenance = lazily(() => aside("provenance"));
  const examples = lazily(() => aside("examples"));
  const notModelled = lazily(() => aside("notModelled"));
  const places = lazily(placed);
  return {
    ...core,
    get provenance() {
      return provenance();
    },
    get examples() {
      return examples();
    },
    get notModelled() {
      return notModelled();
    },
    get places() {
      return places();
    },
  };
}
