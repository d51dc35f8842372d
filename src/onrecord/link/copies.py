"""Copies: reports that carry each other's text.

Two reports are compared by their word 5-grams ("shingles"). Near-copies of wire stories are cut and extended, so the test
is containment (how much of the shorter text stands in the longer), not resemblance.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence

from onrecord.link.gist import Gist
from onrecord.model import Link, LinkKind, Reason, Verdict, content_id
from onrecord.text.fold import fold

SHINGLE = 5
# From this share of the shorter text on it is a copy; found by looking at pairs of the bundled reports.
COPY_FROM = 0.5
UNSURE_FROM = 0.25
# A shingle that stands in more reports than this is a set phrase or boilerplate and says nothing.
_COMMON = 40
_FEWEST = 8  # shared shingles below which two short notes are not compared at all


def link_copies(gists: Sequence[Gist]) -> tuple[Link, ...]:
    """One COPY link per pair of reports that share text, from the earlier (or, undated, longer) to the later.

    The verdict is `same` from half of the shorter text on, `unsure` from a quarter on.
    """
    by_report = {gist.report: gist for gist in gists}
    shingles = {gist.report: frozenset(_shingles(gist.text)) for gist in gists}
    found = []
    for (left, right), shared in sorted(_shared(shingles).items()):
        shorter = min(len(shingles[left]), len(shingles[right]))
        if shared >= _FEWEST and shared / shorter >= UNSURE_FROM:
            found.append(_link(by_report[left], by_report[right], shared, shorter))
    return tuple(found)


def _shingles(text: str) -> Iterator[int]:
    words = fold(text).split()
    for index in range(len(words) - SHINGLE + 1):
        yield hash_words(words[index : index + SHINGLE])


def hash_words(words: Sequence[str]) -> int:
    """A 64-bit number for some words, the same in every process (Python's own `hash` is salted).

    >>> hash_words(["nine", "were", "killed"]) == hash_words(["nine", "were", "killed"])
    True
    """
    return int(content_id("", *words)[1:17], 16)


def _shared(shingles: dict[str, frozenset[int]]) -> Counter[tuple[str, str]]:
    holders: dict[int, list[str]] = defaultdict(list)
    for report in sorted(shingles):
        for shingle in shingles[report]:
            holders[shingle].append(report)
    shared: Counter[tuple[str, str]] = Counter()
    for reports in holders.values():
        if 1 < len(reports) <= _COMMON:
            shared.update(
                (left, right) for index, left in enumerate(reports) for right in reports[index + 1 :]
            )
    return shared


def _link(one: Gist, other: Gist, shared: int, shorter: int) -> Link:
    original, copy, why = _direction(one, other)
    share = shared / shorter
    reasons = (
        Reason(
            field="text",
            left=f"{shared} shared runs of {SHINGLE} words",
            right=f"{shorter} in the shorter text",
            weight=round(share, 3),
            says=f"{share:.0%} of the shorter text stands word for word in the other",
        ),
        Reason(field="direction", left=original.report, right=copy.report, weight=0.0, says=why),
    )
    return Link(
        id=content_id("link", LinkKind.COPY, original.report, copy.report),
        kind=LinkKind.COPY,
        left=original.report,
        right=copy.report,
        verdict=Verdict.SAME if share >= COPY_FROM else Verdict.UNSURE,
        score=round(share, 3),
        reasons=reasons,
        by="link/shingles",
    )


def _direction(one: Gist, other: Gist) -> tuple[Gist, Gist, str]:
    """Original, copy, and why: the date decides, then a credit to the other's outlet, then length."""
    for left, right in ((one, other), (other, one)):
        if right.outlet is None or left.outlet is None or left.outlet == right.outlet:
            continue
        if fold(left.outlet) in fold(right.text) and fold(right.outlet) not in fold(left.text):
            return left, right, f"the other names {left.outlet}"
    days = [gist.published.earliest if gist.published else None for gist in (one, other)]
    if days[0] and days[1] and days[0] != days[1]:
        first, second = (one, other) if days[0] < days[1] else (other, one)
        return first, second, f"published {min(days[0], days[1])}, the other {max(days[0], days[1])}"
    first, second = sorted((one, other), key=lambda gist: (-len(gist.text), gist.report))
    return first, second, "neither date nor credit tells; the longer text is taken as the original"
