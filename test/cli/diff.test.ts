import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { GitRepository } from "../setup/git-repository.ts";
import { AFTER, BEFORE, TOUCHED } from "../setup/price-change.ts";

/*
 * A pull request that changes one price, in a real repository: Apollo and lemlist as they are frozen, where Apollo's Basic was
 * $59 a seat and month before, read on 2026-05-24.
 */

let repository: GitRepository;
/** What is printed, with every stretch of spaces and line breaks as one space. */
let said: string;

beforeAll(async () => {
  repository = new GitRepository().commit(BEFORE).write(AFTER);
  said = (await repository.diff("main")).stdout.replace(/\s+/g, " ");
});

afterAll(() => repository.delete());

describe("one price changes", () => {
  it.each([
    // Of 15 scenarios two run on Apollo billed monthly.
    ["1 recommendation flips, 1 more scenario costs more, 13 stay as they are."],
    ["three-sdrs-monthly · among apollo and lemlist, billed monthly"],
    ["recommended Apollo Basic, 3 seats lemlist Email flips"],
    // 3 × $59 × 12 = $2,124. lemlist: 12 × $69 = $828, and 11,250 credits a month × 12 × $0.01 = $1,350: $2,178.
    // 2,178 − 2,124 = 54; 54 ÷ 2,124 = 2.54 %.
    ["total for 12 months $2,124.00 $2,178.00 ‡ +$54.00, +2.5%"],
    // 3 × 150 × 4 × 85 % = 1,530 emails, 3 × 30 × 4 × 50 % = 180 phones.
    // Apollo: 1,530 + 180 × 8 = 2,970. lemlist: 1,530 × 5 + 180 × 20 = 11,250.
    ["credits used a month 2,970 11,250"],
    // 3 × $65 × 12 = $2,340; 2,340 − 2,124 = 216; 216 ÷ 2,124 = 10.17 %.
    ["Staying with Apollo Basic, 3 seats: $2,340.00 (+$216.00, +10.2%)."],
    ["eight-sdrs-monthly · on apollo, billed monthly"],
    ["recommended Apollo Basic, 8 seats Apollo Basic, 8 seats same"],
    // 8 × $59 × 12 = $5,664, 8 × $65 × 12 = $6,240; 576 ÷ 5,664 = 10.17 %.
    ["total for 12 months $5,664.00 $6,240.00 +$576.00, +10.2%"],
    // 8 × 150 × 4 × 85 % = 4,080 emails + 8 × 25 × 4 × 50 % = 400 phones × 8.
    ["credits used a month 7,280 7,280 same"],
    ["plans/apollo.yaml:58 Basic, billed monthly: $59.00 → $65.00 a seat a month"],
    ["source 2026-05-24 → 2026-09-28: newer"],
  ])("%s", (claim) => {
    expect(said).toContain(claim);
  });

  it("the flip leads, and nothing but the two scenarios it touches is listed", () => {
    const listed = [...said.matchAll(/(\S+) · (?:on|among) /g)].map(([, id]) => id);
    expect(listed).toEqual(TOUCHED);
  });

  it("is the same where nothing is skipped", async () => {
    const { stdout } = await repository.diff("main", "--include-existing");
    expect(stdout.replace(/\s+/g, " ")).toBe(said);
  });
});

describe("gates", () => {
  it("several are told one by one", async () => {
    const { stdout } = await repository.diff("main", "--fail-on", "flip,increase:5%");
    expect(stdout.match(/^Failed: .*$/gm)).toEqual([
      "Failed: --fail-on flip (three-sdrs-monthly).",
      "Failed: --fail-on increase:5% (eight-sdrs-monthly).",
    ]);
  });

  it("an unknown one is refused with the nearest", async () => {
    const { stderr, exit } = await repository.diff("--fail-on", "flips");
    expect({ stderr, exit }).toEqual({
      stderr:
        'credits: --fail-on knows no "flips". Did you mean flip?\n  There are flip, increase:5%, increase:1000USD, shortage, stale, lowered-price-without-source.\n',
      exit: 2,
    });
  });

  it("a lower price that no newer source states is a finding", async () => {
    // From 65 back to 59, on the older word.
    const { stdout, exit } = await repository.diff("--fail-on", "lowered-price-without-source", "./", "main");
    expect(stdout.replace(/\s+/g, " ")).toContain(
      "Basic, billed monthly: $65.00 → $59.00 a seat a month source 2026-09-28 → 2026-05-24: older lower than before, and no newer source says so: look again",
    );
    expect(stdout).toContain("Failed: --fail-on lowered-price-without-source (tiers.basic.price.monthly.amount).");
    expect(exit).toBe(1);
  });
});
