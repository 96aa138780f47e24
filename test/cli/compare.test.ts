import { describe, expect, it } from "vitest";
import { credits } from "../setup/fake-io.ts";

const FROZEN = "--plans fixtures/plans/frozen --as-of 2026-11-22";
const TEAM = "fixtures/scenarios/team.yaml";

describe("a wrong ask is answered in words, with 2", () => {
  it.each([
    [`${TEAM} apollo --by soon`, '--by must be a day such as 2026-11-22, not "soon".'],
    [`${TEAM} apollo --budget much`, '--budget must be an amount such as 30000, not "much".'],
    [`${TEAM} fixtures/scenarios/season.yaml apollo --budget 100`, "--budget asks what one team could do for it."],
    [`${TEAM} apolo`, 'Did you mean "apollo"?'],
    [`${TEAM} apollo --sort price`, "--sort"],
    ["apollo", "Nothing is asked yet."],
    [`${TEAM} apollo/basc`, 'apollo has no tier called "basc". Did you mean "basic"?'],
    [`${TEAM} apollo/basic+yearl`, 'apollo/basic has no way of billing or size called "yearl". Did you mean "yearly"?'],
    [`${TEAM} appollo/basic`, 'There is no plan called "appollo". Did you mean "apollo"?'],
    [`${TEAM} apollo/basic --format html`, "A part of a plan, such as apollo/basic, has no place in --format html."],
  ])("%s", async (line, says) => {
    const { stdout, stderr, exit } = await credits(`compare ${line} ${FROZEN}`);
    expect({ stdout, exit }).toEqual({ stdout: "", exit: 2 });
    expect(stderr).toContain(says);
  });
});

describe("parts of plans", () => {
  const rows = async (line: string) => {
    const { stdout } = await credits(`compare ${line} ${FROZEN} --json`);
    const [{ rows: all }] = JSON.parse(stdout).comparisons;
    return all.map(({ plan, offer }: { plan: string; offer: { id: string } | null }) => [plan, offer?.id]);
  };

  it("two tiers of one plan stand side by side, each with its own price to win at", async () => {
    // 10 × 150 × 4 = 6,000 lookups a month: Advanced includes 10,000 for $24,995, Elite 20,000 for $39,995.
    const { stdout } = await credits(
      `compare fixtures/scenarios/guide-3-heavy.yaml zoominfo/elite zoominfo/Advanced ${FROZEN}`,
    );
    const said = stdout.replaceAll(/\s+/g, " ");
    expect(said).toContain("ZoomInfo Sales Advanced, $24,995.00 a year, $15,000.00 below ZoomInfo Sales Elite.");
    expect(said).toContain("ZoomInfo Sales Elite costs $15,000.00 (60 %) more a year. It wins below $24,995.00 a year");
    // 16 × 600 = 9,600, 17 × 600 = 10,200
    expect(said).toContain("ZoomInfo Sales Elite wins from 17 people (now 10)");
  });

  it("so do two ways of billing one tier, and a plan beside a part of it", async () => {
    expect(await rows(`${TEAM} apollo/basic+monthly apollo apollo/basic`)).toEqual([
      ["apollo", "apollo/basic+yearly"],
      ["apollo/basic", "apollo/basic+yearly"],
      ["apollo/basic+monthly", "apollo/basic+monthly"],
    ]);
  });

  it("a contract takes part with what is named of it alone", async () => {
    const contract = "--contract fixtures/contracts/zoominfo-quote.yaml";
    expect(
      await rows(`fixtures/scenarios/guide-3-heavy.yaml zoominfo-quote/advanced ${contract} ${FROZEN}`),
    ).toHaveLength(1);
  });
});

describe("a page or a workbook", () => {
  it.each([
    ["--by 2027-03-01", "--by"],
    ["--budget 30000", "--budget"],
    ["--sort per-find", "--sort"],
    ["--top 1", "--top"],
  ])("refuses %s, which it would not show", async (given, flag) => {
    const asked = `compare fixtures/scenarios/team.yaml apollo lemlist ${given} --format html`;
    const { stdout, stderr, exit } = await credits(asked);
    expect([exit, stdout]).toEqual([2, ""]);
    expect(stderr).toContain(`${flag} has no place in --format html.`);
  });
});

describe("the exit code says whether there is an answer", () => {
  it.each([
    // nothing but unpublished numbers speaks against it
    ["zaplify", 0],
    ["zoominfo --need sso,whatsapp-steps", 1],
  ])("%s: %i", async (line, code) => {
    const { exit, stderr } = await credits(`compare ${TEAM} ${line} ${FROZEN}`);
    expect({ exit, stderr }).toEqual({ exit: code, stderr: "" });
  });

  it("is 1 where one of several teams has no offer", async () => {
    const { exit } = await credits(
      `compare fixtures/scenarios/guide-3-heavy.yaml fixtures/scenarios/guide-4-crm-sync.yaml lemlist ${FROZEN}`,
    );
    expect(exit).toBe(1);
  });
});
