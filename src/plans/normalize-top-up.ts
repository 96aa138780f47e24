import { NO_CREDITS } from "../units/credits.ts";
import { conditionsOf } from "./conditions.ts";
import { type Cursor, complainAbout, find, lines, sourcesOf } from "./cursor.ts";
import type { TopUp, WhenEmpty } from "./plan.ts";
import { amountAt, pricingOf } from "./pricing.ts";
import { kindOf, kindSaid, type References } from "./references.ts";
import { creditsAt, flagAt, periodAt, wordAt } from "./values.ts";

/** Credits bought on top. What is bought once must say how long it lasts; a recurring one lasts its period. */
export function topUpLine(line: Cursor, references: References): TopUp {
  const every = periodAt(line, "every", ["once", "cycle"]) ?? "once";
  const lasts = periodAt(line, "lasts", ["term", "forever"]);
  if (every === "once" && lasts === undefined) {
    complainAbout(
      line,
      "lasts-missing",
      "must say how long the bought credits last: forever, term, or a duration such as 12 months",
    );
  }
  const min = creditsAt(line, "min");
  const max = creditsAt(line, "max");
  const minSpend = amountAt(line, "minSpend", references.currency);
  return {
    at: line.at,
    kind: kindOf(line, references),
    unit: unitOf(line),
    pricing: pricingOf(line, references.currency),
    every,
    kept: wordAt<TopUp["kept"]>(line, "kept") ?? "cycle",
    ...(lasts !== undefined && { lasts }),
    ...(min !== undefined && { min }),
    ...(max !== undefined && { max }),
    ...(minSpend && { minSpend }),
    prorated: flagAt(line, "prorated", false),
    when: conditionsOf(line, references),
    sources: sourcesOf(line),
  };
}

function unitOf(line: Cursor): TopUp["unit"] {
  const pack = creditsAt(line, "credits");
  if (wordAt(line, "per") !== "pack") {
    if (pack !== undefined) complainAbout(line, "pack-size", "has credits, which only packs have: per: pack");
    return { is: "credit" };
  }
  if (pack === undefined) complainAbout(line, "pack-size", "must say how many credits are in a pack: credits: 1000");
  if (pack === NO_CREDITS) complainAbout(line, "pack-size", "has a pack of no credits");
  return { is: "pack", credits: pack ?? NO_CREDITS };
}

/** What happens at zero: `stop` for everything, or a list. */
export function whenEmptyLines(root: Cursor, references: References): readonly WhenEmpty[] {
  const found = find(root, "whenEmpty");
  if (!found || Array.isArray(found.value))
    return lines(root, "whenEmpty").map((line) => whenEmptyLine(line, references));
  return [{ at: found.at, response: { do: "stop" }, when: {}, sources: found.sources }];
}

function whenEmptyLine(line: Cursor, references: References): WhenEmpty {
  const does = wordAt<WhenEmpty["response"]["do"]>(line, "do");
  const needsKind = does === "overage" || does === "exchange";
  const kind = needsKind ? kindOf(line, references) : kindSaid(line, "kind", references);
  return {
    at: line.at,
    ...(kind !== undefined && { kind }),
    response: responseOf(line, does, references),
    when: conditionsOf(line, references),
    sources: sourcesOf(line),
  };
}

function responseOf(
  line: Cursor,
  does: WhenEmpty["response"]["do"] | undefined,
  references: References,
): WhenEmpty["response"] {
  switch (does) {
    case "overage": {
      const amount = amountAt(line, "amount", references.currency);
      const max = creditsAt(line, "max");
      if (!amount) complainAbout(line, "price-missing", "must say what a credit past the balance costs: amount");
      return { do: "overage", amount: amount ?? {}, ...(max !== undefined && { max }) };
    }
    case "exchange": {
      const into = kindSaid(line, "into", references);
      const rate = creditsAt(line, "at");
      if (into === undefined || rate === undefined) {
        complainAbout(
          line,
          "exchange-incomplete",
          "must say which kind is burned instead and how much of it: into and at",
        );
      }
      return { do: "exchange", into: into ?? (references.kinds[0] as string), rate: rate ?? NO_CREDITS };
    }
    case "topUp":
      return { do: "topUp" };
    default:
      return { do: "stop" };
  }
}
