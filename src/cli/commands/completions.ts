import type { Command } from "commander";
import { shippedCatalog } from "../../plans/catalog.ts";
import { bashScript } from "../completions/bash.ts";
import { commandWords } from "../completions/command-words.ts";
import { fishScript } from "../completions/fish.ts";
import { zshScript } from "../completions/zsh.ts";
import type { Shell } from "../completions-command.ts";
import { EXIT, type ExitCode } from "../exit-code.ts";
import type { Io } from "../io.ts";

const SCRIPTS = { bash: bashScript, zsh: zshScript, fish: fishScript };

/** `credits completions`: the script for a shell, made from the commands there are and the plans that come with credits. */
export function completions(shell: Shell, root: Command, { stdout }: Io): ExitCode {
  stdout.write(SCRIPTS[shell](commandWords(root, shippedCatalog())));
  return EXIT.fine;
}
