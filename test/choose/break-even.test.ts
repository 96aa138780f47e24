import { describe, expect, it } from "vitest";
import { breakEven } from "../../src/choose/break-even.ts";
import type { Held } from "../../src/choose/holds.ts";
import { offersOf } from "../../src/choose/offers.ts";
import type { Offer } from "../../src/engine/offer.ts";
import { approximately } from "../../src/units/fraction.ts";
import { toUnits } from "../../src/units/money.ts";
import { ASK, frozenPlan, scenarioNamed } from "../setup/answers.ts";

async function offerNamed(plan: string, tier: string, billed: string): Promise<Offer> {
  const scenario = await scenarioNamed("team");
  const offers = offersOf((await frozenPlan(plan)).plan, scenario);
  return offers.find((offer) => offer.tier.id === tier && offer.billing.id === billed) as Offer;
}

async function between(first: Promise<Offer>, second: Promise<Offer>) {
  const scenario = await scenarioNamed("team");
  const { ranking, holds, price } = breakEven([await first, await second], scenario, ASK);
  const flip = (held: Held | undefined) =>
    [held?.below, held?.above].map((each) => each && approximately(each.at)) as readonly (number | undefined)[];
  return { cheaper: ranking.answers[0]?.best?.estimate.offer.tier.id, people: flip(holds?.people), price };
}

describe("where two offers cost the same, whatever else there is", () => {
  it("lemlist Multichannel and Apollo Professional, both billed yearly", async () => {
    const multichannel = offerNamed("lemlist", "multichannel", "yearly");
    const { cheaper, people, price } = await between(multichannel, offerNamed("apollo", "professional", "yearly"));
    // A person on Multichannel: $87 × 12 = $1,044 and (3,550 − 400) × 12 credits = $378. On Professional: $79 × 12 = $948.
    // Fewer or more people change nothing: both cost so much for each.
    expect([cheaper, ...people]).toEqual(["professional", undefined, undefined]);
    // $7,584 − 8 × $378 = $4,560 for 8 × 12 seats and months: $47.50 each.
    expect(price?.price && toUnits(price.price.below)).toBe(47.5);
  });

  it("two tiers of one plan: the ninth person brings ZoomInfo Professional to its end", async () => {
    const advanced = offerNamed("zoominfo", "advanced", "yearly");
    const { cheaper, people } = await between(advanced, offerNamed("zoominfo", "professional", "yearly"));
    // 5,000 a month at 560 for each person: 8.93 people.
    expect([cheaper, ...people]).toEqual(["professional", undefined, 9]);
  });
});
