import inquirer from "inquirer";
import type { Look } from "../../render/look.ts";
import { shown } from "../../render/shown.ts";
import { wrap } from "../../render/width.ts";
import { Interrupted } from "../interrupted.ts";
import type { Output } from "../io.ts";
import { BACK, type Prompter } from "./prompter.ts";
import type { Answer, Question } from "./question.ts";

type Streams = { readonly stdin: NodeJS.ReadStream; readonly stderr: NodeJS.WriteStream };

/** Questions on a terminal: read from its keyboard, written to stderr, so that stdout holds the answer alone. */
export function inquirerPrompter({ stdin, stderr }: Streams, output: Output, look: Look): Prompter {
  const lines = (text: string, paint: (line: string) => string) => {
    for (const line of text.split("\n")) output.write(`${paint(shown(line, look))}\n`);
  };
  return {
    tell: (text) => lines(text, (line) => line),
    async ask(question, before) {
      if (question.note !== undefined) lines(indented(question.note, look.width), look.paint.faint);
      const back = new AbortController();
      const onKey = (_text: string, key: { readonly name?: string }) => key.name === "escape" && back.abort();
      stdin.on("keypress", onKey);
      try {
        const put = inquirer.createPromptModule({ input: stdin, output: stderr, signal: back.signal });
        const { answer } = await put([{ ...promptOf(question, before, look), name: "answer" }]);
        return answer as Answer;
      } catch (error) {
        if (back.signal.aborted) return BACK;
        throw error instanceof Error && error.name === "ExitPromptError" ? new Interrupted() : error;
      } finally {
        stdin.off("keypress", onKey);
      }
    },
  };
}

function indented(note: string, width: number): string {
  return wrap(note, width - 4)
    .map((line) => `  ${line}`)
    .join("\n");
}

const PAGE = 12;

function promptOf({ message, form, refuses }: Question, before: Answer | undefined, look: Look) {
  const asked = shown(message, look);
  const verdict = async (answer: Answer) => {
    const complaint = await refuses?.(answer);
    return complaint === undefined ? true : shown(complaint, look);
  };
  switch (form.is) {
    case "text": {
      const initial = before === undefined ? form.initial : String(before);
      return {
        type: "input" as const,
        message: asked,
        validate: verdict,
        ...(initial !== undefined && initial !== "" && { default: initial }),
      };
    }
    case "one":
      return {
        type: "select" as const,
        message: asked,
        choices: form.choices.map(({ value, name }) => ({ value, name: shown(name, look) })),
        pageSize: PAGE,
        loop: false,
        default: before ?? form.initial,
      };
    case "some": {
      const checked = [before ?? []].flat();
      return {
        type: "checkbox" as const,
        message: asked,
        choices: form.choices.map(({ value, name }) => ({
          value,
          name: shown(name, look),
          checked: checked.includes(value),
        })),
        pageSize: PAGE,
        loop: false,
        validate: (chosen: readonly { readonly value: unknown }[]) => verdict(chosen.map(({ value }) => String(value))),
      };
    }
  }
}
