"""How the answer was spoken: one pure function a measure.

`measure` takes the sound, its voice activity and, where there is one, the transcript; `measure_text` the words alone.
Both give a Delivery and one warning for each field that is null. `dismiss` takes a filler out of the numbers.
"""

from rehearse.delivery.bands import of_any_length
from rehearse.delivery.dismissal import dismiss
from rehearse.delivery.measurement import measure, measure_text, warm_up

__all__ = ["dismiss", "measure", "measure_text", "of_any_length", "warm_up"]
