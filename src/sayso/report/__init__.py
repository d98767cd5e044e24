"""View → pages and exports: one file per format."""

from sayso.report.formats import FORMATS, Format, export, export_format
from sayso.report.html import write_report

__all__ = ["FORMATS", "Format", "export", "export_format", "write_report"]
