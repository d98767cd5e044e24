"""The pages of the workspace: one file each, with its addresses in ROUTES."""

from sayso.web.pages import (
    accounts,
    audit,
    conflicts,
    document,
    documents,
    entity,
    history,
    identity,
    login,
    network,
    origins,
    overview,
    people,
    sources,
    timeline,
    work,
)

PAGES = (
    overview,
    work,
    login,
    accounts,
    audit,
    conflicts,
    origins,
    timeline,
    document,
    documents,
    entity,
    history,
    identity,
    network,
    people,
    sources,
)
