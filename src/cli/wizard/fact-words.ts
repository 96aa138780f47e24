import type { Address, Plan } from "../../plans/plan.ts";

const LISTS: Readonly<Record<string, string>> = {
  price: "price",
  grants: "credits included",
  topUps: "credits bought on top",
  whenEmpty: "at zero",
  seats: "seats",
  actions: "credits for",
  addOns: "add-on",
};

/** Keys that say no more than the list they stand in. */
const PLAIN_KEYS = new Set(["amount", "credits", "burns", "tiers"]);

/** What a number is about, for somebody who reads a quote: `Paid: price, monthly`. */
export function inWords(at: Address, { tiers }: Plan): string {
  const [list, ...rest] = at.split(".");
  if (at === "currency") return "the currency of the quote, such as EUR";
  const tier = list === "tiers" ? tiers.find(({ id }) => id === rest[0]) : undefined;
  const told = tier ? rest.slice(1) : [list as string, ...rest];
  const parts = told.filter((key) => !PLAIN_KEYS.has(key)).map((key) => LISTS[key] ?? key.replace("+", ", "));
  const isPrice = at.endsWith(".amount") && list === "topUps";
  return `${tier ? `${tier.name}: ` : ""}${isPrice ? "price of " : ""}${parts.join(", ")}`;
}
