import type { Address, Source } from "../plans/plan.ts";
import type { PlanFile } from "../plans/plan-file.ts";
import { type StatedFact, statedFacts } from "../plans/stated-facts.ts";
import type { Instant } from "../units/calendar.ts";
import { ageInDays } from "./marks.ts";

/** One source of a plan, with all that changes when it does. */
export interface SourceInUse {
  readonly source: Source;
  readonly ageDays: number;
  /** What the file says on its word, alone or with others. */
  readonly facts: readonly StatedFact[];
  /** What it says otherwise than the file, of facts that are disputed. */
  readonly otherwise: readonly { readonly fact: Address; readonly says: unknown }[];
  /** The printed figures that come from it. */
  readonly examples: readonly string[];
  /** What it says that is not computed. */
  readonly notModelled: readonly string[];
}

/** The sources of a plan in the order in which they need to be looked at again: the oldest first. */
export function sourcesInUse(file: PlanFile, asOf: Instant): readonly SourceInUse[] {
  const { plan } = file;
  const facts = statedFacts(file);
  return Object.values(plan.sources)
    .map((source) => {
      const rests = ({ sources }: { readonly sources: readonly string[] }) => sources.includes(source.id);
      return {
        source,
        ageDays: ageInDays(source, asOf),
        facts: facts.filter(rests),
        otherwise: plan.disputed.flatMap(({ fact, others }) =>
          others.filter(rests).map(({ says }) => ({ fact, says })),
        ),
        examples: plan.examples.filter(rests).map(({ says }) => says),
        notModelled: plan.notModelled.filter(rests).map(({ says }) => says),
      };
    })
    .toSorted((a, b) => b.ageDays - a.ageDays);
}
