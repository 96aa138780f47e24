import { mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, describe, expect, it } from "vitest";
import { planText, scenarioText } from "../setup/collection-texts.ts";
import { run } from "../setup/fake-io.ts";
import { GitRepository } from "../setup/git-repository.ts";

/*
 * Real repositories. Two people of 100 emails a week use 800 credits a month, and a seat of a plan at $10 a month brings 1,000:
 * so a year costs 2 × 12 × $10 = $240, and $24 more for each dollar of the price.
 */

const made: GitRepository[] = [];
afterEach(() => {
  for (const repository of made.splice(0)) repository.delete();
});

function repositoryOf(files?: Readonly<Record<string, string>>): GitRepository {
  const repository = new GitRepository();
  made.push(repository);
  return files ? repository.commit(files) : repository;
}

const ALPHA = { "plans/alpha.yaml": planText("Alpha", 10), "scenarios/team.yaml": scenarioText("alpha") };
const alphaAt = (price: number) => ({ "plans/alpha.yaml": planText("Alpha", price) });

/** What is printed, with every stretch of spaces and line breaks as one space. */
async function said(repository: GitRepository, ...args: readonly string[]): Promise<string> {
  const { stdout, stderr } = await repository.diff(...args);
  return (stdout + stderr).replace(/\s+/g, " ").trim();
}

describe("which states are held against each other", () => {
  it("HEAD against the working tree, also where nothing is staged", async () => {
    const text = await said(repositoryOf(ALPHA).write(alphaAt(11)));
    expect(text).toContain("HEAD working tree change");
    expect(text).toContain("$240.00 $264.00 +$24.00, +10.0%");
  });

  it("what is staged, and not what is changed on top of it", async () => {
    const repository = repositoryOf(ALPHA).write(alphaAt(11)).stage().write(alphaAt(15));
    expect(await said(repository, "--staged")).toContain("HEAD staged change");
    expect(await said(repository, "--staged")).toContain("$240.00 $264.00");
    expect(await said(repository)).toContain("$240.00 $360.00");
  });

  it("a revision against the working tree, and two revisions", async () => {
    const repository = repositoryOf(ALPHA).commit(alphaAt(11)).commit(alphaAt(12)).write(alphaAt(15));
    expect(await said(repository, "HEAD~2")).toContain("$240.00 $360.00");
    expect(await said(repository, "HEAD~2", "HEAD~1")).toContain("$240.00 $264.00");
    expect(await said(repository, "HEAD~2..HEAD~1")).toContain("$240.00 $264.00");
  });

  it("main... is where the branch left main: what main did since is not told", async () => {
    const repository = repositoryOf({ ...ALPHA, "plans/beta.yaml": planText("Beta", 20) });
    repository.git("switch", "--quiet", "--create", "topic");
    repository.commit(alphaAt(11));
    repository.git("switch", "--quiet", "main");
    repository.commit({ "plans/beta.yaml": planText("Beta", 25) });
    repository.git("switch", "--quiet", "topic");
    for (const range of ["main...", "main...topic"]) {
      const text = await said(repository, range);
      expect(text).toContain("$240.00 $264.00");
      expect(text).not.toContain("beta");
    }
  });

  it("a merge commit is what it holds", async () => {
    const repository = repositoryOf(ALPHA);
    repository.git("switch", "--quiet", "--create", "topic");
    repository.commit(alphaAt(11));
    repository.git("switch", "--quiet", "main");
    repository.commit({ "notes.txt": "more" });
    repository.git("merge", "--quiet", "--no-ff", "--message", "Merge", "topic");
    expect(await said(repository, "HEAD^1", "HEAD")).toContain("$240.00 $264.00");
    expect(await said(repository, "HEAD^2", "HEAD")).toBe("Nothing changes for 1 scenario.");
  });

  it("before the first commit everything is new", async () => {
    const text = await said(repositoryOf().write(ALPHA));
    expect(text).toContain("1 scenario is new.");
    expect(text).toContain("plans/alpha.yaml a new plan");
  });

  it("folders within the repository are counted from where the command runs", async () => {
    const repository = repositoryOf({
      "team/plans/alpha.yaml": planText("Alpha", 10),
      "team/scenarios/a.yaml": scenarioText(),
    });
    repository.write({ "team/plans/alpha.yaml": planText("Alpha", 11) });
    const { stdout } = await run(["diff"], { cwd: join(repository.folder, "team") });
    expect(stdout).toContain("plans/alpha.yaml:9");
    expect(await said(repository, "--plans", "team/plans", "--scenarios", "team/scenarios")).toContain(
      "$240.00 $264.00",
    );
  });
});

