import { Argument, Command } from "commander";
import type { Session } from "./session.ts";

export type Shell = "bash" | "zsh" | "fish";
const SHELLS: readonly Shell[] = ["bash", "zsh", "fish"];

export function completionsCommand(session: Session): Command {
  return new Command("completions")
    .description("Print a script with which a shell completes commands, options, plans, tiers and activities.")
    .addArgument(new Argument("<shell>", "the shell it is for").choices(SHELLS))
    .addHelpText("after", EXAMPLES)
    .action(async (shell: Shell, _options: unknown, command: Command) => {
      const { completions } = await import("./commands/completions.ts");
      session.exitCode = completions(shell, command.parent ?? command, session.io);
    });
}

const EXAMPLES = `
Nothing is run while you type: the words stand in the script. Print it again after an update.

Examples:
  $ credits completions bash
  $ credits completions zsh
  $ credits completions fish

  bash   source <(credits completions bash), in ~/.bashrc
  zsh    credits completions zsh > a folder of $fpath/_credits
  fish   credits completions fish > ~/.config/fish/completions/credits.fish`;
