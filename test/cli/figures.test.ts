import { describe, expect, it } from "vitest";
import { credits } from "../setup/fake-io.ts";

const FROZEN = "--plans fixtures/plans/frozen --as-of 2026-11-22";

/** The five rows of the buyers' guide of 2026-04-09: people × a week × 4 weeks, and the tier it recommends. */
const GUIDE = [
  // 3 × 50 × 4 = 600
  ["guide-1-light", "--people 3 --email 50/week", "600", "Professional"],
  // 5 × 100 × 4 = 2,000
  ["guide-2-active", "--people 5 --email 100/week", "2,000", "Professional"],
  // 10 × 150 × 4 = 6,000
  ["guide-3-heavy", "--people 10 --email 150/week", "6,000", "Advanced"],
  // 10 × 150 × 4 + 2,000 = 8,000
  ["guide-4-crm-sync", "--people 10 --email 150/week --crm-record 2000/month", "8,000", "Advanced"],
  // 20 × 200 × 4 = 16,000
  ["guide-5-enterprise", "--people 20 --email 200/week", "16,000", "Elite"],
] as const;

describe("the guide's rows come out exactly", () => {
  it.each(GUIDE)("%s from its file", async (name, _flags, used, tier) => {
    const { stdout, exit } = await credits(`estimate fixtures/scenarios/${name}.yaml zoominfo ${FROZEN}`);
    expect(stdout).toContain(`Credits consumed: ${used} a month`);
    expect(stdout).toContain(`Recommended: ${tier}`);
    expect(exit).toBe(0);
  });

  it.each(GUIDE)("%s from flags", async (_name, flags, used, tier) => {
    const { stdout } = await credits(`estimate zoominfo ${flags} --start 2027-01-01 ${FROZEN}`);
    expect(stdout).toContain(`Credits consumed: ${used} a month`);
    expect(stdout).toContain(`Recommended: ${tier}`);
  });
});
