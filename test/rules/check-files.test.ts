import { describe, expect, it } from "vitest";
import { parsed } from "../../src/issue.ts";
import { checkFiles } from "../../src/rules/check-files.ts";
import { checked } from "../setup/check-files.ts";
import { planText } from "../setup/plan-of.ts";
import { day } from "../setup/scenario-of.ts";

const QUOTE =
  "extends: acme\nsource: quote\nsources: { quote: { title: Q, date: 2026-11-01, read: 2026-11-01, authority: contract } }\n";
const cheaper = (amount: number) => `${QUOTE}tiers: { pro: { price: [ { amount: ${amount}, billed: monthly } ] } }\n`;
const ACTIVITIES = "activities: { fax: { name: Fax, unit: page, usually: person } }\nfeatures: []\n";

function told(issues: Awaited<ReturnType<typeof checked>>): readonly string[] {
  return issues.map(({ place, code }) => `${place.file}:${place.line} ${code}`);
}

describe("a contract among the files", () => {
  const texts = { "p/acme.yaml": planText(), "c/a.yaml": cheaper(80), "c/b.yaml": cheaper(100) };

  it("lies over the plan among them, whatever their order", async () => {
    expect(told(await checked(["c/b.yaml", "c/a.yaml", "p/acme.yaml"], { texts }))).toEqual([
      "c/b.yaml:4 contract-repeats-plan",
    ]);
  });

  it("is told only what stands in its own file", async () => {
    const dear = "tiers: { pro: { price: [ { amount: 9, billed: monthly }, { amount: 200, billed: yearly } ] } }";
    const contract = `${QUOTE}tiers: { pro: { price: [ { amount: 10, billed: monthly } ] } }\n`;
    const all = { "acme.yaml": planText({ tiers: dear }), "q.yaml": contract };
    expect(told(await checked(["acme.yaml", "q.yaml"], { texts: all }))).toEqual(["acme.yaml:6 yearly-dearer"]);
  });
});

describe("words", () => {
  it("come from the list of a file's own folder, or else from the first list", async () => {
    const faxes = planText({ actions: "actions: { send: { does: fax, burns: 1, charged: attempt } }" });
    const texts = { "a/activities.yaml": ACTIVITIES, "a/x.yaml": faxes, "b/y.yaml": faxes };
    expect(await checked(["b/y.yaml", "a/x.yaml", "a/activities.yaml"], { texts })).toEqual([]);
    expect(told(await checked(["b/y.yaml"], { texts }))).toEqual(["b/y.yaml:5 unknown-activity"]);
  });
});

describe("what cannot be read", () => {
  it("is told with the mistakes of the others", async () => {
    const place = { file: "gone.yaml", line: 1, column: 1, length: 1 };
    const missing = { code: "file-not-found", severity: "error", place, address: "", message: "" } as const;
    const read = async (name: string) =>
      name === "gone.yaml"
        ? { ok: false as const, issues: [missing] }
        : parsed(planText({ whenEmpty: "whenEmty: stop" }));
    const { issues, lineAt } = await checkFiles(["gone.yaml", "a.yaml"], {
      read,
      asOf: day("2026-11-22"),
      maxAge: 180,
    });
    expect(issues.map(({ code }) => code)).toEqual(expect.arrayContaining(["file-not-found", "unknown-key"]));
    const typo = issues.find(({ code }) => code === "unknown-key");
    expect(typo && lineAt(typo.place)).toBe("whenEmty: stop");
  });
});

describe("how far it is", () => {
  it("is told once for each file, up to all of them", async () => {
    const steps: string[] = [];
    const texts: Readonly<Record<string, string>> = {
      "acme.yaml": planText(),
      "q.yaml": cheaper(80),
      "bad.yaml": "a: [",
      "s.yaml": "team: { sdr: { people: 1, does: { email: 1/week } } }\n",
    };
    const read = async (name: string) => parsed(texts[name] ?? "");
    await checkFiles(Object.keys(texts), {
      read,
      asOf: 0,
      maxAge: 9,
      onChecked: (done, of) => steps.push(`${done}/${of}`),
    });
    expect(steps).toEqual(["1/4", "2/4", "3/4", "4/4"]);
  });
});
