import type { Activities } from "../activities.ts";
import type { BillingId, KindId, Plan } from "../plans/plan.ts";
import type { Duration, Instant } from "../units/calendar.ts";
import { sameDuration } from "../units/calendar.ts";
import type { Fraction } from "../units/fraction.ts";
import type { Rate, RatePer } from "../units/rate.ts";
import { counted, creditsText, date, NO_BREAK, trimmed } from "./format.ts";

/*
 * The reader's words for what ids stand for.
 */

const SPELLED: Readonly<Record<string, string>> = {
  ai: "AI",
  api: "API",
  crm: "CRM",
  sms: "SMS",
  sso: "SSO",
  linkedin: "LinkedIn",
  whatsapp: "WhatsApp",
};

/** `crm-sync` → "CRM sync", `linkedin-steps` → "LinkedIn steps". */
export function idInWords(id: string): string {
  return id
    .split("-")
    .map((word) => SPELLED[word] ?? word)
    .join(" ");
}

/** Activities whose plural is not their last word's. */
const PLURALS: Readonly<Record<string, readonly [one: string, many: string]>> = {
  "email-verify": ["email check", "email checks"],
  "mailbox-warm-up": ["mailbox in warm-up", "mailboxes in warm-up"],
  sms: ["text message", "text messages"],
};

export function activityName(id: string): string {
  return PLURALS[id]?.[0] ?? idInWords(id);
}

export function activityNames(id: string): string {
  return PLURALS[id]?.[1] ?? plural(idInWords(id));
}

function plural(word: string): string {
  if (/(?:[sx]|[cs]h)$/.test(word)) return `${word}es`;
  return /[^aeiou]y$/.test(word) ? `${word.slice(0, -1)}ies` : `${word}s`;
}

/** "150 emails", "1 phone". */
export function amountOf(activity: string, amount: Fraction): string {
  const figure = trimmed(amount, 6);
  return `${figure} ${figure === "1" ? activityName(activity) : activityNames(activity)}`;
}

/** What one of an activity is, for several: "lookups". */
export function unitsOf(activity: string, activities: Activities): string {
  return plural(activities[activity]?.unit ?? "unit");
}

const PER: Readonly<Record<RatePer, string>> = {
  day: "a day",
  week: "a week",
  month: "a month",
  quarter: "a quarter",
  year: "a year",
  once: "once",
  held: "held",
};

export function perInWords({ per, on }: Pick<Rate, "per" | "on">): string {
  return on === undefined ? PER[per] : `once on ${date(on)}`;
}

const BILLED: Readonly<Record<BillingId, string>> = {
  halfYearly: "half-yearly",
  twoYearly: "every two years",
  threeYearly: "every three years",
};

/** "yearly", "half-yearly", "every 30 days". */
export function billedInWords(id: BillingId): string {
  return BILLED[id] ?? (/^\d/.test(id) ? `every ${id}` : id);
}

/** "each month", "every 30 days". */
export function eachInWords(length: Duration): string {
  const known = NAMED.find(({ is }) => sameDuration(is, length));
  if (known) return `each ${known.name}`;
  return `every ${lengthInWords(length)}`;
}

const NAMED = [
  { is: { months: 0, days: 1 }, name: "day" },
  { is: { months: 1, days: 0 }, name: "month" },
  { is: { months: 3, days: 0 }, name: "quarter" },
  { is: { months: 12, days: 0 }, name: "year" },
];

/** "12 months", "30 days". */
export function lengthInWords({ months, days }: Duration): string {
  return months > 0 ? counted(months, "month") : counted(days, "day");
}

/** "credits" where a plan has one kind, "phone credits" where it has several; one called `credit` among them is "credits" too. */
export function creditsOfKind(kind: KindId, plan: Pick<Plan, "kinds">): string {
  return plan.kinds.length > 1 && kind !== "credit" ? `${idInWords(kind)} credits` : "credits";
}

/** The vendor and the product line, which may begin with the vendor's name; a contract by its own name. */
export function lineName({
  id,
  contract,
  vendor,
  product,
}: Pick<Plan, "id" | "contract" | "vendor" | "product">): string {
  if (contract) return id;
  if (product === undefined) return vendor;
  return product.startsWith(`${vendor} `) ? product : `${vendor} ${product}`;
}

/** The same, and what of it takes part where that is not all: "Apollo Basic monthly". */
export function planName(plan: Plan): string {
  const { part } = plan;
  if (!part) return lineName(plan);
  const tier = plan.tiers.find(({ id }) => id === part.tier)?.name ?? part.tier;
  const size = part.size === undefined ? [] : [creditsText(part.size)];
  const billed = part.billed === undefined ? [] : [billedInWords(part.billed)];
  return [lineName(plan), tier, ...size, ...billed].join(" ");
}

/** How long figures count over: "a year" for twelve months, "in 24 months". */
export function spanInWords(months: number): string {
  if (months === 12) return "a year";
  return months === 1 ? "in a month" : `in ${months} months`;
}

/** "12 months from 2027-01-01". */
export function horizonInWords(months: number, start: Instant): string {
  return `${counted(months, "month")} from ${date(start)}`.replaceAll(" ", NO_BREAK);
}
