import { expect, it } from "vitest";
import { recordedSessions, transcriptOf } from "../setup/transcript.ts";

/*
 * Whole sessions, compared to the letter with fixtures/expected. They stand on fixtures/plans/frozen and a fixed day, so no
 * price update breaks them. What their figures must be is worked out by hand in figures.test.ts: here is only how they look.
 * After an intended change of looks, `npx tsx scripts/refresh-expected.ts` writes them anew; read the difference.
 */
it.each(recordedSessions())("$name", async ({ commandLine, text }) => {
  expect(await transcriptOf(commandLine)).toBe(text);
});
