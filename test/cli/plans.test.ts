import { describe, expect, it } from "vitest";
import { widthOf } from "../../src/render/width.ts";
import { credits } from "../setup/fake-io.ts";

const FROZEN = "plans --plans fixtures/plans/frozen --as-of 2026-11-22";

async function ids(line: string): Promise<readonly string[]> {
  const { stdout } = await credits(`${line} --json`);
  return JSON.parse(stdout).plans.map(({ id }: { id: string }) => id);
}

describe("which plans are listed", () => {
  it.each([
    ["", ["apollo", "knowledgenet", "lemlist", "zaplify", "zoominfo"]],
    ["--does sms", ["lemlist"]],
    ["--does phone --does crm-record", ["apollo", "zoominfo"]],
    ["--does phone,crm-record --feature custom-reports,buyer-intent,browser-extension", ["zoominfo"]],
    ["--feature linkedin-steps --does call-minute", ["lemlist"]],
    ["--currency eur", []],
    // The guide of 2026-04-09 is 227 days old; the newest number source of the others is younger.
    ["--stale --max-age 226", ["zoominfo"]],
    ["--sort disputed", ["lemlist", "apollo", "zoominfo", "knowledgenet", "zaplify"]],
  ])("credits plans %s", async (flags, expected) => {
    expect(await ids(`${FROZEN} ${flags}`)).toEqual(expected);
  });

  it("says out of how many", async () => {
    expect((await credits(`${FROZEN} --does sms`)).stdout).toMatch(/^1 plan of 5\n/);
    expect((await credits(`${FROZEN} --currency EUR`)).stdout).toBe("None of 5 plans.\n");
  });
});

describe("a word that nobody has ends with 2 and the nearest", () => {
  it.each([
    ["--does phon", `There is no activity called "phon". Did you mean "phone"?`],
    ["--feature apis", `There is no feature called "apis". Did you mean "api"?`],
    ["--currency EUX", `There is no currency called "EUX". Did you mean "EUR"?`],
    ["--sort prize", "Allowed choices are vendor, price, age, official, disputed."],
    ["lemlist --does phone", `--does choose among plans, and "lemlist" is one.`],
    ["lemlst", `Did you mean "lemlist"?`],
  ])("credits plans %s", async (flags, message) => {
    const { stdout, stderr, exit } = await credits(`${FROZEN} ${flags}`);
    expect({ stdout, exit }).toEqual({ stdout: "", exit: 2 });
    expect(stderr).toContain(message);
  });
});

describe("the table of all plans that come with credits", () => {
  it.each([40, 60, 80, 100, 120, 160])("fits %i columns", async (columns) => {
    const { stdout } = await credits("plans", { columns });
    expect(stdout.split("\n").filter((line) => widthOf(line) > columns)).toEqual([]);
  });
});

describe("a title that is broken over two lines in the table", () => {
  it("is one word in Markdown", async () => {
    const { stdout } = await credits(`${FROZEN} --format markdown`);
    expect(stdout).toContain("| kinds | official + relayed | not published | disputed | last read |");
    expect(stdout).toContain("| currency |");
  });
});

describe("the list to re-verify", () => {
  it("has each source with what hangs on it, the oldest first", async () => {
    const { stdout } = await credits(`${FROZEN} zoominfo --sources`);
    const said = stdout.replace(/\s+/g, " ");
    // 2026-04-09 to 2026-11-22: 21 + 31 + 30 + 31 + 31 + 30 + 31 + 22
    expect(said).toContain("guide · third-party · of 2026-04-09, read 2026-11-22 · 227 days old: look again");
    expect(said).toMatch(/tiers\.advanced [^·]*(· [^·]*)*grants\.credits 10000/);
    expect(said).toContain("says otherwise tiers.elite.price.yearly.amount 35995");
    expect(stdout.indexOf("guide ·")).toBeLessThan(stdout.indexOf("study ·"));
  });

  it("keeps only old ones with --stale", async () => {
    const { stdout } = await credits(`${FROZEN} --sources --stale --max-age 200 --format csv`);
    const rows = stdout.split("\r\n").slice(1, -1);
    expect(new Set(rows.map((row) => row.split(",").slice(0, 2).join(" ")))).toContain("zoominfo guide");
    expect(stdout).not.toContain("not-stated");
    expect((await credits(`${FROZEN} --sources --stale --max-age 999`)).stdout).toBe(
      "No source is older than 999 days on 2026-11-22.\n",
    );
  });

  it("JSON has every fact by its address", async () => {
    const { plans } = JSON.parse((await credits(`${FROZEN} lemlist --sources --json`)).stdout);
    const facts = plans[0].sources.find(({ source }: { source: { id: string } }) => source.id === "pricing").facts;
    expect(facts).toContainEqual({ fact: "tiers.multichannel.price.monthly.amount", says: "109" });
  });
});
