"""The command line: one short file per command."""

from sayso.cli.main import main

__all__ = ["main"]
