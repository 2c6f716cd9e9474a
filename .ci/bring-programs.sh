#!/usr/bin/env bash
# Brings the programs of others that tests try things in: shells for completion scripts, a browser for pictures and for the workbench, editors for the language server.
# Where they cannot be installed, the suite skips those tests and says so.
set -u
wanted=()
while read -r program packages; do
  # shellcheck disable=SC2206 # one word a package
  command -v "$program" >/dev/null || wanted+=($packages)
done <<'LIST'
fish fish
zsh zsh
chromium chromium
nvim neovim
emacs emacs-nox elpa-eglot
LIST
[ ${#wanted[@]} -gt 0 ] && [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null || exit 0
export DEBIAN_FRONTEND=noninteractive
install() { apt-get install -y -qq --no-install-recommends "$@"; }
install "${wanted[@]}" && exit 0
apt-get update -qq
install "${wanted[@]}" && exit 0
# A package that this Debian does not have must not keep the others away.
for package in "${wanted[@]}"; do install "$package"; done
exit 0
