import { readFileSync } from "node:fs";
import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import { parseActivities, type Vocabulary } from "../../src/plans/activities.ts";
import { parsePlan } from "../../src/plans/parse.ts";
import { isKnown, type Plan } from "../../src/plans/plan.ts";
import { months } from "../../src/units/calendar.ts";
import { credits } from "../../src/units/credits.ts";
import { fraction } from "../../src/units/fraction.ts";
import { money } from "../../src/units/money.ts";
import { madeOf, parsedPlan, planOf } from "../setup/plan-of.ts";
import { CLAY, KASPR, LEMLIST } from "../setup/three-files.ts";

let words: Vocabulary;

beforeAll(() => {
  words = madeOf(parseActivities(readFileSync("plans/activities.yaml", "utf8"), "plans/activities.yaml"));
});

const plan = async (text: string): Promise<Plan> => madeOf(await parsePlan(text, "plans/one.yaml", words)).plan;

describe("lemlist as in the schema page", () => {
  it("has a price for each way of billing: 55 every month, billed yearly, covers a month of a yearly cycle", async () => {
    const [email] = (await plan(LEMLIST)).tiers;
    expect(email?.price).toMatchObject([
      {
        at: "tiers.email.price.monthly",
        per: "account",
        every: months(1),
        billed: { id: "monthly", cycle: months(1) },
        term: months(1),
      },
      {
        at: "tiers.email.price.yearly",
        every: months(1),
        billed: { id: "yearly", cycle: months(12) },
        term: months(12),
      },
    ]);
    expect(email?.price[1]?.pricing).toEqual({ is: "flat", amount: { USD: money(55) } });
  });

  it("has 400 credits a seat and month in one pool, which end with the month", async () => {
    const grant = (await plan(LEMLIST)).tiers[1]?.grants[0];
    expect(grant).toMatchObject({
      credits: credits(400),
      per: "seat",
      pooled: true,
      every: months(1),
      counted: "signUp",
      upFront: false,
      prorated: true,
    });
    expect(grant?.rollover).toBeUndefined();
    expect(grant?.lasts).toBeUndefined();
  });

  it("rests every number on the nearest source, and gives its place", async () => {
    const { provenance, places } = await plan(LEMLIST);
    expect(provenance["tiers.email.price.monthly.amount"]).toEqual(["pricing"]);
    expect(provenance["tiers.multichannel.grants.credits"]).toEqual(["credits"]);
    expect(provenance["topUps.amount"]).toEqual(["credits"]);
    const line = LEMLIST.split("\n").findIndex((each) => each.startsWith("topUps")) + 1;
    expect(places["topUps.amount"]).toEqual({
      file: "plans/one.yaml",
      line,
      column: "topUps: [ { amount: ".length + 1,
      length: 4,
    });
  });

  it("stops at zero, burns the allowance first and sells single credits that last for ever", async () => {
    const { whenEmpty, burnOrder, topUps, kinds } = await plan(LEMLIST);
    expect(whenEmpty).toMatchObject([{ response: { do: "stop" } }]);
    expect(burnOrder).toEqual(["allowance", "purchase"]);
    expect(topUps).toMatchObject([
      {
        unit: { is: "credit" },
        every: "once",
        lasts: "forever",
        pricing: { is: "flat", amount: { USD: money("0.01") } },
      },
    ]);
    expect(kinds).toEqual(["credit"]);
  });
});

describe("Kaspr as in the schema page", () => {
  it("takes the grant keys of the kind where the grant leaves them out", async () => {
    const grants = (await plan(KASPR)).tiers[0]?.grants;
    expect(grants).toMatchObject([
      {
        at: "tiers.starter.grants.email",
        kind: "email",
        credits: "unlimited",
        per: "seat",
        pooled: true,
        every: months(1),
      },
      { kind: "phone", credits: credits(100), every: months(1) },
      { kind: "export", credits: credits(12000), per: "seat", every: months(12) },
    ]);
  });

  it("has each price in two currencies, and unpublished ones without a number", async () => {
    const { tiers, topUps } = await plan(KASPR);
    expect(tiers[0]?.price[0]?.pricing).toEqual({ is: "flat", amount: { EUR: money(59), GBP: money(51) } });
    expect(tiers[0]?.grants[0]?.fairUse).toEqual({ unpublished: true, at: "tiers.starter.grants.email.fairUse" });
    expect(topUps[0]?.pricing).toEqual({ is: "flat", amount: { EUR: { unpublished: true, at: "topUps.amount" } } });
  });
});

