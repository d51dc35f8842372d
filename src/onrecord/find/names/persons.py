"""Persons in public roles: a name with a title before it, an office after it, or a verb of saying beside it."""

from collections.abc import Iterator
from typing import NamedTuple

from onrecord.find.names.bodies import ends_body
from onrecord.find.names.known_actors import capitals, country_rows, known_names
from onrecord.find.names.naming import NOT_NAMES, PARTICLES, Named, Words, title_modifiers, titles
from onrecord.model import ActorKind, MentionKind, Span
from onrecord.text.spelling import alike, skeleton

_LONGEST_NAME = 4
_LONGEST_OFFICE = 12  # words


def find_persons(words: Words) -> Iterator[Named]:
    """Named persons of one sentence, with the offices that stand beside the name.

    The name alone is the mention ("Ilyas Bekov" of "Deputy Governor Ilyas Bekov, head of the relief board,"). A surname
    alone is a person once the report has given the whole name.
    """
    full = full_names(words)
    yield from full
    covered = {index for named in full for index in range(named.first, named.last)}
    for index in words.capitals:
        if index in covered:
            continue
        if words.lower(index) in words.surnames:
            yield _person(index, index + 1, "surname-again", 0.85, _Beside())
        elif words.acts_after(index + 1) and _respelled(words, index):
            yield _person(index, index + 1, "surname-respelled", 0.7, _Beside())


def _respelled(words: Words, index: int) -> bool:
    """Whether a capital before a verb is a surname of the report in another spelling."""
    word = words.tokens[index].text
    if not words.surname_sounds or not _name_word(words, index):
        return False
    known = words.surname_sounds.get(skeleton(word))
    return known is not None and alike(known, word)


def full_names(words: Words) -> tuple[Named, ...]:
    """Names with a title, an office or a verb of saying beside them; worked out once for a sentence."""
    if words.full_names is None:
        words.full_names = tuple(_full_names(words))
    return words.full_names


def _full_names(words: Words) -> Iterator[Named]:
    index = 0
    while index < len(words):
        named = _titled(words, index)
        if named is None and words.capital(index):
            named = _full_name(words, index)
        if named:
            yield named
        index = named.last if named else index + 1


def _titled(words: Words, index: int) -> Named | None:
    """As in "acting chairman of the OSCE Ilyas Bekov": title, perhaps its body, then the name."""
    hit = words.hit(titles(), index)
    if not hit:
        return None
    start = hit.last
    # Military ranks pile up ("US Army General", "Lt. Gen."): skip the stop of an abbreviation and a second title.
    while words.lower(start) == "." or words.hit(titles(), start):
        inner = words.hit(titles(), start)
        start = inner.last if inner else start + 1
    start, of = _body_of_title(words, start)
    last = _name_end(words, start, at_least=1)
    if last is None or (last == start + 1 and words.lower(start) in capitals()):
        return None  # "official Kabul" is no person
    first = hit.first
    while words.lower(first - 1) in title_modifiers() or words.nation(first - 1):
        first -= 1
    offices = ((words.span(first, start), of), *_offices_after(words, last))
    beside = _Beside(hit.value[1], offices, _nation_in(words, first, start))
    return _person(start, last, "title", 0.92, beside)


def _body_of_title(words: Words, index: int) -> tuple[int, Span | None]:
    if words.lower(index) != "of":
        return index, None
    first = index + 1 + (words.lower(index + 1) == "the")
    hit = words.hit(known_names(), first)
    if hit:
        return hit.last, words.span(first, hit.last)
    if words.nation(first):
        return first + 1, words.span(first, first + 1)
    return index, None


def _full_name(words: Words, index: int) -> Named | None:
    last = _name_end(words, index, at_least=2)
    if last is None:
        return None
    return (
        _with_office_after(words, index, last)
        or _with_office_before(words, index, last)
        or _speaking(words, index, last)
    )


def _with_office_after(words: Words, index: int, last: int) -> Named | None:
    """As in "Ilyas Bekov, head of the relief board," — two or more capitals, a comma, then words with an office in them."""
    if words.lower(last) != ",":
        return None
    offices = tuple(_offices_after(words, last))
    if not offices:
        return None
    title = _first_title(words, last + 1)
    beside = _Beside(title[1] if title else "", offices, _nation_in(words, last, len(words)))
    return _person(index, last, "office-after", 0.9, beside)


