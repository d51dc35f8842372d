"""Every exception onrecord raises on purpose.

::

    OnrecordError              anything below; its sentence says what happened, where, and what to do
    ├── SpanError              a span that runs backward or outside its text
    ├── ReadError              input that cannot be read at all (one bad record is a Problem, not an error)
    │   └── TooLargeError      input beyond a stated limit
    ├── LedgerError            the store refused
    │   ├── LedgerLockedError  another process is writing
    │   ├── LedgerFullError    the disk is full
    │   ├── LedgerVersionError written by another version of onrecord
    │   └── NotFoundError      no such report, entry, incident or field
    ├── DecisionError          a reviewer's decision that does not fit what it is about
    ├── FieldError             a codebook field or a value that breaks its definition
    ├── LexiconError           a word list with a broken line (file and line named)
    ├── GazetteerError         the gazetteer file is missing or of another version
    ├── BundleError            the model bundle is missing, damaged or of another protocol
    └── UsageError             options that contradict each other
"""


class OnrecordError(Exception):
    """The root: catch this to catch everything onrecord raises on purpose."""


class SpanError(OnrecordError):
    """A span that runs backward or outside its text."""


class ReadError(OnrecordError):
    """Input that cannot be read at all."""


class TooLargeError(ReadError):
    """Input beyond a stated limit."""


class LedgerError(OnrecordError):
    """The store refused."""


class LedgerLockedError(LedgerError):
    """Another process is writing to the ledger."""


class LedgerFullError(LedgerError):
    """The disk that holds the ledger is full."""


class LedgerVersionError(LedgerError):
    """The ledger was written by another version of onrecord."""


class NotFoundError(LedgerError):
    """No such report, entry, incident or field."""


class DecisionError(OnrecordError):
    """A reviewer's decision that does not fit what it is about."""


class FieldError(OnrecordError):
    """A codebook field, or a value for one, that breaks its definition."""


class LexiconError(OnrecordError):
    """A word list with a broken line; the message names file and line."""


class GazetteerError(OnrecordError):
    """The gazetteer file is missing or of another version."""


class BundleError(OnrecordError):
    """The model bundle is missing, damaged or of another protocol."""


class UsageError(OnrecordError):
    """Options that contradict each other."""
