import { readFileSync, writeFileSync } from "node:fs";
import { onFrozenPlans, sessionsIn, withSessions } from "../test/setup/readme.ts";
import { writeTerminals } from "../test/setup/terminals.ts";
import { recordedSessions, transcriptOf } from "../test/setup/transcript.ts";

/*
 * Writes every recorded session of fixtures/expected and of the README anew, as the code prints it today. For an intended
 * change of looks: read the difference before it is committed. A new session is a file that holds its command line.
 */
const project = new URL("../", import.meta.url);

for (const { name, commandLine } of recordedSessions()) {
  writeFileSync(new URL(`fixtures/expected/${name}`, project), await transcriptOf(commandLine));
}

await writeTerminals();

const readme = new URL("README.md", project);
const text = readFileSync(readme, "utf8");
const printed = await Promise.all(
  sessionsIn(text).map(({ commandLine }) => transcriptOf(commandLine, onFrozenPlans(commandLine))),
);
writeFileSync(readme, withSessions(text, printed));
