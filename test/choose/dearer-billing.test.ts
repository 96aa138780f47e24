import { describe, expect, it } from "vitest";
import { isDearerBilling } from "../../src/choose/dearer-billing.ts";
import { offersOf } from "../../src/choose/offers.ts";
import type { Offer } from "../../src/engine/offer.ts";
import { role, scenario } from "../engine/builders.ts";
import { planOf } from "../setup/plan-of.ts";

const teamOf = (people: number) => scenario({ months: 12, roles: [role("sdr", people, { email: "10/week" })] });
const FROM_1_TO_100 = [teamOf(1), teamOf(100)] as const;

async function billed(lines: string, parts: Readonly<Record<string, string>> = {}): Promise<readonly [Offer, Offer]> {
  const tiers = `tiers: { pro: { price: [ ${lines} ], grants: [ { credits: 500, every: month } ] } }`;
  const { plan } = await planOf({ tiers, ...parts });
  const offers = offersOf(plan, teamOf(1));
  return ["monthly", "yearly"].map((id) => offers.find(({ billing }) => billing.id === id)) as unknown as [
    Offer,
    Offer,
  ];
}

describe("a tier that is billed otherwise", () => {
  it("never costs less where its fees are lower for no number of seats", async () => {
    // 12 × $69 against 12 × $55
    const [monthly, yearly] = await billed(
      "{ amount: 69, billed: monthly }, { amount: 55, every: month, billed: yearly }",
    );
    expect([isDearerBilling(monthly, yearly, FROM_1_TO_100), isDearerBilling(yearly, monthly, FROM_1_TO_100)]).toEqual([
      true,
      false,
    ]);
  });

  it("may cost less for many seats though it does not for one", async () => {
    // One seat: 12 × $10 = $120 by the month, $500 by the year. 100 seats: $12,000, and $500.
    const lines = "{ amount: 10, per: seat, billed: monthly }, { amount: 500, billed: yearly }";
    const [monthly, yearly] = await billed(lines);
    expect([isDearerBilling(monthly, yearly, FROM_1_TO_100), isDearerBilling(yearly, monthly, FROM_1_TO_100)]).toEqual([
      false,
      false,
    ]);
  });

  it("may cost less where it sells credits on terms of its own", async () => {
    const lines = "{ amount: 69, billed: monthly }, { amount: 55, every: month, billed: yearly }";
    const topUps = "topUps: [ { amount: 0.01, per: credit, lasts: forever, billed: monthly } ]";
    const [monthly, yearly] = await billed(lines, { topUps });
    expect(isDearerBilling(monthly, yearly, FROM_1_TO_100)).toBe(false);
  });
});
