"""Attribution by verbs: "X said that", "…, said X", "X denied NP", "X is accused of", "X told Y that"."""

from __future__ import annotations

from typing import NamedTuple

from onrecord.find.claims.contents import Complement, complement_of
from onrecord.find.claims.cues import CueHit, cues_at
from onrecord.find.claims.front_contents import content_before, front_quote
from onrecord.find.claims.kinds_of_speakers import nouns_in
from onrecord.find.claims.scene import Attribution, Scene
from onrecord.find.syntax.following_phrases import phrase_after
from onrecord.find.syntax.noun_phrases import Phrase, subject_before
from onrecord.find.syntax.tagged_lines import Line
from onrecord.lexicon import Form
from onrecord.model import Span

_BE = frozenset(
    "is are was were be been being am 's 're ’s ’re gets got get isn't aren't wasn't weren't isn’t wasn’t".split()
)
_PLURALS = frozenset(
    "police people men women children media militia taliban military troops staff families".split()
)
_CALLED = 2  # tokens: "called her mother"
_CHAINS = frozenset(
    "go goes going went continue continues continued continuing begin began decline declined refuse".split()
)


class Group(NamedTuple):
    """A verb group: tokens `first` up to `after`, the head verb at `head`."""

    first: int
    head: int
    after: int
    passive: bool
    infinitive: bool


def verb_group(line: Line, hit: CueHit) -> Group:
    """The cue verb with its auxiliaries, adverbs and negation.

    >>> from onrecord.find.claims.cues import cues_at
    >>> from onrecord.find.syntax.tagged_lines import read_line
    >>> text = "The army has not yet confirmed that."
    >>> line = read_line(text, Span(0, len(text)))
    >>> group = verb_group(line, cues_at(line, 5)[0])
    >>> line.stretch(group.first, group.after).of(text)
    'has not yet confirmed'
    """
    first = hit.first
    be = infinitive = False
    while first > 0:
        tag, word = line.tags[first - 1], line.low[first - 1]
        if tag in "xmn" or (tag == "r" and _adverb_inside(line, first - 1)):
            be = be or word in _BE
            first -= 1
        elif tag == "t" and first > 1 and line.low[first - 2] in _CHAINS | {"on"}:
            first -= 2
            while first > 0 and line.low[first] == "on" and line.low[first - 1] in _CHAINS:
                first -= 1
        elif tag == "t":
            infinitive = True
            break
        else:
            break
    passive = be and Form.PARTICIPLE in hit.forms and Form.GERUND not in hit.forms
    return Group(first, hit.first, hit.after, passive, infinitive)


def _adverb_inside(line: Line, at: int) -> bool:
    return (
        at > 0
        and line.tags[at - 1] not in ",q"
        and line.low[at] not in {"today", "yesterday", "else", "well"}
    )


def verb_attribution(scene: Scene, number: int, hit: CueHit) -> Attribution | None:
    """The attribution that hangs on the verb `hit` of line `number`, None where it is no cue there."""
    line = scene.lines[number]
    group = verb_group(line, hit)
    if not _is_verb(line, hit, group) or group.infinitive:
        return None
    if group.passive:
        return None
    complement = complement_of(line, hit, _ceiling(scene, line, hit))
    if (
        complement is not None
        and Form.GERUND not in hit.forms
        and _sits_behind(scene, line, group, complement)
    ):
        complement = None
    if complement is None:
        return _content_in_front(scene, number, hit, group)
    source = _subject(scene, line, hit, group)
    if source is None or (
        source.first > 1 and line.low[source.first - 1] == "as" and line.tags[source.first - 2] == ","
    ):
        return None
    if complement.frame == "np" and _no_words(line, hit, complement):
        return None
    if complement.frame == "that" and _passive_tail(line, hit, group, complement):
        return None
    return Attribution(
        source=line.stretch(source.first, source.after),
        narrow=line.stretch(source.first, source.narrow),
        cue=line.stretch(group.first, group.after),
        content=(_through_quote(scene, line, complement),),
        by=f"attribution/verb-{complement.frame}",
        score=1.0,
        frame=complement.frame,
    )


