import type { Plan } from "./plan.ts";

/** The same plan with some parts replaced. What is read back only when it is asked for stays so: a spread would ask for all of it. */
export function planWith(plan: Plan, parts: Partial<Plan>): Plan {
  const all = { ...Object.getOwnPropertyDescriptors(plan), ...Object.getOwnPropertyDescriptors(parts) };
  return Object.defineProperties({}, all) as Plan;
}
