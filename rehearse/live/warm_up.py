"""Load the model and libraries on a thread while the user reads and thinks about the question."""

from __future__ import annotations

import threading
from contextlib import ExitStack
from typing import TYPE_CHECKING

from rehearse.errors import ModelError, RehearseError
from rehearse.types import ModelInfo, Span, Word

if TYPE_CHECKING:
    from collections.abc import Callable

    import numpy as np
    from numpy.typing import NDArray

    from rehearse.speech.transcribe import Recogniser


NO_MODEL = ModelInfo("none", "", 28.0)


class WarmUp:
    """Loads the model on a separate thread. Raises ModelError at once if a model given by name is not installed.

    If the model fails to load, the take has no words, but is not lost; `missing` is the error.
    """

    def __init__(self, name: str | None, also: Callable[[], None] = lambda: None) -> None:
        """Find the named or default model; `also` is called on the thread after everything else is loaded."""
        from rehearse.speech import models

        self._also = also

        self.model: ModelInfo = NO_MODEL
        self._recogniser: Recogniser | None = None
        self._unwanted = threading.Event()
        self.at_end = ExitStack()  # what else must be finished before the program may exit
        self.missing: RehearseError | None = None
        try:
            self.model = models.find(name or models.default_name())
        except ModelError as error:
            if name is not None:
                raise
            self.missing = error
        self._thread = threading.Thread(target=self._warm, name="warm-up", daemon=True)

    def start(self) -> None:
        """Start loading, unless an earlier take already did."""
        if self._thread.ident is None:
            self._thread.start()

    def close(self) -> None:
        """Wait until loading is over; the model's library aborts a process that exits in the middle of it."""
        self._unwanted.set()
        if self._thread.ident is not None:
            self._thread.join()
        self.at_end.close()

    def recogniser(self) -> Recogniser | None:
        """Wait for the loaded and warmed-up model; None if there is none (`missing` is the reason)."""
        self._thread.join()
        return self._recogniser

    def hear(
        self,
        samples: NDArray[np.float32],
        start_s: float,
        spoken: tuple[Span, ...] | None = None,
        wanted: Callable[[], bool] | None = None,
    ) -> tuple[Word, ...]:
        """The words of a chunk, once the model is loaded; raises `missing` if no model could be loaded."""
        recogniser = self.recogniser()
        if recogniser is None:
            raise self.missing or ModelError("No speech model is loaded.")
        return recogniser.hear(samples, start_s, spoken, wanted)

    def _warm(self) -> None:
        if self.model is not NO_MODEL:
            from rehearse.speech.transcribe import Recogniser

            try:
                recogniser = Recogniser(self.model)
                if not self._unwanted.is_set():
                    recogniser.warm_up()
                self._recogniser = recogniser
            except RehearseError as error:
                self.missing = error
        if not self._unwanted.is_set():
            warm_stages()
            self._also()


def warm_stages() -> None:
    """Load what the first report would wait for: the filters, the dictionaries, the judge's word lists."""
    from rehearse.content import judge
    from rehearse.delivery import warm_up
    from rehearse.types import Transcript, Word

    warm_up()
    judge(Transcript("I saw it.", "en", tuple(Word(text) for text in ("I", "saw", "it."))), None)
