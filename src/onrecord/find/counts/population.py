"""Who is counted: civilians or combatants, children or women, victims or attackers — as far as the words say."""

from onrecord.find.counts.number_words import Quantity
from onrecord.find.syntax.lines import Line
from onrecord.find.syntax.nouns import words_classes
from onrecord.model import Population

_PERPETRATORS = frozenset(
    "attacker attackers assailant assailants bomber bombers raider raiders hijacker hijackers "
    "kidnapper kidnappers perpetrator perpetrators robber robbers shooter assaulters knifeman "
    "intruder intruders gunman abductors captors".split()
)
_MAY_BE_PERPETRATORS = frozenset(
    "gunmen militants terrorists rebels insurgents fighters guerrillas bandits extremists jihadists".split()
)
_INCLUDED = frozenset({"including", "counting"})
_EXCLUDED = frozenset({"excluding", "besides"})
_STATUS = ("police", "combatant", "civilian")
_AGE_SEX = ("children", "women", "elderly", "men")


def population_of(line: Line, first: int, last: int) -> Population:
    """The population that words `first` up to `last` name; empty where they say nothing of it.

    >>> from onrecord.find.syntax.lines import line_of
    >>> from onrecord.model import Sentence, Span
    >>> text = "nine of the attackers died"
    >>> line = line_of(text, Sentence(span=Span(0, len(text)), block=0, paragraph=0))
    >>> population_of(line, 0, 4).role
    'perpetrators'
    """
    words = line.low[first:last]
    classes = words_classes(line, first, last)
    status = next((name for name in _STATUS if name in classes), None)
    if "force" in classes and status is None and "person" not in classes:
        status = "combatant"
    return Population(
        status=status,
        age_sex=next((name for name in _AGE_SEX if name in classes), None),
        role=_role(words),
        perpetrators_included=_included(line, last),
        words=None,
    )


_LOSSES = frozenset(
    "dead killed wounded injured hurt missing more other others another further additional people's persons' "
    "reported confirmed".split()
)
_BARE = frozenset(
    "he she him her himself herself they them us we it nobody none one anyone anybody everybody everyone most half "
    "part all rest remaining few many several both majority minority some neither those victims bodies body "
    "corpses corpse deaths death casualties fatalities lives".split()
)


def counted_words(line: Line, first: int, last: int, known: tuple[Quantity, ...]) -> tuple[int, int] | None:
    """The words of `first` up to `last` that name who is counted, without the figure; None where nobody is named.

    >>> from onrecord.find.counts.number_words import quantities
    >>> from onrecord.find.syntax.lines import line_of
    >>> from onrecord.model import Sentence, Span
    >>> text = "at least nine other border guards"
    >>> line = line_of(text, Sentence(span=Span(0, len(text)), block=0, paragraph=0))
    >>> line.low[slice(*counted_words(line, 0, 6, quantities(line)))]
    ('border', 'guards')
    """
    read = [one.last for one in known if first <= one.core < last and one.first <= first + 2]
    at = max([end for end in read if line.low[end : end + 1] != ("-",)], default=first)
    while at < last and (
        line.low[at] in _LOSSES
        or line.tags[at] in {"#", "A", "N"}
        or line.low[at] in {"a", "an", "no", "some", "-"}
    ):
        if line.low[at + 1 : at + 2] == ("-",) and line.tags[at] == "#":
            break  # a 16-year-old
        at += 1
    while last > at and (
        line.low[last - 1] in _LOSSES or line.tags[last - 1] in {"A", "E", "P", "C", "D", ","}
    ):
        last -= 1
    whole = set(line.low[at:last])
    figures = any(line.tags[here] == "#" for here in range(at + 1, last))
    names = last > at and not figures and not whole <= _BARE | {"of", "the"} and "X" in line.tags[at:last]
    return (at, last) if names else None


def _role(words: tuple[str, ...]) -> str | None:
    if any(word in _PERPETRATORS for word in words):
        return "perpetrators"
    definite = any(word in _MAY_BE_PERPETRATORS for word in words) and "the" in words
    return "perpetrators" if definite else None


def _included(line: Line, last: int) -> bool | None:
    """Whether "including the bomber" follows: the toll counts the attackers too."""
    for at in range(last, min(last + 8, len(line.low))):
        if line.low[at] in _INCLUDED | _EXCLUDED:
            named = any(word in _PERPETRATORS for word in line.low[at + 1 : at + 6])
            return (line.low[at] in _INCLUDED) if named else None
    return None
