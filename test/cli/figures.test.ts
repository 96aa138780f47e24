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

async function told(line: string): Promise<string> {
  const { stdout } = await credits(`estimate ${line} --start 2027-01-01 ${FROZEN}`);
  return stdout.replace(/\s+/g, " ");
}

describe("lemlist", () => {
  it.each([
    // 100 found × 5 credits
    ["--all email=100/month", "500"],
    // 100 × 5 + 100 × 20
    ["--all email=100/month --all phone=100/month", "2,500"],
  ])("%s burn %s credits", async (work, burned) => {
    expect(await told(`lemlist ${work} --months 1`)).toContain(`Credits consumed: ${burned} in a month`);
  });

  it("shares the seats' credits in one pool that burns before bought ones", async () => {
    // 2 × 400 for 2 people, of whom each finds 100 emails: 2 × 100 × 5 = 1,000, so 200 are bought at $0.01
    const report = await told("lemlist --people 2 --email 100/month --months 1 --need linkedin-steps --monthly");
    expect(report).toContain("800 granted + 200 bought = 1,000 used + 0 expired + 0 left");
  });
});

describe("KnowledgeNet with an invented contract", () => {
  const contract = "knowledgenet-invented --contract fixtures/contracts/knowledgenet-invented.yaml --months 1";

  it("charges an export for the emails found", async () => {
    // 200 × 95 % = 190 × 1 credit
    const report = await told(`${contract} --people 1 --each contact-export=200/month --found 95%`);
    expect(report).toContain("Credits consumed: 190 in a month");
  });

  it("charges nobody the organisation has paid for already", async () => {
    // 200 - 80 = 120
    const report = await told(`${contract} --people 1 --each contact-export=200/month --already-known 40%`);
    expect(report).toContain("Credits consumed: 120 in a month");
  });
});

describe("Zaplify with an invented contract", () => {
  const contract = "zaplify-invented --contract fixtures/contracts/zaplify-invented.yaml";

  it("charges one credit for a contact, and tells the monthly goal of a year's credits", async () => {
    // 8 people × 150 × 4 × 12 = 57,600 contacts, phones among them; 60,000 ÷ 8 people ÷ 12 months = 625
    const report = await told(`${contract} --people 8 --email 150/week --phone 25/week --tier paid --billed yearly`);
    expect(report).toContain("Credits consumed: 4,800 a month, 57,600 a year");
    expect(report).toContain("625 a person and month (60,000 ÷ 8 people ÷ 12 months): a goal, not a limit.");
  });
});

describe("Apollo", () => {
  it.each([
    // 2 seats × 4,000 × 12 = 96,000 either way; by the month what is left expires each month
    ["monthly", "96,000 granted = 48,000 used + 48,000 expired + 0 left"],
    ["yearly", "96,000 granted = 48,000 used + 48,000 expired + 0 left"],
  ])("billed %s, Professional brings 4,000 a seat and month", async (billed, sum) => {
    const people = "--people 2 --email 2000/month --tier professional --monthly";
    expect(await told(`apollo ${people} --billed ${billed}`)).toContain(sum);
  });

  it("gives a year's credits on the first day where it is billed by the year", async () => {
    const report = await told("apollo --people 2 --email 2000/month --tier professional --billed yearly --monthly");
    // 96,000 less 4,000 in January
    expect(report).toMatch(/Jan 4,000 4,000 - - 92,000/);
  });
});
