"""Bodies by their head noun: ministries, armies, councils, fronts, hospitals, newspapers."""

from collections.abc import Iterator
from functools import cache

from onrecord.find.names.known_actors import country_rows, mention_kind
from onrecord.find.names.naming import NOT_NAMES, Named, Words, titles
from onrecord.find.phrase_table import Hit, PhraseTable
from onrecord.lexicon import load_rows
from onrecord.model import ActorKind, MentionKind

# Adjectives and nouns that belong to a body's name though they stand in lower case.
MODIFIERS = frozenset(
    "foreign defence defense interior home health justice finance information education transport energy "
    "emergency emergencies national local provincial regional municipal state federal central military "
    "naval air armed security special general supreme joint civil public human rights relief aid "
    "opposition ruling interim transitional caretaker army police government official presidential "
    "parliamentary senate international allied multinational peacekeeping border coast rebel insurgent "
    "islamist separatist terrorist militant jihadist guerrilla nationalist communist liberation news "
    "press television tv radio satellite private independent medical district city main counter-terrorism "
    "anti-terrorist intelligence election electoral prime minister 's ’s governor president mayor".split()
)
# "the Afghan authorities" and "Kabul's government" are the state itself.
THE_STATE = frozenset(["government", "authorities", "regime", "administration", "junta"])
_ORG_WORDS_THAT_ARE_VERBS_OR_TOO_PLAIN = frozenset(
    ["post", "times", "guard", "command", "service", "press", "news", "cell", "gang", "party", "league"]
)


@cache
def _org_nouns() -> PhraseTable[tuple[ActorKind, str]]:
    return PhraseTable(
        [(row["noun"], (ActorKind(row["kind"]), row["sector"])) for row in load_rows("org_nouns")]
    )


def ends_body(words: Words, last: int) -> bool:
    """Whether the capitalised words up to `last` end in, or run on into, the head noun of a body."""
    return any(words.capital(index) and words.hit(_org_nouns(), index) for index in (last - 1, last))


def find_bodies(words: Words) -> tuple[Named, ...]:
    """Bodies of one sentence, with the words before the head noun and an "of …" behind it; worked out once.

    "the Varenian defence ministry", "Ministry of Defence", "national security committee of Tajikistan".
    """
    if words.bodies is None:
        words.bodies = tuple(_bodies(words))
    return words.bodies


def _bodies(words: Words) -> Iterator[Named]:
    index = 0
    while index < len(words):
        hit = words.hit(_org_nouns(), index)
        named = _body(words, hit) if hit else None
        if named:
            yield named
        index = named.last if named else index + 1


def _body(words: Words, hit: Hit[tuple[ActorKind, str]]) -> Named | None:
    first = _left(words, hit.first)
    last = _right(words, hit.last)
    proper = (
        any(words.capital(index) for index in range(max(first, 1), last)) or words.nation(first) is not None
    )
    plain = words.lower(hit.last - 1) in _ORG_WORDS_THAT_ARE_VERBS_OR_TOO_PLAIN
    if plain and first == hit.first and last == hit.last:
        return None
    kind, sector = _behind(words, hit, last)
    nation = next((words.nation(index) for index in range(first, last) if words.nation(index)), None)
    cluster = None
    if nation and words.lower(hit.last - 1) in THE_STATE:
        cluster = f"actor:country-{nation}"
    return Named(
        first,
        last,
        mention_kind(kind),
        "body",
        0.85 if proper else 0.7,
        cluster=cluster,
        country=country_rows()[nation]["iso3"] if nation else None,
        sector=sector or None,
        actor_kind=kind,
        proper=proper,
        head=hit.last - 1,
    )


def _behind(words: Words, hit: Hit[tuple[ActorKind, str]], last: int) -> tuple[ActorKind, str]:
    """Kind and sector; a plain "service of the governor" is of the governor's kind."""
    kind, sector = hit.value
    if sector:
        return kind, sector
    for index in range(hit.last, last):
        title = words.hit(titles(), index)
        if title and title.value[0] is not ActorKind.PERSON:
            return title.value
    return kind, sector


def _left(words: Words, first: int) -> int:
    while first > 0:
        before = words.lower(first - 1)
        named = words.capital(first - 1) and before not in NOT_NAMES and before.replace("-", "").isalpha()
        slipped = before.endswith("-the")  # machine translation: "news-the agency"
        owners = before in {"'", "’"} and words.capital(first - 2) and words.lower(first - 2).endswith("s")
        if not (named or slipped or owners or before in MODIFIERS or words.nation(first - 1)):
            break
        first -= 1
    while first < len(words) and words.lower(first) in {"'s", "’s"}:
        first += 1
    return first


def _right(words: Words, last: int) -> int:
    """Past "of [the] …" when capitals, a country or an office follow, twice or more: "Front for the Liberation of Karst"."""
    for _ in range(_LONGEST_CHAIN):
        following = _right_once(words, last)
        if following == last:
            break
        last = following
    return last


_LONGEST_CHAIN = 3
_BEFORE_CAPITALS = frozenset("the local national foreign internal public regional provincial".split())


def _right_once(words: Words, last: int) -> int:
    if words.lower(last) not in {"of", "for"}:
        return last
    index = last + 1
    while words.lower(index) in _BEFORE_CAPITALS:
        index += 1
    start = index
    while index < len(words) and (
        words.capital(index)
        or words.nation(index)
        or words.lower(index) in {"affairs", "defence", "defense", "health"}
    ):
        index += 1
    title = words.hit(titles(), start)
    if title and index == start:
        index = title.last
    return index if index > start else last


def body_kind(mention: MentionKind) -> bool:
    """Whether a mention of this kind names a body."""
    return mention in {
        MentionKind.ORGANISATION,
        MentionKind.GOVERNMENT,
        MentionKind.MILITARY,
        MentionKind.POLICE,
        MentionKind.MEDIA,
        MentionKind.GROUP,
    }
