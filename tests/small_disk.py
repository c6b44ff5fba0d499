"""A disk that is soon full: a tiny file system or, where none can be mounted, a limit on the size of files."""

import shutil
import signal
import subprocess
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path


@contextmanager
def small_disk(folder: Path, size_kb: int, largest_file: int) -> Iterator[Callable[[], None] | None]:
    """Mount a file system of `size_kb` at a new folder, and unmount it afterwards.

    Yields None; where nothing can be mounted, what a child process must call first (`preexec_fn`), so that its files
    grow to `largest_file` bytes at most.
    """
    folder.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", f"size={size_kb}k", "none", str(folder)]
    if not shutil.which("mount") or subprocess.run(mount, capture_output=True, check=False).returncode:
        yield lambda: _limit_file_size(largest_file)
        return
    try:
        yield None
    finally:
        subprocess.run(["umount", "-l", str(folder)], check=True)


def _limit_file_size(largest: int) -> None:
    import resource

    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (largest, largest))
