import { type Grant, isKnown, type Plan, type PriceLine } from "../../plans/plan.ts";
import { grantInWords } from "../offer-name.ts";
import { unpublishedOf } from "../plan-facts.ts";
import { emptyInWords, priceLineInWords, topUpInWords } from "../price-words.ts";
import type { Context } from "../report.ts";
import { sourceJson } from "./answer-json.ts";
import type { Json } from "./document.ts";
import { creditsJson } from "./values.ts";

/** A plan's facts for a page or a script: the file itself holds them in full. */
export function planJson(plan: Plan, context: Context): Json {
  return {
    id: plan.id,
    vendor: plan.vendor,
    product: plan.product ?? null,
    currency: isKnown(plan.currency) ? plan.currency : null,
    extends: plan.contract?.extends ?? null,
    kinds: [...plan.kinds],
    tiers: plan.tiers.map((tier) => ({
      id: tier.id,
      name: tier.name,
      alsoCalled: [...tier.alsoCalled],
      trial: tier.trial,
      closed: tier.closed,
      prices: tier.price.map(priceJson),
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

/** A number, a word where the credits are chosen or unlimited, null where they are not published. */
function allowanceJson(credits: Grant["credits"]): Json {
  if (typeof credits === "string") return credits;
  return isKnown(credits) ? creditsJson(credits) : null;
}

function priceJson(line: PriceLine): Json {
  return {
    billed: line.billed?.id ?? null,
    per: line.per,
    says: priceLineInWords(line),
    fact: line.at,
    sources: [...line.sources],
  };
}
