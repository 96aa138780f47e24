import { describe, expect, it } from "vitest";
import { shippedCatalog } from "../../src/plans/catalog.ts";
import { contractText, unpublishedFacts } from "../../src/plans/contract-form.ts";
import { parseContract, parsePlan } from "../../src/plans/parse.ts";
import { madeOf } from "../setup/plan-of.ts";

const { plans, activities, features } = shippedCatalog();
const base = (id: string) => plans.find((plan) => plan.id === id);

const ACME = `
vendor: Acme
currency: USD
sources: { page: { title: Page, date: 2026-10-01, read: 2026-10-01, authority: official } }
source: page
actions:
  find-email: { does: email, burns: 1, charged: success }
  find-phone: { does: phone, burns: unpublished, charged: success }
tiers:
  team:
    price:
      - { billed: monthly, amount: 50 }
      - { billed: yearly, amount: unpublished }
    grants: [ { credits: unpublished, per: seat, pooled: true, every: month } ]
topUps: [ { per: credit, amount: { reported: [ 0.05, 0.10 ], source: page }, lasts: forever } ]
whenEmpty: stop
`;

describe("the form for a quote", () => {
  it("has a line for each number that is not published, at the line it changes, with what others report", async () => {
    const file = madeOf(await parsePlan(ACME, "acme.yaml", { activities, features }));
    const facts = unpublishedFacts(file);
    expect(contractText(file, { name: "acme-quote", date: "2026-11-22", head: ["A quote."], facts })).toBe(`# A quote.
extends: acme
name: acme-quote
sources: { quote: { title: Quote of 2026-11-22, date: 2026-11-22, read: 2026-11-22, authority: contract } }
source: quote
actions:
  find-phone:
    burns: unpublished # not published
tiers:
  team:
    price:
      - { billed: yearly, per: account, amount: unpublished } # not published
    grants:
      - { per: seat, every: month, credits: unpublished } # not published
topUps:
  - { per: credit, amount: unpublished } # not published, others report 0.05 to 0.1
`);
  });

  it.each(plans.map((plan) => [plan.id, plan] as const))(
    "of %s is a contract, or says that it changes nothing yet",
    async (id, plan) => {
      const facts = unpublishedFacts(plan);
      const text = contractText(plan, { name: `${id}-quote`, date: "2026-11-22", head: [], facts });
      const read = await parseContract(text, `${id}-quote.yaml`, base, { activities, features });
      const codes = read.ok ? [] : read.issues.map(({ code }) => code);
      expect(codes.filter((code) => code !== "contract-changes-nothing")).toEqual([]);
    },
  );

  it("filled in, changes what it fills in", async () => {
    const zaplify = base("zaplify");
    if (!zaplify) throw new Error("zaplify is shipped");
    const facts = [
      { at: "currency", value: "EUR" },
      { at: "tiers.paid.price.yearly.amount", value: 3600 },
      { at: "tiers.paid.grants.yearly.credits", value: 60000 },
    ];
    const text = contractText(zaplify, { name: "zaplify-quote", date: "2026-11-18", head: [], facts });
    const { plan } = madeOf(await parseContract(text, "zaplify-quote.yaml", base, { activities, features }));
    expect([plan.id, plan.currency]).toEqual(["zaplify-quote", "EUR"]);
    expect(plan.contract?.changes).toEqual(
      expect.arrayContaining(["tiers.paid.price.yearly.amount", "tiers.paid.grants.yearly.credits"]),
    );
  });
});
