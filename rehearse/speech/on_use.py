"""Load a module at its first use instead of at its import."""

from __future__ import annotations

import sys
from importlib.util import find_spec, module_from_spec
from threading import RLock
from types import ModuleType
from typing import Any

_loading = RLock()


def load_on_use(*names: str) -> None:
    """Have `import` of these top-level modules only locate them; the first access to an attribute loads them.

    For what a library imports at its top and we use seldom or never. Modules already imported, or not installed, are
    left as they are. (Up to Python 3.11, importlib's LazyLoader loads a module at its second import.)
    """
    for name in names:
        spec = None if name in sys.modules else find_spec(name)
        if spec is not None and spec.loader is not None:
            module = _OnUse(name)
            module.__spec__ = spec
            sys.modules[name] = module


class _OnUse(ModuleType):
    """A module with nothing but its name, until it is asked for anything else."""

    def __getattr__(self, name: str) -> Any:  # whatever the module holds
        with _loading:
            spec = self.__spec__
            if self.__loader__ is None and spec is not None and spec.loader is not None:
                vars(self).update(vars(module_from_spec(spec)))
                spec.loader.exec_module(self)
                self.__class__ = ModuleType  # type: ignore[assignment]  # it is one from now on
        try:
            return vars(self)[name]
        except KeyError:
            raise AttributeError(f"module {self.__name__!r} has no attribute {name!r}") from None
