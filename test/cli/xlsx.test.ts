import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { credits } from "../setup/fake-io.ts";
import { readWorkbook } from "../setup/workbook.ts";

const FROZEN = "--plans fixtures/plans/frozen";
const CAMPAIGN = "fixtures/scenarios/campaign.yaml";
const folder = mkdtempSync(join(tmpdir(), "credits-xlsx-"));

async function written(line: string, name: string) {
  const file = join(folder, name);
  const { stdout, stderr, exit } = await credits(`${line} --output ${file}`);
  expect({ stdout, stderr, exit }).toEqual({ stdout: "", stderr: "", exit: 0 });
  return readFileSync(file);
}

describe("credits estimate --format xlsx", () => {
  it("has a sheet for each question, with amounts that a spreadsheet adds up", async () => {
    const book = readWorkbook(await written(`estimate ${CAMPAIGN} lemlist ${FROZEN} --format xlsx`, "one.xlsx"));
    expect(Object.keys(book)).toEqual(["Answer", "Tiers", "Months", "Sources"]);
    const [header, ...tiers] = book.Tiers ?? [];
    const column = (name: string) => header?.indexOf(name) ?? -1;
    const taken = tiers.find((row) => row[column("recommended")] === "yes");
    // 24,000 included, 21,780 used, 5,220.00 and 14.00: see SESSIONS 4.
    expect(
      ["tier", "included", "used", "subscription", "overage cost", "total"].map((name) => taken?.[column(name)]),
    ).toEqual(["multichannel", 24000, 21780, 5220, 14, 5234]);
    const months = (book.Months ?? []).slice(1);
    expect(months.map(([month]) => month).slice(0, 2)).toEqual(["2027-01-01", "2027-02-01"]);
    expect(months.reduce((sum, row) => sum + Number(row[2]), 0)).toBe(21780);
    expect(book.Answer?.flat().join(" ")).toContain("Recommended: Multichannel, billed yearly, 5 seats, $5,234.00");
  });

  it("ranks plans, and has a row for each offer of several teams", async () => {
    const ranking = readWorkbook(
      await written(`estimate fixtures/scenarios/team.yaml ${FROZEN} --format xlsx`, "plans.xlsx"),
    );
    expect(Object.keys(ranking)).toEqual(["Answer", "Vendors", "Months", "Sources"]);
    const teams = readWorkbook(
      await written(`estimate ${CAMPAIGN} fixtures/scenarios/team.yaml lemlist ${FROZEN} --format xlsx`, "teams.xlsx"),
    );
    expect(Object.keys(teams)).toEqual(["Tiers", "Sources"]);
  });

  it("never goes to a terminal or a pipe", async () => {
    const { stdout, stderr, exit } = await credits(`estimate ${CAMPAIGN} lemlist ${FROZEN} --format xlsx`);
    expect({ stdout, exit }).toEqual({ stdout: "", exit: 2 });
    expect(stderr).toContain("--output report.xlsx");
  });

  it("holds text that looks like a formula as text", async () => {
    const scenario = join(folder, "evil.yaml");
    writeFileSync(scenario, `name: "=HYPERLINK(1)"\n${readFileSync(CAMPAIGN, "utf8").replace(/^name:.*\n/m, "")}`);
    const bytes = await written(`estimate ${scenario} lemlist ${FROZEN} --format xlsx`, "evil.xlsx");
    expect(readWorkbook(bytes).Tiers?.[1]?.[0]).toBe("=HYPERLINK(1)");
  });
});

describe("--format csv", () => {
  it("begins a file with the mark by which a spreadsheet knows UTF-8, and a pipe without it", async () => {
    const file = await written(`estimate ${CAMPAIGN} lemlist ${FROZEN} --format csv`, "one.csv");
    const { stdout } = await credits(`estimate ${CAMPAIGN} lemlist ${FROZEN} --format csv`);
    expect(file.subarray(0, 3)).toEqual(Buffer.from([0xef, 0xbb, 0xbf]));
    expect(file.subarray(3).toString("utf8")).toBe(stdout);
    expect(stdout).toMatch(/^scenario,start,/);
  });
});
