import type { Shape } from "../written/shape.ts";
import { addressOfPath } from "./address.ts";

/** What a plan file must look like. */
export const PLAN_SHAPE: Shape = {
  validator: () => import("../generated/accepts-plan.js"),
  schema: async () => (await import("./schema.ts")).planSchema,
  addressOfPath: async () => addressOfPath,
};

/** What a contract file must look like. */
export const CONTRACT_SHAPE: Shape = {
  validator: () => import("../generated/accepts-contract.js"),
  schema: async () => (await import("./schema.ts")).contractSchema,
  addressOfPath: async () => addressOfPath,
};
