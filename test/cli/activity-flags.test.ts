import { describe, expect, it } from "vitest";
import { sortArguments } from "../../src/cli/activity-flags.ts";
import { ACTIVITIES } from "../setup/scenario-of.ts";

const KNOWN = ["--people", "--months", "--start"];
const sort = (line: string) => sortArguments(line.split(" "), ACTIVITIES, KNOWN);

describe("sorting out arguments", () => {
  it("takes what ends like a file, and a dash, for scenarios and everything else for plans", () => {
    expect(sort("team.yaml apollo - other.json lemlist old.yml")).toEqual({
      scenarios: ["team.yaml", "-", "other.json", "old.yml"],
      plans: ["apollo", "lemlist"],
      activities: {},
    });
  });

  it("takes an option named like an activity with the rate behind it, or behind its equals sign", () => {
    expect(sort("--email 150/week apollo --crm-record=2000/month").activities).toEqual({
      email: "150/week",
      "crm-record": "2000/month",
    });
    expect(sort("--email 150/week apollo").plans).toEqual(["apollo"]);
  });

  it.each([
    ["--emial 150/week", "There is no option --emial. Did you mean --email?"],
    ["--poeple 10", "There is no option --poeple. Did you mean --people?"],
    ["--constructor 10", "There is no option --constructor."],
    ["-x", "There is no option -x."],
    ["--email", "--email takes a rate, such as --email 150/week."],
    ["--email --phone 3/week", "--email takes a rate, such as --email 150/week."],
    ["--email 3/week --email 4/week", "--email is given twice."],
  ])("refuses %s", (line, message) => {
    expect(() => sort(line)).toThrow(message);
  });
});
