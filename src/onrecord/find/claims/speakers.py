"""Who speaks: from the words that name a speaker to a `Speaker` with name, actor and kind of source.

A `Cast` remembers everybody who was named or spoke so far, so that a surname, "the governor", "he" or "the group" finds
its full name and actor. Where two fit, it refuses: the words stay as they are and the actor stays None.
"""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.find.claims.kinds_of_speakers import actor_institution, nouns_in
from onrecord.find.claims.known_speakers import (
    BODY,
    FIRST_PERSON,
    MANY,
    ONE,
    PRONOUNS,
    Known,
    base_end_of,
    can_be_meant,
    distinct,
    fits,
    is_bare,
    may_be,
    name_behind,
    nearest,
    number_of,
    offices,
    proximity_of,
    surest,
)
from onrecord.find.claims.mentioned import Mentioned
from onrecord.find.claims.scene import Scene
from onrecord.find.claims.speaker_kinds import institution_of, person_in_apposition
from onrecord.find.syntax.following_phrases import phrase_after
from onrecord.find.syntax.noun_phrases import Phrase, subject_before
from onrecord.find.syntax.tagged_lines import Line
from onrecord.model import (
    Actor,
    BlockKind,
    Channel,
    Institution,
    Mention,
    MentionKind,
    Proximity,
    Span,
    Speaker,
)

_RELATIVE = frozenset("who which that whom".split())
_GROUPS = frozenset("group movement militia faction".split())
_SPOTS = frozenset([MentionKind.PLACE, MentionKind.FACILITY])
_REACH = 3  # sentences back in which a pronoun may find its noun


