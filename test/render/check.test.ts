import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { Ajv } from "ajv";
import { XMLParser, XMLValidator } from "fast-xml-parser";
import { describe, expect, it } from "vitest";
import type { Issue } from "../../src/issue.ts";
import { type CheckReport, renderCheck } from "../../src/render/check.ts";
import { CHECK_FORMATS, type CheckFormat } from "../../src/render/check-formats.ts";
import { annotation } from "../../src/render/ci/github.ts";
import { look } from "../setup/answers.ts";
import { HOSTILE, OBEYED } from "../setup/hostile.ts";
import { mistakesInSarif } from "../setup/sarif-schema.ts";

const DEARER: Issue = {
  code: "yearly-dearer",
  severity: "error",
  place: { file: "plans/acme.yaml", line: 19, column: 85, length: 4 },
  address: "tiers.multichannel.price.yearly",
  message: "costs $1,440.00 a year, [12 months] cost {$1,308.00}",
  why: "Nobody would pay for a year.",
  hint: "Hold it against its source.",
};
const OLD: Issue = {
  code: "stale-source",
  severity: "warning",
  place: { file: "plans/acme.yaml", line: 6, column: 3, length: 5 },
  address: "",
  message: '"guide" is old.',
};

function report(
  issues: readonly Issue[],
  files: readonly string[] = ["plans/acme.yaml", "plans/b c.yaml"],
): CheckReport {
  const rules = [{ code: "yearly-dearer", finds: "A year [dearer] than {twelve} months.", why: "It is a slip." }];
  return { issues, files, rules, version: "1.0.0", lineAt: ({ line }) => (line === 19 ? HOSTILE : undefined) };
}

function as(format: CheckFormat, issues: readonly Issue[]): string {
  return renderCheck(report(issues), format, look());
}

describe("GitHub annotations", () => {
  it("are workflow commands, one line each, with their place and the sum behind them", () => {
    expect(as("github", [DEARER, OLD])).toBe(
      [
        "::error file=plans/acme.yaml,line=19,col=85,endColumn=89,title=yearly-dearer::tiers.multichannel.price.yearly costs $1,440.00 a year, [12 months] cost {$1,308.00}%0ANobody would pay for a year.%0AHold it against its source.",
        '::warning file=plans/acme.yaml,line=6,col=3,endColumn=8,title=stale-source::"guide" is old.',
        "2 files: 1 error, 1 warning, in 1 of them.",
        "",
      ].join("\n"),
    );
  });

  it("keep commas, colons, percent signs and line breaks of a text out of the command", () => {
    const place = { file: "a,b:c%0A.yaml", line: 1, column: 1, length: 1 };
    const text = "50%\n::error::x%0A::warning::y";
    expect(annotation({ level: "notice", title: "a:b,c", place, paragraphs: [text, "second"] })).toBe(
      "::notice file=a%2Cb%3Ac%250A.yaml,line=1,col=1,endColumn=2,title=a%3Ab%2Cc::50%25 \u2236:error\u2236:x%250A\u2236:warning\u2236:y%0Asecond\n",
    );
  });

  it("may stand with the run as a whole", () => {
    expect(annotation({ level: "error", title: "t", paragraphs: ["p"] })).toBe("::error title=t::p\n");
  });
});

describe("SARIF", () => {
  it.each([[[]], [[DEARER, OLD]]])("is accepted by the schema of OASIS", (issues) => {
    expect(mistakesInSarif(JSON.parse(as("sarif", issues)))).toEqual([]);
  });

  it("the schema refuses what is no SARIF", () => {
    const log = JSON.parse(as("sarif", [DEARER]));
    expect(mistakesInSarif({ ...log, version: "2.0.0" })).not.toEqual([]);
    log.runs[0].results[0].locations[0].physicalLocation.region.startLine = 0;
    expect(mistakesInSarif(log)).toEqual([expect.stringContaining("startLine must be >= 1")]);
  });

  it("gives place, level, rule and words, in which nothing is a link or an argument", () => {
    const [run] = JSON.parse(as("sarif", [DEARER, OLD])).runs;
    expect(run.results[0]).toMatchObject({
      ruleId: "yearly-dearer",
      ruleIndex: 0,
      level: "error",
      message: {
        text: "tiers.multichannel.price.yearly costs $1,440.00 a year, \\[12 months\\] cost {{$1,308.00}}\nNobody would pay for a year.\nHold it against its source.",
      },
      locations: [
        {
          physicalLocation: {
            artifactLocation: { uri: "plans/acme.yaml" },
            region: { startLine: 19, startColumn: 85, endColumn: 89 },
          },
        },
      ],
    });
    expect(run.tool.driver.rules).toEqual([
      {
        id: "yearly-dearer",
        shortDescription: { text: "A year \\[dearer\\] than {{twelve}} months." },
        help: { text: "It is a slip." },
      },
      { id: "stale-source" },
    ]);
  });

  it("names a file with spaces and letters of any kind by a URI", () => {
    const issue = { ...DEARER, place: { ...DEARER.place, file: "plans\\b ü:%.yaml" } };
    const [result] = JSON.parse(as("sarif", [issue])).runs[0].results;
    expect(result.locations[0].physicalLocation.artifactLocation.uri).toBe("plans/b%20%C3%BC%3A%25.yaml");
  });
});

