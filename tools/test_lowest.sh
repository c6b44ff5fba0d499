#!/usr/bin/env bash
# Install the lowest versions that pyproject.toml allows into a throw-away environment and run the tests that use each
# library. Needs uv (`make lock` installs it). Without librosa, a reference of two tests: it would raise our versions.
set -euo pipefail
cd "$(dirname "$0")/.."
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
chmod 755 "$place"  # some tests run the program as another user
uv=.venv/bin/uv
$uv pip compile pyproject.toml --resolution lowest-direct --python-version 3.11 --quiet --output-file "$place/lowest.txt"
$uv venv --quiet --python 3.11 "$place/env"
$uv pip install --quiet --python "$place/env/bin/python" --requirement "$place/lowest.txt" \
    pytest pytest-rerunfailures hypothesis syrupy jsonschema playwright axe-playwright-python jiwer tokenizers praat-parselmouth
"$place/env/bin/python" -m pytest -q -p no:cacheprovider -o filterwarnings=default \
    -k "not of_librosa and not the_network_was_trained_with" \
    tests/audio tests/signal tests/data tests/delivery tests/practice tests/store tests/speech/test_activity.py \
    tests/cli/test_check.py tests/cli/test_compare.py tests/cli/test_home.py tests/cli/test_progress.py \
    tests/report/test_plots.py tests/report/test_sound.py
