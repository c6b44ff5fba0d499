#!/usr/bin/env bash
# Makes .venv with the first Python >= 3.11 there is and installs exactly what requirements.lock pins, hashes checked.
set -euo pipefail
cd "$(dirname "$0")/.."

find_python() {
  local candidate
  for candidate in "${PYTHON:-python3}" python3.13 python3.12 python3.11; do
    if "$candidate" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
      echo "$candidate"
      return
    fi
  done
  echo "Python 3.11 or newer is needed; set PYTHON=/path/to/python3.11 if it is not called python3." >&2
  exit 1
}

python=$(find_python)
[[ -x .venv/bin/python ]] || "$python" -m venv .venv
export PIP_DISABLE_PIP_VERSION_CHECK=1
count=$(grep -c '==' requirements.lock)
echo "Installing up to $count Python packages into .venv, 1.4 GB on disk: two to five minutes." >&2
.venv/bin/python -m pip install --require-hashes -r requirements.lock | awk -v all="$count" '
  /^Collecting/ { if (++n % 10 == 0) { printf "  %d of up to %d fetched\n", n, all; fflush() } }
  /^Installing collected/ { print "  unpacking them"; fflush() }' >&2
.venv/bin/python -m pip install --quiet --no-deps --no-build-isolation --editable .
touch .venv/ready
