import { readFileSync } from "node:fs";
import { join } from "node:path";
import { Ajv } from "ajv";
import { describe, expect, it } from "vitest";
import { credits, PROJECT } from "../setup/fake-io.ts";

const FROZEN = "--plans fixtures/plans/frozen";
const TEAM = `fixtures/scenarios/team.yaml ${FROZEN}`;

const schema = JSON.parse(readFileSync(join(PROJECT, "schema/output.schema.json"), "utf8"));
const isOutput = new Ajv({ allowUnionTypes: true }).compile(schema);

describe("an address with a mistake", () => {
  it.each([
    ["lemlst/email/total", 1, "lemlist"],
    ["lemlist/emial/total", 9, "email"],
    ["lemlist/email+yerly/total", 15, "yearly"],
    ["lemlist/email/totl", 15, "total"],
    ["lemlist/email/used.find-fone", 20, "find-phone"],
    ["lemlist/email/found.emial", 21, "email"],
    ["lemlist/email/invoice.topup", 23, "top-up"],
    ["lemlist:topUps.amout", 16, "amount"],
    ["lemlist:tiers.emial.price", 15, "email"],
  ])("%s is located at %d and meant %s", async (address, column, meant) => {
    const { stderr, exit } = await credits(`explain ${TEAM} ${address}`);
    expect(stderr).toContain(`address:1:${column}  error  unknown-address`);
    expect(stderr).toContain(`Did you mean "${meant}"?`);
    expect(exit).toBe(2);
  });

  it("lists what can be asked for", async () => {
    const { stderr } = await credits(`explain ${TEAM} lemlist/email/totl`);
    expect(stderr.replace(/\s+/g, " ")).toContain("There are total, subscription, top-ups, overage,");
  });

  it("names the months there are", async () => {
    const { stderr } = await credits(`explain ${TEAM} lemlist/email/used@2027-13`);
    expect(stderr).toContain("address:1:20");
    expect(stderr).toContain("There are 2027-01, 2027-02,");
  });

  it.each(["lemlist", "lemlist/email", "lemlist/email/total/more"])("%s is no address", async (address) => {
    const { stderr, exit } = await credits(`explain ${TEAM} ${address}`);
    expect(stderr).toContain("must be PLAN/TIER/FIGURE");
    expect(exit).toBe(2);
  });

  it("asks for the figure where none is named, and for one where two are", async () => {
    expect((await credits(`explain ${TEAM}`)).stderr).toContain("Name the figure to explain.");
    expect((await credits(`explain ${TEAM} a/b/c d/e/f`)).stderr).toContain("at a time");
  });

  it("asks which kind of credits is meant where there are several", async () => {
    const { stderr } = await credits("explain kaspr/starter/used --people 2 --email 5/week");
    expect(stderr).toContain("several kinds of credits");
    expect(stderr).toContain("used.phone");
  });
});

describe("what is explained", () => {
  it("says the flag that a number came from", async () => {
    const { stdout } = await credits(`explain zoominfo/advanced/used ${FROZEN} --people 10 --email 150/week`);
    // 10 × 150 × 4
    expect(stdout).toMatch(/× emails a week each +150 +--email/);
    expect(stdout).toMatch(/= people +10 +--people/);
  });

  it("says the line of the contract that agreed a price", async () => {
    const { stdout } = await credits(
      "explain fixtures/scenarios/guide-3-heavy.yaml zoominfo-quote/advanced/total --contract fixtures/contracts/zoominfo-quote.yaml",
    );
    expect(stdout).toMatch(/zoominfo-quote\.yaml:10/);
  });

  it("names what is not published instead of a figure", async () => {
    const { stdout, exit } = await credits(
      `explain zoominfo/professional/total ${FROZEN} --people 10 --email 150/week`,
    );
    expect(stdout).toContain("not known");
    expect(stdout).toContain("--set zoominfo:topUps.amount=…");
    expect(exit).toBe(0);
  });

  it("tells a fact with its line, its source and who says otherwise", async () => {
    const { stdout } = await credits(`explain lemlist:tiers.email.price.yearly.per ${FROZEN}`);
    expect(stdout).toMatch(/tiers\.email\.price\.yearly\.per +account ‡ +lemlist\.yaml:56, pricing/);
    expect(stdout.replace(/\s+/g, " ")).toContain("Here account; seat in catalogue and survey.");
  });

  it("ends with what reproduces it", async () => {
    const { stdout } = await credits(`explain ${TEAM} lemlist/email/total`);
    expect(stdout.replace(/\s+/g, " ")).toMatch(
      /credits \d+\.\d+\.\d+ · .*fixtures\/plans\/frozen\/lemlist\.yaml [0-9a-f]{8} · fixtures\/scenarios\/team\.yaml [0-9a-f]{8} · the same inputs give the same bytes $/,
    );
  });

  it.each([
    "lemlist/email/total",
    "zoominfo/professional/total",
    "apollo/basic/left@2027-02",
    "apollo/professional/expired",
    "lemlist:tiers",
    "zoominfo:tiers.advanced.price.amount",
  ])("%s as JSON keeps to the schema", async (address) => {
    const { stdout } = await credits(`explain ${TEAM} ${address} --json`);
    isOutput(JSON.parse(stdout));
    expect(isOutput.errors).toBeNull();
  });
});
