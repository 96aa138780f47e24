import { spawnSync } from "node:child_process";
import { copyFileSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { medianOf, wholeProcess } from "./processes.ts";

/**
 * How long `credits check plans` takes, as a multiple of parsing the same files with yaml alone: whole processes, in turn, so that
 * whatever else the machine does hits both sides alike. And how much memory a thousand plan files take beside a hundred.
 */
const ROUNDS = 15;
const MOST_TIMES_YAML = 4;
const MOST_TIMES_HUNDRED = 2;

const pathOf = (name: string) => fileURLToPath(new URL(name, import.meta.url));
const credits = pathOf("../bin/credits.js");
const plans = pathOf("../plans");
const names = readdirSync(plans).filter((name) => name.endsWith(".yaml"));

const [alone, checks]: [number[], number[]] = [[], []];
for (let round = 0; round < ROUNDS; round += 1) {
  alone.push(wholeProcess([pathOf("yaml-alone.js"), plans]));
  checks.push(wholeProcess([credits, "check", plans]));
}
const [floor, time] = [medianOf(alone), medianOf(checks)];
console.log(`\nChecking on Node ${process.versions.node}: medians of ${ROUNDS} alternating runs\n`);
console.log(row(`yaml alone, ${names.length} files`, `${floor.toFixed(0)} ms`, "1.00"));
console.log(
  row(
    "credits check plans",
    `${time.toFixed(0)} ms`,
    (time / floor).toFixed(2),
    verdict(time / floor, MOST_TIMES_YAML),
  ),
);

const [hundred, thousand] = [100, 1000].map(peakMemory) as [number, number];
console.log(row("100 plan files, peak memory", `${hundred.toFixed(0)} MB`, "1.00"));
const grown = thousand / hundred;
console.log(
  row(
    "1,000 plan files, peak memory",
    `${thousand.toFixed(0)} MB`,
    grown.toFixed(2),
    verdict(grown, MOST_TIMES_HUNDRED),
  ),
);

/** Megabytes that a check of so many plan files, copies of the catalogue, holds at most. */
function peakMemory(count: number): number {
  const folder = mkdtempSync(join(tmpdir(), "credits-bench-"));
  try {
    for (let index = 0; index < count; index += 1) {
      const part = join(folder, String(Math.floor(index / names.length)));
      mkdirSync(part, { recursive: true });
      copyFileSync(
        join(plans, names[index % names.length] as string),
        join(part, names[index % names.length] as string),
      );
    }
    const { stderr, status } = spawnSync(process.execPath, [
      "--require",
      pathOf("memory.cjs"),
      credits,
      "check",
      folder,
    ]);
    const kilobytes = Number(String(stderr).trim().split("\n").at(-1));
    if (status !== 0 || Number.isNaN(kilobytes)) throw new Error(`the check of ${count} files ended with ${status}`);
    return kilobytes / 1024;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function verdict(ratio: number, most: number): string {
  return `${most.toFixed(1)} ${ratio <= most ? "ok" : "missed"}`;
}

function row(says: string, ...cells: readonly string[]): string {
  return says.padEnd(44) + cells.map((cell) => cell.padStart(12)).join("");
}
