import { describe, expect, it } from "vitest";
import { foundIn } from "../setup/found-in.ts";

const pro = (price: string, grants = "{ credits: 1000, every: month }") => ({
  tiers: `tiers: { pro: { price: [ ${price} ], grants: [ ${grants} ] } }`,
});
const MONTHLY = "{ amount: 100, billed: monthly }";

describe("each limit holds from its edge on", () => {
  it.each([
    ["999", 1],
    ["1000", 0],
    ["1 grants", 0],
    ["0.9 grants", 1],
    ["unpublished", 0],
  ])("cap-below-refill: a balance of %s beside a deposit of 1,000", async (cap, count) => {
    const grants = `{ credits: 1000, every: month, rollover: { carry: all, capBalance: ${cap}, again: true } }`;
    expect(await foundIn("cap-below-refill", pro(MONTHLY, grants))).toHaveLength(count);
  });

  it.each([
    // 100 ÷ 1,000 = 0.10 an included credit
    ["0.11", 0],
    ["0.10", 0],
    ["0.09", 1],
  ])("cheap-top-up: %s beside 0.10", async (amount, count) => {
    const topUps = `topUps: [ { per: credit, amount: ${amount}, lasts: forever } ]`;
    expect(await foundIn("cheap-top-up", { ...pro(MONTHLY), topUps })).toHaveLength(count);
  });

  it.each([
    ["2026-05-26", 0],
    ["2026-05-25", 1],
  ])("stale-source: a study of %s on 22 November, 180 days allowed", async (date, count) => {
    // from 26 May to 22 November: 5 + 30 + 31 + 31 + 30 + 31 + 22 = 180 days
    const sources = `sources: { list: { title: Price list, date: ${date}, read: 2026-11-20, authority: third-party } }`;
    expect(await foundIn("stale-source", { sources }, { maxAge: 180 })).toHaveLength(count);
  });

  it("stale-source: official and relayed pages count from the day they were read, and a source of no number not at all", async () => {
    const old = (authority: string) => `{ title: Page, date: 2020-01-01, read: 2026-11-20, authority: ${authority} }`;
    const told = (authority: string) =>
      foundIn("stale-source", { sources: `sources: { list: ${old(authority)} }` }, { maxAge: 180 });
    expect(await Promise.all(["official", "relayed"].map(told))).toEqual([[], []]);
    expect(await told("assumed")).toHaveLength(1);
    const unused = `sources: { list: ${old("official")}, study: ${old("third-party")} }`;
    expect(await foundIn("stale-source", { sources: unused }, { maxAge: 180 })).toEqual([]);
  });

  it.each([
    ["2000: 99", 0],
    ["2000: 100", 0],
    ["2000: 100.01", 1],
  ])("unit-price-rises: %s after 1000: 50", async (step, count) => {
    expect(
      await foundIn(
        "unit-price-rises",
        pro(`{ billed: monthly, sizes: { 1000: 50, ${step} } }`, "{ credits: size, every: month }"),
      ),
    ).toHaveLength(count);
  });

  it("unit-price-rises: in brackets and among packs for the same accounts, not after what is free", async () => {
    const topUps = (lines: string) => foundIn("unit-price-rises", { topUps: `topUps: [ ${lines} ]` });
    const pack = (credits: number, amount: number, more = "") =>
      `{ per: pack, credits: ${credits}, amount: ${amount}, lasts: forever${more} }`;
    expect(
      await topUps(
        "{ per: credit, lasts: forever, graduated: [ { from: 1, amount: 0.1 }, { from: 9, amount: 0.2 } ] }",
      ),
    ).toEqual(["topUps.graduated.9.amount makes one $0.20, and the smaller size before it $0.10"]);
    expect(
      await topUps("{ per: credit, lasts: forever, graduated: [ { from: 1, amount: 0 }, { from: 9, amount: 0.2 } ] }"),
    ).toEqual([]);
    expect(await topUps(`${pack(200, 30)}, ${pack(100, 10)}`)).toHaveLength(1);
    expect(await topUps(`${pack(200, 30, ", billed: monthly")}, ${pack(100, 10, ", billed: yearly")}`)).toEqual([]);
  });

  it("seat-or-account: one price in each cycle, for a seat in one and for the account in the other", async () => {
    const found = (price: string) => foundIn("seat-or-account", pro(price));
    expect(await found("{ amount: 10, per: seat, billed: monthly }, { amount: 100, billed: yearly }")).toEqual([
      "tiers.pro.price.yearly.amount is for each account, and billed monthly the tier is priced by the seat",
    ]);
    const base = "{ amount: 50, billed: monthly }, { amount: 10, per: seat, billed: monthly }";
    expect(await found(`${base}, { amount: 100, per: seat, billed: yearly }`)).toEqual([]);
  });

  it("currency-mixed: steps, brackets, packs, minimums and overage as well; an amount in several currencies is fine", async () => {
    const found = (parts: Readonly<Record<string, string>>) => foundIn("currency-mixed", parts);
    const topUps =
      "topUps: [ { per: credit, lasts: forever, minSpend: { EUR: 20 }, volume: [ { from: 1, amount: { EUR: 0.4 } } ] } ]";
    expect((await found({ topUps })).map((line) => line.split(" ")[0])).toEqual([
      "topUps.volume.amount",
      "topUps.minSpend",
    ]);
    expect(await found({ whenEmpty: "whenEmpty: [ { do: overage, amount: { GBP: 1 } } ]" })).toHaveLength(1);
    expect(await found(pro("{ amount: { USD: 100, EUR: 90 }, billed: monthly }"))).toEqual([]);
    expect(await found({ currency: "currency: unpublished" })).toEqual([]);
  });

  it("dispute-without-why: each dispute for itself", async () => {
    const dispute = (why: string) => `{ fact: tiers.pro.grants.credits, others: [ { says: 9, source: study } ]${why} }`;
    const disputed = (...lines: readonly string[]) =>
      foundIn("dispute-without-why", { disputed: `disputed: [ ${lines.join(", ")} ]` });
    expect(
      (await disputed(dispute(", why: The list is newer"), dispute(""))).map((line) => line.split(" ")[0]),
    ).toEqual(["disputed.2.fact"]);
  });
});
