"""Files synthetic reports one after another, as a process of its own that a test can kill.

``python -m tests.ledger.writer LEDGER NUMBER BATCH`` prints a line for each report it has filed.
"""

import sys
from pathlib import Path

from onrecord.ledger.opening import open_ledger
from tests.ledger.factory import make_filing, make_problem


def main() -> None:
    """File what is not filed yet."""
    path, number, size = Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3])
    store = open_ledger(path, patience=30)
    for first in range(0, number, size):
        filings = [make_filing(one) for one in range(first, min(first + size, number))]
        with store.batch():
            for filing in filings:
                if not store.has(filing.report.digest):
                    store.put_report(filing)
                sys.stdout.write(f"{filing.report.name}\n")
                sys.stdout.flush()
        store.put_problems([make_problem(where=f"torn-{first}.gz")])
    store.close()


if __name__ == "__main__":
    main()
