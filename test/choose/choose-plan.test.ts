import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { PlanAnswer } from "../../src/choose/answer.ts";
import type { Ask } from "../../src/choose/ask.ts";
import { choosePlan } from "../../src/choose/choose-plan.ts";
import { contest } from "../../src/choose/contest.ts";
import { offerId } from "../../src/engine/offer.ts";
import { toUnits } from "../../src/units/money.ts";
import { planOf } from "../setup/plan-of.ts";
import { scenarioOf } from "../setup/scenario-of.ts";

const ASK: Ask = { prefer: "included", allOffers: false, allowUncovered: false, isFree: () => false };

const LADDER = {
  tiers: `tiers:
  small: { price: [ { amount: 100, billed: monthly }, { amount: 1000, billed: yearly } ], grants: [ { credits: 500, every: month } ] }
  large:
    price: [ { amount: 180, billed: monthly }, { amount: 1900, billed: yearly } ]
    grants: [ { credits: 1000, every: month } ]
    features: [ api ]`,
};

function asking(people: number, more = ""): ReturnType<typeof scenarioOf> {
  return scenarioOf(`start: 2027-01-01\nteam: { sdr: { people: ${people}, does: { email: 50/week } } }\n${more}`);
}

async function answer(
  parts: Readonly<Record<string, string>>,
  people: number,
  ask: Partial<Ask> = {},
  more = "",
): Promise<PlanAnswer> {
  return choosePlan((await planOf(parts)).plan, asking(people, more), { ...ASK, ...ask });
}

function recommended({ recommended }: PlanAnswer): string | undefined {
  return recommended && offerId(recommended.estimate.offer);
}

describe("which tier of a plan is recommended", () => {
  it("takes the cheapest tier that includes every month, at its cheaper billing", async () => {
    // 2 people × 50 × 4 = 400 of 500; a year costs 1,000 billed yearly and 12 × 100 = 1,200 billed monthly
    expect(recommended(await answer(LADDER, 2))).toBe("acme/small+yearly");
  });

  it.each([
    // 2 people 400 of 500, 3 people 600 of 500; 5 people exactly 1,000 of 1,000; 6 people 1,200
    [2, "acme/small+yearly"],
    [3, "acme/large+yearly"],
    [5, "acme/large+yearly"],
    [6, undefined],
  ])("for %i people it is %s", async (people, expected) => {
    expect(recommended(await answer(LADDER, people))).toBe(expected);
  });

  it("keeps to the billing that is needed", async () => {
    expect(recommended(await answer(LADDER, 2, {}, "need: { billed: monthly }"))).toBe("acme/small+monthly");
  });

  it("counts what a needed feature costs against the answer without it", async () => {
    const found = await answer(LADDER, 2, {}, "need: { features: [ api ] }");
    expect(recommended(found)).toBe("acme/large+yearly");
    // 1,900 with the feature, 1,000 without
    expect(found.withoutNeeds && toUnits(found.withoutNeeds.saving)).toBe(900);
  });

  it("prefers included credits, and tells what buying on top would save", async () => {
    const parts = { ...LADDER, topUps: "topUps: [ { amount: 0.1, per: credit, lasts: forever } ]" };
    const found = await answer(parts, 3);
    expect(recommended(found)).toBe("acme/large+yearly");
    // Small at 1,000 and 12 × 100 credits at 0.10 = 1,120 against 1,900
    expect(found.cheaper && toUnits(found.cheaper.saving)).toBe(780);
    expect(recommended(await answer(parts, 3, { prefer: "cheapest" }))).toBe("acme/small+yearly");
  });

  it("never recommends a trial, a closed tier or one that lacks an activity", async () => {
    const tiers = `tiers:
  trial: { price: [ { amount: 0, billed: monthly } ], grants: [ { credits: 900, every: month } ], trial: true }
  old: { price: [ { amount: 1, billed: monthly } ], grants: [ { credits: 900, every: month } ], closed: true }
  pro: { price: [ { amount: 100, billed: monthly } ], grants: [ { credits: 900, every: month } ] }`;
    expect(recommended(await answer({ tiers }, 2))).toBe("acme/pro+monthly");
    expect(
      recommended(
        await answer({ tiers, actions: "actions: { find: { does: phone, burns: 1, charged: success } }" }, 2),
      ),
    ).toBe(undefined);
  });

  it("breaks a tie by the lower commitment, then by the earlier tier", async () => {
    const grants = "grants: [ { credits: 900, every: month } ]";
    const tiers = `tiers:
  first: { price: [ { amount: 1200, billed: yearly } ], ${grants} }
  second: { price: [ { amount: 100, billed: monthly } ], ${grants} }
  third: { price: [ { amount: 100, billed: monthly } ], ${grants} }`;
    // All three cost 1,200 over twelve months; the first commits to 1,200, the others to 100
    expect(recommended(await answer({ tiers }, 2))).toBe("acme/second+monthly");
  });
});

describe("why the others lose", () => {
  it("names the price below which a tier that needs more would win", async () => {
    const parts = {
      ...LADDER,
      topUps: "topUps: [ { amount: { reported: [0.25, 0.50], source: study }, per: credit, lasts: forever } ]",
    };
    const { neighbours } = await answer(parts, 3);
    const [small] = neighbours;
    expect(small?.loses.is).toBe("needs-more");
    // (1,900 - 1,000) ÷ (12 × 100 credits) = 0.75
    expect(small?.loses).toMatchObject({ winsBelow: { numerator: 3n, denominator: 4n } });
    expect(small?.candidate.needsOnTop[0]?.unpublished?.reported).toMatchObject({ low: 0.25, high: 0.5 });
  });

  it("says what a dearer tier costs more", async () => {
    const { neighbours } = await answer(LADDER, 2);
    expect(neighbours[0]?.loses).toMatchObject({ is: "costs-more", by: 900_000_000 });
  });
});

