#!/usr/bin/env bash
# Installs the wheel and the sdist on every Python there is, each in an environment of its own and as a program of its
# own (pipx, uv tool where they are there), and runs `rehearse demo` from / with each.
#
#   tools/try_install.sh [PYTHON...]    the Pythons to try; by default python3.11 to python3.14 as far as they are there
#
# One line an install; exits with 1 if any demo failed. Needs the network for the dependencies.
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

report() { # report HOW PYTHON STATUS: one line, and the end of the log where it failed
  if [[ $3 -eq 0 ]]; then echo "ok    $2 $1: $(head -1 "$work/log")"; else failed=1; echo "FAIL  $2 $1"; tail -15 "$work/log"; fi
}

demo() { # demo PROGRAM: run it from / with a home of its own; the verdict goes to the log
  (cd / && REHEARSE_HOME=$(mktemp -d -p "$work") "$1" demo --json >"$work/demo.json" 2>"$work/log") || return 1
  "${pythons[0]}" -c 'import json, sys; r = json.load(open(sys.argv[1]))["report"]; print(r["content"]["verdict"], r["content"]["total"], "by", r["provenance"]["model"])' \
    "$work/demo.json" >"$work/log"
}

for python in "${pythons[@]}"; do
  for made in "$wheel" "$sdist"; do
    rm -rf "$work/env"
    "$python" -m venv "$work/env" && "$work/env/bin/pip" install --quiet "$made[tiny]" >"$work/log" 2>&1 &&
      demo "$work/env/bin/rehearse"
    report "pip install ${made##*.}" "$python" $?
  done
  if command -v pipx >/dev/null; then
    pipx install --quiet --force --python "$python" "$wheel[tiny]" >"$work/log" 2>&1 && demo "$PIPX_BIN_DIR/rehearse"
    report "pipx install" "$python" $?
  fi
  if command -v uv >/dev/null; then
    uv tool install --quiet --force --python "$(command -v "$python")" "$wheel[tiny]" >"$work/log" 2>&1 &&
      demo "$UV_TOOL_BIN_DIR/rehearse"
    report "uv tool install" "$python" $?
  fi
done
exit $failed
