import { describe, expect, it } from "vitest";
import type { Candidate } from "../../src/choose/answer.ts";
import { assess } from "../../src/choose/candidate.ts";
import { offersOf } from "../../src/choose/offers.ts";
import { toNumber } from "../../src/units/credits.ts";
import { toUnits } from "../../src/units/money.ts";
import { planOf } from "../setup/plan-of.ts";
import { scenarioOf } from "../setup/scenario-of.ts";

/** 100 minutes and 200 credits a month for $10. Where minutes are gone, one burns 4 credits; where those are gone, it stops. */
const MINUTES = {
  kinds: "kinds: { minute: { every: month }, credit: { every: month } }",
  actions: "actions: { call: { does: email, burns: 1, kind: minute, charged: attempt } }",
  tiers:
    "tiers: { pro: { price: [ { amount: 10, billed: monthly } ], grants: [ { credits: 100, kind: minute }, { credits: 200, kind: credit } ] } }",
  whenEmpty: "whenEmpty: [ { kind: minute, do: exchange, into: credit, at: 4 }, { kind: credit, do: stop } ]",
};
const CREDIT = "{ kind: credit, per: credit, amount: 0.01, lasts: forever }";
const MINUTE_AT = (amount: number) => `{ kind: minute, per: credit, amount: ${amount}, lasts: forever }`;

async function assessed(minutes: number, topUps: readonly string[], whenEmpty = MINUTES.whenEmpty): Promise<Candidate> {
  const { plan } = await planOf({
    ...MINUTES,
    whenEmpty,
    topUps: topUps.length > 0 ? `topUps: [ ${topUps.join(", ")} ]` : "",
  });
  const scenario = scenarioOf(`{ start: 2027-01-01, months: 2, account: { email: ${minutes}/month } }`);
  const [offer] = offersOf(plan, scenario);
  if (!offer) throw new Error("the test's own plan sells nothing");
  return assess(offer, scenario, { isFree: () => false, allowUncovered: false });
}

function bought({ estimate: { kinds, cost }, qualifies }: Candidate) {
  const amounts = Object.entries(kinds).map(([kind, total]) => [kind, toNumber(total.bought)]);
  return { qualifies, ...Object.fromEntries(amounts), total: cost.total && toUnits(cost.total) };
}

describe("a kind that another is burned for", () => {
  it.each([
    // 150 minutes: 100, and 50 × 4 = 200 credits. Nothing is lacking.
    [150, { qualifies: true, minute: 0, credit: 0, total: 20 }],
    // 151: one more burns 4 credits, twice, at $0.01 each
    [151, { qualifies: true, minute: 0, credit: 8, total: 20.08 }],
    // 170: 70 × 4 = 280 credits, 80 of them bought each month
    [170, { qualifies: true, minute: 0, credit: 160, total: 21.6 }],
  ])("%i minutes a month: more is bought in the other", async (minutes, expected) => {
    expect(bought(await assessed(minutes, [CREDIT]))).toEqual(expected);
  });

  it("is bought itself where that costs less: $0.03 against 4 × $0.01", async () => {
    // 20 minutes a month are lacking: 2 × 20 × $0.03
    expect(bought(await assessed(170, [CREDIT, MINUTE_AT(0.03)]))).toMatchObject({
      minute: 40,
      credit: 0,
      total: 21.2,
    });
  });

  it("is bought in the other where that costs less: $0.05 against 4 × $0.01", async () => {
    expect(bought(await assessed(170, [CREDIT, MINUTE_AT(0.05)]))).toMatchObject({
      minute: 0,
      credit: 160,
      total: 21.6,
    });
  });

  it("names the price that is not published of what would be burned", async () => {
    const { qualifies, needsOnTop } = await assessed(170, [CREDIT.replace("0.01", "unpublished")]);
    expect([qualifies, needsOnTop.map(({ kind, sold, unpublished }) => [kind, sold, unpublished?.at])]).toEqual([
      false,
      [["minute", "top-up", "topUps.amount"]],
    ]);
  });

  it("is bought in the other where that costs less than having it billed: $0.009 against $0.01", async () => {
    const billed =
      "whenEmpty: [ { kind: minute, do: exchange, into: credit, at: 4 }, { kind: credit, do: overage, amount: 0.01 } ]";
    const cheaper = CREDIT.replace("0.01", "0.009");
    // 80 credits a month
    expect(bought(await assessed(170, [cheaper], billed))).toMatchObject({ credit: 160, total: 21.44 });
    expect(bought(await assessed(170, [], billed))).toMatchObject({ credit: 0, total: 21.6 });
  });

  it("stays short where neither is for sale", async () => {
    expect(bought(await assessed(170, []))).toMatchObject({ qualifies: false });
  });
});
