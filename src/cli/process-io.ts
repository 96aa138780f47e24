import type { Io, Output } from "./io.ts";
import type { Prompter } from "./wizard/prompter.ts";

/** The most that is taken from standard input, a little more than the most that is read from a file. */
const MOST_BYTES = 1_000_001;

/** The world of a running process. A reader that closes its pipe early (`| head`) is no mistake. */
export function processIo(from: NodeJS.Process): Io {
  const stderr = outputOf(from.stderr);
  return {
    stdin: () => everythingFrom(from.stdin),
    stdout: outputOf(from.stdout),
    stderr,
    ask: isAtTerminal(from) ? () => prompterOf(from, stderr) : undefined,
    env: from.env,
    cwd: from.cwd(),
    now: () => new Date(),
  };
}

/** Questions need a keyboard and a screen that can be drawn on, and nobody answers them in CI. */
function isAtTerminal({ stdin, stderr, env }: NodeJS.Process): boolean {
  return stdin.isTTY === true && stderr.isTTY === true && !env.CI && env.TERM !== "dumb";
}

async function prompterOf(from: NodeJS.Process, stderr: Output): Promise<Prompter> {
  const { inquirerPrompter } = await import("./wizard/inquirer-prompter.ts");
  const { lookOf } = await import("./look.ts");
  return inquirerPrompter(from, stderr, await lookOf(stderr, from, true));
}

function outputOf(stream: NodeJS.WriteStream): Output {
  stream.on("error", (error: NodeJS.ErrnoException) => {
    if (error.code !== "EPIPE") throw error;
  });
  return {
    write: (text) => void stream.write(text),
    isTerminal: stream.isTTY === true,
    columns: stream.isTTY ? stream.columns : undefined,
  };
}

async function everythingFrom(stream: NodeJS.ReadStream): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of stream) {
    chunks.push(chunk as Uint8Array);
    length += (chunk as Uint8Array).length;
    if (length > MOST_BYTES) break;
  }
  return Buffer.concat(chunks);
}
