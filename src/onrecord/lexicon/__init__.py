"""Word lists as data (`*.tsv`, each with its source and a note) and the functions that load them."""

from onrecord.lexicon.inflect import Form, verb_forms
from onrecord.lexicon.load import Row, lexicon_digest, load_rows

__all__ = ["Form", "Row", "lexicon_digest", "load_rows", "verb_forms"]
