"""The encoder and its heads behind one Protocol; the weights are package data."""

from sayso.language.onnx import load
from sayso.language.protocol import Language, Parameters, Sheet, WordRange
from sayso.language.words import Words

__all__ = ["Language", "Parameters", "Sheet", "WordRange", "Words", "load"]
