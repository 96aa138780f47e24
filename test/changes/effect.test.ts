import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Difference } from "../../src/changes/difference.ts";
import type { Effect } from "../../src/changes/effect.ts";
import { conversionOf, parseWrittenRate } from "../../src/choose/exchange.ts";
import { offerId } from "../../src/engine/offer.ts";
import { toUnits } from "../../src/units/money.ts";
import { planText, scenarioText } from "../setup/collection-texts.ts";
import { differenceOf, type Files } from "../setup/collections.ts";

const IDS = ["alpha", "beta", "gamma"] as const;

function collectionAt(prices: readonly number[]): Files {
  const plans = IDS.map((id, at) => [`plans/${id}.yaml`, planText(id, prices[at] as number)]);
  return {
    ...Object.fromEntries(plans),
    "scenarios/all.yaml": scenarioText(),
    "scenarios/two.yaml": scenarioText("alpha", "beta"),
    "scenarios/one.yaml": scenarioText("gamma"),
  };
}

/** Which plans take part in which scenario. */
const PART: Readonly<Record<string, readonly number[]>> = { all: [0, 1, 2], two: [0, 1], one: [2] };

/** Two seats for twelve months, the first of the cheapest: the whole rule for plans that differ in nothing but their price. */
function cheapest(
  prices: readonly number[],
  part: readonly number[],
): { readonly plan: string; readonly total: number } {
  const at = part.toSorted((a, b) => (prices[a] as number) - (prices[b] as number))[0] as number;
  return { plan: IDS[at] as string, total: 24 * (prices[at] as number) };
}

function expected(before: readonly number[], after: readonly number[]) {
  return Object.entries(PART).flatMap(([id, part]) => {
    const [was, is] = [cheapest(before, part), cheapest(after, part)];
    if (was.plan === is.plan && was.total === is.total) return [];
    return [{ id, is: was.plan === is.plan ? "changes" : "flips", from: was.total, to: is.total }];
  });
}

function told({ effects }: Difference) {
  return effects.map(({ id, is, before, after }) => ({ id, is, from: totalOf(before), to: totalOf(after) }));
}

function totalOf(side: Effect["before"]): number | undefined {
  const total = side.is === "answered" ? side.outcome.total : undefined;
  return total && toUnits(total.total);
}

const byId = (a: { readonly id: string }, b: { readonly id: string }) => (a.id < b.id ? -1 : 1);
const prices = fc.tuple(...IDS.map(() => fc.integer({ min: 1, max: 4 })));

describe("exactly the scenarios that a change touches", () => {
  it("as a price list of seats says, whatever is skipped on the way", async () => {
    await fc.assert(
      fc.asyncProperty(prices, prices, async (before, after) => {
        const [was, is] = [collectionAt(before), collectionAt(after)];
        const quick = await differenceOf(was, is);
        expect(told(quick).toSorted(byId)).toEqual(expected(before, after).toSorted(byId));
        expect(quick.effects.length + quick.unchanged.length).toBe(3);
        expect(told(await differenceOf(was, is, { answersAll: true }))).toEqual(told(quick));
      }),
      { numRuns: 12 },
    );
  });

  it("flips lead, then the larger rise", async () => {
    // all: alpha 2 → beta 3; two: the same; one: gamma 9 → 20
    const { effects } = await differenceOf(collectionAt([2, 3, 9]), collectionAt([5, 3, 20]));
    expect(effects.map(({ id, is }) => [id, is])).toEqual([
      ["all", "flips"],
      ["two", "flips"],
      ["one", "changes"],
    ]);
  });
});

