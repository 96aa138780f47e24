import type { CommandWords, OptionWords, Takes } from "./command-words.ts";

/** A script for fish that completes without running anything: every word stands in it, options with what they say. */
export function fishScript(commands: readonly CommandWords[]): string {
  const lines = commands.flatMap((command) => [
    `complete -c credits -n __fish_use_subcommand -f -a ${command.name} -d ${quoted(command.says)}`,
    ...command.options.map((option) => optionLine(command.name, option)),
    ...(command.words.length === 0 ? [] : [`${seen(command.name)} -a ${quoted(command.words.join(" "))}`]),
  ]);
  return `# fish completion for credits: put it into ~/.config/fish/completions/credits.fish
${lines.join("\n")}
`;
}

function seen(command: string): string {
  return `complete -c credits -n '__fish_seen_subcommand_from ${command}'`;
}

function optionLine(command: string, { long, short, says, takes }: OptionWords): string {
  const names = [`-l ${long.slice(2)}`, ...(short === undefined ? [] : [`-s ${short.slice(1)}`])].join(" ");
  return `${seen(command)} ${names}${taking(takes)} -d ${quoted(says)}`;
}

function taking(takes: Takes): string {
  switch (takes.is) {
    case "nothing":
      return "";
    case "one-of":
      return ` -x -a ${quoted(takes.words.join(" "))}`;
    case "folder":
      return ` -x -a '(__fish_complete_directories)'`;
    case "file":
      return " -r -F";
    default:
      return " -x";
  }
}

function quoted(text: string): string {
  return `'${text.replaceAll("\\", "\\\\").replaceAll("'", "\\'")}'`;
}
