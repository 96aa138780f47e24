import { describe, expect, it } from "vitest";
import { addressesOfLines, addressOfPath, eachAddress, isProblem, resolve } from "../../src/plans/address.ts";

const TREE = {
  kinds: { email: { per: "seat" }, phone: {} },
  tiers: {
    pro: {
      price: [
        { amount: 100, billed: "monthly" },
        { amount: 80, billed: "yearly" },
        { amount: 10, per: "seat", billed: "yearly" },
      ],
      grants: [
        { credits: 5, kind: "phone" },
        { credits: 7, kind: "email" },
      ],
    },
    lone: {
      price: [
        {
          amount: { is: 3, source: "x" },
          billed: "30 days",
          volume: [
            { from: 1, amount: 2 },
            { from: 100, amount: 1 },
          ],
        },
      ],
    },
  },
  topUps: [
    { per: "credit", kind: "phone" },
    { per: "credit", kind: "phone" },
  ],
};

describe("resolve", () => {
  it.each<[string, unknown, string?]>([
    ["tiers.pro.price.monthly.amount", 100],
    ["tiers.pro.price.yearly+seat.amount", 10],
    ["tiers.pro.price.seat+yearly.amount", 10],
    ["tiers.pro.price.account+yearly.amount", 80, "what a line says by default counts as said"],
    ["tiers.pro.grants.phone.credits", 5],
    ["tiers.pro.grants.seat.credits", 7, "so does what its kind says"],
    ["tiers.lone.price.billed", "30 days", "a lone line needs no words"],
    ["tiers.lone.price.30-days.billed", "30 days", "a space is written as a hyphen"],
    ["tiers.lone.price.volume.100.amount", 1],
    ["topUps.2.per", "credit", "lines that no words tell apart go by their number"],
  ])("%s is %j", (address, expected) => {
    const found = resolve(TREE, address);
    if (isProblem(found)) throw new Error(found.problem);
    expect((found.container as Record<string | number, unknown>)[found.key]).toEqual(expected);
  });

  it.each<[string, string, string?]>([
    ["tiers.prox.price", 'leads nowhere: there is no "prox"', 'Did you mean "pro"?'],
    ["tiers.pro.price.yearly.amount", 'does not say which line: "yearly" could be "yearly+account" or "seat"'],
    ["tiers.pro.price.yeraly.amount", 'leads nowhere: there is no "yeraly"', 'Did you mean "yearly"?'],
    ["tiers.lone.price.billed.more", 'leads nowhere: there is nothing under "billed"'],
  ])("%s %s", (address, problem, hint) => {
    expect(resolve(TREE, address)).toEqual(hint === undefined ? { problem } : { problem, hint });
  });

  it("a key that is not written yet is found as missing, so that it can be set", () => {
    expect(resolve(TREE, "tiers.pro.closed")).toMatchObject({ key: "closed", exists: false });
  });
});

describe("addresses of lines", () => {
  it("take the fewest words that pick one", () => {
    expect(addressesOfLines(TREE.tiers.pro.price, "price", TREE)).toEqual(["monthly", "yearly+account", "seat"]);
    expect(addressesOfLines(TREE.topUps, "topUps", TREE)).toEqual(["1", "2"]);
  });

  it("of a path leave out lone lines and `is`", () => {
    expect(addressOfPath(TREE, ["tiers", "lone", "price", 0, "amount", "is"])).toBe("tiers.lone.price.amount");
    expect(addressOfPath(TREE, ["tiers", "pro", "price", 2, "amount"])).toBe("tiers.pro.price.seat.amount");
  });

  it("every address of a tree leads back to where it came from", () => {
    eachAddress(TREE, (address, container, key) => {
      const found = resolve(TREE, address);
      if (Array.isArray(container) && container.length === 1) return;
      expect(found, address).toMatchObject({ container });
      expect(String((found as { key: unknown }).key), address).toBe(key);
    });
  });
});
