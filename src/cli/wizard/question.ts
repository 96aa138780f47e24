/** What somebody answers: a line of text or one choice, or several choices. Left empty, a line is "". */
export type Answer = string | readonly string[];

export interface Choice {
  readonly value: string;
  readonly name: string;
}

/** One thing to ask. The same question always has the same id, so that an answer can be kept while others change. */
export interface Question {
  readonly id: string;
  readonly message: string;
  /** What helps to answer it: an example, what is taken when it is left empty, what a source says. */
  readonly note?: string;
  readonly form:
    | { readonly is: "text"; readonly initial?: string }
    | { readonly is: "one"; readonly choices: readonly Choice[]; readonly initial?: string }
    | { readonly is: "some"; readonly choices: readonly Choice[] };
  /** Why an answer will not do, in a sentence; undefined where it does. */
  readonly refuses?: (answer: Answer) => Promise<string | undefined>;
}

/**
 * Questions one after the other, each put when the answers before it are known. Run again with the same answers it puts
 * the same questions: going back and changing an answer is running it again.
 */
export type Asking<T> = AsyncGenerator<Question, T, Answer>;

type Ask<Form extends Question["form"]["is"]> = Omit<Question, "form"> &
  Omit<Extract<Question["form"], { readonly is: Form }>, "is">;

/** A line of text, without the spaces around it. */
export async function* askText({ initial, ...question }: Ask<"text">): Asking<string> {
  const answer = yield { ...question, form: { is: "text", ...(initial !== undefined && { initial }) } };
  return String(answer).trim();
}

export async function* askOne({ choices, initial, ...question }: Ask<"one">): Asking<string> {
  const answer = yield { ...question, form: { is: "one", choices, ...(initial !== undefined && { initial }) } };
  return String(answer);
}

export async function* askSome({ choices, ...question }: Ask<"some">): Asking<readonly string[]> {
  const answer = yield { ...question, form: { is: "some", choices } };
  return typeof answer === "string" ? [answer] : answer;
}

export async function* askYesNo(question: Omit<Question, "form">): Asking<boolean> {
  const choices = [
    { value: "no", name: "No" },
    { value: "yes", name: "Yes" },
  ];
  return (yield* askOne({ ...question, choices })) === "yes";
}