describe("JUnit XML", () => {
  const schema = fileURLToPath(new URL("../setup/schemas/jenkins-junit.xsd", import.meta.url));
  const xmllint = (xml: string) => spawnSync("xmllint", ["--noout", "--schema", schema, "-"], { input: xml });
  const isInstalled = spawnSync("xmllint", ["--version"]).error === undefined;
  const hostile = { ...DEARER, message: `${HOSTILE} ]]> <!-- &amp; \ufffe`, address: HOSTILE };

  it.each([[[]], [[DEARER, OLD]], [[hostile]]])("is well-formed for another parser", (issues) => {
    expect(XMLValidator.validate(as("junit", issues))).toBe(true);
  });

  it.skipIf(!isInstalled)(
    "is accepted by xmllint with the schema of Jenkins (skipped where xmllint is not installed)",
    () => {
      for (const issues of [[], [DEARER, OLD], [hostile]]) {
        const { status, stderr } = xmllint(as("junit", issues));
        expect({ status, stderr: String(stderr) }).toEqual({ status: 0, stderr: "- validates\n" });
      }
      expect(xmllint("<testsuites><testcase/></testsuites>").status).not.toBe(0);
    },
  );

  it("is read as one suite for each file: what failed, what passed with a warning, what is clean", () => {
    const parser = new XMLParser({
      ignoreAttributes: false,
      attributeNamePrefix: "",
      isArray: (name) => name === "testcase",
    });
    const { testsuites } = parser.parse(as("junit", [DEARER, OLD]));
    const [acme, other] = testsuites.testsuite;
    expect([testsuites.tests, testsuites.failures, acme.tests, acme.failures, other.tests]).toEqual([
      "3",
      "1",
      "2",
      "1",
      "1",
    ]);
    expect(acme.testcase[0]).toMatchObject({
      classname: "plans/acme.yaml",
      name: "yearly-dearer tiers.multichannel.price.yearly",
      failure: { type: "yearly-dearer" },
    });
    expect(acme.testcase[1]["system-out"]).toBe('warning: plans/acme.yaml:6:3 "guide" is old.');
    expect(other.testcase).toEqual([{ classname: "plans/b c.yaml", name: "no findings", time: "0" }]);
  });
});

describe("GitLab code quality", () => {
  /** As docs.gitlab.com/ci/testing/code_quality documents a report. */
  const isReport = new Ajv({ strict: false }).compile({
    type: "array",
    items: {
      type: "object",
      required: ["description", "check_name", "fingerprint", "severity", "location"],
      properties: {
        description: { type: "string", minLength: 1 },
        check_name: { type: "string", minLength: 1 },
        fingerprint: { type: "string", minLength: 1 },
        severity: { enum: ["info", "minor", "major", "critical", "blocker"] },
        location: {
          type: "object",
          required: ["path", "lines"],
          properties: {
            path: { type: "string", pattern: "^(?!\\./)[^/]" },
            lines: { type: "object", required: ["begin"], properties: { begin: { type: "integer", minimum: 1 } } },
          },
        },
      },
    },
  });

  it("keeps to the documented form", () => {
    const report = JSON.parse(
      as("codequality", [{ ...DEARER, place: { ...DEARER.place, file: "./plans/a.yaml" } }, OLD]),
    );
    expect({ accepted: isReport(report), errors: isReport.errors }).toEqual({ accepted: true, errors: null });
    expect(report[0]).toMatchObject({
      check_name: "yearly-dearer",
      severity: "major",
      location: { path: "plans/a.yaml", lines: { begin: 19 } },
    });
    expect(isReport([{ ...report[0], severity: "bad" }])).toBe(false);
  });
});

