"""The bytes of a file inside a file, taken out again by the path that it was given."""

from __future__ import annotations

from sayso.config import Config
from sayso.errors import Unreadable
from sayso.readers import signature
from sayso.readers.allowance import Allowance
from sayso.readers.naming import components, distinct
from sayso.readers.registry import reader

_CONTAINERS = frozenset((signature.MAIL, signature.MBOX, signature.ZIP))


def member_bytes(data: bytes, *, path: str, wanted: str, config: Config) -> bytes:
    """The member at the path `wanted` of the file at `path`. Raises Unreadable when there is none, or it cannot be had.

    Only what lies on the way is unpacked, within the limits of a build.
    """
    allowance = Allowance(config)
    for _ in range(config.archive_depth):
        kind = signature.media_type(data, path=path)
        if kind not in _CONTAINERS:
            break
        path, data = _on_the_way(data, kind, path, wanted, allowance)
        if path == wanted:
            return data
    raise Unreadable(f"there is no {wanted!r} in it")


def _on_the_way(data: bytes, kind: str, path: str, wanted: str, allowance: Allowance) -> tuple[str, bytes]:
    """The member that is wanted, or that holds it, with its path."""
    taken: set[str] = set()
    for member in reader(kind)(data, path=path, allowance=allowance).members:
        allowance.admit()
        here = f"{path}/{distinct(components(member.name), taken)}"
        if wanted == here or wanted.startswith(f"{here}/"):
            return here, member.load()
    raise Unreadable(f"there is no {wanted!r} in it")
