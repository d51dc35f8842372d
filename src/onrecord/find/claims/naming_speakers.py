"""From the words of a phrase to what is known of whom it names: full name, actor, kind of source, number, office."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Sequence

from onrecord.find.claims.kinds_of_speakers import Noun, nouns_in
from onrecord.find.claims.known_speakers import (
    Known,
    base_end_of,
    distinct,
    is_bare,
    line_subject,
    may_be,
    name_behind,
    offices,
)
from onrecord.find.claims.mentioned import Mentioned
from onrecord.find.claims.scene import Scene
from onrecord.find.claims.speaker_kinds import institution_of, kind_before, person_in_apposition
from onrecord.find.claims.speaker_nearness import gender_of, nearness, nearness_of_body
from onrecord.find.claims.speaker_number import number_of
from onrecord.find.syntax.noun_phrases import Phrase
from onrecord.find.syntax.tagged_lines import Line
from onrecord.model import Actor, BlockKind, Institution, Mention, MentionKind, Proximity, Span

_SOME = frozenset(
    "one another others some neither both two three several many few most either each none".split()
)
_PAPERS = frozenset(
    "statement release communique communiqué bulletin announcement declaration message".split()
)
_PAGE = 2  # sentences: "the statement" is that of whoever spoke so shortly before
_OWNERS = frozenset("its their".split())
_GROUPS = frozenset("group movement militia faction".split())
_SPOTS = frozenset([MentionKind.PLACE, MentionKind.FACILITY])


class Naming(Mentioned, ABC):
    """Mentions and actors of a document, and whom its phrases name, given who was met so far."""

    def __init__(self, scene: Scene, mentions: Sequence[Mention], actors: Sequence[Actor]) -> None:
        super().__init__(scene, mentions, actors)
        self._met: list[Known] = []

    @abstractmethod
    def _antecedent(self, word: str, number: int, first: int) -> Known | None:
        """Whom a pronoun at token `first` of line `number` means."""

    def _is_told(self, number: int) -> bool:
        """Whether the line is a sentence of the report's body; a headline's "Envoys meet" parses badly."""
        return self.scene.kinds[number] is not BlockKind.HEADLINE

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
        owner = self._owner(line, phrase, nouns, base_end, institution)
        institution = owner.institution if owner is not None else institution
        if institution is None and owner is None and line.low[phrase.first] in _OWNERS:
            institution = kind_before(self.scene.lines[number - 1]) if number else None
        if institution is None:
            institution = self._kind_elsewhere(line, phrase, nouns, number)
        all_words = line.low[phrase.first : line.index_at(wide.stop) if wide else phrase.narrow]
        return Known(
            name=self.full_name(person, "", (wide or narrow).stop)
            if person
            else called or self._name(words, known, actor, narrow),
            actor=actor,
            institution=institution or Institution.OTHER,
            proximity=nearness(line, phrase, base_end)
            or (known.proximity if known and known.proximity is not Proximity.UNKNOWN else None)
            or nearness_of_body(line, phrase, institution),
            number="one"
            if person or called
            else number_of(line, phrase, nouns, base_end, self.mentions_in(narrow)),
            line=number,
            head=called.split()[-1].lower() if called else line.low[base_end - 1],
            words=offices(line, nouns, line.index_at(wide.stop) if wide else phrase.narrow, base_end),
            bodies=self.bodies_in(wide or narrow)
            | (known.bodies if known else frozenset())
            | (frozenset([owner.actor]) if owner is not None and owner.actor else frozenset()),
            voice=any(noun.body for first, _, noun in nouns if first < base_end),
            about=frozenset(all_words),
            gender=gender_of(all_words) or (known.gender if known else ""),
            start=narrow.start,
        )

    def _kind_elsewhere(
        self, line: Line, phrase: Phrase, nouns: list[tuple[int, int, Noun]], number: int
    ) -> Institution | None:
        """What earlier speakers tell: "another" of several, "an aide to the secretary" who spoke, "the statement"."""
        if not nouns:
            if line.low[phrase.first] not in _SOME or phrase.narrow - phrase.first > 2:
                return None
            found = self._antecedent("they", number, phrase.first)
            return found.institution if found is not None and found.number == "many" else None
        office = line.low[nouns[-1][1] - 1]
        if line.low[phrase.first] == "the" and len(nouns) == 1 and office in _PAPERS:
            return next((one.institution for one in reversed(self._met) if number - one.line <= _PAGE), None)
        if len(nouns) < 2 or not nouns[0][2].body:
            return None
        kinds = {one.institution for one in self._met if one.head == office} - {Institution.OTHER}
        return kinds.pop() if len(kinds) == 1 else None

    def _owner(
        self,
        line: Line,
        phrase: Phrase,
        nouns: list[tuple[int, int, Noun]],
        base_end: int,
        institution: Institution | None,
    ) -> Known | None:
        """For "its commander": the body that "its" means, where the office itself does not tell the kind of source."""
        if line.low[phrase.first] not in _OWNERS or phrase.narrow - phrase.first < 2:
            return None
        head = next((noun for first, _, noun in reversed(nouns) if first < base_end), None)
        office = head is not None and (head.body or (head.person and institution is Institution.OFFICIAL))
        if not office:
            return None
        number = self.line_number(line.tokens[phrase.first].start)
        found = self._antecedent(line.low[phrase.first], number, phrase.first)
        return found if found is not None and found.institution is not Institution.OTHER else None

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
        head = line.low[phrase.narrow - 1]
        if actor is not None:
            return next(
                (
                    known
                    for known in reversed(self._met)
                    if known.actor == actor and (not known.voice or known.head == head or head in known.words)
                ),
                None,
            )
        definite = line.low[phrase.first] in {"the", "this", "that"} and phrase.narrow - phrase.first <= 3
        bare = is_bare(line, phrase)
        if not (definite or bare):
            return None
        pool = self._met if bare else [*self._met, *self._subjects_before(line, head)]
        fitting = distinct([known for known in pool if may_be(known, head, words, bare=bare)])
        return fitting[0] if len(fitting) == 1 else None

    def _subjects_before(self, line: Line, head: str) -> list[Known]:
        number = self.line_number(line.span.start)
        found = []
        for at in range(max(0, number - 2), number):
            earlier = self.scene.lines[at]
            subject = line_subject(earlier) if head in earlier.low and self._is_told(at) else None
            if subject is not None and earlier.tags[subject.first] in "Nd":
                narrow = earlier.stretch(subject.first, subject.narrow)
                words = " ".join(narrow.of(earlier.text).split())
                found.append(self._named(earlier, subject, narrow, None, words, at))
        return found

    def _name(self, words: str, known: Known | None, actor: str | None, narrow: Span) -> str:
        if known is not None and len(known.name) > len(words):
            return known.name
        return self.full_name(actor, words, narrow.start) if actor else words
