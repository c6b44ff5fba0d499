"""The banded metrics of a report: every page in this folder, in the order of the report."""

from importlib import import_module
from pkgutil import iter_modules

from rehearse.delivery.metrics.page import MetricPage

_FILES = [import_module(f"{__name__}.{file.name}") for file in iter_modules(__path__) if file.name != "page"]
_PAGES = [page for file in _FILES for page in vars(file).values() if isinstance(page, MetricPage)]
ALL: tuple[MetricPage, ...] = tuple(sorted(_PAGES, key=lambda page: page.place))
