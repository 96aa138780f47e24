import { existsSync } from "node:fs";

const script = new URL("../../scripts/generate.ts", import.meta.url);

/** Once before all tests: the generated validators and catalogue exist and are fresh, also in a clone that was never built. */
export async function setup(): Promise<void> {
  if (!existsSync(script)) return;
  const { generate } = await import(script.href);
  await generate();
}
