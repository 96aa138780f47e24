#!/usr/bin/env bash
# One comment on the pull request, kept up to date: the one of a bot that begins with the marker. Where nothing changes and there
# is none, none is written. A pull request from a fork may not be commented on: that is said, and fails nothing.
set -euo pipefail

marker=$(head -n 1 "$BODY")
comments="repos/$GITHUB_REPOSITORY/issues/$NUMBER/comments"
export marker

refused() {
  echo "::notice title=credits::The comment could not be written: the token lacks pull-requests: write. The job's summary says the same."
  exit 0
}

found=$(gh api --paginate "$comments?per_page=100" \
  --jq '.[] | select(.user.type == "Bot" and (.body | startswith(env.marker))) | .id') || refused
id=$(head -n 1 <<<"$found")

if [[ -n $id ]]; then
  gh api --silent --method PATCH "repos/$GITHUB_REPOSITORY/issues/comments/$id" --field "body=@$BODY" || refused
elif [[ $CHANGES == true ]]; then
  gh api --silent --method POST "$comments" --field "body=@$BODY" || refused
fi
