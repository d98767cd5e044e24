"""The pages of the workspace: one file each, with its addresses in ROUTES."""

from sayso.web.pages import accounts, audit, login, overview, work

PAGES = (overview, work, login, accounts, audit)
