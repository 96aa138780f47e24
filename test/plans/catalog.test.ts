import { existsSync, readFileSync } from "node:fs";
import { Ajv2020 } from "ajv/dist/2020.js";
import { beforeAll, describe, expect, it } from "vitest";
import { type Generated, generate } from "../../scripts/generate.ts";
import { type Catalog, shippedCatalog } from "../../src/plans/catalog.ts";
import { parsePlan } from "../../src/plans/parse.ts";
import type { Plan } from "../../src/plans/plan.ts";
import type { PlanFile } from "../../src/plans/plan-file.ts";
import { readingsOf } from "../../src/plans/readings.ts";
import { contractSchema, planSchema } from "../../src/plans/schema.ts";
import { madeOf, planText } from "../setup/plan-of.ts";

let made: Generated;
let catalog: Catalog;

beforeAll(async () => {
  made = await generate({ write: false });
  catalog = shippedCatalog();
});

describe("what is generated", () => {
  it("is fresh in schema/ and man/", () => {
    for (const [path, content] of Object.entries(made).filter(([name]) => /^(schema|man)\//.test(name))) {
      expect(existsSync(path) && readFileSync(path, "utf8"), `${path}: run npm run generate`).toBe(content);
    }
  });

  it("needs no library at run time", () => {
    for (const [path, content] of Object.entries(made))
      expect(content, path).not.toMatch(/require\(|from "(ajv|zod|yaml)/);
  });

  it("takes what the schema takes and refuses what it refuses", async () => {
    const { validate } = await import("../../src/generated/accepts-plan.js");
    const { validate: validateContract } = await import("../../src/generated/accepts-contract.js");
    const plan = madeOf(await parsePlan(planText(), "acme.yaml", catalog)).written;
    for (const changed of [
      plan,
      { ...plan, vendor: 7 },
      { ...plan, vendr: "x" },
      { ...plan, tiers: { pro: { price: [{ amount: -1 }] } } },
      {},
    ]) {
      expect(validate(changed)).toBe(planSchema.safeParse(changed).success);
      expect(validateContract({ extends: "acme", ...changed })).toBe(
        contractSchema.safeParse({ extends: "acme", ...changed }).success,
      );
    }
  });

  it("is JSON Schema that another validator can read, with a title and words for its keys", () => {
    for (const kind of ["plan", "contract"]) {
      const schema = JSON.parse(made[`schema/${kind}.schema.json`] as string);
      expect(schema).toMatchObject({
        $schema: "https://json-schema.org/draft/2020-12/schema",
        title: expect.any(String),
      });
      expect(new Ajv2020({ strict: false }).validateSchema(schema)).toBe(true);
    }
  });
});

describe("the compiled catalogue", () => {
  it("equals the YAML, number for number and place for place, also as each source has it", async () => {
    expect(catalog.plans.length).toBeGreaterThan(0);
    for (const shipped of catalog.plans) {
      const fromText = madeOf(await parsePlan(readFileSync(shipped.file, "utf8"), shipped.file, catalog));
      expect(whole(shipped.plan), shipped.id).toEqual(whole(fromText.plan));
      for (const { source } of readingsOf(fromText)) {
        const says = `${shipped.id} as ${source.id} has it`;
        expect(whole(shipped.readAs(source.id)), says).toEqual(whole(fromText.readAs(source.id)));
      }
    }
  });

  it("is read once: the same plan and the same reading each time they are asked for", () => {
    const zoominfo = catalog.plans.find(({ id }) => id === "zoominfo") as PlanFile;
    const [reading] = readingsOf(zoominfo);
    expect(zoominfo.plan).toBe(zoominfo.plan);
    expect(reading?.plan).toBe(zoominfo.readAs(reading?.source.id as string));
  });

  it("has no reading of a source that says nothing else", () => {
    const [plan] = catalog.plans;
    expect(() => plan?.readAs("nobody")).toThrow("nobody says nothing else");
  });
});

/** A plan with everything in it that is worked out when it is asked for. */
function whole(plan: Plan): Plan {
  return { ...plan };
}