def _no_words(line: Line, hit: CueHit, complement: Complement) -> bool:
    """For "admitted seven patients", "called police": what stands there is nothing that was said."""
    if hit.lemma == "admit":
        return _takes_in(line, complement)
    return hit.lemma == "call" and complement.after - complement.first <= _CALLED and _rings(line, complement)


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
            return line.low[back - 1] in _BE and line.tags[complement.first] in "arieg"
        if line.tags[back] in "V;:q":
            return False
    return False


def _takes_in(line: Line, complement: Complement) -> bool:
    """For "admitted seven patients" is no admission: people, counted or described, are let in."""
    return any(
        noun.person
        for _, _, noun in nouns_in(line, complement.first, min(complement.first + 5, complement.after))
    ) or ("9" in line.tags[complement.first : complement.first + 2])


def _ceiling(scene: Scene, line: Line, hit: CueHit) -> int | None:
    """Inside a quotation the content ends with it."""
    quote = scene.quote_around(line.tokens[hit.first].start)
    if quote is None:
        return None
    return min(line.index_at(quote.inside.stop), line.stripped_end())


def _is_verb(line: Line, hit: CueHit, group: Group) -> bool:
    before = line.tags[group.first - 1] if group.first else ""
    if before in set("dz") and line.low[group.first - 1] not in {
        "this",
        "that",
        "all",
        "both",
        "some",
        "many",
    }:
        return False
    if Form.GERUND in hit.forms:
        return before not in set("dizN") and line.low[group.first - 1 : group.first] != ("as",)
    if before == ("i") and group.first == group.head:
        return False
    word = line.tokens[hit.first].text
    if word[0].isupper() and hit.first and not _is_title(line):
        return False
    if Form.PAST in hit.forms or group.first != group.head:
        return True
    if _clause_has_verb(line, group.first):
        return False
    if Form.THIRD not in hit.forms:
        return bool(before) and (before in "pcw)s" or _plural(line.low[group.first - 1]))
    return True


def _clause_has_verb(line: Line, first: int) -> bool:
    """Whether the clause has its finite verb before token `first`, so that "claims" or "state" there is a noun."""
    for at in range(first - 1, -1, -1):
        tag = line.tags[at]
        if tag in ",;:-qswc()":
            return False
        if tag in "Vxm" or (tag == "e" and at and line.tags[at - 1] in "NapT"):
            return not any(hit.takes("that") for hit in cues_at(line, at)) and tag != "e"
    return False


def _plural(word: str) -> bool:
    return (word.endswith("s") and not word.endswith("ss")) or word in _PLURALS


def _is_title(line: Line) -> bool:
    return sum(token.text[0].isupper() for token in line.tokens if len(token.text) > 3) > 0.8 * sum(
        len(token.text) > 3 for token in line.tokens
    )


def _sits_behind(scene: Scene, line: Line, group: Group, complement: Complement) -> bool:
    """Whether what follows is the inverted speaker ("…, said X"), not the content."""
    if (
        complement.frame not in {"that", "np", "quote"}
        or group.first != group.head
        or line.tags[complement.first] == "q"
    ):
        return False
    if group.first == 0:
        return False
    after_quote = front_quote(scene, line, group.first) is not None
    if not after_quote and line.tags[group.first - 1] not in ",-":
        return False
    if line.low[complement.first] == "that" or complement.frame == "quote":
        return False
    if after_quote:
        return True
    phrase = phrase_after(line, group.after)
    end = line.stripped_end()
    return phrase is not None and (phrase.after >= end or line.tags[phrase.after] == ",")


