import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { AxeResults } from "axe-core";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { CHROMIUM, launched, type Opened, opened } from "../setup/chromium.ts";
import { PROJECT, run } from "../setup/fake-io.ts";

const FROZEN = ["--plans", "fixtures/plans/frozen"];
const HEAVY = "fixtures/scenarios/guide-3-heavy.yaml";
const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

let browser: Browser;
let folder: string;
/** A report on ten people at ZoomInfo. */
let one: Opened;
/** A report on several plans. */
let several: Opened;

beforeAll(async () => {
  if (CHROMIUM === undefined) return;
  folder = mkdtempSync(join(tmpdir(), "credits-report-"));
  browser = await launched();
  one = await opened(browser, await reportOf("one.html", [HEAVY, "zoominfo", ...FROZEN]));
  several = await opened(browser, await reportOf("several.html", ["fixtures/scenarios/team.yaml", ...FROZEN]));
});

afterAll(() => browser?.close());

async function reportOf(name: string, args: readonly string[]): Promise<string> {
  const { stdout, stderr } = await run(["estimate", ...args, "--format", "html"]);
  if (stdout === "") throw new Error(stderr);
  writeFileSync(join(folder, name), stdout);
  return join(folder, name);
}

/** What the command line says of the same question. */
async function told(args: readonly string[]): Promise<{ readonly recommended: string; readonly total: string }> {
  const { stdout } = await run(["estimate", ...args, "--json"]);
  const { answer } = JSON.parse(stdout);
  const offer = answer.offers.find(({ id }: { readonly id: string }) => id === answer.recommended);
  return { recommended: answer.recommended, total: offer.costs.total.amount };
}

function now(page: Page): Promise<string | null> {
  return page.locator("#now").textContent();
}

async function violationsIn(page: Page): Promise<readonly string[]> {
  const { violations } = (await page.evaluate("axe.run()")) as AxeResults;
  return violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`);
}

describe.skipIf(CHROMIUM === undefined)("a report in a browser (CHROMIUM), with the network cut off", () => {
  it("opens from a file without a word on the console, asks for nothing and draws its charts", async () => {
    for (const { page, said, asked } of [one, several]) {
      expect({ said, asked }).toEqual({ said: [], asked: [] });
      expect(await page.locator("figure.chart svg[role=img]").count()).toBeGreaterThanOrEqual(4);
    }
  });

  it.each(["light", "dark"] as const)("has nothing that axe finds wrong, %s", async (colorScheme) => {
    for (const { page } of [one, several]) {
      await page.emulateMedia({ colorScheme });
      await page.evaluate(axe);
      expect(await violationsIn(page)).toEqual([]);
    }
  });

  it("fits two pages of A4, and a telephone", async () => {
    for (const { page } of [one, several]) {
      const pdf = await page.pdf({ preferCSSPageSize: true });
      expect(pdf.toString("latin1").match(/\/Type\s*\/Page\b/g)).toHaveLength(2);
    }
    await several.page.setViewportSize({ width: 390, height: 844 });
    expect(await several.page.evaluate("document.documentElement.scrollWidth")).toBe(390);
  });

  it("answers for 20 people as the command line does", async () => {
    const { page } = one;
    expect(await page.locator("#answer .strong").textContent()).toContain("Advanced, $24,995");
    await page.getByLabel("People", { exact: true }).fill("20");
    const asked = await told([HEAVY, "zoominfo", ...FROZEN, "--people", "20"]);
    // 20 × 600 = 12,000 credits a month: Elite with 20,000, at $39,995.
    expect(asked).toEqual({ recommended: "zoominfo/elite+yearly", total: "39995.00" });
    expect(await now(page)).toBe("Now: ZoomInfo Sales Elite, $39,995 a year.");
    expect(await page.locator("#answer .strong").textContent()).toContain("Recommended: Elite, $39,995 a year");
    expect(await page.locator("#asked").textContent()).toContain("20 people");
  });

  it("goes back to its own numbers, and is moved with the keyboard alone", async () => {
    const { page } = one;
    await page.getByText("Back to the numbers of this report").click();
    await page.getByText("Now: ZoomInfo Sales Advanced, $24,995 a year.").waitFor();
    await page.getByLabel("People, slider").focus();
    for (let presses = 0; presses < 7; presses += 1) await page.keyboard.press("ArrowRight");
    // 17 people: 10,200 credits a month, 200 more than Advanced has.
    expect(await now(page)).toContain("Elite");
  });

  it("gives its numbers back as a scenario that the command line reads", async () => {
    const { page } = one;
    await page.getByLabel("People", { exact: true }).fill("10");
    await page.getByLabel("Emails a week, each", { exact: true }).fill("200");
    await page.getByLabel("Share of emails found", { exact: true }).fill("85.5");
    const text = await page.locator("#yaml").inputValue();
    expect(text).toContain("people: 10, does: { email: 200/week }");
    expect(text).toContain("found: { email: 85.5% }");
    const downloading = page.waitForEvent("download");
    await page.getByText("Download it").click();
    expect(readFileSync(await (await downloading).path(), "utf8")).toBe(text);
    writeFileSync(join(folder, "back.yaml"), text);
    // 10 × 200 × 4 × 85.5 % = 6,840 a month: Advanced.
    const { recommended } = await told([join(folder, "back.yaml"), "zoominfo", ...FROZEN]);
    expect([recommended, await now(page)]).toEqual([
      "zoominfo/advanced+yearly",
      "Now: ZoomInfo Sales Advanced, $24,995 a year.",
    ]);
  });

  it("tries a price, with the --set that says the same", async () => {
    const { page } = one;
    await page.getByText("Prices, when you have a quote").click();
    await page.getByLabel(/^ZoomInfo Sales Elite/).fill("20000");
    expect(await now(page)).toBe("Now: ZoomInfo Sales Elite, $20,000 a year.");
    expect(await page.locator("#again").textContent()).toMatch(/--set zoominfo:tiers\.elite\.price\S*\.amount=20000$/);
  });

  it("says so where a field holds no number, and keeps the answer that stood", async () => {
    const { page, said } = one;
    await page.getByLabel("People", { exact: true }).fill("");
    expect(await now(page)).toBe("A number is missing or out of range.");
    expect(await page.locator("#answer .strong").textContent()).toContain("Elite");
    expect(said).toEqual([]);
  });

  it("shows a vendor named in markup and obeys nothing of it", async () => {
    const evil = "<img src=x onerror=window.harmed=1><script>window.harmed=2</script>";
    const plans = mkdtempSync(join(folder, "plans-"));
    const frozen = (name: string) => readFileSync(join(PROJECT, "fixtures/plans/frozen", name), "utf8");
    writeFileSync(join(plans, "activities.yaml"), frozen("activities.yaml"));
    writeFileSync(join(plans, "zoominfo.yaml"), frozen("zoominfo.yaml").replace(/^vendor:.*$/m, `vendor: "${evil}"`));
    const { page, said, asked } = await opened(
      browser,
      await reportOf("evil.html", [HEAVY, "zoominfo", "--plans", plans]),
    );
    await page.getByLabel("People", { exact: true }).fill("20");
    await page.getByText("Now: <img src=x").waitFor();
    expect(await page.evaluate("window.harmed")).toBeUndefined();
    expect(await page.locator("img").count()).toBe(0);
    expect({ said, asked }).toEqual({ said: [], asked: [] });
  });
});
