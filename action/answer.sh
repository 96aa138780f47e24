#!/usr/bin/env bash
# What action.yml runs: checks the files, tells the difference beside the lines and in the job's summary, and leaves it in a file
# for the comment. It always ends with 0: whether the job fails is written down (status), so that the comment comes first.
# Everything from outside is read from the environment and quoted: none of it becomes part of a command.
set -uo pipefail

credits() { node "$ACTION_FOLDER/bin/credits.js" "$@"; }

# One path a line.
read_paths() {
  paths=()
  local line
  while IFS= read -r line; do [[ -n $line ]] && paths+=("$line"); done <<<"$1"
}

checked=()
places=()
for place in plans contracts scenarios; do
  name=${place^^}
  read_paths "${!name:-}"
  for path in "${paths[@]}"; do places+=("--$place" "$path"); done
  checked+=("${paths[@]}")
  [[ ${#paths[@]} -eq 0 && -d $place ]] && checked+=("$place")
done

options=("${places[@]}" --max-age "${MAX_AGE:-180}")
[[ -n ${FAIL_ON:-} ]] && options+=(--fail-on "$FAIL_ON")

if [[ -n ${BASE:-} ]]; then
  sides=("$BASE" HEAD)
elif [[ -n ${PULL_REQUEST_BASE:-} ]]; then
  sides=("$PULL_REQUEST_BASE...HEAD")
elif git rev-parse --quiet --verify "HEAD^" >/dev/null; then
  sides=("HEAD^" HEAD)
else
  sides=()
fi

comment=$(mktemp "${RUNNER_TEMP:-/tmp}/credits-comment.XXXXXX")
printf '<!-- credits-diff -->\n' >"$comment"
changes=true

credits check "${checked[@]}" --max-age "${MAX_AGE:-180}" --format github
status=$?

if ((${#sides[@]} > 0)); then
  credits diff "${sides[@]}" "${options[@]}" --format github
  compared=$?
  ((compared > status)) && status=$compared
  if ((compared > 1)); then
    printf '**The change could not be told.** The log of the job says why.\n' >>"$comment"
  else
    credits diff "${sides[@]}" "${options[@]}" --format markdown >>"$comment"
    grep -q '^\*\*Nothing changes' "$comment" && changes=false
  fi
else
  changes=false
fi

[[ ${SUMMARY:-true} == true && -n ${GITHUB_STEP_SUMMARY:-} ]] && tail -n +2 "$comment" >>"$GITHUB_STEP_SUMMARY"
printf 'status=%s\ncomment=%s\nchanges=%s\n' "$status" "$comment" "$changes" >>"$GITHUB_OUTPUT"
