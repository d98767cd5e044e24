"""A build in a process of its own, started by a page: `python -m sayso.web.job CASE SOURCE…`; tells its way in JSON lines.

Without a source it works out what a build that was stopped has left.

Stopped by SIGINT, as a build on a terminal is: what was read is kept, and the next build goes on from there.
"""

from __future__ import annotations

import sys
from dataclasses import asdict
from pathlib import Path

from sayso.config import Config
from sayso.errors import SaysoError
from sayso.report.lines import json_text
from sayso.run import build, catch_up


class Told:
    """Progress as JSON lines on standard output."""

    def start(self, total: int) -> None:
        """So many files will be read."""
        tell({"total": total})

    def done(self, path: str) -> None:
        """One more file is done with."""
        tell({"done": path})

    def stage(self, name: str) -> None:
        """Something else than reading has begun."""
        tell({"stage": name})


def tell(row: dict[str, object]) -> None:
    """Write a line; it is read at once."""
    sys.stdout.write(json_text(row) + "\n")
    sys.stdout.flush()


def main() -> int:
    """Build; 0 when it ran to its end, 2 when it could not, 130 when it was stopped."""
    case, *sources = (Path(one) for one in sys.argv[1:])
    try:
        if sources:
            tell({"summary": asdict(build(sources, case, config=Config(), progress=Told()))})
        else:
            catch_up(case, progress=Told())
            tell({"summary": {}})
    except SaysoError as error:
        tell({"error": str(error)})
        return 2
    except KeyboardInterrupt:
        return 130
    return 0


if __name__ == "__main__":
    sys.exit(main())
