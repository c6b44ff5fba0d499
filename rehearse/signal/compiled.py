"""Call the compiled parts of scipy that the measures need without importing the packages around them.

Importing scipy.signal and scipy.fft takes 0.7 s of processor time, more than all the work they do here; the two
compiled modules that they call load in 10 ms. These have private names. If one is missing or behaves differently, the
public function is used instead; tests compare both bit for bit.
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
_UNSCALED, _BY_LENGTH = 0, 2  # pocketfft's scaling modes: none, or by the length


def sosfilt(
    sections: NDArray[np.float64], samples: NDArray[np.floating], state: NDArray[np.float64]
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Filter as scipy.signal.sosfilt does: samples (n,), sections (k, 6), state (k, 2). Returns samples and state."""
    import numpy as np

    core = _filter()
    if core is None or not len(samples):
        from scipy.signal import sosfilt as public

        passed, after = public(sections, samples, zi=state) if len(samples) else (np.zeros(0), state)
        return passed, after
    row, states = np.array(samples, np.float64)[None], np.array(state, np.float64)[None]
    core(np.ascontiguousarray(sections), row, states)  # overwrites row and states
    return row[0], states[0]


def rfft(rows: NDArray[np.float32], size: int) -> NDArray[np.complex64]:
    """scipy.fft.rfft of rows (n, m) or a single row (m,), zero-padded to `size`."""
    core = _fourier()
    if core is None:
        from scipy.fft import rfft as public

        spectrum: NDArray[np.complex64] = public(rows, size)
        return spectrum
    found: NDArray[np.complex64] = core.r2c(_filled(rows, size), (rows.ndim - 1,), True, _UNSCALED, None, 1)
    return found


def irfft(rows: NDArray[np.float32], size: int) -> NDArray[np.float32]:
    """scipy.fft.irfft of rows (n, m) or a single row (m,), zero-padded to give `size` samples."""
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
    """The rows cut or zero-padded to a length of `size`."""
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
    except Exception:  # a version of scipy with a different signature
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
    """Load a compiled module from a scipy package without importing the package; None if there is no such module."""
    import scipy

    full = f"{package}.{name}"
    folder = str(Path(scipy.__file__).parent.joinpath(*package.split(".")[1:]))
    with _loading:
        if full in sys.modules:
            return sys.modules[full]
        if package in sys.modules:  # already imported elsewhere, along with its parts
            return import_module(full)
        try:
            spec = PathFinder.find_spec(full, [folder])
            if spec is None or spec.loader is None:
                return None
            module = module_from_spec(spec)
            sys.modules[full] = module  # so that scipy does not load it again if imported later
            spec.loader.exec_module(module)
        except ImportError:
            sys.modules.pop(full, None)
            return None
        return module
