import { dayThatCounts } from "../choose/marks.ts";
import type { Issue } from "../issue.ts";
import type { Address, Plan } from "../plans/plan.ts";
import { dayOf } from "../units/calendar.ts";
import { placeAt } from "./place-at.ts";
import type { Finding, Given, Rule } from "./rule.ts";
import { PLAN_RULES } from "./rules.ts";

/**
 * What the rules find in a plan, in the order of the rules. In a contract only what stands in its own file: the plan beneath is
 * checked by itself.
 */
export function findingsIn(given: Given, rules: readonly Rule[] = PLAN_RULES): readonly Issue[] {
  const { file } = given;
  const found = rules.flatMap((rule) => rule.look(given).map((finding) => issueOf(rule, finding, given)));
  return file.plan.contract ? found.filter(({ place }) => place.file === file.file) : found;
}

function issueOf(rule: Rule, { at, atKey, message, hint }: Finding, { file }: Given): Issue {
  return {
    code: rule.code,
    severity: rule.severity,
    place: placeAt(file, at, atKey),
    address: at,
    message,
    why: rule.why,
    hint: hint ?? heldAgainst(file.plan, at, rule.code),
  };
}

function heldAgainst({ provenance, sources }: Plan, at: Address, code: string): string {
  const [id = ""] = provenance[at] ?? [];
  const source = sources[id];
  const whose = source ? `, "${id}" (${dayOf(dayThatCounts(source))})` : "";
  return `Hold it against its source${whose}, or say why it is so: # credits-ignore ${code}: …`;
}
