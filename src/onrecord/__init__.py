"""onrecord: an evidence ledger for conflict reporting.

>>> import onrecord
>>> found = onrecord.analyse("Residents said two dozen houses burned.")
>>> found.claims[0].chain[-1].name
'Residents'
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from onrecord.api import Filter, Ledger, Table, analyse, factuality, read_text

__version__ = "0.1.0"
__all__ = ["Filter", "Ledger", "Table", "__version__", "analyse", "factuality", "read_text"]


def __getattr__(name: str) -> Any:  # noqa: ANN401 - whatever the api holds under that name
    """Load the library only when one of its names is used, so that `onrecord --version` answers at once."""
    if name in __all__:
        return getattr(import_module("onrecord.api"), name)
    raise AttributeError(f"module 'onrecord' has no attribute {name!r}")
