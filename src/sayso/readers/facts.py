"""Facts: what is known of a document beside its text: title, author, publisher and date."""

from __future__ import annotations

import re
from dataclasses import dataclass

_FILE_NAME = re.compile(
    r"\.(docx?|odt|rtf|pdf|txt|pptx?|xlsx?|html?|indd|qxd|wpd|pages|tmp|tex|dvi|ps)$", re.IGNORECASE
)
_EMPTY_TITLE = re.compile(
    r"^(untitled|document|microsoft (word|powerpoint|excel)|powerpoint presentation|slide|scan|print|new |"
    r"layout|no title|title|\(anonymous\)|about:blank|http)",
    re.IGNORECASE,
)
_ACCOUNT = re.compile(
    r"^(admin\w*|user\w*|owner|author|unknown|anonymous|root|guest|default|scanner?|staff|editor|"
    r"windows user|microsoft\b.*|office\b.*|python-docx|libreoffice\b.*|openoffice\b.*|adobe\b.*|acrobat\b.*|hp\b.*|"
    r"xerox\b.*|canon\b.*|ricoh\b.*|home|pc|test)$",
    re.IGNORECASE,
)
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """Each field None when it is not known. `published` is ISO 8601, a date or a date-time with offset."""

    title: str | None = None
    author: str | None = None
    publisher: str | None = None
    published: str | None = None

    def over(self, other: Facts) -> Facts:
        """These facts, with the other's where these have none."""
        return Facts(
            title=self.title or other.title,
            author=self.author or other.author,
            publisher=self.publisher or other.publisher,
            published=self.published or other.published,
        )


NOTHING = Facts()


def squeezed(value: str | None, *, most: int = 300) -> str | None:
    """The value on one line without doubled spaces; None when nothing is left or it is too long to be a fact."""
    if value is None:
        return None
    line = " ".join("".join(char if char.isprintable() else " " for char in value).split())
    return line if 0 < len(line) <= most else None


def plausible(hinted: Facts, text: str) -> Facts:
    """The hints that can be meant: no program's, account's or file's name, no date of a year the text never mentions.

    An office file records who saved it and when, which for a scan or a template is not when it was written.
    """
    title, author, published = squeezed(hinted.title), squeezed(hinted.author, most=100), hinted.published
    if title and (_EMPTY_TITLE.match(title) or _FILE_NAME.search(title) or " " not in title):
        title = None
    if author and (_ACCOUNT.match(author) or " " not in author or not author[0].isupper()):
        author = None
    if published and published[:4] not in _YEAR.findall(text):
        published = None
    return Facts(title=title, author=author, publisher=squeezed(hinted.publisher), published=published)
