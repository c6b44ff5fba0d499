"""The compiled parts of scipy that the measures need, without the packages around them.

To import scipy.signal and scipy.fft costs 0.7 s of processor time, more than all the work that is asked of them; what
they call is two compiled files, which load in 10 ms. Those have private names. Where one is not found, or not as
expected, the public function does the same work; tests compare both, bit for bit.
"""

from __future__ import annotations

import sys
import threading
from functools import cache
from importlib import import_module
from importlib.machinery import PathFinder
from importlib.util import module_from_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

_loading = threading.Lock()
_UNSCALED, _BY_LENGTH = 0, 2  # how pocketfft scales: not at all, or by the length


def sosfilt(
    sections: NDArray[np.float64], samples: NDArray[np.floating], state: NDArray[np.float64]
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """scipy.signal.sosfilt of samples (n,) through sections (k, 6) from a state (k, 2): both afterwards."""
    import numpy as np

    core = _filter()
    if core is None or not len(samples):
        from scipy.signal import sosfilt as public

        passed, after = public(sections, samples, zi=state) if len(samples) else (np.zeros(0), state)
        return passed, after
    row, states = np.array(samples, np.float64)[None], np.array(state, np.float64)[None]
    core(np.ascontiguousarray(sections), row, states)  # both are written over
    return row[0], states[0]


def rfft(rows: NDArray[np.float32], size: int) -> NDArray[np.complex64]:
    """scipy.fft.rfft of rows (n, m) or of one (m,), filled up with zeros to `size`."""
    core = _fourier()
    if core is None:
        from scipy.fft import rfft as public

        spectrum: NDArray[np.complex64] = public(rows, size)
        return spectrum
    found: NDArray[np.complex64] = core.r2c(_filled(rows, size), (rows.ndim - 1,), True, _UNSCALED, None, 1)
    return found


def irfft(rows: NDArray[np.float32], size: int) -> NDArray[np.float32]:
    """scipy.fft.irfft of rows (n, m) or of one (m,), filled up with zeros to `size` samples."""
    import numpy as np

    core = _fourier()
    if core is None:
        from scipy.fft import irfft as public

        signal: NDArray[np.float32] = public(rows, size)
        return signal
    filled = np.zeros((*rows.shape[:-1], size // 2 + 1), np.complex64)
    known = min(rows.shape[-1], size // 2 + 1)
    filled[..., :known] = rows[..., :known]
    found: NDArray[np.float32] = core.c2r(filled, (rows.ndim - 1,), size, False, _BY_LENGTH, None, 1)
    return found


def next_fast_len(target: int) -> int:
    """scipy.fft.next_fast_len for real input."""
    core = _fourier()
    if core is None:
        from scipy.fft import next_fast_len as public

        return int(public(target, real=True))
    return int(core.good_size(target, True))


def _filled(rows: NDArray[Any], size: int) -> NDArray[Any]:
    """The rows cut or filled up with zeros to a length."""
    import numpy as np

    length = rows.shape[-1]
    if length >= size:
        return rows[..., :size]
    filled = np.zeros((*rows.shape[:-1], size), rows.dtype)
    filled[..., :length] = rows
    return filled


@cache
def _filter() -> Any:  # a compiled function, which has no types
    import numpy as np

    row = np.ones((1, 1))
    try:
        core = _part("scipy.signal", "_sosfilt")._sosfilt
        core(np.array([[0.5, 0, 0, 1, 0, 0]]), row, np.zeros((1, 1, 2)))
    except Exception:  # another version of scipy, with another way to call it
        return None
    return core if row[0, 0] == 0.5 else None


@cache
def _fourier() -> Any:  # a compiled module, which has no types
    import numpy as np

    core = _part("scipy.fft._pocketfft", "pypocketfft")
    try:
        spectrum = core.r2c(np.ones((1, 4), np.float32), (1,), True, _UNSCALED, None, 1)
        signal = core.c2r(spectrum, (1,), 4, False, _BY_LENGTH, None, 1)
        right = signal.tolist() == [[1.0] * 4] and core.good_size(7, True) >= 7
    except Exception:  # as above
        return None
    return core if right else None


def _part(package: str, name: str) -> Any:
    """A compiled module of a scipy package that is itself not imported; None where there is none of that name."""
    import scipy

    full = f"{package}.{name}"
    folder = str(Path(scipy.__file__).parent.joinpath(*package.split(".")[1:]))
    with _loading:
        if full in sys.modules:
            return sys.modules[full]
        if package in sys.modules:  # it has been imported by somebody, and with it its parts
            return import_module(full)
        try:
            spec = PathFinder.find_spec(full, [folder])
            if spec is None or spec.loader is None:
                return None
            module = module_from_spec(spec)
            sys.modules[full] = module  # so that scipy, if it is imported after all, does not load it twice
            spec.loader.exec_module(module)
        except ImportError:
            sys.modules.pop(full, None)
            return None
        return module
