"""Clean: the text of a report becomes a document whose blocks say what is evidence and what is not."""

from onrecord.clean.report import clean_report
from onrecord.clean.sourcelist import cited_sources

__all__ = ["cited_sources", "clean_report"]
