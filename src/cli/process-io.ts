import type { Io, Output } from "./io.ts";

/** The most that is taken from standard input, a little more than the most that is read from a file. */
const MOST_BYTES = 1_000_001;

/** The world of a running process. A reader that closes its pipe early (`| head`) is no mistake. */
export function processIo(from: NodeJS.Process): Io {
  return {
    stdin: () => everythingFrom(from.stdin),
    stdout: outputOf(from.stdout),
    stderr: outputOf(from.stderr),
    env: from.env,
    cwd: from.cwd(),
    now: () => new Date(),
  };
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
