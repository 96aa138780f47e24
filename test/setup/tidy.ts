import { readdirSync } from "node:fs";

const project = new URL("../../", import.meta.url);

/** Around all tests: what they write goes to folders of their own, nothing new lies in the project's root behind them. */
export function setup(): () => void {
  const before = new Set(readdirSync(project));
  return () => {
    const left = readdirSync(project).filter((name) => !before.has(name) && name !== "coverage");
    if (left.length === 0) return;
    process.exitCode = 1;
    throw new Error(`A test left behind in the project's root: ${left.join(", ")}`);
  };
}
