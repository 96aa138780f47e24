import { type FactChange, type Statement, statementOf } from "../../changes/fact.ts";
import type { PlanDiff } from "../../changes/plan-diff.ts";
import { currencyOf } from "../../engine/pricing.ts";
import type { Plan, PriceLine, Tier } from "../../plans/plan.ts";
import { statedPrice, trimmed } from "../format.ts";
import { billedInWords, eachInWords, idInWords } from "../words.ts";

/*
 * A changed value as somebody would say it: "Basic, billed monthly: $59.00 → $65.00 a seat a month".
 */

/** What a value is of, how it is written, and what follows the figure. */
interface Wording {
  readonly label: string;
  readonly write: (stated: Statement) => string;
  readonly unit: string;
}

export function factInWords(change: FactChange, { before, after }: Pick<PlanDiff, "before" | "after">): string {
  const plan = (change.after ? after : before)?.plan ?? after?.plan;
  const { label, write, unit } = wordingOf(statementOf(change), plan);
  const [was, is] = [change.before && write(change.before), change.after && write(change.after)];
  switch (change.is) {
    case "renamed":
      return `${parentInWords(statementOf(change), plan)}${was} is now called ${is}`;
    case "added":
      return `${label}: now ${is}${unit}`;
    case "removed":
      return `${label}: no longer ${was}${unit}`;
    default:
      return `${label}: ${was} → ${is}${unit}`;
  }
}

function wordingOf(stated: Statement, plan: Plan | undefined): Wording {
  const price = plan && priceAt(stated.at, plan);
  if (price) return price;
  return { label: addressInWords(stated.at, plan), write: plainly, unit: "" };
}

function plainly({ number, says }: Statement): string {
  if (says === "unpublished") return "not published";
  return number ? trimmed(number, 6) : says;
}

/** An amount of a price line, under the name of its tier and the way it is billed. */
function priceAt(at: string, plan: Plan): Wording | undefined {
  const owner = [...plan.tiers, ...plan.addOns].find(({ price }) => price.some((line) => isAmountOf(line, at)));
  const line = owner?.price.find((each) => isAmountOf(each, at));
  if (!owner || !line) return undefined;
  const name = "name" in owner ? (owner as Tier).name : idInWords(owner.id);
  const billed = line.billed === undefined ? "" : `, billed ${billedInWords(line.billed.id)}`;
  return { label: `${name}${billed}`, write: (stated) => amountInWords(stated, plan), unit: unitOf(line) };
}

function isAmountOf(line: PriceLine, at: string): boolean {
  return at === `${line.at}.amount` || at.startsWith(`${line.at}.amount.`);
}

function amountInWords(stated: Statement, plan: Plan): string {
  const last = stated.at.split(".").at(-1) ?? "";
  const currency = /^[A-Z]{3}$/.test(last) ? last : currencyOf(plan, undefined);
  return stated.number ? statedPrice(stated.number, currency) : plainly(stated);
}

function unitOf({ per, every }: PriceLine): string {
  const each = every === "once" ? " once" : ` ${eachInWords(every).replace("each ", "a ")}`;
  return `${per === "account" ? "" : ` a ${per}`}${each}`;
}

/** "Basic, seats, min" for `tiers.basic.seats.min`: a tier by its name, everything else by its words. */
function addressInWords(at: string, plan: Plan | undefined): string {
  const [room, id, ...rest] = at.split(".");
  if (room === "tiers" && id !== undefined) {
    return [plan?.tiers.find((tier) => tier.id === id)?.name ?? idInWords(id), ...rest.map(segmentInWords)].join(", ");
  }
  const isListed = room === "actions" || room === "addOns";
  return [...(isListed ? [] : [room ?? ""]), ...(id === undefined ? [] : [id]), ...rest].map(segmentInWords).join(", ");
}

/** "whenEmpty" → "when empty"; words that pick a line keep their own spelling. */
function segmentInWords(segment: string): string {
  return idInWords(segment.replace(/([a-z])([A-Z])/g, (_both, a, b) => `${a}-${b.toLowerCase()}`)).replaceAll("+", " ");
}

function parentInWords({ at }: Statement, plan: Plan | undefined): string {
  const parent = at.split(".").slice(0, -1).join(".");
  return parent === "" ? "" : `${addressInWords(parent, plan)}: `;
}
