import { describe, expect, it } from "vitest";
import type { RankedPlan } from "../../src/choose/answer.ts";
import type { Conversion } from "../../src/choose/exchange.ts";
import type { Flip, Held, Holds } from "../../src/choose/holds.ts";
import { howFarItHolds } from "../../src/choose/holds.ts";
import type { InputName } from "../../src/choose/inputs.ts";
import { rankPlans } from "../../src/choose/rank.ts";
import { approximately, fraction } from "../../src/units/fraction.ts";
import { toUnits } from "../../src/units/money.ts";
import { ASK, contractNamed, frozenPlan, rankingOf, scenarioNamed } from "../setup/answers.ts";

const EUR_AT_108: Conversion = {
  into: "USD",
  rates: [{ from: "EUR", to: "USD", rate: fraction(108, 100), given: { is: "flag" } }],
};

const FOUR = ["apollo", "lemlist", "zoominfo", "zaplify"];

function told(flip: Flip | undefined) {
  return flip && [approximately(flip.at), flip.winner?.plan.id, total(flip.winner?.best), total(flip.former)];
}

function total(candidate: Flip["former"]): number | undefined {
  const found = candidate?.estimate.cost.total;
  return found === undefined ? undefined : toUnits(found);
}

function nameOf(input: InputName): string {
  if (input.is === "rate") return input.activity;
  return input.is === "found" ? `found ${input.key}` : input.is;
}

async function holdsFor(plans: readonly string[], scenario: string) {
  const holds = howFarItHolds(await rankingOf(plans, scenario), ASK);
  if (!holds) throw new Error("nothing is recommended");
  const all: readonly Held[] = [...(holds.people ? [holds.people] : []), ...holds.rates, ...holds.assumptions];
  return { ...holds, named: (name: string) => all.find(({ input }) => nameOf(input) === name) };
}

describe("how far the cheapest of four vendors stays the cheapest (session 5)", async () => {
  const { named, assumptions } = await holdsFor(FOUR, "team");

  it("phones: 41 a week each still leave lemlist cheaper, 42 do not", () => {
    // lemlist: $660 and a cent for each of 12 × (20,400 + 8 × phones × 4 × 50 % × 20) credits.
    // 41 phones: 33,520 a month, $4,022.40 + $660 = $4,682.40. 42: 33,840, $4,060.80 + $660 = $4,720.80. Apollo stays at $4,704.
    expect(told(named("phone")?.above)).toEqual([42, "apollo", 4704, 4720.8]);
  });

  it("emails: from 189 a week each", () => {
    // 189: 8 × 189 × 4 × 85 % = 5,140.8 found × 5 = 25,704, and 8,000 for phones: 33,704 × 12 × $0.01 + $660 = $4,704.48.
    expect(told(named("email")?.above)).toEqual([189, "apollo", 4704, 4704.48]);
  });

  it("the share of phones found: from 84 %, which finds as many as 42 a week do at 50 %", () => {
    expect(told(named("found phone")?.above)).toEqual([0.84, "apollo", 4704, 4720.8]);
  });

  it("fewer people: four of them need seats of Apollo Basic for less than lemlist's fee and credits", () => {
    // lemlist: $660 + n × $426. Apollo Basic: n × $588. At 4: $2,364 and $2,352. At 5: $2,790 and $2,940.
    expect(told(named("people")?.below)).toEqual([4, "apollo", 2352, 2364]);
    expect(named("people")?.above).toBeUndefined();
  });

  it("found rates come first, those that flip the answer before those that do not", () => {
    expect(assumptions.map(({ input }) => nameOf(input))).toEqual([
      "found phone",
      "found email",
      "known",
      "working-weeks",
    ]);
  });
});

describe("how far a private quote in euros stays the cheapest (session 5, its second half)", async () => {
  const base = await frozenPlan("zaplify");
  const quote = await contractNamed("zaplify-2027", base);
  const others = await Promise.all(["apollo", "lemlist", "zoominfo"].map(frozenPlan));
  const contenders = [...others, quote].map(({ plan }) => ({ plan, readings: [] }));
  const ranking = rankPlans(contenders, await scenarioNamed("team"), ASK, EUR_AT_108);
  const holds = howFarItHolds(ranking, ASK) as Holds;

  it("156 emails a week each fit into its 60,000 credits, 157 do not, and it names no price for more", () => {
    // 8 × 156 × 4 × 12 = 59,904 contacts; 157: 60,288. lemlist: 8 × 157 × 4 × 85 % × 5 = 21,352 and 8,000, × 12 × $0.01 + $660.
    const above = holds.rates.find(({ input }) => nameOf(input) === "email")?.above;
    expect(told(above)).toEqual([157, "lemlist", 4182.24, undefined]);
    expect(above?.former?.obstacles.map(({ is }) => is)).toEqual(["short"]);
    expect(above?.former?.needsOnTop.map(({ unpublished }) => unpublished !== undefined)).toEqual([true]);
  });

  it("it wins up to 1.13 USD for a euro: $4,068.00 ÷ EUR 3,600", () => {
    const { turn } = ranking.answers[0] as RankedPlan;
    expect([turn?.beyond, turn && approximately(turn.at), turn?.against.id]).toEqual(["above", 1.13, "lemlist"]);
  });

  it("seven people cost less on lemlist: $660 + 7 × $426 = $3,642 against EUR 3,600 = $3,888", () => {
    expect(told(holds.people?.below)).toEqual([7, "lemlist", 3642, 3600]);
  });
});

describe("up to where the winner is taken at the same tier", async () => {
  const { named } = await holdsFor(["zoominfo"], "guide-3-heavy");
  const tiers = (name: string) => {
    const held = named(name);
    return [held?.offer?.below, held?.offer?.above].map(
      (flip) => flip && [approximately(flip.at), flip.winner?.best.estimate.offer.tier.id, total(flip.former)],
    );
  };

  // Advanced, $24,995: 10,000 credits a month for 10 people at 150 × 4 = 600 each. Professional has 5,000, Elite 20,000.
  it("16 people use 9,600 credits a month, 17 use 10,200 and need Elite; 8 use 4,800, for which Professional is enough", () => {
    expect(tiers("people")).toEqual([
      [8, "professional", 24_995],
      [17, "elite", undefined],
    ]);
  });

  it("250 lookups a week each use 10,000 credits, 251 use 10,040; 125 use 5,000", () => {
    expect(tiers("email")).toEqual([
      [125, "professional", 24_995],
      [251, "elite", undefined],
    ]);
  });

  it("83 % found use 4,980 credits, 84 % use 5,040; more than all is never found", () => {
    expect(tiers("found email")).toEqual([[0.83, "professional", 24_995], undefined]);
  });

  it("where the plan loses, its own offers are told no farther: Elite has 20,000 credits, for 33 people", () => {
    // 34 × 600 = 20,400
    expect(told(named("people")?.above)).toEqual([34, undefined, undefined, undefined]);
    expect(approximately(named("people")?.offer?.looked.to ?? fraction(0))).toBe(17);
  });
});

describe("while it is worked out", () => {
  it("says before each input how many of them are done", async () => {
    const told: [done: number, of: number][] = [];
    howFarItHolds(await rankingOf(FOUR, "team"), ASK, (done, of) => told.push([done, of]));
    // people, emails and phones a week, two found shares, the share known, working weeks
    expect(told).toEqual([0, 1, 2, 3, 4, 5, 6].map((done) => [done, 7]));
  });
});
