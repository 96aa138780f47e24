import { describe, expect, it } from "vitest";
import { answerTo, leaderOf } from "../../src/choose/answered.ts";
import { type Dossier, dossierOf } from "../../src/choose/dossier.ts";
import { arrive, carry } from "../../src/render/html/carried.ts";
import { type PageParts, reportDocument } from "../../src/render/html/document.ts";
import { codeWithin, html } from "../../src/render/html/markup.ts";
import { CONTEXT, frozenPlan } from "../setup/answers.ts";
import { dossierFor, questionOf } from "../setup/dossiers.ts";
import { HOSTILE } from "../setup/hostile.ts";

const PARTS: PageParts = {
  style: { text: "p { margin: 0 }", hash: "sha256-STYLE" },
  script: { text: "void 0", hash: "sha256-SCRIPT" },
};

function page(dossier: Dossier, confidential: readonly string[] = []): string {
  return reportDocument(dossier, { confidential }, PARTS, CONTEXT);
}

/** What somebody reads: the text between the tags, without the data and the script. */
function textOf(markup: string): string {
  return markup
    .replace(/<(script|style)\b.*?<\/\1>/gs, "")
    .replace(/<[^>]*>/g, " ")
    .replace(/&amp;/g, "&")
    .replace(/\s+/g, " ");
}

describe("markup", () => {
  it("writes as an entity what a browser would obey, between tags and in quotes", () => {
    expect(html`<b title="${`"x' onload=y`}">${"<img src=x onerror=alert(1)> & co"}</b>`.text).toBe(
      `<b title="&quot;x&#39; onload=y">&lt;img src=x onerror=alert(1)&gt; &amp; co</b>`,
    );
  });

  it("lets markup through that was made here, and nothing that only looks like it", () => {
    expect(html`<p>${html`<b>${1}</b>`}${[html`<i></i>`, "<i>"]}${undefined}${false}</p>`.text).toBe(
      "<p><b>1</b><i></i>&lt;i&gt;</p>",
    );
  });

  it("refuses code of our own that would end its element", () => {
    expect(() => codeWithin("'</script>'")).toThrow();
  });
});

describe("the page of a report", () => {
  it("tells what the table tells: the answer, every tier, the neighbours and the cautions", async () => {
    const told = textOf(page(await dossierFor(["zoominfo"], "guide-3-heavy")));
    expect(told).toContain("Recommended: Advanced, $24,995 a year.");
    expect(told).toMatch(/Professional 5,000 ‡ 6,000 120% 1,000 no price \? \$14,995 † incomplete/);
    expect(told).toContain("Below $0.8333 a credit it would be the cheaper choice");
    expect(told).toContain(
      "From 9 people on it is ZoomInfo Sales Advanced; from 17 people on it is ZoomInfo Sales Elite.",
    );
    expect(told).toContain("227 ask again");
  });

  it("ranks several plans and keeps those without a total apart", async () => {
    const told = textOf(page(await dossierFor(["apollo", "lemlist", "zaplify"], "team")));
    expect(told).toContain("Cheapest for this work: lemlist Email");
    expect(told).toMatch(/Without a place in the comparison Zaplify wins below/);
  });

  it("loads nothing: its policy lets in its own style and script by hash and nothing else", async () => {
    const markup = page(await dossierFor(["zoominfo"], "guide-3-heavy"));
    expect(markup).toContain(
      "default-src &#39;none&#39;; style-src &#39;sha256-STYLE&#39;; script-src &#39;sha256-SCRIPT&#39;; base-uri &#39;none&#39;; form-action &#39;none&#39;",
    );
    expect(markup).not.toMatch(
      /<(img|iframe|link|object|embed|video|audio)\b|\s(src|srcset|style|on\w+)=|@import|url\(/i,
    );
  });

  it("shows what files say and obeys none of it", async () => {
    const zoominfo = await frozenPlan("zoominfo");
    const evil = `<img src=x onerror=alert(1)>${HOSTILE}</script><script>alert(2)</script>`;
    const [source, ...sources] = Object.values(zoominfo.plan.sources);
    const plan = {
      ...zoominfo.plan,
      vendor: evil,
      product: evil,
      tiers: zoominfo.plan.tiers.map((tier) => ({ ...tier, name: evil })),
      sources: Object.fromEntries([{ ...source, title: evil, url: evil }, ...sources].map((each) => [each?.id, each])),
      disputed: zoominfo.plan.disputed.map((dispute) => ({ ...dispute, why: evil })),
      notModelled: [{ says: evil, effect: evil, sources: [] }],
    } as typeof zoominfo.plan;
    const file = { ...zoominfo, written: { ...zoominfo.written, vendor: evil }, plan };
    const question = await questionOf([file], "guide-3-heavy");
    const markup = page(dossierOf({ ...question, scenario: { ...question.scenario, name: evil } }), [evil]);
    expect(markup).toContain("&lt;img src=x onerror=alert(1)&gt;");
    expect(markup.match(/<script/g)).toHaveLength(2);
    expect(markup).not.toMatch(/<img|<script>alert/);
  });

  it("says which contracts are confidential", async () => {
    const markup = page(await dossierFor(["zoominfo"], "guide-3-heavy"), ["our-quote"]);
    expect(markup).toContain("our-quote is a confidential contract");
  });
});

describe("what a report carries", () => {
  it.each([
    [["zoominfo"], "guide-3-heavy"],
    [["apollo", "lemlist", "zaplify"], "team"],
    [["lemlist"], "campaign"],
    [["apollo"], "season"],
  ])("answers %s on %s the same where it arrives", async (plans, scenario) => {
    const question = await questionOf(plans, scenario);
    const arrived = arrive(carry({ question, context: CONTEXT }));
    const [here, there] = [leaderOf(answerTo(question)), leaderOf(answerTo(arrived.question))];
    expect(there?.total).toBe(here?.total);
    expect(there?.candidate.estimate.months).toEqual(here?.candidate.estimate.months);
    expect(arrived.question.scenario).toEqual(question.scenario);
    expect(arrived.context).toEqual(CONTEXT);
  });
});
