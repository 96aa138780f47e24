import { type Catalog, shippedCatalog } from "./plans/catalog.ts";

export type { Activities, Activity } from "./activities.ts";
export type { Catalog } from "./plans/catalog.ts";
export type { PlanFile } from "./plans/plan-file.ts";

/**
 * The plans that come with the package, with the activities and features they are written in. They were compiled when the
 * package was built: no file is read, and a plan is worked out when its `plan` is first asked for.
 */
export function catalog(): Catalog {
  return shippedCatalog();
}
