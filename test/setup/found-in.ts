import type { Issue } from "../../src/issue.ts";
import { findingsIn } from "../../src/rules/check-plan.ts";
import { planOf, WORDS } from "./plan-of.ts";
import { day } from "./scenario-of.ts";

/** What one rule finds in a small plan with these parts, on 22 November 2026: the address and what is said of it. */
export async function foundIn(
  code: string,
  parts: Readonly<Record<string, string>>,
  { maxAge = 1000, asOf = "2026-11-22" } = {},
): Promise<readonly string[]> {
  const file = await planOf(parts);
  const found: readonly Issue[] = findingsIn({ file, words: WORDS, asOf: day(asOf), maxAge });
  return found.filter((issue) => issue.code === code).map(({ address, message }) => `${address} ${message}`);
}
