"""The one function that opens a ledger."""

from pathlib import Path

from onrecord.ledger.store import Store


def open_ledger(path: Path, *, create: bool = True, patience: float = 5.0) -> Store:
    """The ledger in the SQLite file `path`, made if it is not there.

    `patience` is how many seconds to wait while another process writes.

    Raises:
        LedgerError: if there is no ledger and `create` is false, the folder is missing, or the file is something else.
        LedgerVersionError: if another version of onrecord wrote it.
    """
    # SQLAlchemy takes longer to load than all the rest of onrecord: only those who open a ledger wait for it.
    from onrecord.ledger.sqlite import open_sqlite  # noqa: PLC0415

    return open_sqlite(path, create=create, patience=patience)
