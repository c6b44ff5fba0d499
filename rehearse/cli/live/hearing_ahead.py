"""The model gets warm while the person reads and thinks: loading, the first inference, librosa's first call."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

from rehearse.errors import ModelMissing, RehearseError

if TYPE_CHECKING:
    from rehearse.speech.transcribe import Recogniser
    from rehearse.types import ModelInfo


class WarmUp:
    """Loads the model on a thread of its own. A model asked for by name and not there is an error at once."""

    def __init__(self, name: str | None) -> None:
        from rehearse.speech import models

        self._model: ModelInfo | None = None
        self._recogniser: Recogniser | None = None
        self.missing: RehearseError | None = None
        try:
            self._model = models.find(name or models.default_name())
        except ModelMissing as error:
            if name is not None:
                raise
            self.missing = error
        self._thread = threading.Thread(target=self._warm, name="warm-up", daemon=True)
        self._thread.start()

    def recogniser(self) -> Recogniser | None:
        """The model, loaded and warm; None when there is none (`missing` says why)."""
        self._thread.join()
        return self._recogniser

    def _warm(self) -> None:
        if self._model is not None:
            from rehearse.speech.transcribe import Recogniser

            try:
                recogniser = Recogniser(self._model)
                recogniser.warm_up()
                self._recogniser = recogniser
            except RehearseError as error:
                self.missing = error
        _warm_delivery()


def _warm_delivery() -> None:
    """Measure a second of sound once: the first call of librosa compiles and loads for seconds."""
    import numpy as np

    from rehearse.delivery import measure
    from rehearse.types import Audio, Span, Speech

    sound = (0.1 * np.sin(2 * np.pi * 150 * np.arange(32_000) / 16_000)).astype(np.float32)
    measure(Audio(sound), Speech((Span(0.2, 1.8),), 2.0), None)
