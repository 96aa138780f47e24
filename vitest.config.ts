import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["test/**/*.test.ts"],
    globalSetup: ["test/setup/generate.ts", "test/setup/tidy.ts"],
    pool: "threads",
    maxWorkers: "100%",
    // Modules keep no state and tests replace none, so files share what they import: the suite takes half the time.
    isolate: false,
    testTimeout: 60_000,
    hookTimeout: 60_000,
    coverage: {
      provider: "v8",
      include: ["src/**/*.ts"],
      exclude: ["src/generated/**"],
      reporter: ["text-summary", "html", "json-summary"],
      thresholds: { lines: 80 },
    },
  },
});
