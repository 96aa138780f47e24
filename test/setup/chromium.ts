import { existsSync } from "node:fs";
import { type Browser, chromium, type Page } from "playwright-core";

const PLACES = [process.env.CHROMIUM, "/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];

/** Where a browser is on this machine; undefined where there is none. */
export const CHROMIUM = PLACES.find((place) => place !== undefined && existsSync(place));

export function launched(): Promise<Browser> {
  if (CHROMIUM === undefined) throw new Error("no Chromium on this machine: CHROMIUM=/path/to/chromium");
  const still = ["quic", "gpu", "background-networking", "component-update", "sync"].map((what) => `--disable-${what}`);
  return chromium.launch({
    executablePath: CHROMIUM,
    args: ["--headless", "--no-sandbox", "--no-first-run", ...still],
  });
}

export interface Opened {
  readonly page: Page;
  /** What the page said on its console, and what it threw. */
  readonly said: readonly string[];
  /** What it asked for beside itself. */
  readonly asked: readonly string[];
}

/** A file opened with the network cut off, as wide as said, when its charts are drawn and all that is slow is computed. */
export async function opened(
  browser: Browser,
  file: string,
  look: { readonly width?: number; readonly scheme?: "light" | "dark" } = {},
): Promise<Opened> {
  const viewport = { width: look.width ?? 1280, height: 900 };
  const context = await browser.newContext({ viewport, colorScheme: look.scheme ?? "light" });
  await context.setOffline(true);
  const page = await context.newPage();
  const said: string[] = [];
  const asked: string[] = [];
  page.on("console", (message) => said.push(message.text()));
  page.on("pageerror", (error) => said.push(String(error)));
  await page.route("**", (route) => {
    const url = route.request().url();
    if (url === `file://${file}`) return route.continue();
    asked.push(url);
    return route.abort();
  });
  await page.goto(`file://${file}`);
  await complete(page);
  return { page, said, asked };
}

/** Waits until everything is computed that the page computes by itself. */
async function complete(page: Page): Promise<void> {
  await page.locator("#report[data-complete=yes]").waitFor();
}
