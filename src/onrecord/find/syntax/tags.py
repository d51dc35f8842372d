"""Coarse tags for the words of a sentence, from word lists, forms, endings and a look at the neighbours.

There is no tagger behind this. Tags: D determiner, P preposition, T to, C and/or, S opens a clause, R relative,
M modal, B be, H have, O do, N not, A adverb, U pronoun, # figure or number word, V finite verb, E participle or past,
G gerund, I base form of a verb, X noun, adjective or name, 's the possessive, and punctuation as ``,`` ``.`` ``"``
``(`` ``)``.
"""

from functools import cache

from onrecord.lexicon import Form, load_rows, verb_forms

_BE = frozenset("be is are was were been being am 're 'm isn't aren't wasn't weren't".split())

_HAVE = frozenset("have has had having 've hasn't haven't hadn't".split())

_DO = frozenset("do does did don't doesn't didn't".split())

_MODAL = frozenset(
    "will would can could may might must shall should cannot won't wouldn't can't couldn't shouldn't "
    "mustn't 'll".split()
)

_RELATIVE = frozenset("who whom which whose where".split())

_PREPOSITIONS = frozenset(
    "after before since until till outside inside near around over across above below beneath beyond "
    "behind between amid among amongst toward towards following aboard as upon past due than".split()
)

_CLAUSE = frozenset(
    "that because while although though when whenever if unless whereas whether once how why what".split()
)

_NOT_PAST = frozenset(
    "hundred need seed speed feed breed bed red shed indeed embed ted fred reed weed greed deed naked "
    "sacred wicked kindred beloved ahmed hamed mohammed mohamed muhammed saeed khaled majed waleed "
    "rasheed united armed retired alleged".split()
)

_NOT_GERUND = frozenset(
    "king thing nothing something anything everything morning evening during spring string wing ring "
    "beijing building ceiling wedding clothing housing according including concerning regarding "
    "meeting herring sibling grouping uprising hearing briefing funding dwelling sterling duckling "
    "earring viking offspring".split()
)

_QUOTES = frozenset('"“”«»„')

_SENTENCE_ENDS = frozenset(".!?;:…")


def raw_tag(word: str, *, name: bool) -> str:
    """The tag of a word (in small letters) by itself; `name` for a capital that is not the sentence's first.

    >>> raw_tag("attacked", name=False), raw_tag("forty-two", name=False), raw_tag("lagos", name=True)
    ('E', '#', 'X')
    """
    return _closed().get(word) or (None if name else _verbs().get(word)) or _first_tag(word, name=name)


def _first_tag(word: str, *, name: bool) -> str:
    if word[0].isdecimal():
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
    """Verb forms that are common nouns as well, in the singular and the plural."""
    listed = {
        word for row in load_rows("common_verbs") if row["class"] == "both" for word in row["lemmas"].split()
    }
    listed |= {row["lemma"].split()[-1] for row in load_rows("event_nouns")}
    return frozenset(form for word in listed for form in (word, *verb_forms(word)))


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


def settled(low: tuple[str, ...], raw: list[str]) -> tuple[str, ...]:
    """The tags after a look at the neighbours: nouns that look like verbs, past forms that are finite."""
    tags = list(raw)
    last = len(tags) - 1
    for at, tag in enumerate(raw):
        before = tags[at - 1] if at else "."
        after = tags[at + 1] if at < last else "."
        if tag == "I":
            tags[at] = _base_form(low, before, after, tags, at)
        elif tag == "E":
            dead = low[at + 1 : at + 2] == ("dead",) and (at + 2 > last or raw[at + 2] in _AFTER_DEAD)
            tags[at] = "E" if dead else _past_form(before, after, tags, at)
        elif tag == "G" and before in {"D", "'s"} and after in {"P", ",", ".", "X", "C", "V", "B", "H"}:
            tags[at] = "X"
        elif (tag == "V" and before in {"D", "'s"} and after not in {"D", "#"}) or (
            tag == "U" and before == "D"
        ):
            tags[at] = "X"  # the found weapon; the US army in small letters
    return tuple(tags)


# "two farmers shot dead near the ford": nobody else is named
_AFTER_DEAD = frozenset({".", ",", "P", "S", "C"})

_SUBJECT_ENDS = frozenset({"X", "U", "#", ")"})

_OBJECT_STARTS = frozenset({"D", "#", "U"})

_PLURALS = frozenset(
    "people police men women children gunmen troops forces they we fishermen policemen servicemen "
    "youth".split()
)

_CONTROL = frozenset(
    "plans wants intends vows threatens hopes seeks refuses agrees prepares promises tries fails "
    "pledges".split()
)


def _base_form(low: tuple[str, ...], before: str, after: str, tags: list[str], at: int) -> str:
    """A base or third-person form is a verb after to, a modal or do, or between a subject and an object."""
    word = low[at]
    back = tags[at - 2] if at > 1 else "."
    helped = before in {"T", "M", "O"} or (before in {"N", "A"} and back in {"T", "M", "O"})
    if (
        helped
        or (before == "U" and word[-1:] != "s")
        or _coordinate(word, before, after, tags[max(at - 6, 0) : at])
    ):
        return "I"
    if word in _CONTROL and after == "T" and before in _SUBJECT_ENDS:
        return "V"
    if before == "A":
        return "V" if back in _SUBJECT_ENDS and after in {"D", "#", "U", "P", "X", "T"} else "X"
    return "V" if _finite(word, low[at - 1] if at else "", before, after) else "X"


def _coordinate(word: str, before: str, after: str, near: list[str]) -> bool:
    """To obtain weapons and organise attacks: the second infinitive has no "to"."""
    follows = after in {"D", "X", "#", "U", "P", "I"}
    return before == "C" and "I" in near and follows and word not in _nouns_too()


def _finite(word: str, subject: str, before: str, after: str) -> bool:
    """A subject that agrees before, an object or a clause after: the settlers reject proposed changes."""
    agreed = before in _SUBJECT_ENDS and _agrees(subject, word)
    if agreed and after in {"X", "E", "G", "P", "I"} and word not in _nouns_too():
        return True
    return (agreed or before == "C") and (after in _OBJECT_STARTS or after == "S")


def _agrees(subject: str, verb: str) -> bool:
    """Whether number fits: "rebels attack", "the army attacks", not "the station four"."""
    plural = (subject.endswith("s") and not subject.endswith(("ss", "us", "is"))) or subject in _PLURALS
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
    return "V" if before in {"X", "U"} and after in {"X", "I"} else "E"
