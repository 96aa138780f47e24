import type { Command } from "commander";
import type { Io, Output } from "../src/cli/io.ts";
import { program } from "../src/cli/program.ts";
import { VERSION } from "../src/cli/version.ts";

const WIDTH = 76;

/** The manual page of the command line, in roff: every command with its options, and what its help says behind them. */
export function manPage(): string {
  const root = program({ io: silentIo(), argv: [], exitCode: 0 });
  return `${[
    `.TH CREDITS 1 "" "credits ${VERSION}" "User Commands"`,
    ".SH NAME",
    `credits \\- ${escaped(root.description())}`,
    ".SH SYNOPSIS",
    ".B credits",
    ".I command",
    "[\\fIoptions\\fR] [\\fIarguments\\fR]",
    ".SH OPTIONS",
    ...optionsOf(root),
    ".SH COMMANDS",
    ...root.commands.flatMap(commandLines),
    ".SH EXAMPLES",
    ...afterHelp(root),
  ].join("\n")}\n`;
}

function commandLines(command: Command): readonly string[] {
  return [
    `.SS "credits ${escaped(command.name())} ${escaped(command.usage())}"`,
    escaped(command.description()),
    ...optionsOf(command),
    ...afterHelp(command),
  ];
}

function optionsOf(command: Command): readonly string[] {
  return command.options.flatMap(({ flags, description }) => [".TP", `.B ${escaped(flags)}`, escaped(description)]);
}

/** What help prints behind the options: examples, addresses, exit codes. As it stands there. */
function afterHelp(command: Command): readonly string[] {
  let printed = "";
  command.configureOutput({
    writeOut: (text) => {
      printed += text;
    },
    getOutHelpWidth: () => WIDTH,
  });
  command.outputHelp();
  const after = printed.slice(command.helpInformation().length).trim();
  return after === "" ? [] : [".PP", ".nf", ...after.split("\n").map(escaped), ".fi"];
}

/** Text that roff only prints: no line begins a request, and hyphens can be copied. */
function escaped(text: string): string {
  const printed = text.replaceAll("\\", "\\e").replaceAll("-", "\\-").replaceAll("…", "...").replaceAll('"', "\\(dq");
  return /^[.']/.test(printed) ? `\\&${printed}` : printed;
}

/** The command line is only looked at, never run. */
function silentIo(): Io {
  const output: Output = { write: () => undefined, isTerminal: false, columns: WIDTH };
  return {
    stdin: async () => new Uint8Array(),
    stdout: output,
    stderr: output,
    env: {},
    ask: undefined,
    cwd: "/",
    now: () => new Date(0),
  };
}
