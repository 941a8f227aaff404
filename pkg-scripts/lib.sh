# Sourced by every script here: the project's root, its tools on PATH, its browsers, and how to say what happens.
set -euo pipefail

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
cd "$root"

# Tools that the scripts install for themselves stay out of the way of the user's own.
cache=${VAE_LAB_CACHE:-${XDG_CACHE_HOME:-$HOME/.cache}/vae-lab}
export PATH="$cache/tools/bin:$root/node_modules/.bin:$PATH:$HOME/.cargo/bin"
target_dir=${CARGO_TARGET_DIR:-$root/target}
wasm=wasm32-unknown-unknown

# The parts of pkg-scripts/build that a server on this machine needs.
SERVED=(cpu cpu-relaxed webgpu site rustdoc)

say() { printf '\n== %s\n' "$*"; }
die() { printf 'error: %s\n' "$*" >&2; exit 1; }
have() { command -v "$1" >/dev/null 2>&1; }

# The first of the given programs that exists, or nothing.
first_of() {
  local program
  for program in "$@"; do
    if have "$program"; then command -v "$program"; return; fi
  done
}

# CHROMIUM, CHROMEDRIVER, FIREFOX and WEBKIT_DRIVER name the browsers and their drivers; without them the usual names are tried.
find_browsers() {
  CHROMIUM=${CHROMIUM:-$(first_of chromium chromium-browser google-chrome google-chrome-stable \
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome' '/Applications/Chromium.app/Contents/MacOS/Chromium')}
  CHROMEDRIVER=${CHROMEDRIVER:-$(first_of chromedriver)}
  FIREFOX=${FIREFOX:-$(first_of firefox-esr firefox /Applications/Firefox.app/Contents/MacOS/firefox)}
  WEBKIT_DRIVER=${WEBKIT_DRIVER:-$(first_of WebKitWebDriver)}
  XVFB=$(first_of Xvfb)
  export CHROMIUM CHROMEDRIVER FIREFOX WEBKIT_DRIVER
}

# python_environment NAME REQUIREMENTS: `python` is then that of an environment with the packages of the list, which is
# made anew when the list has changed.
python_environment() {
  have python3 || die "python3 is missing (3.11 is what the tests are run with)"
  local environment=$cache/$1
  if ! cmp -s "$2" "$environment/requirements.txt"; then
    say "installing the packages of $2 into $environment"
    rm -rf "$environment"
    python3 -m venv "$environment"
    "$environment/bin/pip" install --quiet --disable-pip-version-check --requirement "$2"
    cp "$2" "$environment/"
  fi
  python=$environment/bin/python
}

# The version of a crate in Cargo.lock.
locked_version() { awk -v name="name = \"$1\"" '$0 == name { getline; gsub(/version = |"/, ""); print; exit }' Cargo.lock; }

# limit SECONDS COMMAND...: gives up on a command that hangs, where the system has `timeout`.
limit() {
  local seconds=$1
  shift
  if have timeout; then timeout --kill-after=15 "$seconds" "$@"; else "$@"; fi
}

# Gives this run a temporary folder of its own. Browsers inherit its name in their environment, so that whatever
# they leave running when the script ends is found by it, and nothing else is.
own_scratch() {
  scratch=$(mktemp -d "${TMPDIR:-/tmp}/vae-lab.XXXXXX")
  export TMPDIR=$scratch
  trap end_scratch EXIT
  trap 'exit 130' INT TERM
}

end_scratch() {
  local environ pid
  for environ in /proc/[0-9]*/environ; do
    pid=${environ#/proc/}
    pid=${pid%/environ}
    [ -r "$environ" ] && [ "$pid" != "$$" ] || continue
    if tr '\0' '\n' 2>/dev/null <"$environ" | grep -qxF "TMPDIR=$scratch"; then kill -9 "$pid" 2>/dev/null || true; fi
  done
  rm -rf "$scratch" 2>/dev/null || true
}
