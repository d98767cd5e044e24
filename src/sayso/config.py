"""One frozen Config, loaded at the edge and handed down."""

from __future__ import annotations

import os
from dataclasses import dataclass

MIB = 1024 * 1024


@dataclass(frozen=True, slots=True, kw_only=True)
class Config:
    """The limits of a build. Every limit that stops a file is named in the Problem it causes.

    workers        processes that read and understand files
    seconds        the most that one file may take, reading and understanding together
    memory_bytes   the most memory that one worker may take for its data, where the system can hold it to that
    file_bytes     the largest file that is opened
    text_chars     the longest text that is understood
    archive_bytes  the most that an archive may unpack to, all members together
    archive_depth  how deep containers may lie in each other
    archive_files  the most members that a container may hold
    """

    workers: int = os.cpu_count() or 1
    seconds: float = 300.0
    memory_bytes: int = 4096 * MIB
    file_bytes: int = 256 * MIB
    text_chars: int = 20_000_000
    archive_bytes: int = 1024 * MIB
    archive_depth: int = 5
    archive_files: int = 20_000
