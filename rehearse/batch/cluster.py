"""Run a batch on a Dask cluster, with the same functions as locally, executed by workers on other machines.

A worker needs this program, the speech model and access to the recordings. If a worker is lost, the scheduler gives its
tasks to another one, and results that it had not delivered are computed again.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from itertools import islice
from typing import TYPE_CHECKING, Any, TypeVar

from rehearse.batch.addresses import NO_CLUSTER
from rehearse.batch.work import BatchOptions, Result, Task, carry_out, failed, sound_of, unforeseen
from rehearse.errors import RehearseError, UsageError

if TYPE_CHECKING:
    from distributed import Client

T = TypeVar("T")
_AHEAD = 64  # minimum number of tasks submitted ahead, so that a million are not all submitted at once
_AHEAD_PER_WORKER = 4
_ADDRESS = re.compile(r"(?:tcp|tls)://(?:[^\s\[\]:/]+|\[[0-9A-Fa-f:.]+\]):\d{1,5}/?")  # Dask hangs on some others
_NO_WORKER = "`dask worker ADDRESS --nthreads 1` starts one; see docs/scale.md."


class Cluster:
    """The workers of a Dask scheduler; implements `Workers`."""

    def __init__(self, client: Client) -> None:
        self._client = client

    def sounds(self, tasks: Sequence[Task]) -> list[str | None]:
        """The SHA-256 of each recording, computed by the workers; None for one that cannot be read."""
        found: dict[int, str | None] = {}
        for at, future in self._finished(sound_of, [task.path for task in tasks]):
            found[at] = None if isinstance(future.exception(), Exception) else future.result()
        return [found[at] for at in range(len(tasks))]

    def results(self, options: BatchOptions, tasks: Sequence[Task]) -> Iterator[Result]:
        """Yield the results as they arrive. Raises RehearseError if the scheduler itself is lost."""
        for at, future in self._finished(partial(carry_out, options), tasks):
            if isinstance(future.exception(), Exception):
                why = "every worker that tried it was lost"
                yield failed(options, tasks[at], unforeseen(tasks[at].name, why))
            else:
                yield future.result()

    def _finished(self, function: Callable[[T], Any], items: Sequence[T]) -> Iterator[tuple[int, Any]]:
        """Yield the index of each item and its finished future, in order of completion."""
        from concurrent.futures import CancelledError

        from distributed import as_completed

        waiting = enumerate(items)
        ahead = max(_AHEAD, _AHEAD_PER_WORKER * len(self._client.nthreads()))
        places: dict[str, int] = {}

        def handed_out(most: int) -> list[Any]:
            futures = [(at, self._client.submit(function, item, pure=False)) for at, item in islice(waiting, most)]
            places.update((future.key, at) for at, future in futures)
            return [future for _, future in futures]

        ended = as_completed(handed_out(ahead), loop=self._client.loop, raise_errors=False)
        for future in ended:
            if future.cancelled():
                raise _lost() from CancelledError()
            yield places.pop(future.key), future
            ended.update(handed_out(1))


@contextmanager
def connected(address: str, patience: str = "30s") -> Iterator[Cluster]:
    """Connect to the scheduler at an address such as tcp://10.0.0.5:8786. Raises UsageError.

    patience: timeout in Dask's notation.
    """
    try:
        from distributed import Client, Security
    except ImportError as error:
        raise UsageError("--scheduler needs Dask.", NO_CLUSTER) from error
    if not _ADDRESS.fullmatch(address):
        raise UsageError(f'"{address}" is not the address of a scheduler.', "Write it as tcp://HOST:PORT.")
    if address.startswith("tls:") and Security().get_connection_args("client").get("ssl_context") is None:
        raise UsageError(
            "Dask has no certificates for tls:// here.", "Name them in Dask's settings (distributed.comm.tls)."
        )
    try:
        client = Client(address, timeout=patience, set_as_default=False)
    except (OSError, ValueError) as error:
        raise UsageError(f"No Dask scheduler answers at {address}.", "`dask scheduler` starts one.") from error
    with client:
        if not client.nthreads():
            raise UsageError(f"The scheduler at {address} has no worker.", _NO_WORKER)
        yield Cluster(client)


def _lost() -> RehearseError:
    return RehearseError("The scheduler was lost.", "Run the same command again to continue where it stopped.")
