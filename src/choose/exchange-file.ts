import { type Issue, type Parsed, parsed } from "../issue.ts";
import { type Instant, parseDay } from "../units/calendar.ts";
import { CURRENCY_CODES } from "../units/currency-codes.ts";
import { didYouMean } from "../written/nearest.ts";
import { readYaml } from "../written/read-yaml.ts";
import { isBlock, placeOf, placeOfKey, type WrittenBlock, type WrittenFile } from "../written/tree.ts";
import { type ExchangeRate, parseWrittenRate, type WrittenRate } from "./exchange.ts";

const KEYS = ["date", "source", "rates"];

/**
 * A dated file of exchange rates, or everything that is wrong with it: `date` (the day they are of), `source` (whose they
 * are) and `rates`, what one unit of each currency is worth.
 */
export function parseExchangeRates(text: string, file: string): Parsed<readonly ExchangeRate[]> {
  const read = readYaml(text, file);
  if (!read.ok) return read;
  const issues: Issue[] = [...read.warnings];
  const reader = new RatesReader(read.value, issues);
  return parsed(reader.rates(), issues);
}

class RatesReader {
  private readonly written: WrittenFile;
  private readonly issues: Issue[];

  constructor(written: WrittenFile, issues: Issue[]) {
    this.written = written;
    this.issues = issues;
  }

  rates(): readonly ExchangeRate[] {
    const { value } = this.written;
    const root = isBlock(value) ? value : {};
    for (const key of Object.keys(root).filter((each) => !KEYS.includes(each)))
      this.refuse("unknown-key", root, key, key, `has no "${key}"`, didYouMean(key, KEYS).hint, "key");
    const date = this.date(root);
    const source = this.source(root);
    if (!isBlock(root.rates) || Object.keys(root.rates).length === 0) {
      this.refuse("wrong-value", root, "rates", "rates", "must say what a currency is worth: { EUR: 1.08 USD }");
      return [];
    }
    const all = root.rates;
    const given = { is: "file", source, date } as const;
    return Object.keys(all).flatMap((from) => {
      const rate = this.rate(all, from);
      return rate ? [{ from, ...rate, given }] : [];
    });
  }

  private date(root: WrittenBlock): Instant {
    const day = typeof root.date === "string" ? parseDay(root.date) : undefined;
    if (day === undefined)
      this.refuse("impossible-date", root, "date", "date", "must be the day that the rates are of, such as 2026-11-20");
    return day ?? 0;
  }

  private source(root: WrittenBlock): string {
    if (typeof root.source !== "string" || root.source.trim() === "")
      this.refuse("wrong-value", root, "source", "source", "must say whose rates they are");
    return String(root.source);
  }

  private rate(all: WrittenBlock, from: string): WrittenRate | undefined {
    const at = `rates.${from}`;
    const rate = parseWrittenRate(String(all[from]));
    if (!CURRENCY_CODES.has(from)) {
      this.refuse("unknown-currency", all, from, at, `there is no currency "${from}"`, hintFor(from), "key");
      return undefined;
    }
    if (!rate) {
      this.refuse("not-a-rate", all, from, at, "must be a number above 0 and a currency, such as 1.08 USD");
      return undefined;
    }
    if (CURRENCY_CODES.has(rate.to) && rate.to !== from) return rate;
    const message = rate.to === from ? "is a rate into itself" : `there is no currency "${rate.to}"`;
    this.refuse("unknown-currency", all, from, at, message, rate.to === from ? undefined : hintFor(rate.to));
    return undefined;
  }

  private refuse(
    code: string,
    block: WrittenBlock,
    key: string,
    address: string,
    message: string,
    hint?: string,
    at: "key" | "value" = "value",
  ): void {
    const { places } = this.written;
    const place = at === "key" ? placeOfKey(places, block, key) : placeOf(places, block, key);
    this.issues.push({ code, severity: "error", place, address, message, ...(hint !== undefined && { hint }) });
  }
}

function hintFor(code: string): string | undefined {
  return didYouMean(code.toUpperCase(), CURRENCY_CODES).hint;
}
