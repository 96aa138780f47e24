import { readFileSync, writeFileSync } from "node:fs";
import { credits, type World } from "./fake-io.ts";

const folder = new URL("../../fixtures/expected/terminal/", import.meta.url);

/** Terminals of several widths, a pipe, and a locale that is not UTF-8: each has a file of what it shows. */
export const TERMINALS: Readonly<Record<string, World>> = {
  "60-columns": { columns: 60, env: { NO_COLOR: "1" } },
  "80-columns": { columns: 80, env: { NO_COLOR: "1" } },
  "100-columns": { columns: 100, env: { NO_COLOR: "1" } },
  "200-columns": { columns: 200, env: { NO_COLOR: "1" } },
  pipe: {},
  "not-utf-8": { columns: 80, env: { NO_COLOR: "1", LC_ALL: "C" } },
};

const ON_FROZEN_PLANS = "--plans fixtures/plans/frozen --as-of 2026-11-22";
const SHOWN = [
  `estimate fixtures/scenarios/campaign.yaml lemlist --monthly --chart ${ON_FROZEN_PLANS}`,
  `estimate fixtures/scenarios/team.yaml ${ON_FROZEN_PLANS}`,
  `explain fixtures/scenarios/team.yaml lemlist/email/total ${ON_FROZEN_PLANS}`,
];

/** What a terminal shows of an answer with charts, a ranking and an explanation. */
export async function shownOn(world: World): Promise<string> {
  const sessions: string[] = [];
  for (const line of SHOWN) {
    const { stdout, stderr } = await credits(line, world);
    sessions.push(`$ credits ${line}\n${stdout}${stderr}`);
  }
  return sessions.join("\n");
}

export function expectedOn(name: string): string {
  return readFileSync(new URL(`${name}.txt`, folder), "utf8");
}

/** Writes every file anew, as the code shows it today. */
export async function writeTerminals(): Promise<void> {
  for (const [name, world] of Object.entries(TERMINALS))
    writeFileSync(new URL(`${name}.txt`, folder), await shownOn(world));
}
