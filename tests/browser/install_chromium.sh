#!/bin/sh
# A Chromium for the browser tests: one that is there, else Debian's, else Playwright's own. $1: the venv's python.
set -eu
command -v chromium >/dev/null 2>&1 && exit 0
if command -v apt-get >/dev/null 2>&1; then
  if [ "$(id -u)" = 0 ]; then as_root=""; else as_root="sudo -n"; fi
  if $as_root apt-get update -qq && $as_root apt-get install -y -qq --no-install-recommends chromium >/dev/null; then exit 0; fi
fi
"$1" -m playwright install chromium
