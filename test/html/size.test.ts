import { expect, it } from "vitest";
import { readPageParts } from "../../src/files/page-parts.ts";
import { shippedCatalog } from "../../src/plans/catalog.ts";
import { carry } from "../../src/render/html/carried.ts";
import { CONTEXT } from "../setup/answers.ts";
import { questionOf } from "../setup/dossiers.ts";

it("style, script and the whole catalogue leave room for the words of a page under a megabyte", async () => {
  const catalog = shippedCatalog();
  const question = { ...(await questionOf([], "team")), ...catalog };
  const { script, style } = readPageParts();
  const bytes = [script.text, style.text, carry({ question, context: CONTEXT })].map((text) => Buffer.byteLength(text));
  // The words of a report on all plans are some 100 kB.
  expect(bytes.reduce((sum, each) => sum + each, 0)).toBeLessThan(850_000);
});
