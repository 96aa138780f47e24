import type { Address, Plan, Source, SourceId } from "./plan.ts";
import type { PlanFile } from "./plan-file.ts";

/** A plan as one source has it: all that the source says otherwise, everything else as the file follows it. */
export interface Reading {
  readonly source: Source;
  /** The facts in which it differs. */
  readonly facts: readonly Address[];
  /** Made when it is first looked at: most readings bear on questions that nobody asks. */
  readonly plan: Plan;
}

/**
 * The readings of a plan's disputed facts, one for each source that says otherwise, in the order of the file. Numbers of
 * two sources are never mixed, and readings are never combined.
 */
export function readingsOf(file: PlanFile): readonly Reading[] {
  const { sources } = file.plan;
  return dissentersIn(file.plan).flatMap(({ source: id, facts }) => {
    const source = sources[id];
    return source ? [new LazyReading(file, source, facts)] : [];
  });
}

class LazyReading implements Reading {
  readonly source: Source;
  readonly facts: readonly Address[];
  readonly #file: PlanFile;

  constructor(file: PlanFile, source: Source, facts: readonly Address[]) {
    this.source = source;
    this.facts = facts;
    this.#file = file;
  }

  get plan(): Plan {
    return this.#file.readAs(this.source.id);
  }
}

/** Every source that says otherwise, and of what. */
export function dissentersIn({
  disputed,
}: Plan): readonly { readonly source: SourceId; readonly facts: readonly Address[] }[] {
  const facts = new Map<SourceId, Address[]>();
  for (const { fact, others } of disputed) {
    for (const source of others.flatMap((other) => other.sources)) {
      const told = facts.get(source) ?? [];
      if (!told.includes(fact)) told.push(fact);
      facts.set(source, told);
    }
  }
  return [...facts].map(([source, told]) => ({ source, facts: told }));
}
