#!/usr/bin/env node
import { existsSync } from "node:fs";
import module from "node:module";

/*
 * V8 starts to optimise code early, which takes as long as a whole answer of a few tenths of a second and comes too late for it.
 * Node 20 has no compiler between the quick and the optimising one, and no cache of compiled code: there it begins later. What
 * has one word at most, such as --version, computes nothing.
 */
const [, , , ...more] = process.argv;
if (more.length > 0 && process.versions.node.startsWith("20.")) {
  const { setFlagsFromString } = await import("node:v8");
  setFlagsFromString("--interrupt-budget=500000");
}
module.enableCompileCache?.();

const entry = new URL("../dist/cli.js", import.meta.url);

if (existsSync(entry)) {
  const { main, processIo } = await import(entry.href);
  process.exitCode = await main(process.argv.slice(2), processIo(process));
} else {
  process.stderr.write("credits: not built yet. Run `npm run build` first.\n");
  process.exitCode = 2;
}