class Cast(Mentioned):
    """Mentions and actors of a document, and the speakers met so far, in reading order."""

    def __init__(self, scene: Scene, mentions: Sequence[Mention], actors: Sequence[Actor]) -> None:
        super().__init__(scene, mentions, actors)
        self._met: list[Known] = []

    def speaker(self, narrow: Span, wide: Span | None = None) -> Speaker:
        """The speaker whom the words at `narrow` identify; `wide` may hold an apposition."""
        number = self.line_number(narrow.start)
        line = self.scene.lines[number]
        first = line.index_at(narrow.start)
        after = max(line.index_at(narrow.stop), first + 1)
        words = " ".join(narrow.of(line.text).split())
        if words.lower() in PRONOUNS or words.lower() in _RELATIVE:
            return self._pronoun(words, narrow, number, first)
        found = self._named(line, Phrase(first, after, after), narrow, wide, words, number)
        self._met.append(found)
        return Speaker(
            name=found.name,
            span=narrow,
            actor=found.actor,
            institution=found.institution,
            proximity=found.proximity,
            channel=self._noun_channel(line, first, after),
        )

    def _noun_channel(self, line: Line, first: int, after: int) -> Channel:
        for _, _, noun in nouns_in(line, first, after):
            if noun.channel is not None:
                return noun.channel
        return Channel.UNSPECIFIED

    def _pronoun(self, words: str, span: Span, number: int, first: int) -> Speaker:
        found = self._mentioned_pronoun(span) or self._antecedent(words.lower(), number, first)
        if found is None:
            return Speaker(name=words, span=span)
        self._met.append(found)
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
        for back in range(_REACH + 1):
            at = number - back
            if at < 0:
                return None
            fitting = surest(
                distinct(
                    [
                        known
                        for known in self._candidates(at, first if not back else None, wanted)
                        if fits(known, wanted)
                    ]
                ),
                wanted,
            )
            if len(fitting) == 1:
                return fitting[0]
            if len(fitting) > 1:
                spoke = distinct([known for known in self._met if known.line == at and fits(known, wanted)])
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
        found = [known for known in self._met if known.line == number]
        line = self.scene.lines[number]
        subject = self._line_subject(line) if self._is_told(number) else None
        if subject is not None and (before is None or subject.after <= before):
            narrow = line.stretch(subject.first, subject.narrow)
            words = " ".join(narrow.of(line.text).split())
            if words.lower() not in PRONOUNS | FIRST_PERSON:
                wide = line.stretch(subject.first, subject.after)
                told = self._named(line, subject, narrow, wide, words, number)
                found.extend([told] if can_be_meant(line, subject, told, wanted) else [])
        return found

    def _is_told(self, number: int) -> bool:
        """Whether the line is a sentence of the report's body; a headline's "Envoys meet" parses badly."""
        return self.scene.kinds[number] is not BlockKind.HEADLINE

    @staticmethod
    def _line_subject(line: Line) -> Phrase | None:
        at = 0
        while at < len(line) and line.tags[at] in "qrc":
            at += 1
        phrase = phrase_after(line, at)
        if phrase is None or phrase.after >= len(line):
            return None
        return phrase if line.tags[phrase.after] in "Vxmebrn," else None

    def _named(
        self, line: Line, phrase: Phrase, narrow: Span, wide: Span | None, words: str, number: int
    ) -> Known:
        nouns = nouns_in(line, phrase.first, phrase.narrow)
        base_end = base_end_of(line, phrase.first, phrase.narrow)
        actor = self._actor(line, phrase, narrow, base_end)
        person = person_in_apposition(self, line, (narrow, wide), nouns)
        called = "" if person else name_behind(line, phrase, wide)
        actor = person or actor
        known = self._earlier(line, phrase, words, actor)
        institution = institution_of(self, line, (narrow, wide), base_end, None if person else actor)
        if known is not None:
            actor = actor or known.actor
            if institution is None or (known.institution is not Institution.OTHER and is_bare(line, phrase)):
                institution = known.institution if known.institution is not Institution.OTHER else institution
        return Known(
            name=self.full_name(person, "", (wide or narrow).stop)
            if person
            else called or self._name(words, known, actor, narrow),
            actor=actor,
            institution=institution or Institution.OTHER,
            proximity=proximity_of(nouns, base_end) or (known.proximity if known else Proximity.UNKNOWN),
            number="one"
            if person or called
            else number_of(line, phrase, nouns, base_end, self.mentions_in(narrow)),
            line=number,
            head=called.split()[-1].lower() if called else line.low[base_end - 1],
            words=offices(line, nouns, line.index_at(wide.stop) if wide else phrase.narrow, base_end),
            bodies=self.bodies_in(wide or narrow) | (known.bodies if known else frozenset()),
        )

    def _actor(self, line: Line, phrase: Phrase, narrow: Span, base_end: int) -> str | None:
        """The actor named by the head, else the body a spokesman or statement speaks for."""
        inside = self.mentions_in(narrow)
        for mention in inside:
            ends = mention.span.start == narrow.start or mention.span.stop == narrow.stop
            if mention.kind is MentionKind.PERSON and ends and (actor := self.actor_of(mention)):
                return actor
        head = line.tokens[base_end - 1]
        for mention in inside:
            if mention.span.start <= head.start < mention.span.stop and (actor := self.actor_of(mention)):
                return actor
        voice = any(
            noun.body for first, _, noun in nouns_in(line, phrase.first, phrase.narrow) if first < base_end
        )
        for mention in inside:
            actor = self.actor_of(mention)
            if actor is not None and voice and mention.kind not in _SPOTS:
                return actor
        return (
            self.only_group(narrow.start)
            if voice and _GROUPS.intersection(line.low[phrase.first : phrase.narrow])
            else None
        )

    def _earlier(self, line: Line, phrase: Phrase, words: str, actor: str | None) -> Known | None:
        """The earlier speaker or subject with the same actor, surname or "the" + head noun; None where two fit."""
        if actor is not None:
            return next((known for known in reversed(self._met) if known.actor == actor), None)
        head = line.low[phrase.narrow - 1]
        definite = line.low[phrase.first] in {"the", "this", "that"} and phrase.narrow - phrase.first <= 3
        bare = is_bare(line, phrase)
        if not (definite or bare):
            return None
        pool = self._met if bare else [*self._met, *self._subjects_before(line)]
        fitting = distinct([known for known in pool if may_be(known, head, words, bare=bare)])
        return fitting[0] if len(fitting) == 1 else None

    def _subjects_before(self, line: Line) -> list[Known]:
        number = self.line_number(line.span.start)
        found = []
        for at in range(max(0, number - 2), number):
            earlier = self.scene.lines[at]
            subject = self._line_subject(earlier) if self._is_told(at) else None
            if subject is not None and earlier.tags[subject.first] == "N":
                narrow = earlier.stretch(subject.first, subject.narrow)
                words = " ".join(narrow.of(earlier.text).split())
                found.append(self._named(earlier, subject, narrow, None, words, at))
        return found

    def bodies_of(self, speaker: Speaker) -> frozenset[str]:
        """The bodies a speaker was said to belong to, here or earlier."""
        return frozenset(
            body
            for known in self._met
            if known.name == speaker.name or (known.actor is not None and known.actor == speaker.actor)
            for body in known.bodies
        )

    def _name(self, words: str, known: Known | None, actor: str | None, narrow: Span) -> str:
        if known is not None and len(known.name) > len(words):
            return known.name
        return self.full_name(actor, words, narrow.start) if actor else words
