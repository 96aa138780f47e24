import { mkdtempSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { credits, run } from "../setup/fake-io.ts";

const TEAM = "fixtures/scenarios/team.yaml";
const FROZEN = "--plans fixtures/plans/frozen";

describe("credits estimate --format html", () => {
  it("prints one page, with the answer in it and its script", async () => {
    const { stdout, stderr, exit } = await credits(`estimate ${TEAM} apollo ${FROZEN} --format html`);
    expect({ stderr, exit }).toEqual({ stderr: "", exit: 0 });
    expect(stdout).toMatch(/^<!doctype html>\n<html lang="en">/);
    expect(stdout).toContain("Recommended: Basic");
    expect(stdout.match(/<h1>/g)).toHaveLength(1);
  });

  it("writes it to a file", async () => {
    const folder = mkdtempSync(join(tmpdir(), "credits-"));
    const { stdout } = await run(
      ["estimate", `${process.cwd()}/${TEAM}`, "apollo", "--format", "html", "--output", "report.html"],
      { cwd: folder },
    );
    expect(stdout).toBe("");
    expect(readFileSync(join(folder, "report.html"), "utf8")).toMatch(/<\/html>\n$/);
  });

  it("answers several scenarios as words and tables", async () => {
    const { stdout, exit } = await credits(
      `estimate ${TEAM} fixtures/scenarios/guide-3-heavy.yaml apollo ${FROZEN} --format html`,
    );
    expect(exit).toBe(0);
    expect(stdout).toContain("10 SDRs, heavy");
    expect(stdout).not.toContain('id="numbers"');
  });

  it("has no price of a confidential contract in it unless asked", async () => {
    const folder = mkdtempSync(join(tmpdir(), "credits-"));
    const { writeFileSync } = await import("node:fs");
    const contract = readFileSync("fixtures/contracts/zoominfo-quote.yaml", "utf8").replace(
      "amount: 21000",
      "amount: 21777",
    );
    writeFileSync(join(folder, "secret.yaml"), `confidential: true\n${contract}`);
    const line = `estimate fixtures/scenarios/guide-3-heavy.yaml zoominfo ${FROZEN} --format html --contract ${folder}/secret.yaml`;
    const { stdout: hidden } = await credits(line);
    const { stdout: shown } = await credits(`${line} --show-confidential`);
    expect(hidden).toContain("secret is a confidential contract");
    expect([hidden, shown].map((page) => /21,?777/.test(page))).toEqual([false, true]);
    // Nothing that follows from the price either: the quote would be $3,218 below the list, which leads as if alone.
    expect(hidden).not.toContain("3,218");
  });
});

describe("credits compare --format html", () => {
  it("is the same page of the same ranking", async () => {
    const { stdout, stderr, exit } = await credits(`compare ${TEAM} apollo lemlist zaplify ${FROZEN} --format html`);
    expect({ stderr, exit }).toEqual({ stderr: "", exit: 0 });
    expect(stdout).toContain("Cheapest for this work: lemlist Email");
    expect(stdout).toContain('id="numbers"');
  });
});
