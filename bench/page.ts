import { mkdtempSync, readFileSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { CHROMIUM, launched, opened } from "../test/setup/chromium.ts";
import { medianOf, wholeProcess } from "./processes.ts";

/**
 * A report on the whole catalogue: how large it is, and how long the page takes in a browser from a number that is moved to
 * the new ranking. Each round asks for another number of people, so that nothing is remembered from the one before.
 */
const ROUNDS = 40;
const MOST_BYTES = 1_000_000;
const MOST_MS = 50;

const credits = fileURLToPath(new URL("../bin/credits.js", import.meta.url));
const team = fileURLToPath(new URL("../fixtures/scenarios/team.yaml", import.meta.url));
const file = join(mkdtempSync(join(tmpdir(), "credits-bench-")), "report.html");
wholeProcess([credits, "estimate", team, "--format", "html", "--output", file]);

const bytes = statSync(file).size;
const script = statSync(new URL("../dist/page.js", import.meta.url)).size;
const carried = /<script type="application\/json"[^>]*>(.*?)<\/script>/s.exec(readFileSync(file, "utf8"))?.[1] ?? "";
console.log(row("the page, in bytes", bytes.toLocaleString("en"), bytes <= MOST_BYTES));
console.log(row("  of it engine and charts", script.toLocaleString("en")));
console.log(row("  of it the catalogue", carried.length.toLocaleString("en")));

if (CHROMIUM === undefined) console.log("There is no Chromium here: CHROMIUM=/path/to/chromium");
else {
  const browser = await launched();
  const { page } = await opened(browser, file);
  const times: number[] = [];
  for (let people = 10; people < 10 + ROUNDS; people += 1) {
    await page.getByLabel("People", { exact: true }).fill(String(people));
    times.push(Number(await page.locator("#report").getAttribute("data-milliseconds")));
  }
  await browser.close();
  const median = medianOf(times);
  console.log(row("a new ranking, in milliseconds", median.toFixed(1), median <= MOST_MS));
}

function row(says: string, figure: string, isMet?: boolean): string {
  return `${says.padEnd(40)}${figure.padStart(12)}  ${isMet === undefined ? "" : verdict(isMet)}`.trimEnd();
}

function verdict(isMet: boolean): string {
  return isMet ? "ok" : "missed";
}
