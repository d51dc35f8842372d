"""What kind of source a phrase names: institution, nearness, channel, and whether it is one person, many, or a body."""

from __future__ import annotations

from functools import cache, lru_cache
from typing import NamedTuple

from onrecord.find.syntax.line_phrases import LinePhrases
from onrecord.find.syntax.tagged_lines import Line
from onrecord.lexicon import load_rows
from onrecord.model import ActorKind, Channel, Institution, MentionKind, Proximity

_SECTORS = {
    "GOV": Institution.OFFICIAL,
    "MIL": Institution.OFFICIAL,
    "COP": Institution.OFFICIAL,
    "JUD": Institution.OFFICIAL,
    "LEG": Institution.OFFICIAL,
    "SPY": Institution.OFFICIAL,
    "IGO": Institution.OFFICIAL,
    "REB": Institution.PARTY,
    "PTY": Institution.PARTY,
    "OPP": Institution.PARTY,
    "PRM": Institution.PARTY,
    "PAR": Institution.PARTY,
    "UAF": Institution.PARTY,
    "SEP": Institution.PARTY,
    "CRM": Institution.PARTY,
    "JRN": Institution.MEDIA,
    "MED": Institution.MEDICAL,
    "HLH": Institution.MEDICAL,
    "NGO": Institution.NGO,
    "EDU": Institution.EXPERT,
    "CVL": Institution.WITNESS,
    "REF": Institution.WITNESS,
}
_ACTOR_KINDS = {
    ActorKind.GOVERNMENT: Institution.OFFICIAL,
    ActorKind.MILITARY: Institution.OFFICIAL,
    ActorKind.POLICE: Institution.OFFICIAL,
    ActorKind.GROUP: Institution.PARTY,
    ActorKind.MEDIA: Institution.MEDIA,
}
_MENTION_KINDS = {
    MentionKind.GOVERNMENT: Institution.OFFICIAL,
    MentionKind.MILITARY: Institution.OFFICIAL,
    MentionKind.POLICE: Institution.OFFICIAL,
    MentionKind.GROUP: Institution.PARTY,
    MentionKind.MEDIA: Institution.MEDIA,
}


class Noun(NamedTuple):
    """What one head noun tells of a speaker; None where it does not tell."""

    institution: Institution | None
    proximity: Proximity | None
    channel: Channel | None
    body: bool
    person: bool | None


def sector_institution(sector: str | None) -> Institution | None:
    """The kind of source a PLOVER sector is, None where it does not tell."""
    return _SECTORS.get(sector or "")


def actor_institution(kind: ActorKind, sector: str | None) -> Institution | None:
    """The kind of source an actor is; armed groups are party whatever they call themselves."""
    return sector_institution(sector) or _ACTOR_KINDS.get(kind)


def mention_institution(kind: MentionKind) -> Institution | None:
    """The kind of source a mention's kind alone shows."""
    return _MENTION_KINDS.get(kind)


@cache
def _table() -> LinePhrases[Noun]:
    rows: dict[str, Noun] = {}
    for row in load_rows("speaker_nouns"):
        rows[row["noun"]] = Noun(
            Institution(row["institution"]) if row["institution"] else None,
            Proximity(row["proximity"]) if row["proximity"] else None,
            Channel(row["channel"]) if row["channel"] else None,
            row["voice"] == "body",
            None,
        )
    for name, column, person in (
        ("person_titles", "title", True),
        ("people_nouns", "noun", True),
        ("org_nouns", "noun", False),
    ):
        for row in load_rows(name):
            known = rows.get(row[column].lower())
            if known is None:
                rows[row[column].lower()] = Noun(_SECTORS.get(row["sector"]), None, None, False, person)
            elif known.person is None:
                rows[row[column].lower()] = known._replace(
                    person=person,
                    institution=known.institution
                    or (_SECTORS.get(row["sector"]) if not known.body else None),
                )
    return LinePhrases(list(rows.items()))


@cache
def _states() -> frozenset[str]:
    found: set[str] = set()
    for row in load_rows("countries"):
        for column in ("name", "capital", "names", "aliases"):
            found.update(
                part.strip().casefold()
                for part in row.get(column, "").replace("|", ";").split(";")
                if part.strip()
            )
    return frozenset(found)


def is_state(words: str) -> bool:
    """Whether the words are the name of a state or of its capital.

    >>> is_state("Moscow"), is_state("the envoy")
    (True, False)
    """
    bare = words.casefold().removeprefix("the ").removeprefix("official ").strip()
    bare = bare.removesuffix("'s").removesuffix("’s")  # "Odrania's denied it": its ministry
    return bare in _states()


def nouns_in(line: Line, first: int, after: int) -> list[tuple[int, int, Noun]]:
    """The speaker nouns among tokens `first` up to `after`: (first, after, what it tells), left to right."""
    return [(first + start, first + stop, noun) for start, stop, noun in _nouns_among(line.low[first:after])]


@lru_cache(maxsize=1 << 13)  # the words for a speaker are asked several times, and come again
def _nouns_among(words: tuple[str, ...]) -> tuple[tuple[int, int, Noun], ...]:
    return tuple((hit.first, hit.last, hit.value) for hit in _table().in_words(words))


def noun_channel(line: Line, first: int, after: int) -> Channel:
    """The channel a speaker's own noun shows: "a news release", "state television"."""
    return next(
        (noun.channel for _, _, noun in nouns_in(line, first, after) if noun.channel is not None),
        Channel.UNSPECIFIED,
    )
