import { arrive } from "../render/html/carried.ts";
import { Calculator } from "./calculator.ts";
import { elementCalled } from "./elements.ts";

/*
 * Brings a report to life that is whole without it: draws its charts, and computes it anew when a number is moved, with the
 * engine of the command line.
 */
new Calculator(arrive(elementCalled("carried").textContent ?? "")).start();
