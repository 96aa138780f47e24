import { expect, it } from "vitest";
import { foundIn } from "../setup/found-in.ts";

const pro = (more: string, price = "{ amount: 100, billed: monthly }", grants = "") =>
  `tiers: { pro: { price: [ ${price} ]${more}${grants === "" ? "" : `, grants: [ ${grants} ]`} }, max: { price: [ { amount: 200, billed: yearly } ] } }`;
const topUp = (more: string) => `topUps: [ { per: credit, amount: 0.5, lasts: forever${more} } ]`;
const at = async (parts: Readonly<Record<string, string>>) =>
  (await foundIn("unreachable", parts)).map((line) => line.split(" ")[0]);

it.each([
  ["seats beyond the most", { tiers: pro(", seats: { min: 6, max: 5 }") }, ["tiers.pro.seats.max"]],
  ["as many seats as there may be", { tiers: pro(", seats: { min: 5, max: 5 }") }, []],
  [
    "a price line for another tier",
    { tiers: pro("", "{ amount: 100, billed: monthly, tiers: [ max ] }") },
    ["tiers.pro.price.tiers"],
  ],
  [
    "a grant for a cycle that the tier is not billed by",
    { tiers: pro("", undefined, "{ credits: 10, every: month, billed: yearly }") },
    ["tiers.pro.grants.billed"],
  ],
  [
    "a grant for the cycle it is billed by",
    { tiers: pro("", undefined, "{ credits: 10, every: month, billed: monthly }") },
    [],
  ],
  [
    "a top-up for a cycle that its tier is not billed by",
    { tiers: pro(""), topUps: topUp(", tiers: [ pro ], billed: yearly") },
    ["topUps.billed"],
  ],
  ["a top-up for a cycle of another tier", { tiers: pro(""), topUps: topUp(", billed: yearly") }, []],
  [
    "no account is made before the day and after it",
    { tiers: pro(", accounts: { createdFrom: 2026-05-01, createdBefore: 2026-05-01 }") },
    ["tiers.pro.accounts"],
  ],
  [
    "an account made within a span of days",
    { tiers: pro(", accounts: { createdFrom: 2026-04-30, createdBefore: 2026-05-01 }") },
    [],
  ],
  [
    "a step above the most",
    { tiers: pro("", "{ billed: monthly, max: 1000, sizes: { 1000: 10, 2000: 19 } }") },
    ["tiers.pro.price.sizes.2000"],
  ],
  [
    "a bracket above the most",
    { topUps: "topUps: [ { per: credit, lasts: forever, volume: [ { from: 1, amount: 0.5 } ], min: 20, max: 10 } ]" },
    ["topUps.min"],
  ],
  [
    "a pack above the most of a purchase",
    { topUps: "topUps: [ { per: pack, credits: 500, amount: 50, lasts: forever, max: 400 } ]" },
    ["topUps.credits"],
  ],
] as const)("%s", async (_says, parts, expected) => {
  expect(await at(parts)).toEqual(expected);
});

it("a bracket that begins above the largest size that is sold", async () => {
  const price =
    "{ per: credit, billed: monthly, max: 5000, volume: [ { from: 1, amount: 0.5 }, { from: 9000, amount: 0.4 } ] }";
  const tiers = `tiers: { pro: { price: [ ${price} ], grants: [ { credits: size, every: month } ] } }`;
  expect(await at({ tiers })).toEqual(["tiers.pro.price.volume.9000.from"]);
});
