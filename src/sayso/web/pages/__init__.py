"""The pages of the workspace: one file each, with its addresses in ROUTES."""

from sayso.web.pages import overview

PAGES = (overview,)