def _content_in_front(scene: Scene, number: int, hit: CueHit, group: Group) -> Attribution | None:
    """For "…," X said · "…," said X · …, X believes, …."""
    line = scene.lines[number]
    if not (hit.takes("quote") or hit.takes("that")) or Form.GERUND in hit.forms:
        return None
    inverted = front_quote(scene, line, group.first) is not None
    source = _inverted_subject(line, group) if inverted else None
    if source is None:
        source = subject_before(line, group.first, _floor(scene, line, group.first))
        inverted = False
    if source is None and group.first > 0 and line.tags[group.first - 1] in ",-q?!":
        source = _inverted_subject(line, group)
        inverted = True
    if source is None or line.tags[source.first] == "w":
        return None
    if not inverted and source.first and line.low[source.first - 1] == "as":
        return None  # the rule for "as X said" reads it
    first, after = (group.first, source.after) if inverted else (source.first, group.after)
    content = content_before(scene, number, first, after)
    if not content:
        return None
    kind = "quote" if front_quote(scene, line, first) else "clause"
    order = "inverted" if inverted else "after"
    return Attribution(
        source=line.stretch(source.first, source.after),
        narrow=line.stretch(source.first, source.narrow),
        cue=line.stretch(group.first, group.after),
        content=content,
        by=f"attribution/{order}-{kind}",
        score=1.0,
        frame="quote" if kind == "quote" else "that",
    )


def _inverted_subject(line: Line, group: Group) -> Phrase | None:
    if group.after >= len(line) or line.tags[group.after] not in "dNabp9eg":
        return None
    return phrase_after(line, group.after, line.stripped_end())


def _floor(scene: Scene, line: Line, before: int) -> int:
    """Nothing in front of the last quotation's end belongs to a subject."""
    floor = 0
    for quote in scene.quotes:
        if quote.span.start >= line.tokens[before].start:
            break
        if (
            quote.speech
            and quote.closed
            and quote.span.stop > line.span.start
            and quote.span.stop <= line.tokens[before].start
        ):
            floor = line.index_at(quote.span.stop)
    while floor < before and line.tags[floor] in ",.-q":
        floor += 1
    return floor


def _subject(scene: Scene, line: Line, hit: CueHit, group: Group) -> Phrase | None:
    """The verb's own subject, else the subject it shares with the verb before it."""
    floor = (
        _floor(scene, line, group.first) if scene.quote_around(line.tokens[group.first].start) is None else 0
    )
    if Form.GERUND not in hit.forms:
        found = subject_before(line, group.first, floor)
        if found is not None:
            return found
    if (
        Form.GERUND in hit.forms
        or line.tags[group.first - 1 : group.first] in ("c", ",", "r", "")
        or group.first
    ):
        return shared_subject(line, group.first, floor)
    return None


def shared_subject(line: Line, before: int, floor: int) -> Phrase | None:
    """The subject of the nearest finite verb to the left, or an inverted one ("said X, adding")."""
    for at in range(before - 1, max(floor, before - 60) - 1, -1):
        finite = line.tags[at] in "Vxme" or (line.tags[at] == "b" and at > 0 and _plural(line.low[at - 1]))
        if finite and line.tags[at - 1 : at] not in ("x", "m", "t", "i", "d") and at > 0:
            found = subject_before(line, at, floor)
            if found is not None and found.first < at:
                return found
            if (
                line.low[at] in {"said", "says", "told", "asked", "added", "wrote"}
                and line.tags[at - 1] in ",q"
            ):
                return phrase_after(line, at + 1, before)
    return None


def _through_quote(scene: Scene, line: Line, complement: Complement) -> Span:
    """The content's characters; a quotation it opens with or runs into is taken whole, over sentences."""
    span = line.stretch(complement.first, complement.after)
    opening = scene.quote_starting(span.start)
    if opening is not None and opening.speech and opening.span.start - span.start <= 1:
        return opening.span if complement.frame == "quote" or opening.span.stop > span.stop else span
    around = scene.quote_around(span.stop - 1)
    if around is not None and span.start < around.span.start and around.span.stop > span.stop:
        return Span(span.start, around.span.stop)
    return span
