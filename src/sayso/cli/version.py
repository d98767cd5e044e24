"""The version of this program, as it was installed."""

from __future__ import annotations

from importlib.metadata import PackageNotFoundError
from importlib.metadata import version as installed


def version(package: str = "sayso") -> str:
    """The installed version of a package, or "not installed"."""
    try:
        return installed(package)
    except PackageNotFoundError:
        return "not installed"
