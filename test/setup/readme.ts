/**
 * The README's sessions are run on the frozen plans, which it does not say: so an update of a price leaves it right. What names its
 * files itself takes no folder of plans.
 */
export function onFrozenPlans(commandLine: string): readonly string[] {
  return /^credits (check|schema)\b/.test(commandLine) ? [] : ["--plans", "fixtures/plans/frozen"];
}

/** Code blocks of a README that say what they are by their language: `console` sessions, `js` programs. */
export interface Block {
  readonly language: string;
  readonly code: string;
}

const BLOCK = /^```(\w+)\n([\s\S]*?)^```$/gm;

export function blocksIn(readme: string, language: string): readonly Block[] {
  return [...readme.matchAll(BLOCK)].flatMap(([, found = "", code = ""]) =>
    found === language ? [{ language: found, code }] : [],
  );
}

/** Terminal sessions: the command line behind the `$`, and the whole block as it stands. */
export function sessionsIn(readme: string): readonly { readonly commandLine: string; readonly text: string }[] {
  return blocksIn(readme, "console").map(({ code }) => ({
    commandLine: code.split("\n", 1)[0]?.replace(/^\$ /, "") ?? "",
    text: code,
  }));
}

/** The README with other texts in place of its sessions, in their order. */
export function withSessions(readme: string, texts: readonly string[]): string {
  const left = [...texts];
  return readme.replace(BLOCK, (block, language) => {
    return language === "console" ? `\`\`\`console\n${left.shift() ?? ""}\`\`\`` : block;
  });
}
