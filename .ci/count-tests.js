// Prints "N passed, N failed, N skipped" from vitest's JSON report. A file that could not be loaded counts as one failure;
// without a report nothing ran, which is a failure too.
import { readFileSync } from "node:fs";

const text = readFileSync(process.argv[2], "utf8");
const files = text === "" ? [] : JSON.parse(text).testResults;
const tests = files.flatMap((file) => file.assertionResults);
const unloaded = files.filter((file) => file.status === "failed" && file.assertionResults.length === 0).length;

const passed = tests.filter(({ status }) => status === "passed").length;
const failed = tests.filter(({ status }) => status === "failed").length + unloaded;
const skipped = tests.length + unloaded - passed - failed;

console.log(`${passed} passed, ${failed} failed, ${skipped} skipped`);
process.exitCode = failed === 0 && passed > 0 ? 0 : 1;
