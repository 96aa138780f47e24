import type { Plan, Unpublished } from "../plans/plan.ts";
import type { Instant } from "../units/calendar.ts";

/** Every number of a plan that the vendor does not publish, each once, in the order of the file. */
export function unpublishedOf(plan: Plan): readonly Unpublished[] {
  const found = new Map<string, Unpublished>();
  const look = (value: unknown): void => {
    if (typeof value !== "object" || value === null) return;
    if ("unpublished" in value && "at" in value) found.set((value as Unpublished).at, value as Unpublished);
    else for (const inner of Object.values(value)) look(inner);
  };
  look([plan.currency, plan.actions, plan.tiers, plan.addOns, plan.topUps, plan.whenEmpty]);
  return [...found.values()];
}

/** When somebody last read any of a plan's sources. */
export function lastRead({ sources }: Plan): Instant | undefined {
  const days = Object.values(sources)
    .filter(({ authority }) => authority !== "assumed")
    .map(({ read }) => read);
  return days.length > 0 ? Math.max(...days) : undefined;
}
