#!/usr/bin/env bash
# Makes .venv with the first Python >= 3.11 there is and installs exactly what a lock file pins, hashes checked.
#
#   tools/setup_venv.sh run     requirements-run.lock: what the program itself needs, for `make demo`
#   tools/setup_venv.sh ready   requirements.lock: what tests and tools need as well
set -euo pipefail
cd "$(dirname "$0")/.."
tier=${1:?run or ready}

find_python() {
  local candidate
  for candidate in "${PYTHON:-python3}" python3.14 python3.13 python3.12 python3.11; do
    if "$candidate" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
      echo "$candidate"
      return
    fi
  done
  echo "Python 3.11 or newer is needed." >&2
  echo "Set PYTHON=/path/to/python3.11 if it is not called python3." >&2
  exit 1
}

case $tier in
  run) lock=requirements-run.lock size="0.8 GB on disk, one to three minutes" ;;
  ready) lock=requirements.lock size="1.4 GB on disk, two to five minutes" ;;
esac
python=$(find_python)
export PIP_DISABLE_PIP_VERSION_CHECK=1 PYTHONUNBUFFERED=1 # pip's lines arrive as they are written
count=$(grep -c '==' "$lock")
echo "Installing up to $count packages into .venv: $size." >&2
{
  [[ -x .venv/bin/python ]] || "$python" -m venv .venv
  .venv/bin/python -m pip install --require-hashes -r "$lock"
  [[ $tier == ready ]] || .venv/bin/python -m pip install --quiet --no-deps --no-build-isolation --editable .
} | "$python" tools/show_pip.py "$count"
touch ".venv/$tier"
