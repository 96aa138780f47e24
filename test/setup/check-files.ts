import { readFileSync } from "node:fs";
import type { Issue } from "../../src/issue.ts";
import { parsed } from "../../src/issue.ts";
import { checkFiles } from "../../src/rules/check-files.ts";
import { day } from "./scenario-of.ts";

const project = new URL("../../", import.meta.url);

/** What a check of files of the project finds on 22 November 2026, with the texts given instead of what stands in them. */
export async function checked(
  names: readonly string[],
  { texts = {}, maxAge = 180, asOf = "2026-11-22" }: Given = {},
): Promise<readonly Issue[]> {
  const read = async (name: string) => parsed(texts[name] ?? readFileSync(new URL(name, project), "utf8"));
  return (await checkFiles(names, { read, asOf: day(asOf), maxAge })).issues;
}

interface Given {
  readonly texts?: Readonly<Record<string, string>>;
  readonly maxAge?: number;
  readonly asOf?: string;
}
