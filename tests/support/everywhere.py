"""The addresses of all pages of a case, and of their filtered, empty and later forms."""

from __future__ import annotations

import re
from pathlib import Path
from urllib.parse import quote

from sayso.run.digesting import digest_case
from sayso.web.pages import PAGES

DOWNLOADS = {"search.csv", "search.jsonl", "original", "{number}.png"}
"""How the addresses end that give a file, not a page."""


def everywhere(case: Path) -> dict[str, str]:
    """Names of pages, as the names of pictures of them, and their addresses."""
    digest = digest_case(case)
    home = f"/case/{case.stem}"
    by_mentions = sorted(digest.entities.values(), key=lambda one: -one.mentions)
    first, second = by_mentions[0].id, by_mentions[1].id
    edge = max(digest.edges, key=lambda one: len(one.rows))
    deep = max(range(len(digest.ids)), key=lambda row: (digest.depth[row], digest.opposed[row]))
    opposed = max(range(len(digest.ids)), key=lambda row: digest.opposed[row])
    documents = {one.media_type: one for one in digest.documents}
    pdf, mail = documents["application/pdf"].id, documents["message/rfc822"].id
    hostile = next(one.id for one in digest.documents if "hostile" in one.path)
    of_hostile = next(
        i for i, number in zip(digest.ids, digest.document, strict=True) if number == digest.numbers[hostile]
    )
    open_in = next(one.documents[0] for one in digest.sources if one.open)
    names = quote(by_mentions[0].name)
    return {
        "cases": "/", "accounts": "/accounts", "audit": "/audit?check=all", "password": "/password",
        "overview": home, "work": f"{home}/work",
        "documents": f"{home}/documents", "documents-filtered": f"{home}/documents?text=a&since=2025-01-01&sort=-claims",
        "documents-none": f"{home}/documents?text=nowhere", "documents-wrong": f"{home}/documents?since=never&sort=size",
        "problems": f"{home}/documents?problems=1",
        "pdf": f"{home}/document/{pdf}", "pdf-text": f"{home}/document/{pdf}?images=0",
        "mail": f"{home}/document/{mail}", "document-claim": f"{home}/document/{hostile}?claim={of_hostile}",
        "document-filtered": f"{home}/document/{pdf}?status=denied", "hostile": f"{home}/document/{hostile}",
        "claim": f"{home}/claim/{digest.ids[opposed]}", "claim-deep": f"{home}/claim/{digest.ids[deep]}",
        "claim-hostile": f"{home}/claim/{of_hostile}",
        "people": f"{home}/people", "people-named": f"{home}/people?name={names}", "people-none": f"{home}/people?name=zzz",
        "entity": f"{home}/entity/{first}", "entity-says": f"{home}/entity/{first}?part=says",
        "entity-filtered": f"{home}/entity/{first}?status=denied&since=2020", "names": f"{home}/entity/{first}/names?find=a",
        "beside": f"{home}/entity/{first}/beside/{second}",
        "sources": f"{home}/sources", "sources-none": f"{home}/sources?name=zzz",
        "unnamed": f"{home}/sources/open/{open_in}",
        "conflicts": f"{home}/conflicts", "conflicts-none": f"{home}/conflicts?about=zzz",
        "origins": f"{home}/origins", "origin": f"{home}/origin/{digest.groups[0].id}",
        "origin-unknown": f"{home}/origin/{digest.groups[-1].id}",
        "timeline": f"{home}/timeline", "timeline-month": f"{home}/timeline?since=2024-08&until=2024-08",
        "timeline-wrong": f"{home}/timeline?since=soon",
        "network": f"{home}/network", "network-around": f"{home}/network?around={first}&steps=1",
        "network-none": f"{home}/network?least=1000", "edge": f"{home}/edge/{edge.left}/{edge.right}",
        "search": f"{home}/search", "search-words": f"{home}/search?text=the", "search-page": f"{home}/search?page=2",
        "search-narrowed": f"{home}/search?about={first}&status=alleged&since=2020&basis=unstated&depth=1",
        "search-several": f"{home}/search?about=a", "search-none": f"{home}/search?text=zzz",
        "review": f"{home}/review", "review-narrowed": f"{home}/review?about={first}&done=1",
        "doubts": f"{home}/review?part=who", "history": f"{home}/history", "history-none": f"{home}/history?kind=merge",
        "missing": f"{home}/nothing-here", "no-such-claim": f"{home}/claim/c0",
    }  # fmt: skip


def unvisited(addresses: dict[str, str]) -> list[str]:
    """The pages of the workspace that none of these addresses leads to."""
    patterns = [one.path for module in PAGES for one in module.ROUTES if one.method == "GET"]
    shown = [one for one in patterns if one.rpartition("/")[2] not in DOWNLOADS and one not in ("/login", "/enter")]
    paths = [one.partition("?")[0] for one in addresses.values()]
    return [one for one in shown if not any(re.fullmatch(re.sub(r"\{\w+\}", "[^/]+", one), path) for path in paths)]
