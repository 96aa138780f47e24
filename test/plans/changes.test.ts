import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { changesBetween, withChanges } from "../../src/plans/changes.ts";
import { fraction } from "../../src/units/fraction.ts";

/** Small trees of few keys, so that two of them often have some in common, in this order or another. */
const { tree } = fc.letrec((tie) => ({
  tree: fc.oneof(
    { maxDepth: 3 },
    fc.constantFrom<unknown>(1, "a", false),
    fc.tuple(fc.bigInt(1n, 3n), fc.bigInt(1n, 3n)).map(([n, d]) => fraction(n, d)),
    fc.array(tie("tree"), { maxLength: 3 }),
    fc
      .uniqueArray(fc.tuple(fc.constantFrom("a", "b", "c", "d"), tie("tree")), { selector: ([key]) => key })
      .map((entries) => Object.fromEntries(entries)),
  ),
}));

/** A tree as text, in which the order of keys shows. */
function inOrder(value: unknown): string {
  return JSON.stringify(value, (_, each) => (typeof each === "bigint" ? `${each}n` : each)) ?? "nothing";
}

describe("changes between two trees", () => {
  it("turn one into the other, down to the order of keys", () => {
    fc.assert(
      fc.property(tree, tree, (before, after) => {
        expect(inOrder(withChanges(before, changesBetween(before, after)))).toBe(inOrder(after));
      }),
      { numRuns: 500 },
    );
  });

  it("are none where nothing differs", () => {
    fc.assert(
      fc.property(tree, (same) => {
        expect(changesBetween(same, structuredClone(same))).toEqual([]);
      }),
    );
  });

  it("name the one figure that differs, and leave the rest as it is", () => {
    const before = { tiers: [{ price: 10, grants: { credits: 400 } }, { price: 20 }], name: "Acme" };
    const after = { tiers: [{ price: 12, grants: { credits: 400 } }, { price: 20 }], name: "Acme" };
    const changes = changesBetween(before, after);
    expect(changes).toEqual([{ at: ["tiers", 0, "price"], to: 12 }]);
    expect(withChanges(before, changes).tiers[1]).toBe(before.tiers[1]);
    expect(before.tiers[0]?.price).toBe(10);
  });

  it("put a new key where it stands, before one that both have", () => {
    const changes = changesBetween({ a: 1, d: 4 }, { a: 1, b: 2, c: 3, d: 4 });
    expect(Object.keys(withChanges({ a: 1, d: 4 }, changes))).toEqual(["a", "b", "c", "d"]);
  });
});
