"""The seeds, read once; they lie outside the repository."""

import pytest

from benchmarks.accuracy.seed_facts.seeds import Seeds, read_seeds, seed_files, seeds_folder


@pytest.fixture(scope="session")
def seeds() -> Seeds:
    """The three seeds' analyses, or a skip where they are not at hand."""
    folder = seeds_folder()
    missing = [path.name for path in seed_files(folder) if not path.is_file()]
    if missing:
        pytest.skip(f"the seeds are not in {folder}: set ONRECORD_SEEDS")
    return read_seeds(folder)
