"""Reads the cases that journalists write: `tests/cases/*.txt` and `tests/known_failures/*.txt`.

A file holds blocks; a block holds a title, a text, and what a careful reader takes from it, in the text's
own words. Nobody counts characters: the loader looks the words up and says so when it cannot.
`tests/cases/README.md` explains the form to those who write it.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Final, NoReturn

WORDS: Final = "words"
"""A key whose value quotes the text."""

VALUE: Final = "value"
"""A key whose value is a number, a date, a name or one of the words of a vocabulary."""

CLAIM_KEYS: Final = {
    "by": WORDS,
    "via": WORDS,
    "cue": WORDS,
    "act": VALUE,
    "stance": VALUE,
    "hedge": VALUE,
    "institution": VALUE,
    "channel": VALUE,
    "elsewhere": VALUE,
    "denies": VALUE,
    "answers": WORDS,
}
KEYS: Final[dict[str, dict[str, str]]] = {
    "claim": CLAIM_KEYS,
    "denial": CLAIM_KEYS,
    "count": {
        "of": VALUE,
        "as": VALUE,
        "low": VALUE,
        "high": VALUE,
        "role": VALUE,
        "on_word_of": WORDS,
        "cumulative": VALUE,
        "status": VALUE,
        "part_of": WORDS,
    },
    "incident": {
        "type": VALUE,
        "subtype": VALUE,
        "realis": VALUE,
        "news": VALUE,
        "initiator": WORDS,
        "target": WORDS,
        "victim": WORDS,
        "place": WORDS,
        "when": WORDS,
        "damage": WORDS,
        "instrument": WORDS,
        "killed": VALUE,
        "injured": VALUE,
        "same_as": WORDS,
        "apart": WORDS,
    },
    "place": {"name": VALUE, "precision": VALUE, "country": VALUE},
    "time": {"earliest": VALUE, "latest": VALUE, "granularity": VALUE, "unresolved": VALUE},
    "actor": {"same_as": WORDS, "name": VALUE, "kind": VALUE},
    "block": {"kind": VALUE},
    "cites": {},
    "no claim": {},
    "no incident": {},
    "no count": {},
    "no place": {},
}
"""The kinds of fact and, for each, its keys."""

SETTINGS: Final = frozenset({"published", "language", "outlet", "url"})
NOTHING: Final = "-"
"""The value of a key that says: this must be empty."""
FRAGMENT: Final = " // "
"""Stands between the parts of words that the text interrupts."""
READING: Final = " || "
"""Stands between two wordings of which either will do, where careful readers cut differently."""

_BAR = re.compile(r"={5,}\s*")
_SETTING = re.compile(r"([a-z]+):\s+(\S.*)")
_OCCURRENCE = re.compile(r"(?s)(.*\S)\s+#(\d+)")


class CaseError(ValueError):
    """A case that cannot be read; the message names file and line."""


@dataclass(frozen=True, slots=True)
class Words:
    """Words quoted from a text and where they stand: one half-open span per fragment."""

    text: str
    spans: tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Key:
    """One indented line below a fact; `words` is set when the value quotes the text."""

    name: str
    value: str
    words: Words | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """One thing that must (or must not) be found; any of its `readings` will do, nearly always one."""

    kind: str
    readings: tuple[Words, ...]
    keys: tuple[Key, ...] = ()
    line: int

    @property
    def words(self) -> Words:
        """The first reading."""
        return self.readings[0]

    @property
    def spans(self) -> tuple[tuple[int, int], ...]:
        """Where the words of the fact stand, one span per fragment."""
        return self.words.spans

    def all(self, name: str) -> tuple[Key, ...]:
        """The keys of that name, in the order they were written."""
        return tuple(key for key in self.keys if key.name == name)

    def get(self, name: str) -> Key | None:
        """The key of that name, or None; only `via` and the roles of an incident may stand twice."""
        return next(iter(self.all(name)), None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """One block of a file."""

    file: str
    line: int
    title: str
    settings: tuple[tuple[str, str], ...]
    text: str
    facts: tuple[Fact, ...]

    def setting(self, name: str) -> str | None:
        """The value of a setting such as `published`, or None."""
        return dict(self.settings).get(name)


@dataclass(frozen=True, slots=True)
class _Line:
    number: int
    text: str


def read_folder(folder: Path) -> tuple[Case, ...]:
    """All cases of a folder, files in the order of their names.

    Raises:
        CaseError: a block is not in the form `tests/cases/README.md` describes.
    """
    return tuple(
        case
        for path in sorted(folder.glob("*.txt"))
        for case in read_cases(path.read_text("utf-8"), path.name)
    )


def read_cases(content: str, file: str) -> tuple[Case, ...]:
    """The blocks of one file.

    Raises:
        CaseError: a block is not in the form `tests/cases/README.md` describes.

    >>> case, = read_cases('''A toll
    ... ---
    ... Police said two people died.
    ... ---
    ... count  two people died
    ...   of   killed
    ... ''', "tolls.txt")
    >>> case.title, case.facts[0].spans, case.facts[0].keys[0].value
    ('A toll', ((12, 27),), 'killed')
    """
    lines = [_Line(number, text) for number, text in enumerate(content.splitlines(), start=1)]
    blocks = (block for block in _split(lines, _BAR) if any(line.text.strip() for line in block))
    return tuple(_read_block(block, file) for block in blocks)


def _read_block(lines: list[_Line], file: str) -> Case:
    parts = list(_split(lines, re.compile(r"---\s*")))
    first = next(line.number for line in lines if line.text.strip())
    if len(parts) != 3:
        _fail(
            file,
            first,
            f"title, text and facts are parted by two lines of ---; found {len(parts)} parts",
        )
    head, body, tail = parts
    title, settings = _read_head(head)
    text = "\n".join(line.text for line in body).strip("\n")
    if not title or not text.strip():
        _fail(file, first, "the title or the text is missing")
    facts = tuple(_read_facts(tail, text, file))
    if not facts:
        _fail(file, first, "no fact is asked of this text")
    return Case(file=file, line=first, title=title, settings=settings, text=text, facts=facts)


def _read_head(lines: list[_Line]) -> tuple[str, tuple[tuple[str, str], ...]]:
    title: list[str] = []
    settings: list[tuple[str, str]] = []
    for line in lines:
        match = _SETTING.fullmatch(line.text.strip())
        if match and match[1] in SETTINGS:
            settings.append((match[1], match[2]))
        elif line.text.strip():
            title.append(line.text.strip())
    return " ".join(title), tuple(settings)


def _read_facts(lines: list[_Line], text: str, file: str) -> Iterator[Fact]:
    kept = [line for line in lines if line.text.strip() and not line.text.lstrip().startswith("# ")]
    starts = [index for index, line in enumerate(kept) if not line.text[0].isspace()]
    if kept and (not starts or starts[0] != 0):
        _fail(file, kept[0].number, "a key stands before any fact")
    for start, stop in pairwise([*starts, len(kept)]):
        head = kept[start]
        kind, words = _read_kind(head, file)
        keys = tuple(_read_key(line, kind, text, file) for line in kept[start + 1 : stop])
        readings = tuple(_find(one, text, file, head.number) for one in words.split(READING))
        yield Fact(kind=kind, readings=readings, keys=keys, line=head.number)


def _read_kind(line: _Line, file: str) -> tuple[str, str]:
    for kind in KEYS:
        if line.text.startswith(kind + " ") and line.text[len(kind) :].strip():
            return kind, line.text[len(kind) :].strip()
    return _fail(file, line.number, f"no kind of fact with words starts this line: {line.text!r}")


def _read_key(line: _Line, kind: str, text: str, file: str) -> Key:
    name, _, value = line.text.strip().partition(" ")
    value = value.strip()
    form = KEYS[kind].get(name)
    if form is None:
        _fail(file, line.number, f"a {kind} has no key {name!r}; it has {', '.join(KEYS[kind]) or 'none'}")
    if not value:
        _fail(file, line.number, f"the key {name!r} has no value")
    if form == VALUE or value == NOTHING:
        return Key(name=name, value=value)
    return Key(name=name, value=value, words=_find(value, text, file, line.number))


def _find(words: str, text: str, file: str, line: int) -> Words:
    """Looks each fragment up; fragments need not stand in the order of the text."""
    spans = tuple(_find_one(fragment.strip(), text, file, line) for fragment in words.split(FRAGMENT))
    return Words(FRAGMENT.join(text[start:stop] for start, stop in spans), spans)


def _find_one(fragment: str, text: str, file: str, line: int) -> tuple[int, int]:
    match = _OCCURRENCE.fullmatch(fragment)
    phrase, wanted = (match[1], int(match[2])) if match else (fragment, None)
    spans = list(_occurrences(phrase, text))
    if not spans:
        _fail(file, line, f"the text does not say {phrase!r}")
    if wanted is None and len(spans) > 1:
        _fail(file, line, f"the text says {phrase!r} {len(spans)} times: add #1 … #{len(spans)}")
    if wanted is not None and not 1 <= wanted <= len(spans):
        _fail(file, line, f"the text says {phrase!r} {len(spans)} times: there is no #{wanted}")
    return spans[(wanted or 1) - 1]


def _occurrences(phrase: str, text: str) -> Iterator[tuple[int, int]]:
    """Where the phrase stands as whole words; any white space matches any other."""
    pattern = r"\s+".join(re.escape(part) for part in phrase.split())
    before = r"(?<!\w)" if re.match(r"\w", phrase) else ""
    after = r"(?!\w)" if re.search(r"\w$", phrase) else ""
    for match in re.finditer(before + pattern + after, text):
        yield match.span()


def _split(lines: list[_Line], bar: re.Pattern[str]) -> Iterator[list[_Line]]:
    part: list[_Line] = []
    for line in lines:
        if bar.fullmatch(line.text):
            yield part
            part = []
        else:
            part.append(line)
    yield part


def _fail(file: str, line: int, message: str) -> NoReturn:
    raise CaseError(f"{file}:{line}: {message}")