describe("Clay as in the schema page", () => {
  it("burns two kinds, each on its own condition", async () => {
    expect((await plan(CLAY)).actions[0]?.burns).toMatchObject([
      { at: "actions.find-email.burns.data", kind: "data", credits: credits("0.5"), charged: "success" },
      { at: "actions.find-email.burns.action", kind: "action", credits: credits(1), charged: "attempt" },
    ]);
  });

  it("sells sizes from small to large, grants the size chosen, and caps what rolls over at two grants", async () => {
    const [tier] = (await plan(CLAY)).tiers;
    const pricing = tier?.price[0]?.pricing;
    expect(pricing?.is === "sizes" && pricing.steps.map(({ credits: size, amount }) => [size, amount.USD])).toEqual([
      [credits(2500), money(185)],
      [credits(10000), { unpublished: true, at: "tiers.launch.price.sizes.10000" }],
    ]);
    expect(tier?.grants[0]).toMatchObject({
      credits: "size",
      rollover: { carry: "all", again: true, capBalance: { grants: fraction(2) } },
    });
  });

  it("sells more at 30 % above the tier's own price", async () => {
    expect((await plan(CLAY)).topUps[0]?.pricing).toEqual({ is: "markup", share: fraction(3, 10) });
  });
});

describe("what a plan leaves out", () => {
  const tier = async (text: string) => (await planOf({ tiers: `tiers: { email-pro: { ${text} } }` })).plan.tiers[0];

  it("a price that is left out is not published, and not zero", async () => {
    const left = await tier("grants: []");
    expect(left?.price).toMatchObject([
      { billed: { id: "monthly" }, pricing: { amount: { USD: { unpublished: true } } } },
    ]);
    expect((await tier("price: [ { amount: 0, billed: monthly } ]"))?.price[0]?.pricing).toEqual({
      is: "flat",
      amount: { USD: money(0) },
    });
    expect((await tier("trial: true"))?.price).toEqual([]);
  });

  it("a name comes from the id, seats are none included and at least one", async () => {
    expect(await tier("closed: true")).toMatchObject({
      name: "Email Pro",
      seats: { included: 0, min: 1 },
      closed: true,
    });
  });

  it("a set-up fee comes with every way of billing", async () => {
    const fee = (await tier("price: [ { amount: 500, every: once }, { amount: 9, billed: monthly } ]"))?.price[0];
    expect(fee).toMatchObject({ every: "once" });
    expect(fee?.billed).toBeUndefined();
  });

  it("features are those of the tiers below as well", async () => {
    const { plan: made } = await planOf({
      tiers: "tiers: { a: { features: [ api ] }, b: { includes: a, features: [ sso ] }, c: { includes: b } }",
    });
    expect(made.tiers.map(({ features }) => features)).toEqual([["api"], ["sso", "api"], ["sso", "api"]]);
  });

  it("a currency that is not published leaves amounts without a name", async () => {
    const { plan: made } = await planOf({ currency: "currency: unpublished" });
    expect(isKnown(made.currency)).toBe(false);
    expect(made.tiers[0]?.price[0]?.pricing).toEqual({ is: "flat", amount: { XXX: money(100) } });
  });
});

describe("what others report", () => {
  it("is kept beside an unpublished number, low and high, with who reports it", async () => {
    const { plan: made } = await planOf({
      topUps: "topUps: [ { per: credit, amount: { reported: [ 0.5, 0.25 ], source: study }, lasts: forever } ]",
    });
    const reported = { low: 0.25, high: 0.5, sources: ["study"] };
    expect(made.topUps[0]?.pricing).toEqual({
      is: "flat",
      amount: { USD: { unpublished: true, at: "topUps.amount", reported } },
    });
  });
});

describe("examples", () => {
  it("keep the decimals they were printed with", async () => {
    const { plan: made } = await planOf({
      examples: "examples: [ { says: X, given: { email: 100 }, costs: 10.00, unitPrice: 0.250 } ]",
    });
    expect(made.examples[0]).toMatchObject({
      given: { email: "100" },
      months: 1,
      expects: { costs: "10.00", unitPrice: "0.250" },
    });
  });
});

describe("parsing", () => {
  const number = fc.integer({ min: 0, max: 10 ** 9 }).map((thousandths) => thousandths / 1000);

  it("keeps every number exactly as written, and gives the same plan each time", async () => {
    await fc.assert(
      fc.asyncProperty(number, number, fc.boolean(), async (price, granted, pooled) => {
        const parts = {
          tiers: `tiers: { pro: { price: [ { amount: ${price}, billed: yearly } ], grants: [ { credits: ${granted}, per: seat, pooled: ${pooled}, every: month } ] } }`,
        };
        const [first, second] = [await planOf(parts), await planOf(parts)];
        expect(first.plan).toEqual(second.plan);
        expect(first.plan.tiers[0]?.price[0]?.pricing).toEqual({ is: "flat", amount: { USD: money(price) } });
        expect(first.plan.tiers[0]?.grants[0]).toMatchObject({ credits: credits(granted), pooled });
      }),
      { numRuns: 50 },
    );
  });

  it("does not hang on the shape of JSON or YAML", async () => {
    const json = JSON.stringify(madeOf(await parsedPlan()).written);
    const { plan: fromJson } = madeOf(await parsePlan(json, "plans/acme.json", words));
    const { plan: fromYaml } = await planOf();
    expect({ ...fromJson, places: {} }).toEqual({ ...fromYaml, places: {} });
  });
});
