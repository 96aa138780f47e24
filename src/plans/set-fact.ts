import type { Issue, Parsed, Place } from "../issue.ts";
import { dayOf, type Instant } from "../units/calendar.ts";
import { copyTree, isBlock, PlaceBook } from "../written/tree.ts";
import { isProblem, resolve } from "./address.ts";
import { type LaidContract, laidAddresses } from "./contract.ts";
import type { Address } from "./plan.ts";
import type { PlanFile } from "./plan-file.ts";

/** One `--set PLAN:ADDRESS=VALUE`. */
export interface FactSet {
  readonly plan: string;
  readonly address: Address;
  readonly value: string | number | boolean;
  readonly place: Place;
}

const SOURCE = "set";

/** `zaplify:tiers.paid.price.yearly.amount=3600` taken apart; the value is a number, true, false or text as in YAML. */
export function setFact(text: string): Parsed<FactSet> {
  const match = /^([^:=]+):([^=]+)=(.+)$/.exec(text);
  const place: Place = { file: "--set", line: 1, column: 1, length: Math.max(1, text.length) };
  if (!match) {
    const message = `must be PLAN:ADDRESS=VALUE, such as zaplify:tiers.paid.price.yearly.amount=3600, not "${text}"`;
    return { ok: false, issues: [{ code: "set-form", severity: "error", place, address: "", message }] };
  }
  const [, plan = "", address = "", value = ""] = match;
  return {
    ok: true,
    value: { plan: plan.trim(), address: address.trim(), value: scalar(value.trim()), place },
    warnings: [],
  };
}

/** What YAML makes of a bare word: a plain decimal is a number, `true` and `false` are themselves, all else is text. */
function scalar(text: string): string | number | boolean {
  if (text === "true" || text === "false") return text === "true";
  const plain = /^-?(0|[1-9]\d*)(\.\d+)?$/.test(text) && text.replace(/[-.]/g, "").replace(/^0+/, "").length <= 15;
  return plain ? Number(text) : text;
}

/** All facts set of one plan as one contract, named `PLAN-set`, that rests on the command line. */
export function layFacts(plan: PlanFile, facts: readonly FactSet[], asOf: Instant): Parsed<LaidContract> {
  const places = new PlaceBook(facts[0]?.place ?? plan.places.root);
  const written = copyTree(plan.written, plan.places, places) as Record<string, unknown>;
  const day = dayOf(asOf);
  delete written.examples;
  written.sources = {
    ...(written.sources as object),
    [SOURCE]: { title: "--set on the command line", date: day, read: day, authority: "contract" },
  };
  const issues = facts.flatMap((fact) => layFact(written, places, fact));
  if (issues.length > 0) return { ok: false, issues };

  const changes = laidAddresses(written, places);
  if (Array.isArray(written.disputed)) {
    const settled = (fact: string) =>
      changes.some((change) => change === fact || change.startsWith(`${fact}.`) || fact.startsWith(`${change}.`));
    written.disputed = written.disputed.filter((dispute) => !settled(String(isBlock(dispute) ? dispute.fact : "")));
  }
  const value = { id: `${plan.id}-set`, extends: plan.id, written, places, changes, terms: { confidential: false } };
  return { ok: true, value, warnings: [] };
}

function layFact(written: Record<string, unknown>, places: PlaceBook, fact: FactSet): readonly Issue[] {
  startPriceList(written, fact.address);
  const found = resolve(written, fact.address);
  if (isProblem(found)) {
    const { problem, hint } = found;
    return [
      {
        code: "unknown-address",
        severity: "error",
        place: fact.place,
        address: fact.address,
        message: problem,
        ...(hint !== undefined && { hint }),
      },
    ];
  }
  (found.container as Record<string | number, unknown>)[found.key] = fact.value;
  const text = String(fact.value);
  places.note(found.container, found.key, { entry: { key: fact.place, value: fact.place }, text, laidBy: [SOURCE] });
  return [];
}

const BILLING_WORDS = ["monthly", "quarterly", "halfYearly", "yearly", "twoYearly", "threeYearly"];

/** A tier that leaves its price out gets a line for the one that is set, billed as the address says, else monthly. */
function startPriceList(written: Record<string, unknown>, address: Address): void {
  const [list, id = "", key, words = ""] = address.split(".");
  const tiers = written.tiers;
  const tier = list === "tiers" && isBlock(tiers) ? tiers[id] : undefined;
  if (key !== "price" || !isBlock(tier) || (Array.isArray(tier.price) && tier.price.length > 0)) return;
  const said = words.split("+");
  const billed = BILLING_WORDS.find((word) => said.includes(word)) ?? "monthly";
  Object.assign(tier, { price: [{ amount: "unpublished", billed, ...(said.includes("seat") && { per: "seat" }) }] });
}
