import type { Issue } from "../../issue.ts";

/**
 * A name for each finding that stays the same when lines are added above it, and when its figures or words change: of its code,
 * its file and its address. Findings alike in all three are told apart by their order; one without an address by its words.
 */
export function fingerprints(issues: readonly Issue[]): readonly string[] {
  const seen = new Map<string, number>();
  return issues.map(({ code, place, address, message }) => {
    const name = [code, place.file, address === "" ? message : address].join("\n");
    const before = seen.get(name) ?? 0;
    seen.set(name, before + 1);
    return hashOf(`${name}\n${before}`);
  });
}

/** FNV-1a in 64 bits over the code units, as sixteen hexadecimal digits. */
function hashOf(text: string): string {
  let hash = 0xcbf29ce484222325n;
  for (let at = 0; at < text.length; at += 1) {
    hash = BigInt.asUintN(64, (hash ^ BigInt(text.charCodeAt(at))) * 0x100000001b3n);
  }
  return hash.toString(16).padStart(16, "0");
}
