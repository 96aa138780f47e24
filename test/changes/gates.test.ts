import { beforeAll, describe, expect, it } from "vitest";
import type { Difference } from "../../src/changes/difference.ts";
import { failuresOf, GATE_FORMS, parseGate } from "../../src/changes/gates.ts";
import { planText, scenarioText } from "../setup/collection-texts.ts";
import { AS_OF, differenceOf } from "../setup/collections.ts";
import { AFTER, BEFORE } from "../setup/price-change.ts";

function closedOn(difference: Difference, written: string, { maxAge = 180, includesExisting = false } = {}) {
  const gate = parseGate(written);
  if (!gate) throw new Error(`no gate ${written}`);
  const failures = failuresOf(difference, [{ written, gate }], { asOf: AS_OF, maxAge, includesExisting });
  return Object.fromEntries(failures.map((failure) => [failure.gate, failure.because]));
}

describe("Apollo raises a price", () => {
  let rise: Difference;
  beforeAll(async () => {
    rise = await differenceOf(BEFORE, AFTER);
  });

  it.each([
    ["flip", ["three-sdrs-monthly"]],
    // From $2,124 to $2,178: 54 ÷ 2,124 = 2.54 %; from $5,664 to $6,240: 576 ÷ 5,664 = 10.169 %
    ["increase:2.54%", ["three-sdrs-monthly", "eight-sdrs-monthly"]],
    ["increase:2.55%", ["eight-sdrs-monthly"]],
    ["increase:10.16%", ["eight-sdrs-monthly"]],
    ["increase:10.17%", undefined],
    ["increase:575.99USD", ["eight-sdrs-monthly"]],
    ["increase:576USD", undefined],
    // Nobody has said what a dollar is in euros.
    ["increase:9999EUR", ["three-sdrs-monthly", "eight-sdrs-monthly"]],
    ["shortage", undefined],
    ["lowered-price-without-source", undefined],
  ])("%s", (gate, because) => {
    expect(closedOn(rise, gate)[gate]).toEqual(because);
  });

  // The new price was read on 2026-09-28, which is 55 days before 2026-11-22: 2 + 31 + 22.
  it.each([
    [54, ["plans/apollo.yaml"]],
    [55, undefined],
    [56, undefined],
  ])("stale counts from %i days on", (maxAge, because) => {
    expect(closedOn(rise, "stale", { maxAge }).stale).toEqual(because);
  });
});

describe("what was so before", () => {
  const broken = planText("Alpha", 10).replace("amount", "amuont");
  const short = scenarioText("alpha").replace("100/week", "500/week");

  it("mistakes fail the build where they are new", async () => {
    const difference = await differenceOf(
      { "plans/alpha.yaml": planText("Alpha", 10) },
      { "plans/alpha.yaml": broken },
    );
    expect(closedOn(difference, "flip")).toEqual({ mistakes: ["plans/alpha.yaml"] });
  });

  it("and where they were there before only if that is asked", async () => {
    const difference = await differenceOf({ "plans/alpha.yaml": broken }, { "plans/alpha.yaml": `${broken}# more\n` });
    expect(closedOn(difference, "flip")).toEqual({});
    expect(closedOn(difference, "flip", { includesExisting: true })).toEqual({ mistakes: ["plans/alpha.yaml"] });
  });

  it("and so do shortages", async () => {
    const files = { "plans/alpha.yaml": planText("Alpha", 10), "scenarios/team.yaml": short };
    const difference = await differenceOf(files, files, { answersAll: true });
    expect(closedOn(difference, "shortage")).toEqual({});
    expect(closedOn(difference, "shortage", { includesExisting: true })).toEqual({ shortage: ["team"] });
  });
});

it("a shortage closes its gate where it is new: half the credits are not enough", async () => {
  // 2 × 100 × 4 = 800 a month. 2 seats bring 2,000; of 300 each, 600: 200 short in each of 12 months.
  const files = (credits: number) => ({
    "plans/alpha.yaml": planText("Alpha", 10).replace("credits: 1000", `credits: ${credits}`),
    "scenarios/team.yaml": scenarioText("alpha"),
  });
  expect(closedOn(await differenceOf(files(1000), files(400)), "shortage")).toEqual({});
  expect(closedOn(await differenceOf(files(1000), files(399)), "shortage")).toEqual({ shortage: ["team"] });
});

it("a lower price closes its gate unless a newer source states it", async () => {
  const before = { "plans/alpha.yaml": planText("Alpha", 10) };
  const lower = (read: string) => differenceOf(before, { "plans/alpha.yaml": planText("Alpha", 9, { read }) });
  const gate = "lowered-price-without-source";
  expect(closedOn(await lower("2026-10-01"), gate)).toEqual({ [gate]: ["tiers.small.price.amount"] });
  expect(closedOn(await lower("2026-10-02"), gate)).toEqual({});
});

describe("gates as they are written", () => {
  it.each(GATE_FORMS)("%s", (form) => {
    expect(parseGate(form)).toBeDefined();
  });

  it.each(["flips", "increase", "increase:5", "increase:-5%", "increase:5usd", "increase:%", "Flip", ""])(
    "not %s",
    (text) => {
      expect(parseGate(text)).toBeUndefined();
    },
  );
});
