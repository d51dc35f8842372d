"""A sentence as words with coarse tags: what the rules for events, counts and roles walk over.

There is no tagger behind this. Closed classes come from word lists, verbs from their forms and endings, and a
few looks at the neighbours settle the rest. Reports in capitals and machine translations read the same way,
because everything is looked up in small letters.

Tags: D determiner, P preposition, T to, C and/or, S opens a clause, R relative, M modal, B be, H have, O do,
N not, A adverb, U pronoun, # figure or number word, V finite verb, E participle or past, G gerund, I base form of
a verb, X noun, adjective or name, 's the possessive, and punctuation as ``,`` ``.`` ``"`` ``(`` ``)``.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import cache, lru_cache
from types import MappingProxyType

from onrecord.lexicon import Form, load_rows, verb_forms
from onrecord.model import BlockKind, Document, Mention, MentionKind, Sentence, Span
from onrecord.text.tokens import Token, tokens

_BE = frozenset("be is are was were been being am 're 'm isn't aren't wasn't weren't".split())
_HAVE = frozenset("have has had having 've hasn't haven't hadn't".split())
_DO = frozenset("do does did don't doesn't didn't".split())
_MODAL = frozenset(
    "will would can could may might must shall should cannot won't wouldn't can't couldn't shouldn't mustn't 'll".split()
)
_RELATIVE = frozenset("who whom which whose where".split())
_PREPOSITIONS = frozenset(
    "after before since until till outside inside near around over across above below beneath beyond behind between "
    "amid among amongst toward towards following aboard as upon past due than".split()
)
_CLAUSE = frozenset(
    "that because while although though when whenever if unless whereas whether once how why what".split()
)
_NOT_PAST = frozenset(
    "hundred need seed speed feed breed bed red shed indeed embed ted fred reed weed greed deed naked sacred wicked "
    "kindred beloved ahmed hamed mohammed mohamed muhammed saeed khaled majed waleed rasheed united armed retired alleged".split()
)
_NOT_GERUND = frozenset(
    "king thing nothing something anything everything morning evening during spring string wing ring beijing building "
    "ceiling wedding clothing housing according including concerning regarding meeting herring sibling dwelling "
    "sterling duckling earring viking offspring".split()
)
_QUOTES = frozenset('"“”«»„')
_SENTENCE_ENDS = frozenset(".!?;:…")


_CLASSES_OF_KIND: Mapping[MentionKind, frozenset[str]] = MappingProxyType(
    {
        MentionKind.PLACE: frozenset({"place", "settlement", "country", "state"}),
        MentionKind.FACILITY: frozenset({"settlement"}),
        MentionKind.GOVERNMENT: frozenset({"state", "named"}),
        MentionKind.ORGANISATION: frozenset({"state", "named"}),
        MentionKind.GROUP: frozenset({"armed", "named"}),
        MentionKind.MILITARY: frozenset({"force", "named"}),
        MentionKind.POLICE: frozenset({"force", "named"}),
        MentionKind.PERSON: frozenset({"person", "named"}),
        MentionKind.WEAPON: frozenset({"arms"}),
        MentionKind.VEHICLE: frozenset({"vehicle"}),
    }
)


@dataclass(frozen=True, slots=True)
class Line:
    """One sentence: its words in small letters, where they stand, and one tag each.

    `marks` gives, for words inside a mention, the noun classes that the mention's kind stands for.
    """

    sentence: Sentence
    index: int
    kind: BlockKind
    low: tuple[str, ...]
    tags: tuple[str, ...]
    start: tuple[int, ...]
    stop: tuple[int, ...]
    capital: tuple[bool, ...]
    marks: Mapping[int, frozenset[str]] = field(default_factory=dict)

    def span(self, first: int, last: int) -> Span:
        """The characters from word `first` up to, not including, word `last`."""
        return Span(self.start[first], self.stop[last - 1])

    def word_at(self, offset: int) -> int:
        """The index of the first word that ends after `offset` (the number of words if none does)."""
        return bisect_right(self.stop, offset)


def read_lines(document: Document, mentions: Iterable[Mention] = ()) -> tuple[Line, ...]:
    """The sentences of a document as tagged words, in order."""
    named = sorted((one for one in mentions if one.kind in _CLASSES_OF_KIND), key=lambda one: one.span)
    starts = [one.span.start for one in named]
    kinds = tuple(block.kind for block in document.blocks)
    lines = []
    for line in _plain_lines(document.text, document.sentences, kinds):
        first = bisect_left(starts, line.sentence.span.start)
        inside = named[first : bisect_left(starts, line.sentence.span.stop)]
        lines.append(replace(line, marks=_marks(line, inside)) if inside else line)
    return tuple(lines)


@lru_cache(maxsize=2)  # the counts and the incidents of a report read the same lines
def _plain_lines(
    text: str, sentences: tuple[Sentence, ...], kinds: tuple[BlockKind, ...]
) -> tuple[Line, ...]:
    return tuple(
        line_of(text, sentence, index, kinds[sentence.block]) for index, sentence in enumerate(sentences)
    )


def _marks(line: Line, mentions: list[Mention]) -> Mapping[int, frozenset[str]]:
    found: dict[int, frozenset[str]] = {}
    for mention in mentions:
        for at in range(
            bisect_right(line.stop, mention.span.start), bisect_left(line.start, mention.span.stop)
        ):
            found[at] = found.get(at, frozenset()) | _CLASSES_OF_KIND[mention.kind]
    return found


def line_of(text: str, sentence: Sentence, index: int = 0, kind: BlockKind = BlockKind.BODY) -> Line:
    """One sentence as tagged words.

    >>> text = "Gunmen attacked a bus near Diffa."
    >>> line = line_of(text, Sentence(span=Span(0, len(text)), block=0, paragraph=0))
    >>> " ".join(f"{word}/{tag}" for word, tag in zip(line.low, line.tags))
    'gunmen/X attacked/V a/D bus/X near/P diffa/X ./.'
    """
    found = tokens(text, sentence.span.start, sentence.span.stop)
    words = [token.text for token in found]
    low = tuple([word.lower().replace("’", "'") for word in words])
    mixed = _has_names(words)
    capital = tuple([mixed and word[0].isupper() for word in words])
    known, verbs = _closed(), _verbs()
    raw = [
        known.get(word)
        or (verbs.get(word) if not big or not at else None)
        or _first_tag(word, big and at > 0)
        for at, (word, big) in enumerate(zip(low, capital, strict=True))
    ]
    return Line(
        sentence=sentence,
        index=index,
        kind=kind,
        low=low,
        tags=_settled(low, _joined(low, raw, found)),
        start=tuple([token.start for token in found]),
        stop=tuple([token.stop for token in found]),
        capital=capital,
    )


def _joined(low: tuple[str, ...], raw: list[str], found: list[Token]) -> list[str]:
    """A hyphen without blanks around it belongs to its word: 2-year-old."""
    for at in range(1, len(low) - 1):
        if low[at] == "-" and found[at].start == found[at - 1].stop and found[at].stop == found[at + 1].start:
            raw[at] = "X"
    return raw


def _has_names(words: list[str]) -> bool:
    """Whether capitals mean names here: not in texts in capitals, nor in headlines that capitalise every word."""
    long = [word for word in words if len(word) > 3 and word[0].isalpha()]
    small = sum(word[0].islower() for word in long)
    return small > 0.3 * len(long) if len(long) > 3 else any(word.islower() for word in words)


def _first_tag(word: str, name: bool) -> str:  # noqa: FBT001 — a flag per word, called for every word of a report
    if word[0].isdigit():
        return "#"
    if not word[0].isalnum():
        return _punctuation(word)
    if "-" in word and all(_closed().get(part) == "#" for part in word.split("-")):
        return "#"  # forty-two
    if name:
        return "X"
    return _by_ending(word)


def _punctuation(word: str) -> str:
    if word[0] in _QUOTES:
        return '"'
    if word[0] in _SENTENCE_ENDS:
        return "."
    if word in {",", "-", "–", "—", "/"}:
        return ","
    return word if word in {"(", ")", "[", "]"} else "A"


def _by_ending(word: str) -> str:
    if len(word) > 4:
        if word.endswith("ed") and word not in _NOT_PAST:
            return "E"
        if word.endswith("ing") and word not in _NOT_GERUND:
            return "G"
        if word.endswith("ly"):
            return "A"
    return "X"


@cache
def _closed() -> dict[str, str]:
    found: dict[str, str] = {}
    tag_of = {
        "num": "#",
        "adv": "A",
        "prep": "P",
        "pron": "U",
        "obj": "U",
        "det": "D",
        "neg": "N",
        "and": "C",
    }
    for row in load_rows("closed_classes"):
        if row["class"] in tag_of:
            found.update(dict.fromkeys(row["words"].replace("’", "'").split(), tag_of[row["class"]]))
    for words, tag in (
        (_PREPOSITIONS, "P"),
        (_CLAUSE, "S"),
        (_RELATIVE, "R"),
        (_BE, "B"),
        (_HAVE, "H"),
        (_DO, "O"),
        (_MODAL, "M"),
    ):
        found.update(dict.fromkeys(words, tag))
    found |= dict.fromkeys("this these those another any all both some".split(), "D")
    found |= {
        "to": "T",
        "'s": "'s",
        "and": "C",
        "or": "C",
        "but": "C",
        "so": "C",
        "&": "C",
        "a": "D",
        "an": "D",
        "'d": "M",
    }
    found |= {
        "half": "#",
        "several": "#",
        "no": "D",
        "not": "N",
        "n't": "N",
        "dead": "X",
        "following": "P",
        "one": "#",
    }
    found |= {
        "many": "#",
        "most": "#",
        "few": "#",
        "like": "P",
        "plus": "P",
        "including": "P",
        "her": "D",
        "score": "#",
    }
    return found


@cache
def _nouns_too() -> frozenset[str]:
    """Verb forms that are common nouns as well."""
    listed = {
        word for row in load_rows("common_verbs") if row["class"] == "both" for word in row["lemmas"].split()
    }
    return frozenset(listed | {row["lemma"] for row in load_rows("event_nouns")})


@cache
def _verbs() -> dict[str, str]:
    """Verb forms by word; the finite tag wins where a form can be both."""
    lemmas = {
        row["lemma"].split()[0] for name in ("irregular_verbs", "event_verbs") for row in load_rows(name)
    }
    nouns_too: set[str] = set()
    for row in load_rows("common_verbs"):
        words = row["lemmas"].split()
        lemmas.update(words)
        if row["class"] == "both":
            nouns_too.update(words)
    found: dict[str, str] = {}
    for lemma in sorted(lemmas - _BE - _HAVE - _DO):
        for word, forms in verb_forms(lemma).items():
            found.setdefault(word, _tag_of_forms(forms))
    return found | {
        "according": "P",
        "wounded": "E",
        "armed": "X",
        "alive": "A",
        "away": "A",
        "apart": "A",
        "dead": "X",
        "building": "X",
        "meeting": "X",
    }


def _tag_of_forms(forms: frozenset[Form]) -> str:
    if Form.PAST in forms:
        return "E" if Form.PARTICIPLE in forms else "V"
    if Form.PARTICIPLE in forms:
        return "E"
    return "G" if Form.GERUND in forms else "I"


def _settled(low: tuple[str, ...], raw: list[str]) -> tuple[str, ...]:
    """The tags after a look at the neighbours: nouns that look like verbs, past forms that are finite."""
    tags = list(raw)
    last = len(tags) - 1
    for at, tag in enumerate(raw):
        before = tags[at - 1] if at else "."
        after = tags[at + 1] if at < last else "."
        if tag == "I":
            tags[at] = _base_form(low, before, after, tags, at)
        elif tag == "E":
            tags[at] = _past_form(before, after, tags, at)
        elif tag == "G" and before in {"D", "'s"} and after in {"P", ",", ".", "X", "C", "V", "B", "H"}:
            tags[at] = "X"
        elif (tag == "V" and before in {"D", "'s"} and after not in {"D", "#"}) or (
            tag == "U" and before == "D"
        ):
            tags[at] = "X"  # the found weapon; the US army in small letters
    return tuple(tags)


_SUBJECT_ENDS = frozenset({"X", "U", "#", ")"})
_OBJECT_STARTS = frozenset({"D", "#", "U"})
_PLURALS = frozenset(
    "people police men women children gunmen troops forces they we fishermen policemen servicemen youth".split()
)
_CONTROL = frozenset(
    "plans wants intends vows threatens hopes seeks refuses agrees prepares promises tries fails pledges".split()
)


def _base_form(low: tuple[str, ...], before: str, after: str, tags: list[str], at: int) -> str:
    """A base or third-person form is a verb after to, a modal or do, or between a subject and an object."""
    word = low[at]
    if before in {"T", "M", "O"} or (before in {"N", "A"} and at > 1 and tags[at - 2] in {"T", "M", "O"}):
        return "I"
    if before == "U" and word[-1:] != "s":
        return "I"
    if word in _CONTROL and after == "T" and before in _SUBJECT_ENDS:
        return "V"
    if before == "A":
        return (
            "V"
            if at > 1 and tags[at - 2] in _SUBJECT_ENDS and after in {"D", "#", "U", "P", "X", "T"}
            else "X"
        )
    if (
        before == "C"
        and "I" in tags[max(at - 6, 0) : at]
        and after in {"D", "X", "#", "U", "P"}
        and word not in _nouns_too()
    ):
        return "I"  # to obtain weapons and organise attacks
    if before in _SUBJECT_ENDS and word not in _nouns_too() and after in {"X", "E", "G", "P"} and _agrees(low[at - 1], word):
        return "V"  # the settlers reject proposed changes
    if after in _OBJECT_STARTS or after == "S":
        return "V" if before == "C" or (before in _SUBJECT_ENDS and _agrees(low[at - 1], word)) else "X"
    return "X"


def _agrees(subject: str, verb: str) -> bool:
    """Whether number fits: "rebels attack", "the army attacks", not "the station four"."""
    plural = subject.endswith("s") or subject in _PLURALS
    return plural != (verb.endswith("s") and not verb.endswith("ss"))


def _past_form(before: str, after: str, tags: list[str], at: int) -> str:
    """A past form is finite when an object follows and no be or have stands before it."""
    if before in {"D", "'s"} and after not in _OBJECT_STARTS:
        return "X"
    if before in {"B", "H"} or (before in {"A", "N"} and at > 1 and tags[at - 2] in {"B", "H"}):
        return "E"
    if before in {"P", "#"} and after == "X":
        return "X"  # after armed men, five wounded men
    if after in _OBJECT_STARTS and before not in {".", ","}:
        return "V"
    return "V" if before in {"X", "U"} and after == "X" else "E"
