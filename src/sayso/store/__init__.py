"""The case: a Writer for the pipeline, a View for everything that reads, and SQLite behind both."""

from sayso.store.protocol import ClaimFilter, FileState, Totals, View, Writer
from sayso.store.sqlite import open_view, open_writer

__all__ = ["ClaimFilter", "FileState", "Totals", "View", "Writer", "open_view", "open_writer"]
