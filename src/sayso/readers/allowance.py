"""An allowance: what is left of the limits on unpacking, for one file with everything inside it."""

from __future__ import annotations

from sayso.config import MIB, Config
from sayso.errors import TooLarge


class Allowance:
    """Counts down. Shared by a file and all its members, so that nesting does not multiply the limits."""

    def __init__(self, config: Config) -> None:
        self.config = config
        self.bytes = config.archive_bytes
        self.files = config.archive_files

    def spend(self, size: int) -> None:
        """Take `size` unpacked bytes. Raises TooLarge when they are not left, and leaves none."""
        if size > self.bytes:
            self.bytes = 0
            raise TooLarge(
                f"it unpacks to more than {self.config.archive_bytes / MIB:g} MiB, the limit (archive_bytes); "
                "unpack it yourself if you trust it"
            )
        self.bytes -= size

    def admit(self) -> None:
        """Take one member. Raises TooLarge when the limit on their number is reached."""
        if self.files <= 0:
            raise TooLarge(
                f"it holds more than {self.config.archive_files} files, the limit (archive_files); "
                "the rest were not read: unpack it yourself if you trust it"
            )
        self.files -= 1
