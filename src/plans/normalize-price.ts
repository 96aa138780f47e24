import { type Duration, months, parseDuration } from "../units/calendar.ts";
import { ZERO } from "../units/fraction.ts";
import { conditionsOf } from "./conditions.ts";
import { type Cursor, complainAbout, find, sourcesOf } from "./cursor.ts";
import type { Billing, PriceLine } from "./plan.ts";
import { pricingOf } from "./pricing.ts";
import { kindOf, type References } from "./references.ts";
import { creditsAt, flagAt, periodAt, shareAt, unpublished, wordAt } from "./values.ts";

const CYCLES: Readonly<Record<string, number>> = {
  monthly: 1,
  quarterly: 3,
  halfYearly: 6,
  yearly: 12,
  twoYearly: 24,
  threeYearly: 36,
};

/** How often an invoice comes, from the word or the duration in the file. */
function billingOf(word: string): Billing {
  const count = CYCLES[word];
  return { id: word, cycle: count === undefined ? (parseDuration(word) ?? months(1)) : months(count) };
}

/**
 * A price line. It is for the account, covers the period it is billed by, binds for one cycle and does not rise, unless
 * it says otherwise. Only a set-up fee (`every: once`) may leave out how it is billed: it then comes with every way.
 */
export function priceLine(line: Cursor, references: References): PriceLine {
  const word = wordAt<string>(line, "billed");
  const said = periodAt(line, "every", ["once"]);
  if (word === undefined && said !== "once") {
    complainAbout(
      line,
      "billed-missing",
      "must say how often it is billed: monthly, quarterly, halfYearly, yearly or a duration",
    );
  }
  const billed = word === undefined ? undefined : billingOf(word);
  const cycle = billed?.cycle ?? months(1);
  const per = wordAt<PriceLine["per"]>(line, "per") ?? "account";
  const sized = per === "credit" || line.block.sizes !== undefined;
  const max = creditsAt(line, "max");
  return {
    at: line.at,
    pricing: pricingOf(line, references.currency),
    per,
    every: said ?? cycle,
    ...(billed && { billed }),
    term: periodAt(line, "term", []) ?? cycle,
    uplift: shareAt(line, "uplift") ?? ZERO,
    ...(max !== undefined && { max }),
    kind: kindOf(line, references, sized),
    prorated: flagAt(line, "prorated", true),
    when: conditionsOf(line, references, false),
    sources: sourcesOf(line),
  };
}

/** What stands for a price list that is left out: a price that is not published, billed monthly. */
export function priceNotPublished(tier: Cursor, references: References): PriceLine {
  const at = `${tier.at}.price`;
  const cycle: Duration = months(1);
  return {
    at,
    pricing: { is: "flat", amount: { [references.currency]: unpublished(`${at}.amount`) } },
    per: "account",
    every: cycle,
    billed: { id: "monthly", cycle },
    term: cycle,
    uplift: ZERO,
    kind: references.kinds[0] as string,
    prorated: true,
    when: {},
    sources: find(tier, "price")?.sources ?? tier.sources,
  };
}
