"""Loads the model and the libraries on a thread while the question is read and thought about."""

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
    """Loads the model on a thread of its own. A model asked for by name and not there is an error at once.

    One that turns out to be broken while it loads costs the words and not the take (`missing` says so).
    """

    def __init__(self, name: str | None, also: Callable[[], None] = lambda: None) -> None:
        """Find the model, or the default one; `also` is called on the thread after everything else has been loaded."""
        from rehearse.speech import models

        self._also = also

        self.model: ModelInfo = NO_MODEL
        self._recogniser: Recogniser | None = None
        self._unwanted = threading.Event()
        self.at_end = ExitStack()  # what else must be at rest before the program may end
        self.missing: RehearseError | None = None
        try:
            self.model = models.find(name or models.default_name())
        except ModelError as error:
            if name is not None:
                raise
            self.missing = error
        self._thread = threading.Thread(target=self._warm, name="warm-up", daemon=True)

    def start(self) -> None:
        """Start loading, unless an earlier take has done so."""
        if self._thread.ident is None:
            self._thread.start()

    def close(self) -> None:
        """Wait until the loading is over; a process that ends in the middle of it is aborted by the model's library."""
        self._unwanted.set()
        if self._thread.ident is not None:
            self._thread.join()
        self.at_end.close()

    def recogniser(self) -> Recogniser | None:
        """The model, loaded and warm; None when there is none (`missing` says why)."""
        self._thread.join()
        return self._recogniser

    def hear(
        self,
        samples: NDArray[np.float32],
        start_s: float,
        spoken: tuple[Span, ...] | None = None,
        wanted: Callable[[], bool] | None = None,
    ) -> tuple[Word, ...]:
        """The words of a chunk, once the model is loaded; raises the error in `missing` when no model is loaded."""
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
    """Load what the first report would wait for: the filters, the dictionaries, the word lists of the judge."""
    from rehearse.content import judge
    from rehearse.delivery import warm_up
    from rehearse.types import Transcript, Word

    warm_up()
    judge(Transcript("I saw it.", "en", tuple(Word(text) for text in ("I", "saw", "it."))), None)
