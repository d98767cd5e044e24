"""Makes the digest of a case, with the weight of its groups of like claims."""

from __future__ import annotations

from pathlib import Path

from sayso.compare.weighing import weigh_groups
from sayso.report.digest import Digest, digest
from sayso.store import open_view


def digest_case(path: Path) -> Digest:
    """The digest of the case at this path as it is now. Raises CaseError."""
    with open_view(path) as view:
        return digest(view, groups=weigh_groups(view))
