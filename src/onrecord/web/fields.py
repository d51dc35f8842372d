"""Which cells a page shows first, which it marks in the text, and what can be added to what."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from onrecord.ledger.codebook import BUILT_IN, kind_of
from onrecord.model import CountOf, Field, RoleName, SubjectKind

LETTERS: Final = {
    SubjectKind.REPORT: "R",
    SubjectKind.INCIDENT: "I",
    SubjectKind.COUNT: "N",
    SubjectKind.CLAIM: "C",
}
"""The subjects a report's page shows, in its order of groups, with the letter of their labels."""

LOSSES: Final = tuple(of.value for of in CountOf)
ROLES: Final = tuple(role.value for role in RoleName)

# Cells that say how another cell of the same subject came about, or the same in another code.
_QUIET: Final = frozenset(
    "mode context cameo quad series background_reason merged speaker_actor institution relation proximity channel "
    "cue quoted source_in_other_sentence translation_sign updated source url author".split()
)

_MARKS: Final = {
    "type": "event",
    "place": "place",
    "when": "time",
    "said": "time",
    "published": "time",
    "speaker": "voice",
    "via": "voice",
    "act": "voice",
    "hedge": "voice",
    "content": "said",
    "outlet": "about",
    "title": "about",
    "author": "about",
    "cites": "about",
    **dict.fromkeys(ROLES, "role"),
    **dict.fromkeys(LOSSES, "figure"),
}
_BUILT_IN_NAMES: Final = frozenset(field for _, field in BUILT_IN)

# What people add most comes first in the lists.
_ADDED_FIRST: Final = {
    SubjectKind.INCIDENT: (
        *("killed", "injured", "place", "when", "initiator", "target", "victim", "instrument", "damaged"),
        *("missing", "captured", "detained", "displaced", "type", "subtype", "realis", "news"),
    ),
    SubjectKind.CLAIM: ("speaker", "content", "act", "stance", "hedge", "denies", "said", "about", "answers"),
    SubjectKind.REPORT: ("outlet", "published", "title", "author", "cites"),
    SubjectKind.COUNT: (),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """One field that can be added: `allowed` words where there is a closed list, `own` for the user's codebook."""

    name: str
    label: str
    value_type: str
    allowed: tuple[str, ...] = ()
    own: bool = False
    required: bool = False


def is_quiet(field: str) -> bool:
    """Whether a cell is shown only when asked for."""
    return field in _QUIET


def mark_of(field: str) -> str | None:
    """How the words of a cell are marked in the text; None for cells that rest on the words of another cell.

    >>> mark_of("killed"), mark_of("realis"), mark_of("weapon_origin")
    ('figure', None, 'own')
    """
    return _MARKS.get(field) or (None if field in _BUILT_IN_NAMES or field in _QUIET else "own")


def choices(subject: SubjectKind, codebook: Iterable[Field]) -> tuple[Choice, ...]:
    """The fields that can be added to a subject: the usual ones first, the user's own next, the rest by name."""
    codebook = tuple(codebook)
    own = [field for field in codebook if field.subject == subject.value]
    first = _ADDED_FIRST.get(subject, ())
    rest = sorted(field for kind, field in BUILT_IN if kind is subject and field not in first)
    names = (*first, *(field.name for field in own), *rest)
    known = {field.name: field for field in own}
    return tuple(_choice(subject, name, known.get(name), codebook) for name in names)


def _choice(subject: SubjectKind, name: str, own: Field | None, codebook: tuple[Field, ...]) -> Choice:
    kind = kind_of(subject, name, codebook)
    allowed = ("true", "false") if kind.value_type == "flag" else kind.allowed
    return Choice(
        name=name,
        label=(own.label if own and own.label else name.replace("_", " ")),
        value_type=kind.value_type,
        allowed=allowed,
        own=own is not None,
        required=own.required if own else False,
    )
