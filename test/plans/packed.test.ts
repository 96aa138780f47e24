import { describe, expect, it } from "vitest";
import { pack, unpack } from "../../src/plans/packed.ts";
import { fraction } from "../../src/units/fraction.ts";

describe("packed values", () => {
  it("come back as they were, fractions exact wherever they stand", () => {
    const value = {
      uplift: fraction(1, 3),
      lines: [{ share: fraction(-(10n ** 30n), 7n) }, "1/3", ["1", "3"]],
      none: null,
      zero: fraction(0),
    };
    expect(unpack(pack(value))).toEqual(value);
  });

  it("keep the order of keys, which is the order of the file", () => {
    expect(Object.keys(unpack<object>(pack({ b: 1, a: 2 })))).toEqual(["b", "a"]);
  });

  it.each([
    [{ credits: Number.POSITIVE_INFINITY }, "credits has no limit"],
    [fraction(1, 3), "within something"],
  ])("refuse %o, which the text could not hold", (value, message) => {
    expect(() => pack(value)).toThrow(message);
  });
});
