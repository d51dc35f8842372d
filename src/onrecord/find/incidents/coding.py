"""The codes beside an incident's own type: CAMEO root, quad class, ACLED-style subtype, contexts."""

from functools import cache
from typing import NamedTuple

from onrecord.lexicon import load_rows
from onrecord.model import Realis

_NON_STATE = frozenset({"armed"})
_STATE_FORCE = frozenset({"force", "state"})
_ATTACK = "Attack"


class Codes(NamedTuple):
    """The codes of one incident; None where the schemes have no place for it."""

    cameo: str | None
    quad: str | None
    subtype: str | None


def codes_of(
    kind: str, mode: str | None, subtype: str | None, who: frozenset[str], whom: frozenset[str]
) -> Codes:
    """The codes of an incident of PLOVER type `kind`; `who` and `whom` are the noun classes of its two sides.

    >>> codes_of("ASSAULT", "suicide-attack", None, frozenset({"armed"}), frozenset({"force"}))
    Codes(cameo='18', quad='material_conflict', subtype='Suicide bomb')
    >>> codes_of("TERRITORY", None, None, frozenset({"armed"}), frozenset({"settlement"})).subtype
    'Non-state actor overtakes territory'
    """
    row = _codes().get((kind, mode or "")) or _codes().get((kind, ""), ("", ""))
    return Codes(row[0] or None, row[1] or None, subtype or _subtype(kind, mode, who, whom))


_COOPERATIVE = frozenset("AID RETREAT CONSULT SUPPORT COOPERATE CONCEDE".split())
_CONFLICT = frozenset("ASSAULT COERCE MOBILIZE SANCTION PROTEST TERRITORY".split())


def plover_type(kind: str, realis: Realis) -> str:
    """The type as PLOVER files it, which has no realis: announced help is AGREE, announced force THREATEN.

    A change of territory is PLOVER's ASSAULT; accidents, disasters and crimes keep our names.

    >>> plover_type("AID", Realis.PLANNED), plover_type("TERRITORY", Realis.OCCURRED)
    ('AGREE', 'ASSAULT')
    """
    if realis in {Realis.PLANNED, Realis.THREATENED} and kind in _COOPERATIVE:
        return "AGREE"
    if realis in {Realis.PLANNED, Realis.THREATENED} and kind in _CONFLICT:
        return "THREATEN"
    return "ASSAULT" if kind == "TERRITORY" else kind


def _subtype(kind: str, mode: str | None, who: frozenset[str], whom: frozenset[str]) -> str | None:
    if kind == "TERRITORY":
        if who & _NON_STATE:
            return "Non-state actor overtakes territory"
        return "Government regains territory" if who & _STATE_FORCE else None
    if kind == "ASSAULT":
        return _subtype_of_mode().get(mode or "") or _assault(who, whom)
    return None


def _assault(who: frozenset[str], whom: frozenset[str]) -> str:
    """A clash needs two armed sides; everything else done to somebody is an attack."""
    armed = frozenset({"armed", "force"})
    unarmed = whom & {"civilian", "settlement", "vehicle", "children", "women"} and "force" not in whom
    return "Armed clash" if who & armed and whom & armed and not unarmed else _ATTACK


def contexts_of(words: frozenset[str]) -> tuple[str, ...]:
    """PLOVER contexts that the words around an incident name, in the order of the list.

    >>> contexts_of(frozenset({"gunmen", "hospital"}))
    ('health',)
    """
    return tuple(context for context, listed in _contexts() if words & listed)


@cache
def _codes() -> dict[tuple[str, str], tuple[str, str]]:
    return {(row["type"], row["mode"]): (row["cameo"], row["quad"]) for row in load_rows("coding")}


@cache
def _subtype_of_mode() -> dict[str, str]:
    """The subtype an instrument's mode stands for, from the instruments' own list; the first row of a mode wins."""
    found: dict[str, str] = {}
    for row in load_rows("instruments"):
        if row["subtype"]:
            found.setdefault(row["mode"], row["subtype"])
    return found


@cache
def _contexts() -> tuple[tuple[str, frozenset[str]], ...]:
    return tuple((row["context"], frozenset(row["words"].split())) for row in load_rows("contexts"))