def _with_office_before(words: Words, index: int, last: int) -> Named | None:
    """As in "The head of the relief board, Ilyas Bekov, said": an office, a comma, two or more capitals, a comma."""
    if words.lower(index - 1) != "," or words.lower(last) != ",":
        return None
    first = (
        max((one for one in range(index - 1) if words.lower(one) in {",", ";", "said", "but"}), default=-1)
        + 1
    )
    if index - 1 - first > _LONGEST_OFFICE or not _title_within(words, first, index - 1):
        return None
    title = _first_title(words, first)
    office = words.span(first + (words.lower(first) == "the"), index - 1)
    beside = _Beside(title[1] if title else "", ((office, _of_whom(words, first, index - 1)),))
    return _person(index, last, "office-before", 0.85, beside)


def _speaking(words: Words, index: int, last: int) -> Named | None:
    """Two or three capitals with a verb of saying behind them and no other reading."""
    if not words.acts_after(last):
        return None
    return _person(index, last, "name-and-verb", 0.65, _Beside())


class _Beside(NamedTuple):
    """What stands beside a name: its offices, their sector, a country."""

    sector: str = ""
    offices: tuple[tuple[Span, Span | None], ...] = ()
    nation: str | None = None


def _person(first: int, last: int, by: str, score: float, beside: _Beside) -> Named:
    country = country_rows()[beside.nation]["iso3"] if beside.nation else None
    return Named(
        first,
        last,
        MentionKind.PERSON,
        by,
        score,
        country=country,
        sector=beside.sector or None,
        actor_kind=ActorKind.PERSON,
        offices=beside.offices,
    )


def _name_end(words: Words, start: int, *, at_least: int) -> int | None:
    """Where the name that begins at `start` ends; None when there is no name of `at_least` capitals."""
    index, capitals = start, 0
    while index < len(words) and index - start < _LONGEST_NAME:
        word = words.lower(index)
        initial = len(word) == 1 and word.isalpha() and words.lower(index + 1) == "."
        if initial and words.capital(index):
            index += 2
            continue
        particle = word in PARTICLES and capitals and words.capital(index + 1)
        if not particle and not _name_word(words, index):
            break
        capitals += not particle
        index += 1
    if capitals < at_least or ends_body(words, index) or words.hit(known_names(), start):
        return None
    return index


def _name_word(words: Words, index: int) -> bool:
    if not words.capital(index):
        return False
    text = words.tokens[index].text
    plain = text.replace("-", "").replace("’", "").replace("'", "").isalpha()
    return (
        plain
        and len(text) > 1
        and not text.isupper()
        and words.lower(index) not in NOT_NAMES
        and words.nation(index) is None
        and words.hit(titles(), index) is None
    )


def _offices_after(words: Words, index: int) -> Iterator[tuple[Span, Span | None]]:
    """Offices between the comma at `index` and the next one, parted at "and" before another office."""
    if words.lower(index) != ",":
        return
    stop = next(
        (one for one in range(index + 1, len(words)) if words.lower(one) in {",", ";", "."}), len(words)
    )
    starts = [index + 1]
    starts += [
        one + 1
        for one in range(index + 1, stop)
        if words.lower(one) == "and" and _title_within(words, one, stop)
    ]
    for first, end in zip(starts, [*(one - 1 for one in starts[1:]), stop], strict=True):
        if first < end and end - first <= 16 and _title_within(words, first, end):
            yield words.span(first, end), _of_whom(words, first, end)


def _title_within(words: Words, first: int, stop: int) -> bool:
    return any(words.hit(titles(), index) for index in range(first, min(stop, first + 8)))


def _first_title(words: Words, first: int) -> tuple[ActorKind, str] | None:
    for index in range(first, min(len(words), first + 8)):
        hit = words.hit(titles(), index)
        if hit:
            return hit.value
    return None


def _of_whom(words: Words, first: int, stop: int) -> Span | None:
    """The body an office belongs to: what stands after "of", or the owner before "'s"."""
    for index in range(first, stop):
        if words.lower(index) == "of" and index + 1 < stop:
            begin = index + 1 + (words.lower(index + 1) == "the")
            return words.span(begin, stop) if begin < stop else None
        if words.lower(index) in {"'s", "’s"} and index > first:
            return words.span(first + (words.lower(first) == "the"), index)
    return None


def _nation_in(words: Words, first: int, last: int) -> str | None:
    return next((words.nation(index) for index in range(first, last) if words.nation(index)), None)