describe("how far it holds", () => {
  it("finds the most people and the highest rate that the included credits carry", async () => {
    const { reach } = await answer(LADDER, 3);
    // 1,000 ÷ 200 = 5 people; 1,000 ÷ (3 × 4) = 83 emails a week each; the small tier does 500 ÷ 200 = 2 people
    expect(reach?.people).toBe(5);
    expect(reach?.rates).toMatchObject([{ activity: "email", per: "week", upTo: { numerator: 83n, denominator: 1n } }]);
    expect(reach?.smaller?.people).toBe(2);
  });

  it("is any number where every seat brings its own credits", async () => {
    const tiers =
      "tiers: { team: { price: [ { amount: 10, per: seat, billed: monthly } ], grants: [ { credits: 300, per: seat, pooled: true, every: month } ] } }";
    const { reach } = await answer({ tiers }, 3);
    expect(reach?.people).toBe("any");
    // 300 × 12 against 200 × 12
    expect(reach?.perSeat).toEqual({ brings: 3_600_000, uses: 2_400_000 });
  });
});

describe("an offer with a higher floor", () => {
  it("is still played where the one below it turns out dearer", async () => {
    const tiers = `tiers:
  small: { price: [ { amount: 100, billed: monthly } ], grants: [ { credits: 500, every: month } ] }
  large: { price: [ { amount: 150, billed: monthly } ], grants: [ { credits: 2000, every: month } ] }`;
    const { plan } = await planOf({ tiers, topUps: "topUps: [ { amount: 1, per: credit, lasts: forever } ]" });
    const asked = scenarioOf(
      "start: 2027-01-01\naccount: { email: 400/month }\nassume: { season: { november: 400% } }",
    );
    // 11 × 400 + 1,600 = 6,000 wanted of 12 × 500 granted, so nothing seems to lack; but what is left expires every month and
    // November lacks 1,100: small costs 1,200 + 1,100 = 2,300, large 12 × 150 = 1,800.
    const { cheapest } = contest(plan, asked, ASK, { wanted: "cheapest", paths: false });
    expect(cheapest && offerId(cheapest.estimate.offer)).toBe("acme/large+monthly");
  });
});

describe("against brute force", () => {
  it("recommends what a plain sum over all offers recommends", async () => {
    const tier = fc.record({
      allowance: fc.integer({ min: 0, max: 40 }),
      monthly: fc.integer({ min: 0, max: 60 }),
      yearly: fc.integer({ min: 0, max: 600 }),
    });
    const world = fc.record({
      tiers: fc.array(tier, { minLength: 1, maxLength: 4 }),
      used: fc.integer({ min: 1, max: 50 }),
      cents: fc.option(fc.integer({ min: 1, max: 200 }), { nil: undefined }),
      prefer: fc.constantFrom("included" as const, "cheapest" as const),
    });
    await fc.assert(
      fc.asyncProperty(world, async ({ tiers, used, cents, prefer }) => {
        const lines = tiers.map(
          ({ allowance, monthly, yearly }, index) =>
            `  t${index}: { price: [ { amount: ${monthly}, billed: monthly }, { amount: ${yearly}, billed: yearly } ], grants: [ { credits: ${allowance}, every: month } ] }`,
        );
        const parts = {
          tiers: `tiers:\n${lines.join("\n")}`,
          topUps: cents === undefined ? "" : `topUps: [ { amount: ${cents / 100}, per: credit, lasts: forever } ]`,
        };
        const plan = (await planOf(parts)).plan;
        const asked = scenarioOf(`start: 2027-01-01\naccount: { email: ${used}/month }`);
        const found = choosePlan(plan, asked, { ...ASK, prefer });
        expect(recommended(found)).toBe(bruteForce(tiers, used, cents, prefer));
        const { cheapest } = contest(plan, asked, ASK, { wanted: "cheapest" });
        expect(cheapest && offerId(cheapest.estimate.offer)).toBe(bruteForce(tiers, used, cents, "cheapest"));
      }),
      { numRuns: 150 },
    );
  });
});

interface SimpleTier {
  readonly allowance: number;
  readonly monthly: number;
  readonly yearly: number;
}

/** The same question by plain sums: 12 months, what is missing each month bought at so many cents, all in whole cents. */
function bruteForce(
  tiers: readonly SimpleTier[],
  used: number,
  cents: number | undefined,
  prefer: "included" | "cheapest",
): string | undefined {
  const offers = tiers.flatMap(({ allowance, monthly, yearly }, index) => {
    const missing = Math.max(0, used - allowance);
    const onTop = missing === 0 ? 0 : 12 * missing * (cents ?? Number.POSITIVE_INFINITY);
    // Signing monthly binds for a month, yearly for the year; credits bought on top bind to nothing.
    return [
      {
        id: `acme/t${index}+monthly`,
        total: 1200 * monthly + onTop,
        commitment: 100 * monthly,
        included: missing === 0,
      },
      {
        id: `acme/t${index}+yearly`,
        total: 100 * yearly + onTop,
        commitment: 100 * yearly,
        included: missing === 0,
      },
    ];
  });
  const qualifying = offers.filter(({ total }) => Number.isFinite(total));
  const enough = qualifying.filter(({ included }) => included);
  const among = prefer === "included" && enough.length > 0 ? enough : qualifying;
  return [...among].sort(
    (a, b) => a.total - b.total || a.commitment - b.commitment || offers.indexOf(a) - offers.indexOf(b),
  )[0]?.id;
}
