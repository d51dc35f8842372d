"""Who speaks: from the words that name a speaker to a `Speaker` with name, actor and kind of source.

A `Cast` remembers everybody who was named or spoke so far, so that a surname, "the governor", "he" or "the group" finds
its full name and actor. Where two fit, it refuses: the words stay as they are and the actor stays None.
"""

from __future__ import annotations

from dataclasses import replace

from onrecord.find.claims.kinds_of_speakers import actor_institution, noun_channel, nouns_in
from onrecord.find.claims.known_speakers import (
    BODY,
    FIRST_PERSON,
    MANY,
    ONE,
    PRONOUNS,
    Known,
    can_be_meant,
    distinct,
    fits,
    line_subject,
    nearest,
    surest,
)
from onrecord.find.claims.naming_speakers import Naming
from onrecord.find.claims.speaker_nearness import gender_of_pronoun
from onrecord.find.claims.speaker_number import names_office
from onrecord.find.syntax.noun_phrases import Phrase, subject_before
from onrecord.model import (
    Institution,
    MentionKind,
    Proximity,
    Span,
    Speaker,
)

_RELATIVE = frozenset("who which that whom".split())
_CLAUSES = frozenset("who which".split())
_SOME = frozenset(
    "one another others some neither both two three several many few most either each none".split()
)
_DEFINITE = frozenset("the its their his her our".split())
_OWNERS = frozenset("its their".split())
_GROUPS = frozenset("group movement militia faction".split())
_SPOTS = frozenset([MentionKind.PLACE, MentionKind.FACILITY])
_REACH = 3  # sentences back in which a pronoun may find its noun


