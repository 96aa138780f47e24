import { BACK, type Prompter } from "./prompter.ts";
import type { Answer, Asking, Question } from "./question.ts";

const GO_ON = "go-on";

/**
 * Puts questions until all are answered and the person is content. Esc puts the question before again; at the end any
 * answer can be changed. What was answered is kept for as long as its question is put.
 */
export async function conduct<T>(start: () => Asking<T>, prompter: Prompter, goOn: string): Promise<T> {
  const answers = new Map<string, Answer>();
  const before = new Map<string, Answer>();
  for (;;) {
    const run = await runThrough(start(), answers);
    if (run.open) {
      const answer = await prompter.ask(run.open, before.get(run.open.id));
      if (answer === BACK) forget(run.answered.at(-1), answers, before);
      else answers.set(run.open.id, answer);
      continue;
    }
    const change = await prompter.ask(review(run.answered, goOn), undefined);
    if (change === GO_ON) return run.result;
    forget(
      change === BACK ? run.answered.at(-1) : run.answered.find(({ question }) => question.id === change),
      answers,
      before,
    );
  }
}

interface Answered {
  readonly question: Question;
  readonly answer: Answer;
}

type Run<T> =
  | { readonly open: Question; readonly answered: readonly Answered[] }
  | { readonly open: undefined; readonly answered: readonly Answered[]; readonly result: T };

/** Gives the answers there are, up to the first question that has none, or whose answer is no longer among its choices. */
async function runThrough<T>(asking: Asking<T>, answers: ReadonlyMap<string, Answer>): Promise<Run<T>> {
  const answered: Answered[] = [];
  let step = await asking.next();
  while (!step.done) {
    const question = step.value;
    const answer = answers.get(question.id);
    if (answer === undefined || !isAmongChoices(question, answer)) return { open: question, answered };
    answered.push({ question, answer });
    step = await asking.next(answer);
  }
  return { open: undefined, answered, result: step.value };
}

function isAmongChoices({ form }: Question, answer: Answer): boolean {
  if (form.is === "text") return true;
  const values = form.choices.map(({ value }) => value);
  return [answer].flat().every((each) => values.includes(each));
}

function forget(answered: Answered | undefined, answers: Map<string, Answer>, before: Map<string, Answer>): void {
  if (!answered) return;
  const { question, answer } = answered;
  before.set(question.id, answer);
  answers.delete(question.id);
}

function review(answered: readonly Answered[], goOn: string): Question {
  const changes = answered.map(({ question, answer }) => ({
    value: question.id,
    name: `Change: ${question.message} ${shownAnswer(question, answer)}`,
  }));
  const choices = [{ value: GO_ON, name: goOn }, ...changes];
  return { id: "review", message: "That is all. What now?", form: { is: "one", choices } };
}

function shownAnswer({ form }: Question, answer: Answer): string {
  const said = [answer].flat().filter((each) => each !== "");
  if (said.length === 0) return "(left empty)";
  const names = form.is === "text" ? [] : form.choices;
  return said.map((each) => names.find(({ value }) => value === each)?.name ?? each).join(", ");
}
