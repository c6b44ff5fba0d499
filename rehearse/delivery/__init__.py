"""Measure how the answer was spoken, with one pure function for each measure.

`measure` takes the sound, its voice activity and the transcript, if any; `measure_text` takes only words. Both return a
Delivery and warnings that explain each null field. `dismiss` excludes a filler from the counts.
"""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from rehearse.delivery.bands import of_any_length
    from rehearse.delivery.dismissal import dismiss
    from rehearse.delivery.measurement import measure, measure_text, warm_up

__all__ = ["dismiss", "measure", "measure_text", "of_any_length", "warm_up"]
_WHERE = {"of_any_length": "bands", "dismiss": "dismissal"}


def __getattr__(name: str) -> Any:  # the store needs one list from here and must not load everything
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    found = globals()[name] = getattr(import_module(f"{__name__}.{_WHERE.get(name, 'measurement')}"), name)
    return found
