"""People who were shot, stabbed or hit: whether they live is told elsewhere in the report, if at all."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from onrecord.model import Count, CountAs, CountOf, Incident

_DEAD = frozenset({CountOf.KILLED, CountOf.DIED_LATER, CountOf.FOUND_DEAD})
TOLD_BEFORE = "counts/pronoun-told-before"
"""The rule of a pronoun that repeats a figure: no figure of its own."""
_PRONOUNS = frozenset("he she him her himself herself".split())


def settle_blows(counts: Sequence[Count], incidents: Iterable[Incident]) -> tuple[Count, ...]:
    """Counts with "four were shot" as casualties, dead or wounded, where the same incident has dead.

    Without any dead they stay injured. A pronoun ("she was wounded") repeats a figure told before: beside another
    figure of the same incident it is kept with a low score.
    """
    home = {loss: incident for incident in incidents for loss in incident.losses}
    by_id = {count.id: count for count in counts}
    return tuple(
        _settled(count, [by_id[loss] for loss in home[count.id].losses]) if count.id in home else count
        for count in counts
    )


def _settled(count: Count, beside: list[Count]) -> Count:
    if count.of is not CountOf.INJURED:
        return count
    dead = [one for one in beside if one.of in _DEAD and one.given is not CountAs.NONE]
    if count.words.lower() in _PRONOUNS and any(_told_before(one, count) for one in beside):
        return replace(count, of=CountOf.CASUALTIES, score=0.3, by=TOLD_BEFORE)
    if dead and count.by.startswith("counts/hit"):
        return replace(
            count,
            of=CountOf.CASUALTIES,
            given=CountAs.JOINT,
            by="counts/hit-beside-the-dead",
        )
    return count


def _told_before(one: Count, count: Count) -> bool:
    """Whether `one` is another figure of harm that is named, or the same pronoun's earlier one."""
    if one is count or one.of not in _DEAD | {CountOf.INJURED}:
        return False
    return one.words.lower() not in _PRONOUNS or one.span < count.span
