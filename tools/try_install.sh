#!/usr/bin/env bash
# Installs the wheel and the sdist on every Python there is, each in an environment of its own and as a program of its
# own (pipx, uv tool where they are there), and runs `rehearse demo` from / with each, in an empty home folder.
#
#   tools/try_install.sh [PYTHON...]    the Pythons to try; by default python3.11 to python3.14 as far as they are there
#
# One line an install: result, Python, way, seconds of the install, megabytes installed, seconds of the demo, its verdict.
# Exits with 1 if any demo failed. Needs the network for the dependencies.
set -uo pipefail
cd "$(dirname "$0")/.."

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
export PIP_DISABLE_PIP_VERSION_CHECK=1 PIPX_HOME=$work/pipx PIPX_BIN_DIR=$work/pipx-bin
export UV_TOOL_DIR=$work/uv UV_TOOL_BIN_DIR=$work/uv-bin UV_PYTHON_DOWNLOADS=never
failed=0

pythons=("$@")
if [[ ${#pythons[@]} -eq 0 ]]; then
  for version in 3.11 3.12 3.13 3.14; do
    command -v "python$version" >/dev/null && "python$version" -c '' 2>/dev/null && pythons+=("python$version")
  done
fi
[[ ${#pythons[@]} -gt 0 ]] || { echo "No Python 3.11 or newer was found." >&2; exit 1; }

"${pythons[0]}" -m venv "$work/build" && "$work/build/bin/pip" install --quiet build
"$work/build/bin/python" -m build --outdir "$work/dist" . >"$work/log" 2>&1 || { tail -20 "$work/log"; exit 1; }
wheel=$(ls "$work"/dist/*.whl)
sdist=$(ls "$work"/dist/*.tar.gz)

row='%-6s %-12s %-18s %9s %6s %6s  %s\n'
# shellcheck disable=SC2059 # the rows' form is one for all
line() { printf "$row" "$@"; }

installed() { # installed FOLDER: its size in MB, for the line to come
  size=$(du -sm "$1" | cut -f1) seconds=$((SECONDS - begun))
}

demo() { # demo PROGRAM: run it from / with an empty home; the verdict goes to the log
  local home since=$SECONDS
  home=$(mktemp -d -p "$work")
  (cd / && env -i HOME="$home" PATH=/usr/bin:/bin LANG=C.UTF-8 "$1" demo --json >"$work/demo.json" 2>"$work/log") || return 1
  took=$((SECONDS - since))
  "${pythons[0]}" -c 'import json, sys; r = json.load(open(sys.argv[1]))["report"]; print(r["content"]["verdict"], r["content"]["total"], "by", r["provenance"]["model"])' \
    "$work/demo.json" >"$work/log"
}

try() { # try PYTHON WAY FOLDER PROGRAM INSTALL...: install, run the demo, print the line; where it failed, the log's end
  local python=$1 way=$2 folder=$3 program=$4
  shift 4
  begun=$SECONDS size=- seconds=- took=-
  if "$@" >"$work/log" 2>&1 && installed "$folder" && demo "$program"; then
    line ok "$python" "$way" "$seconds" "$size" "$took" "$(head -1 "$work/log")"
  else
    failed=1
    line FAIL "$python" "$way" "$seconds" "$size" "$took" ""
    tail -15 "$work/log"
  fi
}

by_pip() { # by_pip PYTHON FILE
  rm -rf "$work/env"
  "$1" -m venv "$work/env" && "$work/env/bin/pip" install --quiet "$2[tiny]"
}

line result python way "install s" MB "demo s" verdict
for python in "${pythons[@]}"; do
  name=$("$python" -c 'import platform; print(platform.python_version())')
  try "$name" "pip, wheel" "$work/env" "$work/env/bin/rehearse" by_pip "$python" "$wheel"
  try "$name" "pip, sdist" "$work/env" "$work/env/bin/rehearse" by_pip "$python" "$sdist"
  rm -rf "$work/env"
  if command -v pipx >/dev/null; then
    try "$name" pipx "$PIPX_HOME/venvs" "$PIPX_BIN_DIR/rehearse" \
      pipx install --quiet --force --python "$python" "$wheel[tiny]"
    pipx uninstall rehearse >/dev/null 2>&1
  fi
  if command -v uv >/dev/null; then
    try "$name" "uv tool" "$UV_TOOL_DIR" "$UV_TOOL_BIN_DIR/rehearse" \
      uv tool install --quiet --force --python "$(command -v "$python")" "$wheel[tiny]"
    uv tool uninstall rehearse >/dev/null 2>&1
  fi
done
exit $failed
