import { describe, expect, it } from "vitest";
import { readingsOf } from "../../src/plans/readings.ts";
import { months } from "../../src/units/calendar.ts";
import { credits } from "../../src/units/credits.ts";
import { money } from "../../src/units/money.ts";
import { planOf } from "../setup/plan-of.ts";

const PARTS = {
  sources: `sources:
  list: { title: List, date: undated, read: 2026-08-17, authority: official }
  study: { title: Study, date: 2026-01-31, read: 2026-08-17, authority: third-party }
  guide: { title: Guide, date: 2026-01-31, read: 2026-08-17, authority: third-party }`,
  tiers: "tiers: { pro: { price: [ { amount: 100, billed: yearly } ], grants: [ { credits: 500, every: month } ] } }",
  disputed: `disputed:
  - fact: tiers.pro.grants
    others: [ { says: [ { credits: 6000, every: year } ], source: [ study, guide ] } ]
  - fact: tiers.pro.price.amount
    others: [ { says: 90, source: study }, { says: 95, source: list } ]`,
};

describe("readings", () => {
  const readings = async () => readingsOf(await planOf(PARTS));

  it("are one for each source that says otherwise, with all that it says and nothing of another", async () => {
    const told = (await readings()).map(({ source, facts, plan }) => {
      const [tier] = plan.tiers;
      return [source.id, facts, tier?.grants[0]?.credits, tier?.grants[0]?.every, tier?.price[0]?.pricing];
    });
    const flat = (amount: number) => ({ is: "flat", amount: { USD: money(amount) } });
    expect(told).toEqual([
      ["study", ["tiers.pro.grants", "tiers.pro.price.amount"], credits(6000), months(12), flat(90)],
      ["guide", ["tiers.pro.grants"], credits(6000), months(12), flat(100)],
      ["list", ["tiers.pro.price.amount"], credits(500), months(1), flat(95)],
    ]);
  });

  it("rest what they replace on that source, and leave the rest", async () => {
    const [study] = await readings();
    expect(study?.plan.provenance["tiers.pro.grants.credits"]).toEqual(["study"]);
    expect(study?.plan.tiers[0]?.grants[0]?.sources).toEqual(["study"]);
    expect(study?.plan.provenance["actions.reveal-email.burns"]).toEqual(["list"]);
  });

  it("leave the plan itself as the file follows it", async () => {
    const file = await planOf(PARTS);
    const before = structuredClone(file.written);
    readingsOf(file);
    expect(file.written).toEqual(before);
  });
});
