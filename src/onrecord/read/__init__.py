"""Bytes → Report: files, folders, standard input and single bodies of any kind there is a reader for.

Every reader gives the exact bytes of each report and a text that finds its way back to them. What cannot be read is a
Problem that says where and what to do; nothing a file holds stops a run.
"""

from onrecord.read.metadata import metadata_table, read_metadata
from onrecord.read.options import Kind, Limits, Metadata, ReadOptions
from onrecord.read.paths import read_bytes, read_paths

__all__ = [
    "Kind",
    "Limits",
    "Metadata",
    "ReadOptions",
    "metadata_table",
    "read_bytes",
    "read_metadata",
    "read_paths",
]
