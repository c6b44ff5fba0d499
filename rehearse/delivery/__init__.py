"""How the answer was spoken: one pure function a measure.

`measure` takes the sound, its voice activity and, where there is one, the transcript; `measure_text` the words alone.
Both give a Delivery and one warning for each field that is null. `dismiss` takes a filler out of the numbers.
"""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from rehearse.delivery.bands import of_any_length
    from rehearse.delivery.dismissal import dismiss
    from rehearse.delivery.measurement import measure, measure_text, warm_up

__all__ = ["dismiss", "measure", "measure_text", "of_any_length", "warm_up"]
_WHERE = {"of_any_length": "bands", "dismiss": "dismissal"}


def __getattr__(name: str) -> Any:  # the store reads one list of this room: that must not load all of it
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    found = globals()[name] = getattr(import_module(f"{__name__}.{_WHERE.get(name, 'measurement')}"), name)
    return found
