"""Which referents of different documents are one: precision first, every decision the same in any order."""

from sayso.resolve.referent import Local, Resolution
from sayso.resolve.resolver import resolve

__all__ = ["Local", "Resolution", "resolve"]
