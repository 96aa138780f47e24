import { describe, expect, it } from "vitest";
import type { Flip, Held } from "../../src/choose/holds.ts";
import { howFarItHolds } from "../../src/choose/holds.ts";
import type { InputName } from "../../src/choose/inputs.ts";
import { approximately } from "../../src/units/fraction.ts";
import { toUnits } from "../../src/units/money.ts";
import { ASK, rankingOf } from "../setup/answers.ts";

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
