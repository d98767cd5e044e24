"""Document → Reading: sentences, mentions, coreference, attributions, times and claims."""

from sayso.extract.understanding import VERSION, understand

__all__ = ["VERSION", "understand"]
