"""What was damaged or destroyed in an incident, in its own sentence or in one that follows."""

from functools import cache

from onrecord.find.incidents.page import Page
from onrecord.find.syntax.lines import Line
from onrecord.find.syntax.nouns import classes_of
from onrecord.find.syntax.phrases import Phrase, object_of
from onrecord.find.syntax.subjects import subject_of
from onrecord.find.syntax.verb_groups import verb_group
from onrecord.lexicon import load_rows, verb_forms
from onrecord.model import Role, RoleName

_THINGS = frozenset(
    {
        "settlement",
        "vehicle",
        "property",
        "building",
        "house",
        "aircraft",
        "goods",
        "road",
        "utility",
        "broadcast",
    }
)


def damaged_in(page: Page, line: Line) -> tuple[Role, ...]:
    """The things a sentence says were damaged, as roles without an incident yet.

    Verbs such as "hit" damage only what can break; people are victims, never damage.
    """
    found: list[Role] = []
    for at, word in enumerate(line.low):
        if word not in _verbs() or line.tags[at] not in {"V", "E", "G", "I"}:
            continue
        phrase = _suffering(line, at)
        if (
            phrase is None
            or not classes_of(line, phrase) & _THINGS
            or line.low[phrase.first] in {"no", "nothing"}
        ):
            continue
        span = line.span(*phrase).trimmed(page.text, " \n\t\"“”«»'’,")
        claim = page.claim_over(span)
        found.append(
            Role(
                name=RoleName.DAMAGED,
                span=span,
                words=span.of(page.text),
                mention=page.actor_at(span)[0],
                claim=claim.id if claim else None,
                by=f"damaged: {word}",
                score=0.85,
            )
        )
    return tuple(found)


def _suffering(line: Line, verb: int) -> Phrase | None:
    group = verb_group(line, verb)
    if group.negated or group.modal or group.infinitive:
        return None
    if group.passive:
        return subject_of(line, group) or object_of(line, verb)
    return object_of(line, verb)


@cache
def _verbs() -> frozenset[str]:
    return frozenset(
        phrase
        for row in load_rows("event_verbs")
        if row["strength"] == "damage"
        for phrase in verb_forms(row["lemma"])
    )
