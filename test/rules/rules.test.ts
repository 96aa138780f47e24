import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { ALL_RULES } from "../../src/rules/rules.ts";
import { checked } from "../setup/check-files.ts";
import { planIdsIn } from "../setup/plan-folder.ts";

const folder = new URL("../../fixtures/rules/", import.meta.url);
const BASE = "fixtures/rules/base/base.yaml";

/** Where each broken file is wrong, and the text that stands there. */
const BROKEN: Readonly<Record<string, readonly [place: string, text: string]>> = {
  "bracket-order": ["13:68", "from"],
  "cap-below-refill": ["12:82", "200"],
  "cheap-top-up": ["13:34", "0.012"],
  "contract-changes-nothing": ["2:1", "extends: base"],
  "contract-repeats-plan": ["7:24", "100"],
  "currency-mixed": ["11:58", "{ EUR: 960 }"],
  "dispute-without-why": ["15:11", "tiers.pro.grants.credits"],
  dominated: ["11:24", "100"],
  "example-fails": ["13:78", "500"],
  "number-without-source": ["10:24", "100"],
  "price-far-off": ["11:57", "55"],
  "seat-or-account": ["11:68", "660"],
  "stale-source": ["5:3", "list"],
  "switch-without-reason": ["11:83", "# credits-ignore yearly-dearer"],
  "uncovered-activity": ["5:52", "10/week"],
  "unit-price-rises": ["11:58", "109"],
  "unknown-activity": ["8:25", "emial"],
  "unknown-switch": ["11:83", "# credits-ignore yearly-dear: the price list has it so"],
  "unknown-tier": ["6:3", "prof"],
  unreachable: ["12:104", "yearly"],
  "unused-switch": ["11:83", "# credits-ignore yearly-dearer: the price list has it so"],
  "yearly-dearer": ["11:69", "1440"],
};

describe("every rule has a file that breaks it alone, and the same file mended", () => {
  it("is expected for every file of fixtures/rules, and for every rule", () => {
    const names = Object.keys(BROKEN).flatMap((code) => [`${code}.mended.yaml`, `${code}.yaml`]);
    expect(readdirSync(folder).toSorted()).toEqual([...names, "base"].toSorted());
    expect(Object.keys(BROKEN)).toEqual(expect.arrayContaining(ALL_RULES.map(({ code }) => code)));
  });

  it.each(Object.entries(BROKEN))("%s", async (code, [where, text]) => {
    const name = `fixtures/rules/${code}.yaml`;
    const found = await checked([BASE, name]);
    const beside = code === "switch-without-reason" ? ["yearly-dearer"] : [];
    expect(found.map((issue) => issue.code).toSorted()).toEqual([code, ...beside].toSorted());
    const { place, why, hint } = found.find((issue) => issue.code === code) ?? {};
    const line = readFileSync(new URL(`${code}.yaml`, folder), "utf8").split("\n")[(place?.line ?? 0) - 1] ?? "";
    const pointed = line.slice((place?.column ?? 0) - 1, (place?.column ?? 0) - 1 + (place?.length ?? 0));
    expect([`${place?.line}:${place?.column}`, pointed]).toEqual([where, text]);
    if (ALL_RULES.some((rule) => rule.code === code)) expect([why, hint]).not.toContain(undefined);
    expect(await checked([BASE, name.replace(".yaml", ".mended.yaml")])).toEqual([]);
  });
});

describe("the plans that come with credits", () => {
  it("hold nothing that the rules find, except what is switched off with a reason, whatever the day but for old sources", async () => {
    const names = planIdsIn("plans").map((id) => `plans/${id}.yaml`);
    const found = await checked(["plans/activities.yaml", ...names], { asOf: "2036-01-01" });
    expect(found.filter(({ code }) => code !== "stale-source")).toEqual([]);
    expect(found.length).toBeGreaterThan(names.length);
    expect(found.every(({ severity }) => severity === "warning")).toBe(true);
  });
});

describe("the page that documents the rules", () => {
  const page = readFileSync(new URL("../../docs/rules.md", import.meta.url), "utf8");
  const sections = new Map(
    page
      .split(/^## /m)
      .slice(1)
      .map((section) => [section.split("\n", 1)[0]?.replaceAll("`", "") ?? "", section] as const),
  );

  it("has one section for each rule and each mistake with a fixture, and no other", () => {
    const titles = [...sections.keys()].filter((title) => /^[a-z-]+$/.test(title));
    expect(titles.toSorted()).toEqual(Object.keys(BROKEN).toSorted());
  });

  it.each(ALL_RULES.map(({ code, finds, why, severity }) => [code, finds, why, severity] as const))(
    "%s: what it finds, why it matters and how severe it is are said as the rule says them",
    (code, finds, why, severity) => {
      const section = (sections.get(code) ?? "").replace(/\s+/g, " ");
      expect(section).toContain(finds);
      expect(section).toContain(why);
      expect(section).toContain(`*${severity}*`);
    },
  );

  it.each(Object.keys(BROKEN))("%s: both examples are lines of its fixtures", (code) => {
    const blocks = [...(sections.get(code) ?? "").matchAll(/```yaml\n([\s\S]*?)```/g)].map(([, lines = ""]) => lines);
    const texts = ["", ".mended"].map((which) => readFileSync(new URL(`${code}${which}.yaml`, folder), "utf8"));
    expect(blocks).toHaveLength(2);
    for (const [index, block] of blocks.entries()) expect(texts[index]).toContain(block);
  });
});
