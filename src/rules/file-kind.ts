import { isBlock } from "../written/tree.ts";

export type FileKind = "plan" | "contract" | "scenario" | "activities" | "exchange-rates";

const SCENARIO_KEYS = [
  "start",
  "months",
  "vendors",
  "team",
  "account",
  "events",
  "changes",
  "customerOf",
  "need",
  "assume",
];
const PLAN_KEYS = [
  "vendor",
  "product",
  "sources",
  "source",
  "kinds",
  "actions",
  "tiers",
  "topUps",
  "whenEmpty",
  "burnOrder",
];

/**
 * What a file is meant to be, by the keys it has at the top: `extends` makes a contract, `activities` with `features` a
 * list of activities, `rates` a file of exchange rates; else what most of its keys belong to, so that a file with a typo is still known for what it is.
 */
export function kindOfFile(written: unknown): FileKind {
  if (!isBlock(written)) return "plan";
  if (Object.hasOwn(written, "extends")) return "contract";
  if (Object.hasOwn(written, "activities") && Object.hasOwn(written, "features")) return "activities";
  if (Object.hasOwn(written, "rates")) return "exchange-rates";
  const count = (keys: readonly string[]) => keys.filter((key) => Object.hasOwn(written, key)).length;
  return count(SCENARIO_KEYS) > count(PLAN_KEYS) ? "scenario" : "plan";
}
