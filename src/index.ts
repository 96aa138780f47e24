/*
 * The one public door of the package: read plans, contracts and scenarios; estimate and rank; run the ledger on its own; and
 * draw answers as the command line does. Nothing here touches a disk, a clock or the environment. The plans that come with
 * the package are behind a door of their own, `credit-tiers/catalog`.
 *
 * Credits are whole thousandths (`toNumber` makes plain numbers of them), money is whole millionths (`toUnits`), instants are
 * milliseconds UTC (`parseDay`, `dayOf`).
 */

export type { Activities, Activity } from "./activities.ts";
// Changes: two collections of files held against each other.
export type { BrokenFile, Collection, ScenarioFile } from "./changes/collection.ts";
export type { Asked, Difference } from "./changes/difference.ts";
export { differenceBetween } from "./changes/difference.ts";
export type { Effect } from "./changes/effect.ts";
export type { FactChange, Statement } from "./changes/fact.ts";
export type { Failure, Gate } from "./changes/gates.ts";
export { failuresOf, parseGate } from "./changes/gates.ts";
export type { PlanDiff } from "./changes/plan-diff.ts";
export type {
  Candidate,
  Loss,
  Neighbour,
  Obstacle,
  OnTop,
  PlanAnswer,
  RankedPlan,
  Ranking,
  Reach,
  ReadingAnswer,
} from "./choose/answer.ts";
// A report as a page: all that it tells of a question, and the page itself. Its script and style are given to it
// as text: those of the command line stand in the package as `dist/page.js` and `dist/page.css`.
export type { DossierQuestion } from "./choose/answered.ts";
// The other way round: how far a ranking's answer holds, at which price a loser would win, what a budget buys.
export type { BreakEven } from "./choose/break-even.ts";
export { breakEven } from "./choose/break-even.ts";
export type { Budget, BudgetAnswer, Carried } from "./choose/budget.ts";
export { budgetBuys } from "./choose/budget.ts";
export type { Selection } from "./choose/catalogue.ts";
// A catalogue: which plans somebody asks for, and the sources of a plan that are to be looked at again.
export { selectPlans } from "./choose/catalogue.ts";
export type { OnTopLine } from "./choose/charged-prices.ts";
// Vendors side by side, with the figures that decide and the reasons as data.
export type { Side } from "./choose/compare/compare.ts";
export { compare } from "./choose/compare/compare.ts";
export type {
  ComparedOffer,
  ComparedPlan,
  Comparison,
  Place as ComparedPlace,
} from "./choose/compare/comparison.ts";
export type { DecidingMonth } from "./choose/compare/deciding-month.ts";
export type { OfferFigures } from "./choose/compare/offer-figures.ts";
// What a comparison leads to: how far it holds, winning prices, what a budget buys, how long today's credits last.
export type { Outlook } from "./choose/compare/outlook.ts";
export { outlookOf } from "./choose/compare/outlook.ts";
export type { SortBy, View } from "./choose/compare/view.ts";
export { type Dossier, dossierOf } from "./choose/dossier.ts";
export type { Wishes } from "./choose/estimate.ts";
// Answering: one plan in depth, several side by side, one offer alone.
export { askFor, estimate, rank } from "./choose/estimate.ts";
// Checking: a plan's own examples, and what a scenario names that no plan has.
export { checkExamples } from "./choose/examples.ts";
export type { Conversion, ExchangeRate } from "./choose/exchange.ts";
export { conversionOf } from "./choose/exchange.ts";
export { parseExchangeRates } from "./choose/exchange-file.ts";
export type { Misfit } from "./choose/fit.ts";
export { misfitsOf } from "./choose/fit.ts";
export type { Flip, Held, Holds, OfferHeld } from "./choose/holds.ts";
export { howFarItHolds } from "./choose/holds.ts";
export type { InputName } from "./choose/inputs.ts";
export { withWorkUntil } from "./choose/moved.ts";
export { offersOf } from "./choose/offers.ts";
export type { PriceStep } from "./choose/price-step.ts";
export type { ReadingTold } from "./choose/readings-told.ts";
export type { KindRunway, Runway } from "./choose/runway.ts";
export { runwayOf } from "./choose/runway.ts";
export type { LinePrice, WinningPrice } from "./choose/winning-prices.ts";
export { winningPrices } from "./choose/winning-prices.ts";
export type { NoOffer, NotPriced } from "./choose/without-total.ts";
export type { Payment } from "./engine/commitment.ts";
// What signing binds to, and what is paid by when.
export { cashByDate, committedAtSigning, paidBefore } from "./engine/commitment.ts";
export type { Cost, Estimate, KindMonth, KindTotal, Missing, MonthReport, Refusal } from "./engine/estimate.ts";
export type { Invoice, InvoiceLine } from "./engine/invoice.ts";
export type { Offer } from "./engine/offer.ts";
export { offerId } from "./engine/offer.ts";
export type { Path, Stage, Step } from "./engine/path.ts";
// The ledger on its own.
export type {
  Amount,
  Cap,
  EndedBy,
  GrantTotals,
  LedgerAnswer,
  LedgerBurn,
  LedgerGrant,
  LedgerQuestion,
  LedgerRollover,
  LedgerSegment,
  LedgerTotals,
  Moment,
} from "./engine/run-ledger.ts";
export { runLedger } from "./engine/run-ledger.ts";
export { simulate } from "./engine/simulate.ts";
// Explaining: how a figure came to be, and what a plan file says where.
export type { ExplainedFact } from "./explain/explain-fact.ts";
export { explainFacts } from "./explain/explain-fact.ts";
export type { ExplainedFigure, FigureQuestion } from "./explain/explain-figure.ts";
export { explainFigure } from "./explain/explain-figure.ts";
export type { FigureAddress, Misaddressed } from "./explain/figure-address.ts";
export { figureAddress, isMisaddressed } from "./explain/figure-address.ts";
export type { Operation } from "./explain/operation.ts";
export type { Basis, Label, Trace, Unit } from "./explain/trace.ts";
export type { Issue, Parsed, Place } from "./issue.ts";
export type { Vocabulary } from "./plans/activities.ts";
// Reading: a text gives its value, or everything that is wrong with it.
export { parseActivities } from "./plans/activities.ts";
export { withoutPrices } from "./plans/confidential.ts";
export type { Quote, QuotedFact } from "./plans/contract-form.ts";
export { contractText, unpublishedFacts } from "./plans/contract-form.ts";
export { parseContract, parsePlan, parseSets } from "./plans/parse.ts";
export type { Address, Plan, PlanPart, Source, Tier, Unpublished } from "./plans/plan.ts";
export type { PlanFile } from "./plans/plan-file.ts";
export { askedId } from "./plans/plan-part.ts";
export { withReported } from "./plans/with-reported.ts";
export { renderDiff } from "./render/changes/diff.ts";
export type { DiffFormat } from "./render/changes/diff-formats.ts";
export type { DiffReport } from "./render/changes/diff-report.ts";
export type { CheckReport } from "./render/check.ts";
export { renderCheck } from "./render/check.ts";
export type { CheckFormat } from "./render/check-formats.ts";
// Drawing: strings, as the command line prints them.
export { renderCompare } from "./render/compare/compare.ts";
export type { CompareReport } from "./render/compare/compare-report.ts";
export { renderEstimate } from "./render/estimate.ts";
export type { Explanation } from "./render/explanation.ts";
export { renderExplanation } from "./render/explanation.ts";
export { type PageParts, reportDocument } from "./render/html/document.ts";
export { renderIssues } from "./render/issues.ts";
export type { Format, Look, Paint } from "./render/look.ts";
export { renderPlan, renderPlans } from "./render/plans.ts";
export type { Context, EstimateReport } from "./render/report.ts";
export { renderSources } from "./render/sources.ts";
// Checking files: everything that is wrong with them, by the schema and by the rules.
export type { Checked, CheckOptions } from "./rules/check-files.ts";
export { checkFiles } from "./rules/check-files.ts";
export { findingsIn } from "./rules/check-plan.ts";
export type { Finding, Given, Rule } from "./rules/rule.ts";
export { PLAN_RULES } from "./rules/rules.ts";
export type { ScenarioFlags } from "./scenarios/flags.ts";
export { scenarioFromFlags } from "./scenarios/from-flags.ts";
export type { ScenarioContext } from "./scenarios/from-tree.ts";
export { parseScenario } from "./scenarios/parse.ts";
export type { Scenario } from "./scenarios/scenario.ts";
export { scenarioText } from "./scenarios/scenario-text.ts";
export type { StatedPlaces } from "./scenarios/stated-places.ts";
export { statedPlaces } from "./scenarios/stated-places.ts";
export type { Duration, Instant } from "./units/calendar.ts";
// Amounts and days.
export { dayOf, parseDay } from "./units/calendar.ts";
export type { Credits } from "./units/credits.ts";
export { credits, toNumber, UNLIMITED } from "./units/credits.ts";
export type { Fraction } from "./units/fraction.ts";
export type { Currency, Money } from "./units/money.ts";
export { money, toUnits } from "./units/money.ts";
export type { Rate } from "./units/rate.ts";
export { TooLargeError } from "./units/too-large.ts";