describe("what became of files", () => {
  it("a plan that is added can win", async () => {
    const files = { "plans/alpha.yaml": planText("Alpha", 10), "scenarios/team.yaml": scenarioText() };
    const text = await said(repositoryOf(files).write({ "plans/beta.yaml": planText("Beta", 9) }));
    // 2 × 12 × 9 = 216; 24 ÷ 240
    expect(text).toContain("recommended Alpha Small, 2 seats Beta Small, 2 seats flips");
    expect(text).toContain("$240.00 $216.00 -$24.00, -10.0%");
    expect(text).toContain("Staying with Alpha Small, 2 seats: $240.00.");
    expect(text).toContain("plans/beta.yaml a new plan");
  });

  it("a plan that is deleted leaves the next one, and its own offer is no longer sold", async () => {
    const files = {
      "plans/alpha.yaml": planText("Alpha", 10),
      "plans/beta.yaml": planText("Beta", 12),
      "scenarios/team.yaml": scenarioText(),
    };
    const text = await said(repositoryOf(files).remove("plans/alpha.yaml"));
    expect(text).toContain("Alpha Small, 2 seats Beta Small, 2 seats flips");
    expect(text).toContain("Staying with Alpha Small, 2 seats is not possible: Alpha no longer sells it.");
    expect(text).toContain("plans/alpha.yaml the plan is gone");
  });

  it("a renamed plan is the same plan, with what changed in it; git calls it renamed too", async () => {
    const repository = repositoryOf(ALPHA).remove("plans/alpha.yaml");
    repository.commit({
      "plans/alpha-one.yaml": planText("Alpha", 11),
      "scenarios/team.yaml": scenarioText("alpha-one"),
    });
    const text = await said(repository, "HEAD~1", "HEAD");
    expect(text).toContain("plans/alpha-one.yaml was plans/alpha.yaml");
    expect(text).toContain("Small, billed monthly: $10.00 → $11.00 a seat a month");
    expect(text).toContain("Alpha Small, 2 seats Alpha Small, 2 seats same");
    expect(repository.git("diff", "--name-status", "-M", "HEAD~1", "HEAD")).toMatch(
      /^R\d+\tplans\/alpha.yaml\tplans\/alpha-one.yaml$/m,
    );
  });

  it("a renamed tier is the same offer, so nothing flips", async () => {
    const repository = repositoryOf(ALPHA).write({ "plans/alpha.yaml": planText("Alpha", 11, { tier: "starter" }) });
    const text = await said(repository);
    expect(text).toContain("Alpha Small, 2 seats Alpha Starter, 2 seats same");
    expect(text).toContain("tiers: small is now called starter");
    expect(text).not.toContain("flips");
  });

  it("names with spaces and letters of other alphabets", async () => {
    const name = "plans/größe und ñandú ✓.yaml";
    const repository = repositoryOf({ [name]: planText("Alpha", 10), "scenarios/été à deux.yaml": scenarioText() });
    repository.commit({ [name]: planText("Alpha", 11) });
    for (const args of [["HEAD~1", "HEAD"], ["HEAD~1", "--staged"], ["HEAD~1"]]) {
      const text = await said(repository, ...args);
      expect(text).toContain(`${name}:9`);
      expect(text).toContain("été à deux · on größe und ñandú ✓");
      expect(text).toContain("$240.00 $264.00");
    }
  });

  it("a plan broken on one side: its scenarios are told with its mistakes, the others computed", async () => {
    const repository = repositoryOf({
      ...ALPHA,
      "plans/beta.yaml": planText("Beta", 20),
      "scenarios/other.yaml": scenarioText("beta"),
    });
    repository.write({
      "plans/alpha.yaml": planText("Alpha", 11).replace("amount", "amuont"),
      "plans/beta.yaml": planText("Beta", 21),
    });
    const text = await said(repository);
    expect(text).toContain("1 scenario cannot be told, 1 more scenario costs more.");
    expect(text).toContain("recommended Alpha Small, 2 seats mistakes in plans/alpha.yaml not told");
    expect(text).toContain('plans/alpha.yaml:9 tiers.small.price has no "amuont" Did you mean "amount"?');
    // 2 × 12 × 20 = 480
    expect(text).toContain("$480.00 $504.00 +$24.00, +5.0%");
    expect(text).toContain("Failed: files with mistakes (plans/alpha.yaml).");
    expect((await repository.diff()).exit).toBe(1);
  });

  it("what was broken is mended: told, and the build passes", async () => {
    const broken = planText("Alpha", 10).replace("amount", "amuont");
    const repository = repositoryOf({ ...ALPHA, "plans/alpha.yaml": broken }).write(alphaAt(10));
    const { stdout, exit } = await repository.diff();
    expect(stdout).toContain("Mended: plans/alpha.yaml had mistakes on HEAD.");
    expect(exit).toBe(0);
  });

  it("links in a commit are not followed, and said to be so", async () => {
    const repository = repositoryOf(ALPHA);
    symlinkSync("/etc/passwd", join(repository.folder, "plans/beta.yaml"));
    repository.stage();
    expect(await said(repository, "--staged")).toContain(
      '"plans/beta.yaml" is a link, and links are not followed in git.',
    );
  });
});

