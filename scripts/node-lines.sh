#!/usr/bin/env bash
# The tests on every release line of Node that is alive: scripts/node-lines.sh [LINE…]. Each line is installed once
# from npm's own `node` package into .cache/ (about 200 MB), which is why this runs nightly and not with every change.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

lines=("$@")
((${#lines[@]} > 0)) || lines=(20 22 24 26)

npm run build
failed=()
for line in "${lines[@]}"; do
  home=".cache/node$line"
  [[ -x "$home/node_modules/node/bin/node" ]] || npm install --prefix "$home" --no-save "node@$line"
  node="$PWD/$home/node_modules/node/bin/node"
  printf '\n== Node %s\n' "$("$node" --version)"
  PATH="$(dirname "$node"):$PATH" "$node" node_modules/vitest/vitest.mjs run || failed+=("$line")
done

((${#failed[@]} == 0)) || { printf 'failed on Node %s\n' "${failed[@]}"; exit 1; }
printf '\nfine on Node %s\n' "${lines[*]}"
