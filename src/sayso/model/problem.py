"""A problem: a file or a stage that failed, kept and shown."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """`path` as in Document.path; `stage` is one of read, understand, resolve, store; `message` helps the user."""

    path: str
    stage: str
    message: str
