import type { CommandWords, OptionWords } from "./command-words.ts";

/** A script for bash that completes without running anything: every word stands in it. */
export function bashScript(commands: readonly CommandWords[]): string {
  return `# bash completion for credits: source it, or put it where bash-completion looks.
_credits() {
  local cur="\${COMP_WORDS[COMP_CWORD]}" prev="\${COMP_WORDS[COMP_CWORD-1]}" command="" words="" word
  for word in "\${COMP_WORDS[@]:1:COMP_CWORD-1}"; do
    case "$word" in
      ${commands.map(({ name }) => name).join("|")}) command="$word"; break ;;
    esac
  done
  case "$command $prev" in
${commands.flatMap((command) => command.options.flatMap((option) => valueCase(command, option))).join("\n")}
  esac
  case "$command" in
${commands.map(wordsCase).join("\n")}
    *) words="${commands.map(({ name }) => name).join(" ")} --help --version" ;;
  esac
  COMPREPLY=($(compgen -W "$words" -- "$cur"))
}
complete -o default -F _credits credits
`;
}

function valueCase({ name }: CommandWords, { long, short, takes }: OptionWords): readonly string[] {
  const flags = [long, ...(short === undefined ? [] : [short])].map((flag) => `"${name} ${flag}"`).join("|");
  switch (takes.is) {
    case "one-of":
      return [`    ${flags}) COMPREPLY=($(compgen -W "${takes.words.join(" ")}" -- "$cur")); return ;;`];
    case "folder":
      return [`    ${flags}) COMPREPLY=($(compgen -d -- "$cur")); return ;;`];
    case "file":
      return [`    ${flags}) COMPREPLY=($(compgen -f -- "$cur")); return ;;`];
    case "anything":
      return [`    ${flags}) COMPREPLY=(); return ;;`];
    default:
      return [];
  }
}

/** Options where a word begins with a hyphen, else what the arguments may be; files are bash's own default. */
function wordsCase({ name, options, words }: CommandWords): string {
  const flags = [...options.map(({ long }) => long), "--help"].join(" ");
  return `    ${name}) if [[ "$cur" == -* ]]; then words="${flags}"; else words="${words.join(" ")}"; fi ;;`;
}
