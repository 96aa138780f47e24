import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Prompter } from "../../src/cli/wizard/prompter.ts";
import type { Answer, Question } from "../../src/cli/wizard/question.ts";
import { run } from "../setup/fake-io.ts";

/** What is said to each question, by its id; anything else is left as it is filled in. */
type Said = Readonly<Record<string, Answer>>;

/** Somebody who answers by id; complaints are kept, and an answer that is refused is an error of the test. */
function person(said: Said): Prompter {
  return {
    tell: () => undefined,
    ask: async (question) => {
      const answer = said[question.id] ?? usual(question);
      const complaint = await question.refuses?.(answer);
      if (complaint !== undefined) throw new Error(`${question.id}: ${complaint}`);
      return answer;
    },
  };
}

function usual({ form }: Question): Answer {
  switch (form.is) {
    case "text":
      return form.initial ?? "";
    case "one":
      return form.initial ?? (form.choices[0]?.value as string);
    case "some":
      return [];
  }
}

const TEAM: Said = {
  "role-1.people": "8",
  "role-1.does": ["email", "phone"],
  "role-1.email": "150/week",
  "role-1.phone": "25/week",
  start: "2027-01-01",
  name: "Eight SDRs",
};

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "credits-answers-"));
});
afterEach(() => rmSync(folder, { recursive: true }));

async function init(said: Said): Promise<string> {
  const { exit, stderr } = await run(["init"], { cwd: folder, ask: async () => person({ ...TEAM, ...said }) });
  expect([exit, stderr]).toEqual([0, ""]);
  return readFileSync(join(folder, "eight-sdrs.yaml"), "utf8");
}

describe("what the answers write", () => {
  it("is the team of the sessions, in a file that a person would write", async () => {
    const text = await init({ "found.email": "85%", "found.phone": "50%", vendors: ["apollo", "lemlist"] });
    expect(
      text,
    ).toBe(`# A team, as the questions of credits were answered on 2026-11-22. plans/README.md explains every key.
name: Eight SDRs
start: 2027-01-01
months: 12
vendors: [ apollo, lemlist ] # leave out: all
team: # what each person attempts
  sdr: { people: 8, does: { email: 150/week, phone: 25/week } }
assume: # what is left out is always found and never known
  found: { email: 85%, phone: 50% }
`);
  });

  it("holds hiring, results, what is held, what must be and what the team has today", async () => {
    const text = await init({
      "role-1.email": "500/month found",
      account: ["monitored-account"],
      "account.monitored-account": "40",
      "hiring.sdr": "2027-04-01: 10, 2027-07-01: 14",
      known: "10%",
      today: "lemlist",
      "today.lemlist.tier": "multichannel",
      "today.lemlist.seats": "5",
      "today.lemlist.balance": "1400",
      needs: ["linkedin-steps"],
    });
    expect(text).toContain("  sdr: { people: 8, find: { email: 500/month }, does: { phone: 25/week } }\n");
    expect(text).toContain("account: { monitored-account: 40 } # for all together\n");
    expect(text).toContain("  - { from: 2027-04-01, set: { team.sdr.people: 10 } }\n");
    expect(text).toContain("  - { from: 2027-07-01, set: { team.sdr.people: 14 } }\n");
    expect(text).toContain("  lemlist: { tier: multichannel, seats: 5, balance: 1400 }\n");
    expect(text).toContain("need: { features: [ linkedin-steps ] }\n");
    expect(text).toContain("  alreadyKnown: 10%\n");
    expect((await run(["check", "eight-sdrs.yaml"], { cwd: folder })).exit).toBe(0);
  });

  it("asks for a quote only the numbers that this team's answer lacks, and lays it over the plan", async () => {
    const text = await init({ vendors: ["zoominfo"], quotes: ["zoominfo"], "quote.zoominfo.topUps.amount": "0.18" });
    expect(text).toContain("vendors: [ zoominfo-quote ]");
    expect(readFileSync(join(folder, "zoominfo-quote.yaml"), "utf8")).toContain("  - { per: credit, amount: 0.18 }\n");
  });

  it.each([
    [
      { "role-1.email": "150/wek" },
      'role-1.email: It must be a rate such as 150/week, 600/month or 40000 once, not "150/wek". Did you mean "150/week"?',
    ],
    [{ "role-1.people": "many" }, "role-1.people: It must be a whole number"],
    [{ "found.email": "0.85" }, 'found.email: It must be a share such as 85%, not "0.85". Did you mean "85%"?'],
    [{ months: "200" }, "months: It must be a whole number from 1 to 120"],
    [{ start: "2027-02-30" }, "start: It must be a day that exists"],
    [{ "hiring.sdr": "in April" }, "hiring.sdr: It must be a day and a number"],
    [{ "role-1.does": [] }, "account: Choose at least one"],
    [{ quotes: ["zoominfo"], "quote.zoominfo.topUps.amount": "cheap" }, "quote.zoominfo.topUps.amount: It must be"],
  ])("%j is refused at once", async (said, complaint) => {
    const { exit, stderr } = await run(["init"], {
      cwd: folder,
      ask: async () => person({ ...TEAM, vendors: ["zoominfo"], ...said }),
    });
    expect(exit).toBe(70);
    expect(stderr).toContain(complaint);
  });
});

describe("credits estimate with nothing given", () => {
  it("asks, and shows what the saved files show", async () => {
    const ask = async () => person({ ...TEAM, vendors: ["apollo"] });
    const shown = await run(["estimate", "--monthly"], { cwd: folder, ask });
    const again = await run(["estimate", "--monthly", "eight-sdrs.yaml"], { cwd: folder });
    expect(shown.stdout).toBe(again.stdout);
    expect(shown.stdout).toContain("Recommended:");
  });

  it("does not lose what was said where the answer is no", async () => {
    const ask = async () => person({ ...TEAM, vendors: ["people-data-labs-identify"] });
    expect((await run(["estimate"], { cwd: folder, ask })).exit).toBe(1);
    expect(readFileSync(join(folder, "eight-sdrs.yaml"), "utf8")).toContain("email: 150/week");
  });
});
