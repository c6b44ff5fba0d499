"""Fuzz one target with atheris: `python -m tools.fuzz TARGET --seconds 60 [--corpus FOLDER]`.

Begins with the files of tests/corpus/TARGET and keeps what it finds in a folder of its own, which is printed. Ends with
an error at the first fault, and leaves the file that shows it.
"""

import argparse
import os
import sys
import tempfile
from pathlib import Path

CORPUS = Path(__file__).parents[2] / "tests" / "corpus"
LONGEST_BYTES = {"media": 20_000}
MEMORY_MB = 1000  # what docs/promises.md allows
HANG_S = 30


def main() -> None:
    """Fuzz until the time is up."""
    import atheris

    with atheris.instrument_imports(include=["rehearse"]):
        from tools.fuzz.targets import TARGETS, feed

    parser = argparse.ArgumentParser()
    parser.add_argument("target", choices=list(TARGETS))
    parser.add_argument("--seconds", type=int, default=60)
    parser.add_argument("--corpus", type=Path)
    wanted = parser.parse_args()
    grown = wanted.corpus or Path(tempfile.mkdtemp(prefix=f"corpus-{wanted.target}-"))
    grown.mkdir(parents=True, exist_ok=True)
    print(f"{wanted.target}: what is found is kept in {grown}", flush=True)
    os.environ.setdefault("OMP_NUM_THREADS", "1")
    limits = [
        f"-max_total_time={wanted.seconds}",
        f"-max_len={LONGEST_BYTES.get(wanted.target, 4000)}",
        f"-rss_limit_mb={MEMORY_MB}",
        f"-timeout={HANG_S}",
        f"-artifact_prefix={grown}/fault-",
        "-print_final_stats=1",
    ]
    atheris.Setup(
        [sys.argv[0], *limits, str(grown), str(CORPUS / wanted.target)], lambda data: feed(wanted.target, data)
    )
    atheris.Fuzz()


if __name__ == "__main__":
    main()
