"""Which referents of different documents are one: precision first, every decision the same in any order."""

from sayso.resolve.explain import Between, between
from sayso.resolve.holding import Word, standing
from sayso.resolve.referent import Changed, Local, Resolution
from sayso.resolve.resolver import resolve

__all__ = ["Between", "Changed", "Local", "Resolution", "Word", "between", "resolve", "standing"]
