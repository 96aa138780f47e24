import type { Candidate, Obstacle, PlanAnswer } from "../choose/answer.ts";
import type { EstimateReport } from "../render/report.ts";
import { EXIT, type ExitCode } from "./exit-code.ts";

/**
 * 0 where every scenario has an offer that qualifies, or only offers are left that lack a published number; 1 where for
 * some scenario nothing qualifies although every figure is known.
 */
export function verdictOn(report: EstimateReport): ExitCode {
  return scenariosIn(report).every((answers) => answers.some(mayQualify)) ? EXIT.fine : EXIT.no;
}

/** The answers of each plan, by scenario. */
function scenariosIn(report: EstimateReport): readonly (readonly PlanAnswer[])[] {
  switch (report.is) {
    case "plan":
      return [[report.answer]];
    case "scenarios":
      return report.answers.map((answer) => [answer]);
    case "plans":
      return [report.ranking.answers.map(({ answer }) => answer)];
    case "matrix":
      return report.rankings.map(({ answers }) => answers.map(({ answer }) => answer));
  }
}

function mayQualify({ rows }: PlanAnswer): boolean {
  return rows.some(({ qualifies, obstacles }: Candidate) => qualifies || obstacles.every(isOpen));
}

/** True where a number that the vendor does not publish is all that speaks against an offer. */
function isOpen(obstacle: Obstacle): boolean {
  if (obstacle.is === "short") return obstacle.onTop.every(({ unpublished }) => unpublished !== undefined);
  return obstacle.is === "unknown";
}
