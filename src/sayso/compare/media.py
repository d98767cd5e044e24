"""Media: which names are those of newspapers, agencies and stations, and when two such names are one."""

from __future__ import annotations

import re
from functools import lru_cache

_MEDIUM = re.compile(
    r"\b(?:post|times|herald|tribune|gazette|chronicle|observer|journal|courier|telegraph|examiner|dispatch|sentinel|"
    r"argus|bulletin|newswire|wire|press|daily|weekly|mercury|advertiser|news|newspaper|radio|television|tv|"
    r"broadcasting|broadcaster|magazine|digest|globe|mirror|echo|reporter|monitor|beacon|guardian|independent|inquirer|"
    r"news agency|press agency|wire service|standard|evening|morning|sunday)\b",
    re.IGNORECASE,
)
_OFFICE = re.compile(
    r"\b(?:office|department|service|bureau|desk|secretary|council|association|court)\b", re.IGNORECASE
)
_AGENCY = re.compile(r"\b(?:wire|press|news) service\b", re.IGNORECASE)
_ARTICLE = re.compile(r"^(?:the|a|an)\s+", re.IGNORECASE)
_TAIL = re.compile(
    r"\s+(?:newspaper|daily newspaper|news agency|agency|website|magazine|newsroom|staff)$", re.IGNORECASE
)


def is_medium(name: str) -> bool:
    """Whether a name reads as that of a newspaper, an agency or a station, not of its owner's press office."""
    return bool(_MEDIUM.search(name)) and (not _OFFICE.search(name) or bool(_AGENCY.search(name)))


@lru_cache(maxsize=10_000)
def folded(name: str) -> str:
    """A name without case, article, punctuation and the word for what it is."""
    bare = _TAIL.sub("", _ARTICLE.sub("", " ".join(name.split())))
    return " ".join(re.findall(r"[^\W_]+", bare.casefold()))


def same_medium(left: str, right: str) -> bool:
    """Whether two names are one medium's: equal, or one the other's last words ("the Courier", "The Marenza Courier")."""
    one, two = sorted((folded(left), folded(right)), key=len)
    return bool(one) and (one == two or two.endswith(f" {one}"))
