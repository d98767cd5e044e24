"""The pages of the workspace: one file each, with its addresses in ROUTES."""

from sayso.web.pages import accounts, audit, conflicts, document, documents, login, origins, overview, timeline, work

PAGES = (overview, work, login, accounts, audit, conflicts, origins, timeline, document, documents)
