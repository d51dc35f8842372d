"""What a cue verb takes that is nothing said: "called police", "denied them a base", "declined to be named"."""

from __future__ import annotations

from onrecord.find.claims.contents import Complement
from onrecord.find.claims.cue_verbs import BE, Group
from onrecord.find.claims.cues import CueHit
from onrecord.find.claims.kinds_of_speakers import nouns_in
from onrecord.find.syntax.following_phrases import phrase_after
from onrecord.find.syntax.tagged_lines import Line
from onrecord.lexicon import Form
from onrecord.model import Span

_SENSES = frozenset("see hear sense".split())
_WISHES = frozenset("must should might may ought".split())
_PERFORMED = frozenset("confirm note say add stress".split())
_NAMING = frozenset("named identified quoted".split())
_CALLED = 2  # tokens: "called her mother"


def says_nothing(line: Line, hit: CueHit, group: Group, complement: Complement) -> bool:
    """Whether the complement of a cue verb is no content."""
    if _is_wished(line, hit, group):
        return True
    if complement.frame == "np":
        return _no_words(line, hit, group, complement) or _headline_passive(line, hit, complement)
    if complement.frame == "inf":
        return _hides_name(line, complement)
    return complement.frame == "that" and _passive_tail(line, hit, group, complement)


def _no_words(line: Line, hit: CueHit, group: Group, complement: Complement) -> bool:
    """For "admitted seven patients", "called police", "denied it a port": what stands there is nothing that was said."""
    if hit.lemma == "admit":
        return _takes_in(line, complement)
    if hit.lemma == "deny":
        return _two_objects(line, complement)
    if hit.lemma in _SENSES:
        return "as" not in line.low[complement.first : complement.after]
    if hit.lemma != "call":
        return False
    return _names_itself(line, hit, group) or (
        complement.after - complement.first <= _CALLED and _rings(line, complement)
    )


def _names_itself(line: Line, hit: CueHit, group: Group) -> bool:
    """For "a group called the River Column": the participle after a noun gives a name, nobody calls anybody anything."""
    bare = group.first == group.head == hit.first and Form.PARTICIPLE in hit.forms
    noun_before = bare and group.first > 0 and line.tags[group.first - 1] in "NTab"
    phrase = line.low[max(0, group.first - 4) : group.first]
    return noun_before and not {"a", "an"}.isdisjoint(phrase)


def _is_wished(line: Line, hit: CueHit, group: Group) -> bool:
    """For "must congratulate", "may want": nobody has said or wanted it yet."""
    words = line.low[group.first : group.head]
    if "have" in words or "not" in words or hit.lemma in _PERFORMED:
        return False
    return not _WISHES.isdisjoint(words)


def _headline_passive(line: Line, hit: CueHit, complement: Complement) -> bool:
    """For "Nine reported killed in blast"."""
    at = complement.first
    return (
        at == hit.after
        and Form.PARTICIPLE in hit.forms
        and line.tags[at] == "e"
        and line.tags[at + 1 : at + 2] not in ("a", "N", "b", "g")
    )


def _two_objects(line: Line, complement: Complement) -> bool:
    """For "denied the raiders a base": somebody is kept from something."""
    first = phrase_after(line, complement.first, complement.after)
    return (
        first is not None
        and line.tags[complement.first] != "g"  # "denied planting the mines": a deed, not somebody
        and first.after < complement.after
        and line.low[first.after] in {"a", "an", "any", "the", "their", "its"}
        and "q" not in line.tags[complement.first : first.after]
    )


def _hides_name(line: Line, complement: Complement) -> bool:
    """For "who declined to be named", "refused to give his name": no claim about the matter."""
    words = line.low[complement.first : complement.first + 6]
    return not _NAMING.isdisjoint(words[1:3]) or ("give" in words[1:2] and "name" in words)


def _rings(line: Line, complement: Complement) -> bool:
    """Whether somebody is called, not called something: one phrase, no quotation, no second determiner."""
    tags = line.tags[complement.first : complement.after]
    return "q" not in tags and "d" not in tags[1:] and not set(tags) - set("dNa9-")


def _passive_tail(line: Line, hit: CueHit, group: Group, complement: Complement) -> bool:
    """For "was shot and pronounced dead", "a photo tweeted by the sergeant": a participle that has no content."""
    word = line.low[complement.first]
    if Form.PARTICIPLE not in hit.forms or group.first != group.head or word == "that":
        return False
    if word == "by" and complement.first == hit.after:
        return True
    at = group.first - 1
    if at < 2 or line.tags[at] != "c" or line.tags[complement.first] in "pq":
        return False
    for back in range(at - 1, max(at - 12, 0), -1):
        if line.tags[back] == "e":
            return line.low[back - 1] in BE and line.tags[complement.first] in "arieg"
        if line.tags[back] in "V;:q":
            return False
    return False


def _takes_in(line: Line, complement: Complement) -> bool:
    """For "admitted seven patients" is no admission: people, counted or described, are let in."""
    return any(
        noun.person
        for _, _, noun in nouns_in(line, complement.first, min(complement.first + 5, complement.after))
    ) or ("9" in line.tags[complement.first : complement.first + 2])


def takes_in(line: Line, content: Span) -> bool:
    """Whether what a hospital "admitted" is people by number: "seven patients with burns"."""
    if not line.span.contains(content):
        return False
    first, after = line.index_at(content.start), line.index_at(content.stop)
    near = line.tags[first : min(after, first + 2)]
    people = any(noun.person for _, _, noun in nouns_in(line, first, min(first + 5, after)))
    return not set(line.tags[first:after]) & set("Vxmsw") and "9" in near and people
