import type { Look } from "./look.ts";
import { asciiOnly, safe } from "./safe.ts";

/** Text as this terminal can show it, and nothing that it would obey. */
export function shown(text: string, look: Pick<Look, "symbols">): string {
  const harmless = safe(text);
  return look.symbols === "ascii" ? asciiOnly(harmless) : harmless;
}
