import type { Label, Name, Trace } from "../explain/trace.ts";
import type { Plan } from "../plans/plan.ts";
import type { Scenario } from "../scenarios/scenario.ts";
import { roundCredits } from "../units/credits.ts";
import { inCurrency } from "../units/figures.ts";
import { fractionOfDecimal } from "../units/fraction.ts";
import { minorDigits } from "../units/money.ts";
import { creditsText, date, fixed, givenShare, listed, statedPrice, trimmed, unitPrice } from "./format.ts";
import { monthTitle } from "./month-title.ts";
import { activityName, activityNames, creditsOfKind, idInWords, perInWords } from "./words.ts";

/** What the words of an explanation need to know beside the trace. */
export interface Told {
  readonly plan: Plan;
  readonly scenario: Scenario;
}

/** The value of a figure with its unit: $4,068.00, 28,400, 85 %, 4.5. */
export function valueInWords({ value, unit }: Trace): string {
  switch (unit.is) {
    case "money":
      return inCurrency(fixed(value, minorDigits(unit.currency)), unit.currency);
    case "price":
      return isStated(value) ? statedPrice(value, unit.currency) : unitPrice(value, unit.currency);
    case "credits":
      return creditsText(roundCredits(value));
    case "share":
      return givenShare(value);
    default:
      return trimmed(value, 3);
  }
}

/** A price that somebody printed has few decimals; a computed one may have no end of them. */
function isStated({ denominator }: Trace["value"]): boolean {
  return 1_000_000n % denominator === 0n;
}

/** "4,080 emails found", "$55.00 a month", "12 months": a figure within a line of arithmetic. */
export function operandInWords(trace: Trace, told: Told): string {
  const value = valueInWords(trace);
  return [value, nounOf(trace, told, value === "1")].filter(Boolean).join(" ").replaceAll(" %", "\u00a0%");
}

/** What a row says of a figure whose value stands beside it. */
export function rowInWords(trace: Trace, told: Told): string {
  const noun = nounOf(trace, told, false) || idInWords(trace.label.name);
  return trace.unit.is === "price" && trace.label.name === "price" ? `price ${noun}` : noun;
}

type Noun = string | readonly [one: string, many: string] | ((trace: Trace, told: Told, isOne: boolean) => string);

function nounOf(trace: Trace, told: Told, isOne: boolean): string {
  const noun = NOUNS[trace.label.name];
  if (typeof noun === "function") return noun(trace, told, isOne);
  return typeof noun === "string" ? noun : noun[isOne ? 0 : 1];
}

