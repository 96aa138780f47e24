import { describe, expect, it } from "vitest";
import { conduct } from "../../src/cli/wizard/conduct.ts";
import { BACK, type Prompter } from "../../src/cli/wizard/prompter.ts";
import { type Answer, type Asking, askOne, askText, type Question } from "../../src/cli/wizard/question.ts";

const YES_NO = [
  { value: "yes", name: "Yes" },
  { value: "no", name: "No" },
];

/** Two questions, and a third that only one answer to the second leads to. */
async function* pets(): Asking<string> {
  const name = yield* askText({ id: "name", message: "Name?" });
  const dog = yield* askOne({ id: "dog", message: "A dog?", choices: YES_NO });
  if (dog === "no") return `${name} has none`;
  return `${name} has ${yield* askText({ id: "called", message: "Called?" })}`;
}

/** Somebody who says what is written down, in turn, and remembers what was asked and what was filled in. */
function person(script: readonly (Answer | typeof BACK)[]) {
  const asked: [id: string, before: Answer | undefined][] = [];
  const left = [...script];
  const prompter: Prompter = {
    tell: () => undefined,
    ask: async ({ id }: Question, before) => {
      asked.push([id, before]);
      const next = left.shift();
      if (next === undefined) throw new Error(`nothing left to say to ${id}`);
      return next;
    },
  };
  return { asked, prompter };
}

describe("going through questions", () => {
  it("puts each once, then asks what now", async () => {
    const { asked, prompter } = person(["Ann", "yes", "Rex", "go-on"]);
    expect(await conduct(pets, prompter, "Go on")).toBe("Ann has Rex");
    expect(asked.map(([id]) => id)).toEqual(["name", "dog", "called", "review"]);
  });

  it("going back puts the question before again, with its answer filled in", async () => {
    const { asked, prompter } = person(["Ann", BACK, "Anna", "no", "go-on"]);
    expect(await conduct(pets, prompter, "Go on")).toBe("Anna has none");
    expect(asked).toEqual([
      ["name", undefined],
      ["dog", undefined],
      ["name", "Ann"],
      ["dog", undefined],
      ["review", undefined],
    ]);
  });

  it("going back at the first question puts it again", async () => {
    const { prompter } = person([BACK, BACK, "Ann", "no", "go-on"]);
    expect(await conduct(pets, prompter, "Go on")).toBe("Ann has none");
  });

  it("an answer changed at the end keeps the others, and asks only what it newly leads to", async () => {
    const { asked, prompter } = person(["Ann", "no", "dog", "yes", "Rex", "go-on"]);
    expect(await conduct(pets, prompter, "Go on")).toBe("Ann has Rex");
    expect(asked.map(([id]) => id)).toEqual(["name", "dog", "review", "dog", "called", "review"]);
  });

  it("an answer that is no longer among the choices is asked for again", async () => {
    async function* rooms(): Asking<string> {
      const house = yield* askOne({ id: "house", message: "House?", choices: YES_NO });
      const choices = house === "yes" ? YES_NO : YES_NO.slice(1);
      return `${house} ${yield* askOne({ id: "garden", message: "Garden?", choices })}`;
    }
    const { asked, prompter } = person(["yes", "yes", "house", "no", "no", "go-on"]);
    expect(await conduct(rooms, prompter, "Go on")).toBe("no no");
    expect(asked.map(([id]) => id)).toEqual(["house", "garden", "review", "house", "garden", "review"]);
  });
});
