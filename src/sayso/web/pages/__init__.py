"""The pages of the workspace: one file each, with its addresses in ROUTES."""

from sayso.web.pages import accounts, audit, conflicts, login, origins, overview, work

PAGES = (overview, work, login, accounts, audit, conflicts, origins)
