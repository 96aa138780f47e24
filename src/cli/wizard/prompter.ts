import type { Answer, Question } from "./question.ts";

/** Said instead of an answer: put the question before this one again. */
export const BACK = Symbol("back");

/** Puts one question to a person and waits. `before` is what was answered when it was put last. */
export interface Prompter {
  ask(question: Question, before: Answer | undefined): Promise<Answer | typeof BACK>;
  /** A line between questions. */
  tell(text: string): void;
}
