import { describe, expect, it } from "vitest";
import { instantOf } from "../../src/engine/pace.ts";

describe("instantOf", () => {
  const stretch = { from: 1000, until: 1100 };

  it("is the first millisecond at which so much has been wanted", () => {
    // a third of 100 ms is 33.3; half is 50 exactly
    expect(instantOf(1, 3, stretch)).toBe(1034);
    expect(instantOf(1, 2, stretch)).toBe(1050);
    expect(instantOf(0, 2, stretch)).toBe(1000);
  });

  it("is the end where all, or more than all, is asked for, and where nothing is wanted", () => {
    expect(instantOf(2, 2, stretch)).toBe(1100);
    expect(instantOf(3, 2, stretch)).toBe(1100);
    expect(instantOf(0, 0, stretch)).toBe(1100);
  });

  it("is exact where floating-point numbers are not", () => {
    const month = { from: 0, until: 31 * 86_400_000 };
    // half of an odd nine-trillion
    expect(instantOf(4_503_599_627_370_495, 9_007_199_254_740_990, month)).toBe(15.5 * 86_400_000);
  });
});
