import { currenciesOf, currencyOfPlan, oldestAge, trustIn } from "../../choose/catalogue.ts";
import { creditPrices, monthlyPrices, type Range, rangeOf } from "../../choose/list-prices.ts";
import { type Grant, isKnown, type Plan, type PriceLine } from "../../plans/plan.ts";
import type { PlanFile } from "../../plans/plan-file.ts";
import { grantInWords } from "../offer-name.ts";
import { lastRead, unpublishedOf } from "../plan-facts.ts";
import { emptyInWords, priceLineInWords, topUpInWords } from "../price-words.ts";
import type { Context } from "../report.ts";
import { sourceJson } from "./answer-json.ts";
import type { Json } from "./document.ts";
import { creditsJson, dayJson, decimalJson } from "./values.ts";

/** A plan's facts for a page or a script: the file itself holds them in full. */
export function planJson(file: PlanFile, context: Context): Json {
  const { plan } = file;
  return {
    id: plan.id,
    vendor: plan.vendor,
    product: plan.product ?? null,
    currency: isKnown(plan.currency) ? plan.currency : null,
    extends: plan.contract?.extends ?? null,
    kinds: [...plan.kinds],
    overview: overviewJson(file, context),
    tiers: plan.tiers.map((tier) => ({
      id: tier.id,
      name: tier.name,
      alsoCalled: [...tier.alsoCalled],
      trial: tier.trial,
      closed: tier.closed,
      prices: tier.price.map((line) => priceJson(line, plan)),
      allowances: tier.grants.map((grant) => ({
        kind: grant.kind,
        credits: allowanceJson(grant.credits),
        says: grantInWords(grant, plan),
        fact: grant.at,
        sources: [...grant.sources],
      })),
      features: [...tier.features],
    })),
    actions: plan.actions.map(({ id, does, burns, sources }) => ({
      id,
      does: [...does],
      burns: burns.map(({ kind, credits, charged, at }) => ({
        kind,
        credits: isKnown(credits) ? creditsJson(credits) : null,
        charged,
        fact: at,
      })),
      sources: [...sources],
    })),
    topUps: plan.topUps.map((topUp) => ({
      kind: topUp.kind,
      says: topUpInWords(topUp, plan),
      fact: topUp.at,
      sources: [...topUp.sources],
    })),
    whenEmpty: plan.whenEmpty.map((line) => ({
      do: line.response.do,
      says: emptyInWords(line, plan),
      fact: line.at,
      sources: [...line.sources],
    })),
    burnOrder: [...plan.burnOrder],
    unpublished: unpublishedOf(plan).map(({ at, reported }) => ({
      fact: at,
      reported: reported
        ? { low: String(reported.low), high: String(reported.high), sources: [...reported.sources] }
        : null,
    })),
    disputed: plan.disputed.map(({ fact, why, others }) => ({
      fact,
      why,
      sources: others.flatMap(({ sources }) => [...sources]),
    })),
    notModelled: plan.notModelled.map(({ says, effect, sources }) => ({ says, effect, sources: [...sources] })),
    sources: Object.values(plan.sources).map((source) => sourceJson(source, context)),
  };
}

/** What the catalogue's table says of it. */
function overviewJson(file: PlanFile, { asOf }: Context): Json {
  const { plan } = file;
  const currency = currencyOfPlan(plan);
  const { numbers, by } = trustIn(file);
  const credits = [...creditPrices(plan, currency)].map(([kind, range]) => [kind, rangeJson(range)] as const);
  return {
    currencies: [...currenciesOf(plan)],
    pricePerMonth: rangeJson(rangeOf(monthlyPrices(plan, currency))),
    pricePerCredit: Object.fromEntries(credits),
    numbers: { stated: numbers, ...by },
    lastRead: dayJson(lastRead(plan)),
    ageDays: oldestAge(file, asOf) ?? null,
  };
}

function rangeJson(range: Range | undefined): Json {
  return range ? { low: decimalJson(range.low), high: decimalJson(range.high) } : null;
}

/** A number, a word where the credits are chosen or unlimited, null where they are not published. */
function allowanceJson(credits: Grant["credits"]): Json {
  if (typeof credits === "string") return credits;
  return isKnown(credits) ? creditsJson(credits) : null;
}

function priceJson(line: PriceLine, plan: Plan): Json {
  return {
    billed: line.billed?.id ?? null,
    per: line.per,
    says: priceLineInWords(line, plan),
    fact: line.at,
    sources: [...line.sources],
  };
}
