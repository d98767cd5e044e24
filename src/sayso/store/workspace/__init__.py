"""The workspace file: who may use the cases, who is logged in, what they did."""

from sayso.store.workspace.passwords import Passwords
from sayso.store.workspace.workspace import Workspace, open_workspace

__all__ = ["Passwords", "Workspace", "open_workspace"]
