import { describe, expect, it } from "vitest";
import { creditsOfKind, lineName } from "../../src/render/words.ts";

describe("credits by their kind", () => {
  it.each([
    ["a plan with one kind", "phone", ["phone"], "credits"],
    ["several kinds", "phone", ["email", "phone"], "phone credits"],
    ["several kinds, one of which is called credit", "credit", ["credit", "token"], "credits"],
    ["what stands beside it", "token", ["credit", "token"], "token credits"],
  ])("%s", (_, kind, kinds, words) => {
    expect(creditsOfKind(kind, { kinds })).toBe(words);
  });
});

describe("the name of a product line", () => {
  it.each([
    ["Acme", undefined, "Acme"],
    ["Acme", "Sales", "Acme Sales"],
    ["HubSpot", "HubSpot Credits", "HubSpot Credits"],
    ["Acme", "Acmeland", "Acme Acmeland"],
  ])("%s, %s is %s", (vendor, product, name) => {
    expect(lineName({ id: "plan", vendor, ...(product !== undefined && { product }) })).toBe(name);
  });
});
