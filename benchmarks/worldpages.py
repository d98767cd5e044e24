"""How the generated world's documents look as files: pages of newspapers, wire copy, letters, statements, mails, minutes."""

from __future__ import annotations

import html
import random
from dataclasses import dataclass
from datetime import date

from benchmarks.worldwords import DISCLAIMER, FORM, MONTHS


@dataclass(frozen=True, slots=True)
class Story:
    """A news story before it is set. `credit` is the agency that it names, in the dateline or at its foot."""

    paper: str
    author: str | None
    day: date
    town: str
    headline: str
    paragraphs: tuple[str, ...]
    credit: str | None = None
    credit_at: str = "dateline"


def spelled(day: date) -> str:
    """ "12 March 2023"."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def dateline(story: Story) -> str:
    """ "VASTPORT, March 12 (Northline Wire) - ", with the agency only where the story credits it there."""
    agency = f" ({story.credit})" if story.credit and story.credit_at == "dateline" else ""
    return f"{story.town.upper()}, {MONTHS[story.day.month - 1]} {story.day.day}{agency} - "


def foot(story: Story) -> str:
    """The credit line at the end, if it stands there."""
    if not story.credit or story.credit_at == "dateline":
        return ""
    lines = {"foot": f"({story.credit})", "material": f"{story.paper} uses material from {story.credit}."}
    return lines[story.credit_at]


def as_html(story: Story, chance: random.Random) -> bytes:
    """A newspaper's page with its usual frame around the story."""
    text = list(story.paragraphs)
    if story.credit and story.credit_at == "dateline":
        text[0] = dateline(story) + text[0]
    tail = [foot(story)] if foot(story) else []
    body = "\n".join(f"<p>{html.escape(one)}</p>" for one in (*text, *tail))
    byline = f'<p class="byline">By {story.author}</p>' if story.author else ""
    author = f'<meta name="author" content="{story.author}">' if story.author else ""
    return f"""<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8">
<title>{html.escape(story.headline)} | {story.paper}</title>
<meta property="og:type" content="article">
<meta property="og:title" content="{html.escape(story.headline)}">
<meta property="og:site_name" content="{story.paper}">
{author}
<meta property="article:published_time" content="{story.day}T0{chance.randint(5, 9)}:{chance.randint(10, 59)}:00+01:00">
</head><body>
<nav><a href="/">Home</a> <a href="/news">News</a> <a href="/weather">Weather</a></nav>
<article><h1>{html.escape(story.headline)}</h1>
{byline}<p class="date">{spelled(story.day)}</p>
{body}
</article>
<footer>© {story.paper}. All rights reserved. Subscribe to our newsletter.</footer>
</body></html>
""".encode()


def as_wire(story: Story) -> bytes:
    """Wire copy: headline, byline, dateline with the agency's own name, and who reported it."""
    day = f"{MONTHS[story.day.month - 1][:3]} {story.day.day}, {story.day.year}"
    head = (story.headline, *((f"By {story.author}",) if story.author else ()))
    first = f"{story.town.upper()}, {day} ({story.paper}) - {story.paragraphs[0]}"
    tail = (f"(Reporting by {story.author})",) if story.author else ()
    return ("\n\n".join((*head, first, *story.paragraphs[1:], *tail)) + "\n").encode()


def as_letter(sender: str, receiver: str, day: date, subject: str, paragraphs: tuple[str, ...]) -> bytes:
    """A typed letter with its block of headers."""
    body = "\n\n".join(paragraphs)
    return (
        f"Date: {spelled(day)}\nTo: {receiver}\nFrom: {sender}\nSubject: {subject}\n\n"
        f"Dear {receiver},\n\n{body}\n\nSincerely,\n\n{sender}\n"
    ).encode()


def as_statement(witness: str, job: str, town: str, day: date, paragraphs: tuple[str, ...]) -> bytes:
    """A signed witness statement with numbered paragraphs."""
    numbered = "\n\n".join(f"{k}. {one}" for k, one in enumerate(paragraphs, 1))
    return (
        f"Witness statement of {witness}\n\n{FORM}\n\nI, {witness}, {job} of {town}, state as follows:\n\n{numbered}\n\n"
        f"I have read this statement and it is true.\n\nSigned: {witness}\nDated: {spelled(day)}\n"
    ).encode()


def as_release(body: str, day: date, paragraphs: tuple[str, ...]) -> bytes:
    """The public statement of an organisation."""
    text = "\n\n".join(paragraphs)
    return f"# Statement by {body}\n\n{spelled(day)}\n\n{text}\n\n{body} will say nothing more for now.\n".encode()


def as_mail(
    sender: str, receiver: str, day: date, subject: str, paragraphs: tuple[str, ...], *, disclaimer: bool
) -> bytes:
    """An e-mail, with the sender's firm's disclaimer under it if asked for."""

    def address(name: str) -> str:
        return f"{name} <{name.lower().replace(' ', '.')}@mail.example>"

    body = "\n\n".join((f"{receiver.split()[0]},", *paragraphs, sender.split()[0]))
    tail = f"\n\n{DISCLAIMER}" if disclaimer else ""
    return (
        f"From: {address(sender)}\nTo: {address(receiver)}\n"
        f"Date: {day.day:02d} {MONTHS[day.month - 1][:3]} {day.year} 10:15:00 +0100\nSubject: {subject}\n"
        f"Message-ID: <{_number(sender, subject, str(day))}@mail.example>\nMIME-Version: 1.0\n"
        f"Content-Type: text/plain; charset=utf-8\n\n{body}{tail}\n"
    ).encode()


def _number(*parts: str) -> int:
    """A number that is the same in every run."""
    return sum(ord(char) * (k + 1) for part in parts for k, char in enumerate(part))


def as_minutes(witness: str, town: str, day: date, turns: tuple[tuple[str, str], ...]) -> bytes:
    """A hearing with labelled speakers."""
    talk = "\n\n".join(f"{label}: {words}" for label, words in turns)
    return (
        f"DISTRICT COURT OF {town.upper()}\n\nHearing of {spelled(day)}\nTestimony of {witness}\n\n{talk}\n"
    ).encode()
