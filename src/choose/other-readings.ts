import type { PlanFile } from "../plans/plan-file.ts";
import { type Reading, readingsOf } from "../plans/readings.ts";
import { isOnlyDearer } from "./only-dearer.ts";
import type { OtherReading } from "./readings.ts";

/** The other readings of a plan; sources that say the same of the same facts share one. */
export function otherReadings(file: PlanFile): readonly OtherReading[] {
  const bySaying = new Map<string, Reading[]>();
  for (const reading of readingsOf(file)) {
    const { id } = reading.source;
    const said = file.plan.disputed.map(({ others }) => others.findIndex(({ sources }) => sources.includes(id))).join();
    bySaying.set(said, [...(bySaying.get(said) ?? []), reading]);
  }
  return [...bySaying.values()].flatMap((same) => {
    const [first] = same;
    if (!first) return [];
    const onlyDearer = isOnlyDearer(file.plan, first.source.id);
    return [{ sources: same.map(({ source }) => source), facts: first.facts, plan: () => first.plan, onlyDearer }];
  });
}
