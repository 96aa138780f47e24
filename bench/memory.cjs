/** Preloaded into a process to be measured: says on stderr, when it leaves, how many kilobytes it held at most. */
process.on("exit", () => process.stderr.write(`\n${process.resourceUsage().maxRSS}\n`));
