"""Several threads may read data at once: the studio's pages do, beside the loading of the model."""

import subprocess
import sys
from pathlib import Path

FIRST_USES = """
import sys, threading
from pathlib import Path
import msgspec
from rehearse.data import converted, from_json, from_toml

sys.setswitchinterval(1e-6)

def together(read, kind):
    gate = threading.Barrier(4)
    def run():
        gate.wait()
        read(kind)
    threads = [threading.Thread(target=run) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

for number in range(60):
    fields = [(f"f{n}", "int | None", None) for n in range(20)]
    inner = msgspec.defstruct(f"Inner{number}", fields, namespace={"__module__": "builtins"})
    outer = msgspec.defstruct(f"Outer{number}", [("a", inner), ("b", dict[str, inner])])
    reads = (
        lambda kind: from_toml(b"[a]\\nf1=1\\n[b.x]\\nf2=3", kind),
        lambda kind: from_json(b'{"a": {"f1": 1}, "b": {"x": {"f2": 3}}}', kind),
        lambda kind: converted({"a": {"f1": 1}, "b": {"x": {"f2": 3}}}, kind),
    )
    together(reads[number % 3], outer)
print("whole")
"""


def test_a_type_that_four_threads_use_first_does_not_crash_the_process() -> None:
    """It did: msgspec is not safe for threads while it works a type out, and a studio died of it now and then."""
    done = subprocess.run(
        [sys.executable, "-c", FIRST_USES], capture_output=True, text=True, check=False, cwd=Path(__file__).parents[2]
    )
    assert (done.returncode, done.stdout) == (0, "whole\n"), done.stderr