const NOUNS: Readonly<Record<Name, Noun>> = {
  total: dated("total"),
  subscription: dated("subscription"),
  "seats-added": ({ label, unit }) => `${unit.is === "money" ? "for seats" : "seats"} added${onDay(label)}`,
  "add-on": dated("add-on"),
  "set-up": dated("set-up"),
  "top-ups": dated("top-ups"),
  "top-up": dated("top-up"),
  overage: dated("overage"),
  "overage-cost": "overage cost",
  behind: dated("behind the horizon"),
  invoice: dated("invoices"),
  price: ({ label, unit }) => (unit.is === "price" ? perOf(label) : "price"),
  "price-of-size": ({ label }) => `for ${trimmed(fractionOfDecimal(label.of ?? "0"), 3)} credits`,
  "own-price": "a credit, the tier's own price",
  markup: "of it, with the markup",
  uplift: "of the price, with the uplift",
  "least-spend": "at least, by what is sold",
  "per-find": "a find",
  "per-used-credit": "a used credit",
  accounts: ["account", "accounts"],
  seats: ["seat", "seats"],
  "seats-least": "seats at least, by the tier",
  "seats-included": "seats included",
  packs: ["pack", "packs"],
  size: ({ label }, { plan }) => `${creditsOfKind(label.of ?? "", plan)}, the size`,
  "in-bracket": "in this bracket",
  "billing-periods": ({ label }, _told, isOne) => periods(label.per ?? "", isOne),
  renewals: ["renewal", "renewals"],
  invoices: counting("invoice"),
  used: ofKind("used"),
  action: ({ label }, { plan }) => `${creditsOfKind("", plan)} for ${idInWords(label.of ?? "")}`,
  "for-other-credits": "taken for other credits",
  "by-other-credits": "covered by other credits",
  included: ofKind("included"),
  bought: ofKind("bought"),
  "more-than-needed": "more, the least that can be bought",
  over: ofKind("over"),
  burned: "burned",
  "billed-credits": ofKind("billed as overage"),
  shortage: ofKind("not delivered"),
  expired: ofKind("expired"),
  trimmed: "taken away by a cap",
  left: ofKind("left"),
  stranded: ofKind("stranded"),
  share: "of the included credits",
  deposit: ({ label }) => `deposited${onDay(label)}`,
  rest: ({ label }) => (label.at === undefined ? "left of a deposit" : `left of the deposit of ${date(label.at)}`),
  carried: "carried over",
  "in-hand": "in hand at the start",
  "unlimited-used": "used of what is unlimited",
  grant: ["credit granted", "credits granted"],
  "grant-periods": ["period at once", "periods at once"],
  "period-left": "of the period is left",
  deposits: counting("time"),
  found: ofActivity("found"),
  attempts: ofActivity("asked for"),
  charged: ofActivity("charged for"),
  "rate-card": ["credit each", "credits each"],
  people: ["person", "people"],
  rate: rateInWords,
  "weeks-a-month": "weeks a month",
  "days-a-month": "days a month",
  "working-weeks": "working weeks",
  "months-a-year": "months",
  "days-a-week": "days a week",
  "months-a-quarter": "months a quarter",
  "month-share": "of the month",
  days: ["day", "days"],
  season: ({ label }) => `of the usual work in ${idInWords(label.of ?? "")}`,
  growth: "of the work of the month before",
  "months-before": ["month before", "months before"],
  months: counting("month"),
  "way-share": ({ label }) => `done by ${idInWords(label.of ?? "")}`,
  "new-share": "charged",
  "known-share": "known already",
  "found-share": "found",
  held: ({ label }) => `${activityNames(label.of ?? "")} held`,
  "held-periods": counting("time"),
  free: "free",
  requests: ["block", "blocks"],
  block: "in a block",
  batch: "in a request",
  "paid-share": "beyond the free ones",
  "block-share": "by started blocks",
  "burned-before": "burned before",
  whole: "of all",
};

function onDay({ at }: Label): string {
  return at === undefined ? "" : ` on ${date(at)}`;
}

function dated(words: string): Noun {
  return ({ label }) => `${words}${onDay(label)}`;
}

/** The month it belongs to, or that it is one of several months that are alike. */
function monthOf({ at, per }: Label, scenario: Scenario): string {
  if (at !== undefined) return ` in ${monthTitle(at, scenario)}`;
  return per === "month" ? " a month" : "";
}

function ofKind(words: string): Noun {
  return ({ label }, { plan, scenario }) => {
    const month = monthOf(label, scenario);
    return `${creditsOfKind(label.of ?? "", plan)} ${words}${month}`;
  };
}

function ofActivity(words: string): Noun {
  return ({ label }, { scenario }, isOne) => {
    const ids = (label.of ?? "").split(" ").filter(Boolean);
    const month = monthOf(label, scenario);
    return `${[listed(ids.map(isOne ? activityName : activityNames)), words].filter(Boolean).join(" ")}${month}`;
  };
}

/** "150 emails a week each", "2,000 CRM records a month". */
function rateInWords({ label, basis }: Trace, _told: Told, isOne: boolean): string {
  const of = label.of ?? "";
  const isOfAccount = basis?.is === "scenario" && basis.path.startsWith("account");
  const time = perInWords({ per: (label.per ?? "month") as Parameters<typeof perInWords>[0]["per"] });
  return `${isOne ? activityName(of) : activityNames(of)} ${time}${isOfAccount ? "" : " each"}`;
}

/** "a month", "a seat and month", "a credit". */
function perOf({ per = "" }: Label): string {
  const [of = "", ...time] = per.split(" ");
  const length = time.join(" ");
  const each = [...(of === "account" && length !== "" ? [] : [of]), ...(length === "" ? [] : [length])];
  return each.length === 0 ? "" : `${/^[0-9]/.test(each[0] ?? "") ? "every" : "a"} ${each.join(" and ")}`;
}

/** "12 months", "1 year". */
function periods(per: string, isOne: boolean): string {
  if (/^\d/.test(per)) return `× ${per}`;
  return isOne ? per : `${per}s`;
}

/** Few months are told by name. */
function counting(one: string): Noun {
  return ({ label: { each = [] } }, { scenario }, isOne) => {
    const noun = isOne ? one : `${one}s`;
    return each.length > 3 || each.length === 0
      ? noun
      : `${noun} (${listed(each.map((at) => monthTitle(at, scenario)))})`;
  };
}
