import { spawnSync } from "node:child_process";
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { parse } from "yaml";
import { planText, scenarioText } from "../setup/collection-texts.ts";
import { PROJECT } from "../setup/fake-io.ts";
import { GitRepository } from "../setup/git-repository.ts";

const read = (name: string) => readFileSync(join(PROJECT, name), "utf8");

interface Action {
  readonly inputs: Readonly<Record<string, { readonly description: string; readonly default: string }>>;
  readonly runs: { readonly steps: readonly Step[] };
}
interface Step {
  readonly run: string;
  readonly env: Readonly<Record<string, string>>;
}

const action: Action = parse(read("action.yml"));
const page = read("docs/ci.md");

describe("the files that others use", () => {
  it("every input is documented, and every documented one is there", () => {
    const section = page.slice(page.indexOf("## GitHub"), page.indexOf("## GitLab"));
    const documented = [...section.matchAll(/^\| ((?:`[a-z-]+`(?:, )?)+) \|/gm)].flatMap(([, names = ""]) =>
      [...names.matchAll(/`([a-z-]+)`/g)].map(([, name]) => name),
    );
    expect(documented.toSorted()).toEqual(Object.keys(action.inputs).toSorted());
    expect(Object.values(action.inputs).every(({ description }) => description.length > 20)).toBe(true);
  });

  it("no script holds anything from outside: it is handed over in the environment", () => {
    const workflow: { readonly jobs: Record<string, { readonly steps: readonly Partial<Step>[] }> } = parse(
      read(".github/workflows/ci.yml"),
    );
    const steps = [...action.runs.steps, ...Object.values(workflow.jobs).flatMap((job) => job.steps)];
    expect(steps.flatMap(({ run = "" }) => run.match(/\$\{\{/g) ?? [])).toEqual([]);
  });

  it("inputs reach the scripts: each is used by a step", () => {
    const used = JSON.stringify(action.runs.steps);
    expect(Object.keys(action.inputs).filter((name) => !used.includes(`inputs.${name}`))).toEqual([]);
  });

  it("the hooks run commands that there are", () => {
    const hooks: readonly { readonly id: string; readonly entry: string }[] = parse(read(".pre-commit-hooks.yaml"));
    expect(hooks.map(({ entry }) => entry)).toEqual(["credits check", "credits diff --staged"]);
    const listed = [...page.matchAll(/- id: (\S+)/g)].map(([, id]) => id);
    expect(listed).toEqual(hooks.map(({ id }) => id));
  });

  it("every YAML block of the page can be read, and names inputs of the action", () => {
    const blocks = [...page.matchAll(/^```yaml\n([\s\S]*?)^```$/gm)].map(([, text = ""]) => parse(text));
    expect(blocks).toHaveLength(3);
    const given = blocks[0].jobs.credits.steps.at(-1).with;
    expect(Object.keys(given).filter((name) => !(name in action.inputs))).toEqual([]);
  });
});

/** A pull request of a branch that makes Alpha dearer: 2 people × 12 months × $10 = $240, then $264. */
describe("what the action does on a pull request", () => {
  let repository: GitRepository;
  let temp: string;
  beforeAll(() => {
    temp = mkdtempSync(join(tmpdir(), "credits-action-"));
    repository = new GitRepository().commit({
      "plans/alpha.yaml": planText("Alpha", 10),
      "scenarios/$(touch owned) `touch owned`.yaml": scenarioText("alpha"),
    });
    repository.git("switch", "--quiet", "--create", "topic");
    repository.commit({ "plans/alpha.yaml": planText("Alpha", 11) });
  });
  afterAll(() => {
    repository.delete();
    rmSync(temp, { recursive: true });
  });

  function answer(env: Readonly<Record<string, string>>) {
    const [summary, output] = [join(temp, "summary"), join(temp, "output")];
    for (const file of [summary, output]) rmSync(file, { force: true });
    const given = {
      PATH: process.env.PATH ?? "",
      ACTION_FOLDER: PROJECT,
      GITHUB_STEP_SUMMARY: summary,
      GITHUB_OUTPUT: output,
      RUNNER_TEMP: temp,
    };
    const { stdout, status } = spawnSync("bash", [join(PROJECT, "action/answer.sh")], {
      cwd: repository.folder,
      env: { ...given, ...env },
      encoding: "utf8",
    });
    const outputs = Object.fromEntries(
      readFileSync(output, "utf8")
        .trim()
        .split("\n")
        .map((line) => line.split("=", 2)),
    );
    return { stdout, status, outputs, summary: existsSync(summary) ? readFileSync(summary, "utf8") : undefined };
  }

  it("annotates, writes the summary and the comment, and leaves the verdict to the last step", () => {
    const base = repository.git("rev-parse", "main").trim();
    const { stdout, status, outputs, summary } = answer({ PULL_REQUEST_BASE: base, FAIL_ON: "increase:5%" });
    expect(stdout).toMatch(/^::notice file=plans\/alpha.yaml,line=9,/m);
    expect(stdout).toContain("::error title=credits diff::Failed: --fail-on increase:5%25 (");
    expect(summary).toContain("$240.00 | $264.00 | +$24.00, +10.0%");
    const comment = readFileSync(outputs.comment ?? "", "utf8");
    expect(comment).toBe(`<!-- credits-diff -->\n${summary}`);
    expect({ status, verdict: outputs.status, changes: outputs.changes }).toEqual({
      status: 0,
      verdict: "1",
      changes: "true",
    });
    expect(existsSync(join(repository.folder, "owned"))).toBe(false);
  });

  it("where nothing changes there is nothing to comment on", () => {
    const { outputs, summary } = answer({ BASE: "HEAD", SUMMARY: "false" });
    expect(outputs).toMatchObject({ status: "0", changes: "false" });
    expect(summary).toBeUndefined();
  });

  it("a base that is not there is the verdict 2, and the comment says that nothing could be told", () => {
    const { outputs } = answer({ BASE: "$(touch owned)" });
    expect(outputs.status).toBe("2");
    expect(readFileSync(outputs.comment ?? "", "utf8")).toContain("The change could not be told.");
    expect(existsSync(join(repository.folder, "owned"))).toBe(false);
  });

  /** A `gh` that keeps comments in a folder: lists them by the marker, and notes every call. */
  function comment(changes: string, { found = "", refuses = false } = {}) {
    const body = join(temp, "body.md");
    writeFileSync(body, "<!-- credits-diff -->\n**1 scenario costs more.**\n");
    const calls = join(temp, "calls");
    rmSync(calls, { force: true });
    const script = `#!/bin/bash\nprintf '%s ' "$@" >> "${calls}"; echo >> "${calls}"\n${refuses ? "exit 1" : ""}\n[[ $* == *--paginate* ]] && printf '${found}'\nexit 0\n`;
    writeFileSync(join(temp, "gh"), script);
    chmodSync(join(temp, "gh"), 0o755);
    const env = {
      PATH: `${temp}:${process.env.PATH}`,
      BODY: body,
      CHANGES: changes,
      NUMBER: "7",
      GITHUB_REPOSITORY: "team/plans",
    };
    const { status, stdout } = spawnSync("bash", [join(PROJECT, "action/comment.sh")], { env, encoding: "utf8" });
    return { status, stdout, calls: readFileSync(calls, "utf8").trim().split("\n").slice(1), body };
  }

  it("the first comment is written", () => {
    const { calls, body, status } = comment("true");
    expect(calls).toEqual([
      `api --silent --method POST repos/team/plans/issues/7/comments --field body=@${body} `.trim(),
    ]);
    expect(status).toBe(0);
  });

  it("after that it is kept up to date, also where nothing changes any more", () => {
    const { calls, body } = comment("false", { found: "41\\n42\\n" });
    expect(calls).toEqual([`api --silent --method PATCH repos/team/plans/issues/comments/41 --field body=@${body}`]);
  });

  it("none is written where nothing changes", () => {
    expect(comment("false").calls).toEqual([]);
  });

  it("a token that may not write fails nothing", () => {
    const { status, stdout } = comment("true", { refuses: true });
    expect({ status, stdout }).toMatchObject({
      status: 0,
      stdout: expect.stringContaining("::notice title=credits::"),
    });
  });
});
