import { type Conversion, conversionOf, type ExchangeRate, parseWrittenRate } from "../choose/exchange.ts";
import { UserError } from "../files/user-error.ts";
import { CURRENCY_CODES } from "../units/currency-codes.ts";
import { nearest } from "../written/nearest.ts";
import type { Desk } from "./desk.ts";

/** What `--fx`, each time it is given, and `--in` say. */
export interface ExchangeFlags {
  readonly fx: readonly string[] | undefined;
  readonly into: string | undefined;
}

const RATES_FILE = /\.(ya?ml|json)$/;
const EXAMPLE = "Write --fx EUR=1.08USD, or name a dated file of rates.";

/** The conversion that the command line asks for; undefined where it asks for none. */
export async function loadConversion({ fx = [], into }: ExchangeFlags, desk: Desk): Promise<Conversion | undefined> {
  if (fx.length === 0 && into === undefined) return undefined;
  if (fx.length === 0)
    throw new UserError("no-rate", `--in ${into} converts at the rates of --fx, and none is given.`, EXAMPLE);
  const rates = await Promise.all(fx.map(async (given) => (isFile(given) ? ratesOf(given, desk) : [rateOf(given)])));
  const conversion = conversionOf(rates.flat(), into === undefined ? undefined : currencyCalled(into));
  if ("code" in conversion) throw new UserError(conversion.code, `--fx: ${conversion.message}`, EXAMPLE);
  return conversion;
}

function isFile(given: string): boolean {
  return RATES_FILE.test(given) || !given.includes("=");
}

async function ratesOf(name: string, desk: Desk): Promise<readonly ExchangeRate[]> {
  const { parseExchangeRates } = await import("../choose/exchange-file.ts");
  const [rates = []] = desk.valuesOf([parseExchangeRates(await desk.read(name), name)]);
  return rates;
}

/** `EUR=1.08USD`. */
function rateOf(given: string): ExchangeRate {
  const [, from = "", worth = ""] = /^([^=]*)=(.*)$/.exec(given) ?? [];
  const rate = parseWrittenRate(worth);
  if (!rate) throw new UserError("not-a-rate", `--fx ${given} must say a number above 0 and a currency.`, EXAMPLE);
  const [one, other] = [currencyCalled(from), currencyCalled(rate.to)];
  if (one === other) throw new UserError("not-a-rate", `--fx ${given} is a rate of ${one} into itself.`, EXAMPLE);
  return { from: one, to: other, rate: rate.rate, given: { is: "flag" } };
}

function currencyCalled(code: string): string {
  const upper = code.trim().toUpperCase();
  if (CURRENCY_CODES.has(upper)) return upper;
  const near = nearest(upper, CURRENCY_CODES);
  const meant = near === undefined ? "" : ` Did you mean ${near}?`;
  throw new UserError("unknown-currency", `There is no currency "${code}".${meant}`);
}