describe("one scenario", () => {
  const team = { "scenarios/team.yaml": scenarioText() };
  const only = ({ effects }: Difference) => effects[0] as Effect;

  it("that is another is told as such, though no plan changed", async () => {
    const plans = { "plans/alpha.yaml": planText("Alpha", 10) };
    // 4 people instead of 2: 4 × 12 × 10 = 480
    const more = { "scenarios/team.yaml": scenarioText().replace("people: 2", "people: 4") };
    const effect = only(await differenceOf({ ...plans, ...team }, { ...plans, ...more }));
    expect(effect).toMatchObject({ is: "changes", scenarioChanged: true });
    expect([totalOf(effect.before), totalOf(effect.after)]).toEqual([240, 480]);
  });

  it("that falls short flips to nothing, and staying says by how much", async () => {
    const at = (credits: number) => planText("Alpha", 10).replace("credits: 1000", `credits: ${credits}`);
    const effect = only(
      await differenceOf({ ...team, "plans/alpha.yaml": at(1000) }, { ...team, "plans/alpha.yaml": at(300) }),
    );
    expect(effect.is).toBe("flips");
    // 800 wanted, 2 × 300 there: 200 short in each of 12 months.
    expect(effect.staying?.with?.candidate.estimate.kinds.credit?.shortage).toBe(2_400_000);
  });

  it("on a contract follows the contract, and not its list price", async () => {
    const contract = `extends: alpha
sources: { quote: { title: Quote, date: 2026-10-01, read: 2026-10-01, authority: contract } }
source: quote
tiers: { small: { price: [ { amount: 8, per: seat, billed: monthly } ] } }
`;
    const files = (list: number) => ({
      "plans/alpha.yaml": planText("Alpha", list),
      "contracts/deal.yaml": contract,
      "scenarios/list.yaml": scenarioText("alpha"),
      "scenarios/agreed.yaml": scenarioText("deal"),
    });
    const { effects, unchanged } = await differenceOf(files(10), files(11));
    expect(effects.map(({ id }) => id)).toEqual(["list"]);
    expect(unchanged.map(({ id }) => id)).toEqual(["agreed"]);
  });

  it("that is a customer keeps to what it has as long as that is sold", async () => {
    const customer = `${scenarioText("alpha")}customerOf: { alpha: { tier: small, billed: monthly, since: 2026-01-01 } }\n`;
    const files = (price: number) => ({
      "plans/alpha.yaml": planText("Alpha", price),
      "scenarios/team.yaml": customer,
    });
    const effect = only(await differenceOf(files(10), files(11)));
    expect([effect.is, totalOf(effect.before), totalOf(effect.after)]).toEqual(["changes", 240, 264]);
  });

  it("between two currencies is told in one where a rate is given, and without a change where none is", async () => {
    const euro = (price: number) => planText("Beta", price).replace("currency: USD", "currency: EUR");
    const before = { ...team, "plans/alpha.yaml": planText("Alpha", 10), "plans/beta.yaml": euro(12) };
    const after = { ...before, "plans/beta.yaml": euro(9) };
    const written = parseWrittenRate("1.05 USD");
    const conversion = conversionOf([{ from: "EUR", to: "USD", rate: written?.rate as never, given: { is: "flag" } }]);
    if ("code" in conversion) throw new Error(conversion.message);
    const effect = only(await differenceOf(before, after, { conversion }));
    // 24 × 9 EUR = 216 EUR × 1.05 = $226.80, which is $13.20 less than $240.
    expect([effect.is, totalOf(effect.before), totalOf(effect.after), effect.change?.by]).toEqual([
      "flips",
      240,
      226.8,
      -13_200_000,
    ]);
    expect((await differenceOf(before, after)).effects).toEqual([]);
  });

  it("on a tier that is renamed and moved to another file flips nowhere", async () => {
    const before = { ...team, "plans/alpha.yaml": planText("Alpha", 10) };
    const after = { ...team, "plans/alpha-one.yaml": planText("Alpha", 10, { tier: "starter" }) };
    const difference = await differenceOf(before, after);
    expect(difference.effects).toEqual([]);
    expect(difference.plans.map(({ before: was, after: is }) => [was?.id, is?.id])).toEqual([["alpha", "alpha-one"]]);
  });

  it("of a tier beside another names the one it takes", async () => {
    const two = planText("Alpha", 10).replace(
      "whenEmpty",
      "  large:\n    price: [ { amount: 30, per: seat, billed: monthly } ]\n    grants: [ { credits: 5000, per: seat, pooled: true, every: month } ]\nwhenEmpty",
    );
    const before = { "plans/alpha.yaml": two, "scenarios/team.yaml": scenarioText("alpha") };
    const after = { ...before, "scenarios/team.yaml": scenarioText("alpha").replace("100/week", "300/week") };
    const { after: side } = only(await differenceOf(before, after));
    // 2 × 300 × 4 = 2,400 a month: above 2,000, within 10,000.
    expect(side.is === "answered" && side.outcome.recommended && offerId(side.outcome.recommended.estimate.offer)).toBe(
      "alpha/large+monthly",
    );
  });
});