describe("fingerprints", () => {
  const printsOf = (issues: readonly Issue[]): readonly string[] =>
    JSON.parse(as("codequality", issues)).map(({ fingerprint }: { fingerprint: string }) => fingerprint);

  it("stay when lines move and when figures change, and are the same in SARIF", () => {
    const moved = { ...DEARER, place: { ...DEARER.place, line: 40, column: 2 }, message: "costs $1,500.00 a year" };
    expect(printsOf([moved])).toEqual(printsOf([DEARER]));
    const [result] = JSON.parse(as("sarif", [DEARER])).runs[0].results;
    expect(result.partialFingerprints).toEqual({ "creditsFinding/v1": printsOf([DEARER])[0] });
  });

  it("differ by code, file, address, words without an address, and order among the same", () => {
    const others = [
      DEARER,
      DEARER,
      { ...DEARER, code: "other" },
      { ...DEARER, address: "tiers.pro" },
      { ...DEARER, place: { ...DEARER.place, file: "b.yaml" } },
      OLD,
      { ...OLD, message: "another" },
    ];
    expect(new Set(printsOf(others)).size).toBe(others.length);
  });
});

describe("Markdown for a comment", () => {
  it("sums up and has a row for each finding", () => {
    expect(as("markdown", [OLD]).split("\n")).toEqual([
      "**2 files: 1 warning, in 1 of them.**",
      "",
      "| where | what | why, and what to do |",
      "| --- | --- | --- |",
      '| plans/acme.yaml:6:3 | warning stale-source: "guide" is old. |  |',
      "",
    ]);
  });

  it("fits a comment, and counts what does not", () => {
    const text = as("markdown", Array<Issue>(2000).fill(DEARER));
    expect(text.length).toBeLessThan(65_536);
    const rows = text.split("\n").filter((line) => line.startsWith("| plans")).length;
    expect(text).toContain(`… and ${2000 - rows} more.`);
  });
});

/** What a plan of a stranger could hold, and what of it each format must not let through. */
describe("hostile text of a pull request does not break out", () => {
  const EVIL = `${HOSTILE} ::error file=x::y %0A::stop-commands::z ##[add-mask]a ##vso[task.complete]b @everyone #1 www.evil.example <img src=x> | cell |`;
  const issue: Issue = {
    ...DEARER,
    code: EVIL,
    message: EVIL,
    hint: `::set-output name=x::1\n${EVIL}`,
    address: EVIL,
    why: EVIL,
    place: { file: `::error::\n${EVIL}.yaml`, line: 19, column: 3, length: 5 },
  };
  const text = (format: CheckFormat) => as(format, [issue]);

  it.each(CHECK_FORMATS)("%s holds nothing that a terminal obeys", (format) => {
    expect(text(format)).not.toMatch(OBEYED);
  });

  it.each(CHECK_FORMATS)("%s begins no command of a build server in any line", (format) => {
    const lines = text(format)
      .split("\n")
      .slice(format === "github" ? 1 : 0);
    expect(lines.filter((line) => /^\s*::/.test(line) || /##(\[|vso\[)/.test(line))).toEqual([]);
  });

  it("GitHub: the one command is ours, and holds no other", () => {
    const [command = "", sum] = text("github").split("\n");
    expect(command.match(/::/g)).toHaveLength(2);
    expect(command).toMatch(/^::error file=[^:,]*,line=19,col=3,endColumn=8,title=[^:,]*::/);
    expect(command).not.toMatch(/%0A::/);
    expect(sum).toMatch(/^2 files: 1 error/);
  });

  it("SARIF and code quality still keep to their schemas", () => {
    expect(mistakesInSarif(JSON.parse(text("sarif")))).toEqual([]);
    expect(JSON.parse(text("codequality"))).toHaveLength(1);
  });

  it("JUnit XML is still one tree, and holds no element of the text", () => {
    expect(XMLValidator.validate(text("junit"))).toBe(true);
    expect(text("junit")).not.toMatch(/<(script|img)/);
  });

  it("Markdown: no HTML, link, mention, cell or second line of the text", () => {
    const lines = text("markdown").trimEnd().split("\n");
    expect(lines).toHaveLength(5);
    expect(lines[4]?.match(/(?<!\\)\|/g)).toHaveLength(4);
    expect(lines[4]).not.toMatch(/<(script|img)|[^\\]\[l\]|@everyone|#1\b|www\.evil/);
  });
});
