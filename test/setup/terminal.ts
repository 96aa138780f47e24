import { execFileSync } from "node:child_process";
import { randomUUID } from "node:crypto";
import { setTimeout as pause } from "node:timers/promises";

const PATIENCE = 40_000;

/** True where a real terminal can be driven: the wizard is only tested where tmux is installed. */
export function hasTmux(): boolean {
  try {
    execFileSync("tmux", ["-V"], { stdio: "ignore" });
    return true;
  } catch {
    return false;
  }
}

/** A real terminal of its own with a program in it, driven by keys and read as a person sees it. */
export class Terminal {
  readonly #name = `credits-${randomUUID()}`;

  constructor(
    command: string,
    { cwd, env = {} }: { readonly cwd: string; readonly env?: Readonly<Record<string, string>> },
  ) {
    const given = Object.entries(env).map(([key, value]) => `${key}=${value}`);
    const size = ["-x", "110", "-y", "60"];
    this.#tmux(
      "new-session",
      "-d",
      ...size,
      "-c",
      cwd,
      `env -u CI ${given.join(" ")} ${command}; echo "ended with $?"; cat`,
    );
  }

  /** Types text as it is. */
  type(text: string): this {
    this.#tmux("send-keys", "-l", text);
    return this;
  }

  /** Presses keys by tmux's names: Enter, Escape, Down, C-c, Space. */
  press(...keys: readonly string[]): this {
    this.#tmux("send-keys", ...keys);
    return this;
  }

  /** What is on the screen. */
  get screen(): string {
    return this.#tmux("capture-pane", "-p", "-S", "-2000").replace(/\n+$/, "");
  }

  /** Waits until the last lines of the screen hold a text, and gives the screen. */
  async shows(text: string): Promise<string> {
    const end = performance.now() + PATIENCE;
    while (performance.now() < end) {
      const { screen } = this;
      if (screen.split("\n").slice(-30).join("\n").includes(text)) return screen;
      await pause(30);
    }
    throw new Error(`"${text}" did not appear within ${PATIENCE} ms:\n${this.screen}`);
  }

  close(): void {
    this.#tmux("kill-session");
  }

  #tmux(command: string, ...rest: readonly string[]): string {
    const target = command === "new-session" ? ["-s", this.#name] : ["-t", this.#name];
    return execFileSync("tmux", [command, ...target, ...rest], { encoding: "utf8" });
  }
}
