import type { CommandWords, OptionWords } from "./command-words.ts";

/** A script for zsh that completes without running anything: every word stands in it. */
export function zshScript(commands: readonly CommandWords[]): string {
  return `#compdef credits
# zsh completion for credits: put it as _credits into a folder of $fpath, or source it.
_credits() {
  local command="" word prev="\${words[CURRENT-1]}"
  for word in "\${(@)words[2,CURRENT-1]}"; do
    case "$word" in
      ${commands.map(({ name }) => name).join("|")}) command="$word"; break ;;
    esac
  done
  case "$command $prev" in
${commands.flatMap((command) => command.options.flatMap((option) => valueCase(command, option))).join("\n")}
  esac
  case "$command" in
${commands.map(wordsCase).join("\n")}
    *) compadd -- ${commands.map(({ name }) => name).join(" ")} --help --version ;;
  esac
}
if [ "$funcstack[1]" = "_credits" ]; then _credits "$@"; elif (( $+functions[compdef] )); then compdef _credits credits; fi
`;
}

function valueCase({ name }: CommandWords, { long, short, takes }: OptionWords): readonly string[] {
  const flags = [long, ...(short === undefined ? [] : [short])].map((flag) => `"${name} ${flag}"`).join("|");
  switch (takes.is) {
    case "one-of":
      return [`    ${flags}) compadd -- ${takes.words.join(" ")}; return ;;`];
    case "folder":
      return [`    ${flags}) _files -/; return ;;`];
    case "file":
      return [`    ${flags}) _files; return ;;`];
    case "anything":
      return [`    ${flags}) return ;;`];
    default:
      return [];
  }
}

function wordsCase({ name, options, words }: CommandWords): string {
  const flags = [...options.map(({ long }) => long), "--help"].join(" ");
  const known = words.length === 0 ? "" : `compadd -- ${words.join(" ")}; `;
  return `    ${name}) if [[ "$PREFIX" == -* ]]; then compadd -- ${flags}; else ${known}_files; fi ;;`;
}
