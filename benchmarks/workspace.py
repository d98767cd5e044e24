"""The workspace under ten people: python benchmarks/workspace.py CASE [--people N] [--seconds S] [--think S] [--json]

Serves a case with `sayso serve`, in a process of its own, and lets people click: each opens the overview and then, again
and again, chooses a kind of page and on it one of the links that somebody has seen (filters, pages of lists and entries
alike), waits until it is there, and thinks for a while (exponential, a second on average). One click in fifty marks a
claim, one in a hundred takes an export of what a search found (up to 10,000 claims; no page). Prints for each kind of
page how many were opened, the median, the 95th percentile and the longest time until the last byte, and the largest
page. The limits: 200 ms at the 95th percentile for every kind of page, 300 kB a page. Exits with 1 when one is broken.
A case of 100,000 claims is made by: benchmarks/relating.py --claims 100000 --keep FOLDER
"""

from __future__ import annotations

import argparse
import asyncio
import json
import random
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from html import unescape
from pathlib import Path
from urllib.parse import urljoin, urlsplit

import httpx

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from benchmarks.common import table

MOST_MS, MOST_BYTES = 200.0, 300_000
MARKED, EXPORTED = 0.02, 0.01
EXPORT = "an export"
KEPT = 400  # links that are remembered of each kind
_LINK = re.compile(r'<a\b[^>]*?\bhref="([^"#]*)')
_TOKEN = re.compile(r'name="token" value="([^"]*)"')


@dataclass
class Seen:
    """What the people have seen: links by kind of page, and how each page that they opened came."""

    links: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    known: set[str] = field(default_factory=set)
    times: dict[str, list[float]] = field(default_factory=lambda: defaultdict(list))
    sizes: dict[str, int] = field(default_factory=lambda: defaultdict(int))
    failed: list[str] = field(default_factory=list)

    def note(self, base: str, page: str, rng: random.Random) -> None:
        """Remember the links of a page, no more than KEPT of a kind; a late one takes the place of any other."""
        for href in map(unescape, _LINK.findall(page)):
            url = urljoin(base, href)
            kind = kind_of(url)
            if kind is None or url in self.known:
                continue
            self.known.add(url)
            if len(self.links[kind]) < KEPT:
                self.links[kind].append(url)
            else:
                self.links[kind][rng.randrange(KEPT)] = url


def kind_of(url: str) -> str | None:
    """ "conflicts" of /case/x/conflicts?page=2; None for what is no page of a case."""
    parts = urlsplit(url).path.strip("/").split("/")
    if parts[0] != "case" or len(parts) < 2 or "original" in parts:
        return None
    kind = parts[2] if len(parts) > 2 else "overview"
    return kind if "." not in kind else EXPORT


async def person(client: httpx.AsyncClient, seen: Seen, *, until: float, think: float, rng: random.Random) -> None:
    """Click until the time is over."""
    while time.monotonic() < until:
        pages = sorted(kind for kind in seen.links if kind != EXPORT)
        kind = EXPORT if EXPORT in seen.links and rng.random() < EXPORTED else rng.choice(pages)
        url = rng.choice(seen.links[kind])
        begun = time.monotonic()
        answer = await client.get(url)
        took = 1000 * (time.monotonic() - begun)
        seen.times[kind].append(took)
        seen.sizes[kind] = max(seen.sizes[kind], len(answer.content))
        if answer.status_code != 200:
            seen.failed.append(f"{answer.status_code} {url}")
        elif "html" in answer.headers["content-type"]:
            seen.note(str(answer.url), answer.text, rng)
            if kind == "claim" and rng.random() < MARKED * len(seen.links):
                await mark(client, url, answer.text, seen)
        await asyncio.sleep(rng.expovariate(1 / think))


async def mark(client: httpx.AsyncClient, url: str, page: str, seen: Seen) -> None:
    """Mark the claim of this page."""
    token = _TOKEN.search(page)
    if token is None:
        return
    begun = time.monotonic()
    fields = {"token": unescape(token[1]), "kind": "mark", "value": "accepted"}
    answer = await client.post(f"{url.partition('?')[0]}/review", data=fields, follow_redirects=False)
    seen.times["(marking)"].append(1000 * (time.monotonic() - begun))
    if answer.status_code != 303:
        seen.failed.append(f"{answer.status_code} marking {url}")


@contextmanager
def serving(case: Path) -> Iterator[str]:
    """The address of a server of the case."""
    command = [sys.executable, "-m", "sayso", "serve", str(case), "--port", "0", "--json"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        yield str(json.loads("".join(process.stdout.readline() for _ in range(3)))["address"])
        process.send_signal(signal.SIGINT)


async def click(address: str, *, people: int, seconds: float, think: float) -> tuple[Seen, float]:
    """What ten people saw, and how long the first page took until its lists were there."""
    seen = Seen()
    # Another page of ours sends its origin; so does a browser.
    headers = {"Origin": address.partition("/enter")[0]}
    async with httpx.AsyncClient(follow_redirects=True, headers=headers, timeout=120) as client:
        begun = time.monotonic()
        page = await client.get(address)
        while "One moment" in page.text:
            await asyncio.sleep(0.5)
            page = await client.get(str(page.url))
        first = time.monotonic() - begun
        seen.note(str(page.url), page.text, random.Random(0))
        until = time.monotonic() + seconds
        crowd = [person(client, seen, until=until, think=think, rng=random.Random(n)) for n in range(people)]
        await asyncio.gather(*crowd)
    return seen, first


def percentile(times: list[float], share: float) -> float:
    """The smallest time that this share of them does not exceed."""
    return sorted(times)[max(0, -(-int(share * len(times) * 1000) // 1000) - 1)]


def main() -> int:
    """Click, print, and say whether the limits held."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("case", type=Path)
    parser.add_argument("--people", type=int, default=10)
    parser.add_argument("--seconds", type=float, default=120)
    parser.add_argument("--think", type=float, default=1.0)
    parser.add_argument("--json", action="store_true")
    args = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        case = Path(shutil.copy(args.case, folder))
        with serving(case) as address:
            seen, first = asyncio.run(click(address, people=args.people, seconds=args.seconds, think=args.think))
    rows = [
        (
            kind,
            f"{len(times):,}",
            f"{percentile(times, 0.5):.0f}",
            f"{percentile(times, 0.95):.0f}",
            f"{max(times):.0f}",
            f"{seen.sizes[kind] / 1000:.0f}",
        )
        for kind, times in sorted(seen.times.items())
    ]
    if args.json:
        names = ("page", "opened", "median ms", "95th ms", "longest ms", "largest kB")
        print(json.dumps([dict(zip(names, row, strict=True)) for row in rows]))
    else:
        print(table(("page", "opened", "median ms", "95th ms", "longest ms", "largest kB"), rows))
    print(f"first page with its lists: {first:.1f} s; {len(seen.failed)} answers were no page", file=sys.stderr)
    for one in seen.failed[:10]:
        print(f"  {one}", file=sys.stderr)
    slow = [kind for kind, times in seen.times.items() if percentile(times, 0.95) > MOST_MS and kind != EXPORT]
    heavy = [kind for kind, size in seen.sizes.items() if size > MOST_BYTES and kind != EXPORT]
    for told, kinds in (("slower than 200 ms", slow), ("heavier than 300 kB", heavy)):
        if kinds:
            print(f"{told}: {', '.join(sorted(kinds))}", file=sys.stderr)
    return 1 if slow or heavy or seen.failed else 0


if __name__ == "__main__":
    sys.exit(main())
