import { describe, expect, it } from "vitest";
import { isKnown } from "../../src/plans/plan.ts";
import { withReported } from "../../src/plans/with-reported.ts";
import { money } from "../../src/units/money.ts";
import { planOf, WORDS } from "../setup/plan-of.ts";

const TOP_UP = "topUps: [ { per: credit, amount: { reported: [ 0.25, 0.50 ], source: study }, lasts: forever } ]";

describe("a plan with what others report", () => {
  it("takes the highest figure, and rests it on who reported it", async () => {
    const { file, facts } = withReported(await planOf({ topUps: TOP_UP }), WORDS);
    const [topUp] = file.plan.topUps;
    const amount = topUp?.pricing.is === "flat" ? topUp.pricing.amount.USD : undefined;
    expect(amount).toBe(money("0.50"));
    expect(facts).toEqual(["topUps.amount"]);
    expect(file.plan.provenance["topUps.amount"]).toEqual(["study"]);
  });

  it("takes it also where a source stands around the report", async () => {
    const topUps = TOP_UP.replace(
      "{ reported: [ 0.25, 0.50 ], source: study }",
      "{ is: { reported: [ 0.25, 0.50 ] }, source: study }",
    );
    const { file, facts } = withReported(await planOf({ topUps }), WORDS);
    const [topUp] = file.plan.topUps;
    expect(topUp?.pricing.is === "flat" && topUp.pricing.amount.USD).toBe(money("0.50"));
    expect(facts).toEqual(["topUps.amount"]);
  });

  it("leaves what nobody reports unpublished", async () => {
    const plan = await planOf({
      topUps: TOP_UP,
      actions: "actions: { reveal-email: { does: email, burns: unpublished, charged: success } }",
    });
    const { file } = withReported(plan, WORDS);
    expect(isKnown(file.plan.actions[0]?.burns[0]?.credits ?? 0)).toBe(false);
  });

  it("is the same plan where nothing is reported, and never changes the one it is made from", async () => {
    const plain = await planOf();
    expect(withReported(plain, WORDS).file).toBe(plain);
    const reported = await planOf({ topUps: TOP_UP });
    const before = JSON.stringify(reported.written);
    withReported(reported, WORDS);
    expect(JSON.stringify(reported.written)).toBe(before);
  });
});
