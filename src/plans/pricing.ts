import { CURRENCY_CODES } from "../units/currency-codes.ts";
import { type Currency, NO_MONEY } from "../units/money.ts";
import { didYouMean } from "../written/nearest.ts";
import { isBlock, type WrittenBlock } from "../written/tree.ts";
import { type Cursor, complain, complainAbout, find, inside, lines } from "./cursor.ts";
import { type Amount, type Bracket, isKnown, type Pricing } from "./plan.ts";
import { bareDecimalAt, creditsOfKey, moneyAt, shareAt } from "./values.ts";

/** The keys that say what something costs; a line has exactly one of them. */
export const PRICING_KEYS = ["amount", "sizes", "volume", "graduated", "markup"] as const;

/** What a line costs. A line that says it twice or not at all is reported, and read as its first or as free. */
export function pricingOf(line: Cursor, currency: Currency): Pricing {
  const said = PRICING_KEYS.filter((key) => line.block[key] !== undefined);
  if (said.length === 0)
    complainAbout(line, "price-missing", "has no price: amount (a number or unpublished) or brackets");
  if (said.length > 1) complainAbout(line, "price-twice", `says its price twice: ${said.join(" and ")}`);
  switch (said[0]) {
    case "sizes":
      return sizesOf(line, currency);
    case "volume":
    case "graduated":
      return bracketsOf(line, said[0], currency);
    case "markup":
      return markupOf(line, currency);
    default:
      return { is: "flat", amount: amountAt(line, "amount", currency) ?? {} };
  }
}

/** Money under a key: a bare number is in the plan's currency, a block has one for each currency. */
export function amountAt(line: Cursor, key: string, currency: Currency): Amount | undefined {
  const found = find(line, key);
  if (!found) return undefined;
  if (!isByCurrency(found.value)) return { [currency]: moneyAt(line, key) ?? NO_MONEY };
  const byCurrency = inside(line, key) as Cursor;
  const amount: Record<Currency, Amount[Currency]> = {};
  for (const code of Object.keys(byCurrency.block)) {
    if (!CURRENCY_CODES.has(code)) {
      const each = find(byCurrency, code);
      if (each)
        complain(
          each,
          "unknown-currency",
          `is in "${code}", which is no currency of ISO 4217`,
          didYouMean(code, CURRENCY_CODES),
        );
    }
    amount[code] = moneyAt(byCurrency, code) ?? NO_MONEY;
  }
  return amount;
}

function isByCurrency(value: unknown): value is WrittenBlock {
  return isBlock(value) && !Object.hasOwn(value, "reported");
}

function sizesOf(line: Cursor, currency: Currency): Pricing {
  const found = find(line, "sizes");
  const sizes = inside(line, "sizes");
  if (!found || !sizes) return { is: "sizes", steps: [] };
  const steps = Object.keys(sizes.block).flatMap((key) => {
    const size = creditsOfKey(found, key);
    return size === undefined
      ? []
      : [{ credits: size, amount: amountAt(sizes, key, currency) ?? {}, at: `${sizes.at}.${key}` }];
  });
  return { is: "sizes", steps: steps.toSorted((a, b) => a.credits - b.credits) };
}

function bracketsOf(line: Cursor, is: "volume" | "graduated", currency: Currency): Pricing {
  const written = lines(line, is);
  const measure = written.some((bracket) => bracket.block.fromSpend !== undefined) ? "spend" : "units";
  const key = measure === "spend" ? "fromSpend" : "from";
  const brackets: Bracket[] = [];
  for (const bracket of written) {
    const from = bareDecimalAt(bracket, key);
    if (from === undefined || (bracket.block.from !== undefined && bracket.block.fromSpend !== undefined)) {
      complainAbout(bracket, "bracket-start", `must begin with one ${key}, as the other brackets do`);
      continue;
    }
    const before = brackets.at(-1);
    if (before && from <= before.from) {
      complainAbout(
        bracket,
        "bracket-order",
        `begins at ${from}, which is not above the ${before.from} of the bracket before it`,
      );
    }
    brackets.push({ from, amount: amountAt(bracket, "amount", currency) ?? {}, at: bracket.at });
    for (const source of bracket.used) line.used.add(source);
  }
  return { is, measure, brackets };
}

/** A markup that is not published is a price that is not published. */
function markupOf(line: Cursor, currency: Currency): Pricing {
  const share = shareAt(line, "markup");
  if (share !== undefined && isKnown(share)) return { is: "markup", share };
  return { is: "flat", amount: { [currency]: share ?? NO_MONEY } };
}
