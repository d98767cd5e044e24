"""Whether a request that changes something comes from one of our own pages."""

from __future__ import annotations

import hashlib
import hmac
from collections.abc import Mapping
from urllib.parse import urlsplit

SAFE = frozenset({"GET", "HEAD", "OPTIONS"})


def comes_from(headers: Mapping[str, str], origin: str) -> bool:
    """Whether the browser says that a page of this origin sent the request: all that it says, and it says something."""
    told = [
        *(_same(headers[name], origin) for name in ("origin", "referer") if name in headers),
        *(headers[name] == "same-origin" for name in ("sec-fetch-site",) if name in headers),
    ]
    return bool(told) and all(told)


def token_of(secret: str) -> str:
    """What the forms of a session send back. It tells nothing of the session's own secret."""
    return hmac.new(secret.encode("utf-8", "surrogatepass"), b"sayso form", hashlib.sha256).hexdigest()


def fits(token: str, secret: str) -> bool:
    """Whether a form was made for the session with this secret. Takes the same time whatever is wrong."""
    return hmac.compare_digest(token.encode("utf-8", "surrogatepass"), token_of(secret).encode())


def _same(address: str, origin: str) -> bool:
    try:
        parts = urlsplit(address)
    except ValueError:
        return False
    return f"{parts.scheme}://{parts.netloc}".lower() == origin.lower()
