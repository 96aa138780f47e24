import { describe, expect, it } from "vitest";
import { didYouMean, nearest } from "../../src/written/nearest.ts";

describe("nearest", () => {
  it.each([
    ["amout", ["max", "amount"], "amount", "a letter left out"],
    ["emial", ["phone", "email"], "email", "two neighbours swapped count as one mistake"],
    ["Amount", ["amount"], "amount", "capitals do not count"],
    ["abc", ["abd", "abe"], "abd", "the earlier wins a tie"],
  ])("finds %s in %j: %s (%s)", (word, candidates, expected) => {
    expect(nearest(word, candidates)).toBe(expected);
  });

  // A third of six letters is two.
  it.each([
    ["amoxxt", "amount"],
    ["axxxxt", undefined],
  ])("allows mistakes in a third of the letters: %s", (word, expected) => {
    expect(nearest(word, ["amount"])).toBe(expected);
  });

  it("offers nothing where nothing is near", () => {
    expect(didYouMean("rollover", ["price"])).toEqual({});
  });
});
