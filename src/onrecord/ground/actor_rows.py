"""Rows that code by names, nouns, countries and towns."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from onrecord.ground.actor_code import Coded, coded_as, country_of, ministry, out_of_office, topic
from onrecord.ground.actor_phrase import Phrase, as_acronym
from onrecord.ground.actor_words import Code, Found, actor_codes, capitals, exact_names, spoken_names
from onrecord.text.spelling import alike_names, spoken_key

# Heads that tell too little by themselves: the body they belong to decides.
_PLAIN = frozenset(
    "president head chief director chairman chairwoman chair leader deputy secretary spokesman spokeswoman spokesperson "
    "member members official officials representative representatives commander group groups team source sources "
    "adviser officer officers delegate delegation founder employee employees worker workers staff supporters men man "
    "people person figure fighters forces".split()
)

_ROLES = frozenset(["JUD", "LEG", "MIL", "COP"])

# Before "news agency" and the like.
_OF_THE_STATE = frozenset(["official", "state", "government", "semi", "run"])


def whole_name(phrase: Phrase) -> Coded | None:
    """A name of the list of actors and nothing else."""
    name = " ".join(phrase.bare)
    code = actor_codes().get(name) or exact_names().get(as_acronym(phrase.raw[-1]))
    if (
        code is None
        or (len(phrase.bare) > 1 and name not in actor_codes())
        or code.row.startswith("countries")
    ):
        return None
    return coded_as(phrase, code, (code.row,), role=_role(phrase.agents))


def state(phrase: Phrase) -> Coded | None:
    """A country or its people and nothing else."""
    named = phrase.nations
    if not named or named[0].first > phrase.lead or named[-1].last < len(phrase.words) or len(named) > 1:
        return None
    code = named[0].value
    return Coded(country=code.country, sector=code.sector or None, rows=(code.row,))


def capital(phrase: Phrase) -> Coded | None:
    """A capital, which stands for its government."""
    code = capitals().get(" ".join(phrase.words))
    if code is None or not phrase.raw[0][:1].isupper():
        return None
    return Coded(country=code.country, sector=code.sector, rows=(code.row,))


def actor_inside(phrase: Phrase) -> Coded | None:
    """A name of the list of actors inside the words: "Taliban fighters", "head of the FSB"."""
    inside = [one for one in phrase.actors if one.first < phrase.base]
    if not inside and _head_is_plain(phrase):
        inside = list(phrase.actors[:1])
    if not inside:
        return None
    one = inside[-1]
    others = [agent for agent in phrase.agents if agent.first >= one.last or agent.last <= one.first]
    return coded_as(phrase, one.value, (one.value.row,), role=_role(others))


def _head_is_plain(phrase: Phrase) -> bool:
    head = _head(phrase)
    return head is None or " ".join(phrase.words[head.first : head.last]) in _PLAIN


def _role(agents: Iterable[Found[Code]]) -> str:
    """The sector of a body inside an international one: its court, its parliament, its troops."""
    return next((one.value.sector for one in agents if one.value.sector in _ROLES), "")


def noun(phrase: Phrase) -> Coded | None:
    """The noun the words end in, or the body behind a plain one such as "head"."""
    head = _head(phrase)
    if head is None:
        return None
    agent = _body_of(phrase, head) or head
    sector, second = agent.value.sector, agent.value.second
    if ministry(phrase.words[head.last - 1]):
        sector, second = "GOV", topic(phrase) or second
    country = country_of(phrase, head.first)
    if phrase.former:
        sector, second = out_of_office(sector), ""
    if sector == "JRN" and not _OF_THE_STATE.isdisjoint(phrase.words[: head.first]):
        sector, second = "GOV", "JRN"
    if sector == "NGO" and country:
        sector = "SOC"  # NGO is PLOVER's code for those that belong to no one country
    return Coded(
        country=country or None,
        sector=sector or None,
        second=second or None,
        why=f"“{' '.join(phrase.raw[agent.first : agent.last])}” stands in the list of nouns",
        rows=(agent.value.row,),
    )


def _head(phrase: Phrase) -> Found[Code] | None:
    within = [one for one in phrase.agents if one.first < phrase.base]
    return within[-1] if within else None


def _body_of(phrase: Phrase, head: Found[Code]) -> Found[Code] | None:
    """For "prison official" the prison, for "head of the hospital" the hospital."""
    if " ".join(phrase.words[head.first : head.last]) not in _PLAIN:
        return None
    before = [one for one in phrase.agents if one.last == head.first and one.value.sector != "UNK"]
    behind = [one for one in phrase.agents if one.first >= phrase.base and one.value.sector != "UNK"]
    of = phrase.base < len(phrase.words) and phrase.words[phrase.base] in {"of", "for", "at", "from"}
    return before[-1] if before else behind[0] if behind and of else None


def spelling(phrase: Phrase) -> Coded | None:
    """A name of the list in a spelling it does not have; nothing where two actors sound alike."""
    name = " ".join(phrase.raw[phrase.lead : phrase.base])
    if phrase.nations or not name[:1].isupper():
        return None
    fits = {
        code.row: (known, code)
        for known, code in spoken_names().get(spoken_key(name), ())
        if alike_names(name, known)
    }
    if len(fits) != 1:
        return None
    known, code = next(iter(fits.values()))
    return replace(coded_as(phrase, code, (code.row,)), why=f"“{name}” sounds like “{known}”")


def town(phrase: Phrase) -> Coded | None:
    """A town and nothing else: its people."""
    country = phrase.place(phrase.lead, len(phrase.words)) if phrase.raw[phrase.lead][:1].isupper() else None
    return Coded(country=country, sector="CVL") if country else None


def country_only(phrase: Phrase) -> Coded | None:
    """A country somewhere in the words."""
    if not phrase.nations:
        return None
    code = phrase.nations[0].value
    return Coded(country=code.country, rows=(code.row,))
