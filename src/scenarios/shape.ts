import type { Shape } from "../written/shape.ts";

/** What a scenario file must look like. Its addresses are keys and, in lists, numbers counted from 1. */
export const SCENARIO_SHAPE: Shape = {
  validator: () => import("../generated/accepts-scenario.js"),
  schema: async () => (await import("./schema.ts")).scenarioSchema,
  addressOfPath: async () => (_tree, path) => path.map((key) => (typeof key === "number" ? key + 1 : key)).join("."),
};
