// Preloaded by processes.ts: tells, on stderr, when node's own start was done and when the program ended.
const started = performance.now();
process.on("exit", () => process.stderr.write(`\n${started} ${performance.now()}\n`));
