"""The pipeline, and how it is spread over the cores of a machine."""

from sayso.run.build import build, catch_up
from sayso.run.progress import Progress, Summary

__all__ = ["Progress", "Summary", "build", "catch_up"]
