import { describe, expect, it } from "vitest";
import { foundIn } from "../setup/found-in.ts";

const found = (parts: Readonly<Record<string, string>>) => foundIn("price-far-off", parts);
const tier = (price: string, grants = "") => `tiers: { pro: { price: [ ${price} ]${grants} } }`;
const tiers = (...amounts: readonly (readonly [amount: string, credits: string])[]) =>
  `tiers: { ${amounts.map(([amount, credits], index) => `t${index}: { price: [ { amount: ${amount}, billed: monthly } ], grants: [ { credits: ${credits}, every: month } ] }`).join(", ")} }`;

describe("a longer cycle", () => {
  it.each([
    // 12 × 90 ÷ 3 = 360 a year is a third
    ["361", 0],
    ["360", 1],
    ["359", 1],
  ])("at %s a year beside 90 a month", async (year, count) => {
    const price = tier(`{ amount: 90, billed: monthly }, { amount: ${year}, billed: yearly }`);
    expect(await found({ tiers: price })).toHaveLength(count);
  });

  it("says how far, and below what", async () => {
    const price = tier("{ amount: 69, billed: monthly }, { amount: 55, billed: yearly }");
    // 55 ÷ 12 = 4.583333; 69 ÷ 4.5833 = 15.05
    expect(await found({ tiers: price })).toEqual([
      "tiers.pro.price.yearly.amount is $4.583333 a month, 15.1 times below the $69.00 of billing monthly",
    ]);
  });
});

describe("a tier", () => {
  it.each([
    ["21", 0],
    ["20", 1],
    ["19", 1],
  ])("of %s after one of 100, with as many times fewer credits", async (amount, count) => {
    expect(await found({ tiers: tiers(["100", "1000"], [amount, "200"]) })).toHaveLength(count);
  });

  it.each([
    // 100 ÷ 1000 = 0.10 and 200 ÷ 2000 = 0.10 a credit: eight times that is 0.80, so 300 for 375 credits
    ["376", 0],
    ["375", 1],
    ["374", 1],
  ])("of 300 with %s credits beside credits of 0.10", async (credits, count) => {
    const plan = tiers(["100", "1000"], ["200", "2000"], ["300", credits]);
    expect(await found({ tiers: plan })).toHaveLength(count);
  });

  it("of two that are far apart, only the later is told", async () => {
    expect(await found({ tiers: tiers(["100", "1000"], ["200", "200"]) })).toEqual([
      "tiers.t1.price.amount makes one $1.00, 10 times above the $0.10 of T0",
    ]);
  });

  it("that is closed, a trial or free is nobody's neighbour", async () => {
    const closed = "old: { closed: true, price: [ { amount: 1000, billed: monthly } ] }";
    const trial = "try: { trial: true, price: [ { amount: 0, billed: monthly } ] }";
    const price = "price: [ { amount: 10, billed: monthly } ]";
    expect(await found({ tiers: `tiers: { ${closed}, ${trial}, pro: { ${price} } }` })).toEqual([]);
  });
});

describe("a step", () => {
  const slider = (steps: string) =>
    tier(`{ billed: monthly, sizes: { ${steps} } }`, ", grants: [ { credits: size, every: month } ]");

  it.each([
    // 0.05 beside 0.05: four times less is 0.0125, so 25 for 2,000
    ["25.1", 0],
    ["25", 1],
    ["24.9", 1],
  ])("of %s for 2,000 between steps of 0.05 a credit", async (amount, count) => {
    expect(await found({ tiers: slider(`1000: 50, 2000: ${amount}, 4000: 200`) })).toHaveLength(count);
  });

  it("in brackets and among packs is held against its neighbours as well, and what is free against none", async () => {
    const brackets =
      "topUps: [ { per: credit, lasts: forever, volume: [ { from: 1, amount: 4.5 }, { from: 1000, amount: 0.38 }, { from: 9000, amount: 0.3 } ] } ]";
    const packs =
      "topUps: [ { per: pack, credits: 100, amount: 10, lasts: forever }, { per: pack, credits: 1000, amount: 10, lasts: forever } ]";
    const free =
      "topUps: [ { per: credit, lasts: forever, graduated: [ { from: 1, amount: 0 }, { from: 101, amount: 0.2 } ] } ]";
    const told = await Promise.all([brackets, packs, free].map((topUps) => found({ topUps })));
    expect(told.map((each) => each.map((line) => line.split(" ")[0]))).toEqual([
      ["topUps.volume.1.amount"],
      ["topUps.2.amount"],
      [],
    ]);
  });
});

describe("a credit bought on top, beside included ones of 0.20", () => {
  const topUp = (amount: string) => ({ topUps: `topUps: [ { per: credit, amount: ${amount}, lasts: forever } ]` });

  it.each([
    ["1.59", 0],
    ["1.60", 1],
    ["0.0041", 0],
    ["0.004", 1],
    ["{ reported: [ 0.1, 9 ], source: study }", 0],
    ["{ reported: [ 1.7, 9 ], source: study }", 1],
    ["unpublished", 0],
  ])("at %s", async (amount, count) => {
    // 8 × 0.20 = 1.60; 0.20 ÷ 50 = 0.004
    expect(await found(topUp(amount))).toHaveLength(count);
  });

  it("the price of a pack is divided by its credits", async () => {
    const pack = (credits: string) =>
      found({ topUps: `topUps: [ { per: pack, credits: ${credits}, amount: 100, lasts: forever } ]` });
    expect([await pack("500"), (await pack("50")).length]).toEqual([[], 1]);
  });
});

describe("a disputed price", () => {
  const disputed = (says: string, fact = "tiers.pro.price.amount") => ({
    disputed: `disputed: [ { fact: ${fact}, why: Newer, others: [ { says: ${says}, source: study } ] } ]`,
  });

  it.each([
    ["799", 0],
    ["800", 1],
    ["12.6", 0],
    ["12.5", 1],
    ["unpublished", 0],
  ])("that others give as %s beside 100", async (says, count) => {
    expect(await found(disputed(says))).toHaveLength(count);
  });

  it("is held line by line, for as long a time, and credits are not prices", async () => {
    const line = (more: string) => disputed(`[ { amount: 1200, billed: monthly${more} } ]`, "tiers.pro.price");
    expect(await found(line(""))).toEqual([
      "disputed.others.says gives 1200, many times apart from the 100 that is followed",
    ]);
    expect(await found(line(", every: year"))).toEqual([]);
    expect(await found(disputed("50000", "tiers.pro.grants.credits"))).toEqual([]);
  });
});

describe("an add-on, and a tier that is no longer sold", () => {
  it("is held against its own other cycle", async () => {
    const price = "price: [ { amount: 149, billed: monthly }, { amount: 119, billed: yearly } ]";
    expect(await found({ addOns: `addOns: { dialer: { ${price}, features: [ api ] } }` })).toHaveLength(1);
    const pro = "pro: { price: [ { amount: 100, billed: monthly } ] }";
    expect(await found({ tiers: `tiers: { old: { closed: true, ${price} }, ${pro} }` })).toHaveLength(1);
  });
});