class Cast(Naming):
    """Mentions and actors of a document, and the speakers met so far, in reading order."""

    def speaker(self, narrow: Span, wide: Span | None = None) -> Speaker:
        """The speaker whom the words at `narrow` identify; `wide` may hold an apposition."""
        number = self.line_number(narrow.start)
        line = self.scene.lines[number]
        first = min(
            line.index_at(narrow.start), len(line) - 1
        )  # a model's span may begin between two sentences
        after = min(max(line.index_at(narrow.stop), first + 1), len(line))
        words = " ".join(narrow.of(line.text).split())
        if words.lower() in PRONOUNS or words.lower() in _RELATIVE:
            return self._pronoun(words, narrow, number, first)
        if line.low[first] in _CLAUSES and self._before_relative(number, first) is not None:
            return self._pronoun(line.low[first], narrow, number, first)  # "which runs the clinic"
        found = self._named(line, Phrase(first, after, after), narrow, wide, words, number)
        self._met.append(found)
        return Speaker(
            name=found.name,
            span=narrow,
            actor=found.actor,
            institution=found.institution,
            proximity=found.proximity,
            channel=noun_channel(line, first, after),
        )

    def _pronoun(self, words: str, span: Span, number: int, first: int) -> Speaker:
        found = self._mentioned_pronoun(span) or self._antecedent(words.lower(), number, first)
        if found is None:
            return Speaker(name=words, span=span)
        self._met.append(replace(found, line=number, start=span.start))
        return Speaker(
            name=found.name,
            span=span,
            actor=found.actor,
            institution=found.institution,
            proximity=found.proximity,
        )

    def _mentioned_pronoun(self, span: Span) -> Known | None:
        for mention in self.mentions_in(span):
            actor = self.actor_of(mention)
            if actor is not None:
                return self._from_actor(actor, span)
        return None

    def _from_actor(self, actor: str, span: Span) -> Known:
        number = self.line_number(span.start)
        for known in reversed(self._met):
            if known.actor == actor:
                return known
        record = self.actors[actor]
        first = next(iter(self.mentions_of(actor)), None)
        if first is not None and first.span.start < span.start:
            line = self.scene.lines[self.line_number(first.span.start)]
            phrase = Phrase(
                line.index_at(first.span.start),
                line.index_at(first.span.stop),
                line.index_at(first.span.stop),
            )
            if phrase.first < phrase.after:
                return self._named(line, phrase, first.span, None, " ".join(first.words.split()), number)
        return Known(
            name=self.full_name(actor, record.name, span.start),
            actor=actor,
            institution=actor_institution(record.kind, record.sector) or Institution.OTHER,
            proximity=Proximity.UNKNOWN,
            number="any",
            line=number,
            head=record.name.split()[-1].lower(),
        )

    def _antecedent(self, word: str, number: int, first: int) -> Known | None:
        """The one earlier person or body that fits the pronoun, None where none or two fit."""
        wanted = "one" if word in ONE else "body" if word in BODY else "many" if word in MANY else "any"
        if word in _RELATIVE:
            return self._before_relative(number, first)
        gender = gender_of_pronoun(word)
        for back in range(_REACH + 1):
            at = number - back
            if at < 0:
                return None
            nearby = self._candidates(at, first if not back else None, wanted)
            fitting = surest(distinct([known for known in nearby if fits(known, wanted, gender)]), wanted)
            if len(fitting) == 1:
                return fitting[0]
            if wanted == "one" and back <= 1 and all(known.number != "one" for known in nearby):
                named = [
                    one for one in self._persons(at, first if not back else None) if fits(one, wanted, gender)
                ]
                if named:
                    return named[0] if len(named) == 1 else None
            if len(fitting) > 1:
                spoke = distinct(
                    [known for known in self._met if known.line == at and fits(known, wanted, gender)]
                )
                return spoke[0] if len(spoke) == 1 else None
        return None

    def _before_relative(self, number: int, first: int) -> Known | None:
        line = self.scene.lines[number]
        at = first - (first > 0 and line.tags[first - 1] == ",")
        phrase = subject_before(line, at) if at > 0 else None
        if phrase is None:
            return None
        phrase = nearest(line, phrase, line.low[first])
        narrow = line.stretch(phrase.first, phrase.narrow)
        return self._named(line, phrase, narrow, None, " ".join(narrow.of(line.text).split()), number)

    def _candidates(self, number: int, before: int | None, wanted: str) -> list[Known]:
        """Who may be meant: those who spoke in line `number`, and its subject."""
        line = self.scene.lines[number]
        reach = len(line.text) if before is None else line.tokens[before].start
        found = [known for known in self._met if known.line == number and known.start < reach]
        subject = line_subject(line) if self._is_told(number) else None
        if subject is not None and (before is None or subject.after <= before):
            narrow = line.stretch(subject.first, subject.narrow)
            words = " ".join(narrow.of(line.text).split())
            if words.lower() not in PRONOUNS | FIRST_PERSON:
                wide = line.stretch(subject.first, subject.after)
                told = self._named(line, subject, narrow, wide, words, number)
                found.extend([told] if can_be_meant(line, subject, told, wanted) else [])
        return found

    def _persons(self, number: int, before: int | None) -> list[Known]:
        """The persons named by an office anywhere in a line: whom "he" can mean where neither subject nor speaker fits."""
        line = self.scene.lines[number]
        if not self._is_told(number):
            return []
        found: list[Known] = []
        for first, after, noun in nouns_in(line, 0, len(line) if before is None else before):
            if not names_office(line.low[after - 1], noun) or line.tags[after : after + 1] == "z":
                continue
            start = first
            while start > 0 and line.tags[start - 1] in "daNz":
                start -= 1
            narrow = line.stretch(start, after)
            definite = line.low[start] in _DEFINITE or "N" in line.tags[start:after]
            if not definite or self.scene.quote_around(narrow.start) is not None:
                continue
            one = self._named(
                line,
                Phrase(start, after, after),
                narrow,
                None,
                " ".join(narrow.of(line.text).split()),
                number,
            )
            found.extend([one] if one.number == "one" else [])
        return distinct(found)

    def bodies_of(self, speaker: Speaker) -> frozenset[str]:
        """The bodies a speaker was said to belong to, here or earlier."""
        return frozenset(
            body
            for known in self._met
            if known.name == speaker.name or (known.actor is not None and known.actor == speaker.actor)
            for body in known.bodies
        )
