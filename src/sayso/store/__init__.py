"""The case: a Writer for the pipeline, a View for everything that reads, and SQLite behind both."""

from sayso.store.ledger import ledger_of
from sayso.store.protocol import ClaimFilter, FileState, Reviewer, Totals, View, Writer
from sayso.store.reviewing import gather
from sayso.store.sqlite import open_reviewer, open_view, open_writer

__all__ = [
    "ClaimFilter",
    "FileState",
    "Reviewer",
    "Totals",
    "View",
    "Writer",
    "gather",
    "ledger_of",
    "open_reviewer",
    "open_view",
    "open_writer",
]
