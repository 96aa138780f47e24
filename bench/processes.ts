import { spawnSync } from "node:child_process";

export function medianOf(times: readonly number[]): number {
  const sorted = times.toSorted((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  const [low, high] = [sorted[sorted.length % 2 === 0 ? middle - 1 : middle], sorted[middle]];
  return ((low ?? Number.NaN) + (high ?? Number.NaN)) / 2;
}

/** Run `node` once and wait for its end: milliseconds on the wall. A run that fails is no measurement and stops the bench. */
export function wholeProcess(args: readonly string[]): number {
  const start = performance.now();
  const { status } = spawnSync(process.execPath, args, { env, stdio: ["ignore", "ignore", "inherit"] });
  const time = performance.now() - start;
  if (status !== 0) throw new Error(`node ${args.join(" ")} ended with ${status}`);
  return time;
}

/** Milliseconds since the process began: when node's own start was done, and when the program was about to leave. */
export function inside(args: readonly string[]): { readonly started: number; readonly ended: number } {
  const clocks = spawnSync(process.execPath, ["--require", CLOCKS, ...args], {
    env,
    stdio: ["ignore", "ignore", "pipe"],
  });
  const [started, ended] = String(clocks.stderr).trim().split("\n").at(-1)?.split(" ").map(Number) ?? [];
  if (started === undefined || ended === undefined) throw new Error(`no clocks from node ${args.join(" ")}`);
  return { started, ended };
}

const CLOCKS = new URL("clocks.cjs", import.meta.url).pathname;

/** Reading extra certificates slows every start of Node 20 by 50 ms, on both sides of a comparison: left out. */
const { NODE_EXTRA_CA_CERTS: _certificates, ...env } = process.env;
