import type { z } from "zod";
import { block } from "../written/block-schema.ts";
import { CONTRACT_KEYS, planKeys } from "./schema-blocks.ts";

/** A plan file as it is written: every key of it, and nothing else. */
export const planSchema = block(planKeys(true), "a plan: vendor, currency, sources, actions, tiers, whenEmpty").meta({
  title: "Plan",
  description: "What one vendor sells in one product line: a price list that the credits tool computes with",
});

/** A contract file as it is written: a plan of which everything may be left out, and what it extends. */
export const contractSchema = block(
  { ...CONTRACT_KEYS, ...planKeys(false) },
  "a contract: extends, and what differs",
).meta({
  title: "Contract",
  description: "A small file laid over a plan: a negotiated price, a number that the vendor does not publish",
});

export type WrittenPlan = z.infer<typeof planSchema>;
export type WrittenContract = z.infer<typeof contractSchema>;