describe("git is only read", () => {
  it("the index and the working tree stay as they were, and nothing of the repository runs", async () => {
    const repository = repositoryOf({ ...ALPHA, ".gitattributes": "*.yaml filter=evil diff=evil text eol=crlf\n" });
    const mark = join(repository.folder, "ran");
    for (const key of ["filter.evil.clean", "filter.evil.smudge", "diff.evil.textconv", "core.fsmonitor"]) {
      repository.git("config", key, `touch ${mark}; cat`);
    }
    mkdirSync(join(repository.folder, ".git/hooks"), { recursive: true });
    writeFileSync(join(repository.folder, ".git/hooks/post-index-change"), `#!/bin/sh\ntouch ${mark}\n`, {
      mode: 0o755,
    });
    repository.write(alphaAt(11));
    const index = join(repository.folder, ".git/index");
    const before = { bytes: readFileSync(index), at: statSync(index).mtimeMs };
    for (const args of [[], ["--staged"], ["HEAD", "HEAD"]]) expect((await repository.diff(...args)).exit).toBe(0);
    expect({ bytes: readFileSync(index), at: statSync(index).mtimeMs }).toEqual(before);
    expect(() => statSync(mark)).toThrow("ENOENT");
  });
});

describe("what cannot be compared is said", () => {
  it("a shallow clone that does not hold the revision", async () => {
    const origin = repositoryOf(ALPHA).commit(alphaAt(11));
    const first = origin.git("rev-parse", "HEAD~1").trim();
    const folder = mkdtempSync(join(tmpdir(), "credits-shallow-"));
    origin.git("clone", "--quiet", "--depth", "1", `file://${origin.folder}`, join(folder, "clone"));
    const { stderr, exit } = await run(["diff", first], { cwd: join(folder, "clone") });
    rmSync(folder, { recursive: true });
    expect(stderr).toContain(`credits: This clone is shallow and does not hold ${first}.`);
    expect(stderr).toContain("fetch-depth: 0");
    expect(exit).toBe(2);
  });

  it("an unknown revision", async () => {
    const { stderr, exit } = await repositoryOf(ALPHA).diff("mian");
    expect(stderr).toContain('credits: git knows no revision "mian", and there is no such folder or file.');
    expect(exit).toBe(2);
  });

  it.each(["--output=/tmp/x", "-p"])("what looks like an option of git is none: %s", async (name) => {
    const { stderr, exit } = await repositoryOf(ALPHA).diff("--", name);
    expect(stderr).toContain(`git knows no revision "${name}"`);
    expect(exit).toBe(2);
  });

  it("an empty text, as a variable of a build that is not set: never taken for the folder itself", async () => {
    const { stderr, exit } = await repositoryOf(ALPHA).diff("");
    expect(stderr).toContain("credits: What to compare is an empty text.");
    expect(exit).toBe(2);
  });

  it("no repository", async () => {
    const folder = mkdtempSync(join(tmpdir(), "credits-none-"));
    const { stderr, exit } = await run(["diff", "main"], { cwd: folder, env: { GIT_CEILING_DIRECTORIES: tmpdir() } });
    rmSync(folder, { recursive: true });
    expect(stderr).toContain("credits: This folder is not in a git repository");
    expect(exit).toBe(2);
  });

  it("no git", async () => {
    const { stderr, exit } = await run(["diff", "main"], {
      cwd: repositoryOf(ALPHA).folder,
      env: { PATH: "/nonexistent" },
    });
    expect(stderr).toContain("credits: git is not installed here");
    expect(exit).toBe(2);
  });

  it("a merge that is not settled", async () => {
    const repository = repositoryOf(ALPHA);
    repository.git("switch", "--quiet", "--create", "topic");
    repository.commit(alphaAt(11));
    repository.git("switch", "--quiet", "main");
    repository.commit(alphaAt(12));
    expect(() => repository.git("merge", "topic")).toThrow();
    expect(await said(repository, "--staged")).toBe(
      'credits: "plans/alpha.yaml" is in conflict: settle the merge and stage it.',
    );
  });

  it("what is both a revision and a folder", async () => {
    const repository = repositoryOf({ ...ALPHA, "main/plans/alpha.yaml": planText("Alpha", 12) });
    expect(await said(repository, "main")).toBe(
      'credits: "main" is both a revision and a path here. Write ./main for the path.',
    );
    // From 12 to 10 a month: 2 × 12 × 2 less.
    expect(await said(repository, "./main")).toContain("$288.00 $240.00 -$48.00, -16.7%");
  });

  it("a folder without plans", async () => {
    expect(await said(repositoryOf({ "notes.txt": "none" }))).toBe(
      "credits: There is no plan, contract or scenario file in plans, contracts, scenarios, on either side. Say where they are: --plans DIR --scenarios DIR",
    );
  });
});

describe("folders and files, without git", () => {
  it("two folders, whose scenarios are those here", async () => {
    const repository = repositoryOf({
      "old/alpha.yaml": planText("Alpha", 10),
      "new/alpha.yaml": planText("Alpha", 11),
      "scenarios/team.yaml": scenarioText("alpha"),
    });
    const text = await said(repository, "old", "new");
    expect(text).toContain("old new change");
    expect(text).toContain("$240.00 $264.00");
    expect(text).toContain("new/alpha.yaml:9");
  });

  it("two files are two states of one plan, whatever they are called", async () => {
    const repository = repositoryOf({
      "alpha-2026.yaml": planText("Alpha", 10),
      "alpha.yaml": planText("Alpha", 11),
      "scenarios/team.yaml": scenarioText("alpha"),
    });
    expect(await said(repository, "alpha-2026.yaml", "alpha.yaml")).toContain("$240.00 $264.00");
    expect(await said(repository, "alpha.yaml", "scenarios")).toContain("A file is held against a file.");
  });
});
