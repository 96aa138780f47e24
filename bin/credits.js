#!/usr/bin/env node
import { existsSync } from "node:fs";
import module from "node:module";

module.enableCompileCache?.();

const entry = new URL("../dist/cli.js", import.meta.url);

if (existsSync(entry)) {
  const { main, processIo } = await import(entry.href);
  process.exitCode = await main(process.argv.slice(2), processIo(process));
} else {
  process.stderr.write("credits: not built yet. Run `npm run build` first.\n");
  process.exitCode = 2;
}
