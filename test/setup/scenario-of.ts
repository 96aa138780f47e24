import type { Activities } from "../../src/activities.ts";
import type { Issue, Parsed } from "../../src/issue.ts";
import { type ScenarioContext, scenarioFromTree } from "../../src/scenarios/from-tree.ts";
import type { Scenario } from "../../src/scenarios/scenario.ts";
import { fraction } from "../../src/units/fraction.ts";
import { readYaml } from "../../src/written/read-yaml.ts";

export const ACTIVITIES: Activities = Object.fromEntries(
  [
    { id: "email", name: "work email", unit: "lookup", usually: "person" as const, held: false },
    { id: "phone", name: "phone number", unit: "lookup", usually: "person" as const, held: false },
    { id: "ai-run", name: "AI text", unit: "run", usually: "person" as const, held: false },
    { id: "contact-import", name: "import", unit: "contact", usually: "person" as const, held: false },
    { id: "crm-record", name: "CRM record", unit: "record", usually: "account" as const, held: false },
    { id: "company-record", name: "company record", unit: "record", usually: "account" as const, held: false },
    { id: "domain", name: "domain", unit: "domain", usually: "account" as const, held: true },
    { id: "mailbox", name: "mailbox", unit: "mailbox", usually: "account" as const, held: true },
    { id: "mailbox-warm-up", name: "warm-up", unit: "mailbox", usually: "account" as const, held: true },
    { id: "monitored-account", name: "monitored account", unit: "account", usually: "account" as const, held: true },
  ].map((activity) => [activity.id, { ...activity, free: false }]),
);

export const CONTEXT: ScenarioContext = { activities: ACTIVITIES, asOf: Date.UTC(2026, 10, 22, 15, 30) };

/** A text as a scenario, without a look at the schema. */
export function parsedFrom(yaml: string): Parsed<Scenario> {
  const read = readYaml(yaml, "team.yaml");
  if (!read.ok) throw new Error(`the test's own text is not read: ${read.issues[0]?.message}`);
  return scenarioFromTree(read.value, CONTEXT);
}

export function scenarioOf(yaml: string): Scenario {
  return valueIn(parsedFrom(yaml));
}

export function valueIn<T>(parsed: Parsed<T>): T {
  if (!parsed.ok)
    throw new Error(`refused: ${parsed.issues.map(({ address, message }) => `${address} ${message}`).join("; ")}`);
  return parsed.value;
}

export function issuesOf<T>(parsed: Parsed<T>): readonly Issue[] {
  return parsed.ok ? parsed.warnings : parsed.issues;
}

/** What is found in a text, as `line:column code`. */
export function findingsIn(yaml: string): readonly string[] {
  return findings(parsedFrom(yaml));
}

export function findings<T>(parsed: Parsed<T>): readonly string[] {
  return issuesOf(parsed).map(({ place, code }) => `${place.line}:${place.column} ${code}`);
}

export function rate(amount: number, per: string) {
  return { amount: fraction(amount), per };
}

export function day(text: string): number {
  return Date.parse(`${text}T00:00:00Z`);
}
