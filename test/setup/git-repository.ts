import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { type Outcome, run } from "./fake-io.ts";

/** No setting of this machine or of its user, and commits that are the same every time. */
const ENVIRONMENT = {
  PATH: process.env.PATH ?? "",
  HOME: "/nonexistent",
  GIT_CONFIG_GLOBAL: "/dev/null",
  GIT_CONFIG_NOSYSTEM: "1",
  GIT_AUTHOR_NAME: "A Maintainer",
  GIT_AUTHOR_EMAIL: "maintainer@example.com",
  GIT_AUTHOR_DATE: "2026-11-22T00:00:00Z",
  GIT_COMMITTER_NAME: "A Maintainer",
  GIT_COMMITTER_EMAIL: "maintainer@example.com",
  GIT_COMMITTER_DATE: "2026-11-22T00:00:00Z",
};

/** A real repository in a folder of its own, on branch `main`, without a commit. */
export class GitRepository {
  readonly folder: string;

  constructor(folder = mkdtempSync(join(tmpdir(), "credits-diff-"))) {
    this.folder = folder;
    this.git("init", "--quiet", "--initial-branch=main");
  }

  git(...args: readonly string[]): string {
    const { status, stdout, stderr } = spawnSync("git", args, { cwd: this.folder, env: ENVIRONMENT, encoding: "utf8" });
    if (status !== 0) throw new Error(`git ${args.join(" ")}: ${stderr}`);
    return stdout;
  }

  write(files: Readonly<Record<string, string>>): this {
    for (const [name, text] of Object.entries(files)) {
      mkdirSync(dirname(join(this.folder, name)), { recursive: true });
      writeFileSync(join(this.folder, name), text);
    }
    return this;
  }

  remove(name: string): this {
    rmSync(join(this.folder, name));
    return this;
  }

  stage(): this {
    this.git("add", "--all");
    return this;
  }

  /** Everything there is, as one commit. */
  commit(files: Readonly<Record<string, string>> = {}): this {
    this.write(files).stage().git("commit", "--quiet", "--allow-empty", "--message", "A change");
    return this;
  }

  /** `credits diff …` within it. */
  diff(...args: readonly string[]): Promise<Outcome> {
    return run(["diff", ...args], { cwd: this.folder, env: ENVIRONMENT });
  }

  delete(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }
}
