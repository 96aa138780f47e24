import type { Output } from "./io.ts";

/** Shorter work needs no telling. */
const SILENT_MS = 500;
const BETWEEN_MS = 100;
const CLEAR_LINE = "\r\u001B[2K";

/** One line on a terminal's stderr that says how far a long piece of work is, and is gone when the work is done. */
export class Progress {
  readonly #output: Output;
  readonly #clock: () => number;
  readonly #began: number;
  #told = 0;

  constructor(output: Output, clock: () => number = () => performance.now()) {
    this.#output = output;
    this.#clock = clock;
    this.#began = clock();
  }

  tell(text: string): void {
    if (!this.#output.isTerminal) return;
    const now = this.#clock();
    if (now - this.#began < SILENT_MS || (this.#told > 0 && now - this.#told < BETWEEN_MS)) return;
    this.#told = now;
    this.#output.write(`${CLEAR_LINE}${text}`);
  }

  clear(): void {
    if (this.#told > 0) this.#output.write(CLEAR_LINE);
  }
}
