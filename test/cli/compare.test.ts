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
  ])("%s", async (line, says) => {
    const { stdout, stderr, exit } = await credits(`compare ${line} ${FROZEN}`);
    expect({ stdout, exit }).toEqual({ stdout: "", exit: 2 });
    expect(stderr).toContain(says);
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
