import type { Activities } from "../../src/activities.ts";
import type { Issue, Parsed } from "../../src/issue.ts";
import { parsePlan } from "../../src/plans/parse.ts";
import type { PlanFile } from "../../src/plans/plan-file.ts";

const ids = ["email", "phone", "contact-export", "monitored-account", "mailbox"];

export const WORDS: { readonly activities: Activities; readonly features: readonly string[] } = {
  activities: Object.fromEntries(
    ids.map((id) => [
      id,
      { id, name: id, unit: "unit", usually: "person" as const, held: id === "mailbox", free: false },
    ]),
  ),
  features: ["api", "crm-sync", "sso"],
};

/** What a small plan needs beside the part that a test is about; each part is one line of YAML. */
const PARTS: Readonly<Record<string, string>> = {
  vendor: "vendor: Acme",
  currency: "currency: USD",
  sources:
    "sources: { list: { title: Price list, date: undated, read: 2026-08-17, authority: official }, study: { title: Study, date: 2026-01-31, read: 2026-08-17, authority: third-party } }",
  source: "source: list",
  actions: "actions: { reveal-email: { does: email, burns: 1, charged: success } }",
  tiers: "tiers: { pro: { price: [ { amount: 100, billed: monthly } ], grants: [ { credits: 500, every: month } ] } }",
  whenEmpty: "whenEmpty: stop",
};

/** A small plan in which the given parts stand instead of, or beside, the ordinary ones; an empty part is left out. */
export function planText(parts: Readonly<Record<string, string>> = {}): string {
  return Object.entries({ ...PARTS, ...parts })
    .filter(([, text]) => text !== "")
    .map(([, text]) => `${text}\n`)
    .join("");
}

export function parsedPlan(
  parts: Readonly<Record<string, string>> = {},
  file = "plans/acme.yaml",
): Promise<Parsed<PlanFile>> {
  return parsePlan(planText(parts), file, WORDS);
}

export async function planOf(parts: Readonly<Record<string, string>> = {}): Promise<PlanFile> {
  return madeOf(await parsedPlan(parts));
}

export function madeOf<T>(parsed: Parsed<T>): T {
  if (parsed.ok) return parsed.value;
  throw new Error(parsed.issues.map(({ address, message }) => `${address} ${message}`).join("\n"));
}

export function issuesOf<T>(parsed: Parsed<T>): readonly Issue[] {
  return parsed.ok ? [] : parsed.issues;
}

/** An issue in one line, after the part of `text` that it points at: `‹amout› unknown-key tiers.pro …`. */
export function told({ place, code, address, message, hint }: Issue, text: string): string {
  const line = text.split("\n")[place.line - 1] ?? "";
  const pointed = line.slice(place.column - 1, place.column - 1 + place.length);
  return [`‹${pointed}›`, code, address, message, hint].filter(Boolean).join(" ");
}
