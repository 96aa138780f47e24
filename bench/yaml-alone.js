import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";

/** What any reader of these files has to do at least: `node bench/yaml-alone.js FOLDER`. */
const [folder = "."] = process.argv.slice(2);
for (const name of readdirSync(folder)) {
  if (name.endsWith(".yaml")) parse(readFileSync(join(folder, name), "utf8"));
}
