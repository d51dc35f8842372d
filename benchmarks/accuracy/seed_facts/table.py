"""All facts in one table."""

from benchmarks.accuracy.seed_facts.facts_000 import FACTS_000
from benchmarks.accuracy.seed_facts.facts_001 import FACTS_001
from benchmarks.accuracy.seed_facts.facts_002 import FACTS_002
from benchmarks.accuracy.seed_facts.facts_across import FACTS_ACROSS
from benchmarks.accuracy.seed_facts.seeds import Check

FACTS: dict[str, Check] = {**FACTS_000, **FACTS_001, **FACTS_002, **FACTS_ACROSS}
"""The 42 facts by their numbers in the list of what the seeds hold."""
