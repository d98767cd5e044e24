"""Which referents of different documents are one: precision first, every decision the same in any order."""

from sayso.resolve.explain import Between, between
from sayso.resolve.extension import extend
from sayso.resolve.holding import Word, effective_ids, standing
from sayso.resolve.referent import Local, Resolution
from sayso.resolve.resolver import resolve

__all__ = ["Between", "Local", "Resolution", "Word", "between", "effective_ids", "extend", "resolve", "standing"]
