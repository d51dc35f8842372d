"""Whether a short line has a verb, and whether it reads like the caption of a picture.

No parser is at hand this early and none is needed: captions without a verb ("Rebel fighters in the hills") begin
with what the picture shows, and a closed list says what pictures of the news show.
"""

from functools import cache
from itertools import pairwise

from onrecord.clean.page import word_list
from onrecord.lexicon import Form, load_rows, verb_forms

_AUXILIARIES = frozenset(
    "is are was were be been am has have had do does did will would can could may might must shall should cannot".split()
)
_AFTER_SUBJECT = frozenset(
    "in at on near of from with along outside inside during after before by under over through across around "
    "between beside behind above for and next".split()
)
_PREPOSITIONS = _AFTER_SUBJECT | {"among", "amid", "about", "into", "to", "as", "over", "after"}
# Headlines do without "is" and "are": "Boy in critical condition after shooting".
_HEADLINE_WORDS = frozenset(
    "after amid over condition custody court critical stable dead missing hospitalised hospitalized to".split()
)
_LONGEST_CAPTION = 16
_SUBJECT_WITHIN = 6


def has_verb(words: str) -> bool:
    """Whether a line has a finite verb or a participle of the past; an opening adjective in -ed does not count.

    >>> has_verb("Army denies losses"), has_verb("Armed men near a burning bridge")
    (True, False)
    """
    listed = [word.lower().replace("’", "'") for word in word_list(words)]
    return any(
        word in _AUXILIARIES
        or word.endswith("n't")
        or word in _finite()
        or (index and word.endswith("ed") and len(word) > 4)
        for index, word in enumerate(listed)
        if index or not word.endswith("ed")
    )


def tells_past(words: str) -> bool:
    """Whether a sentence tells of the past, as news does, and not of what is to be seen.

    >>> tells_past("The talks ended on Monday."), tells_past("Wounded men are treated in a tent.")
    (True, False)
    """
    listed = [word.lower() for word in word_list(words)]
    if not {"is", "are"}.isdisjoint(listed):
        return False
    return any(word in _past() or (index and word.endswith("ed")) for index, word in enumerate(listed))


def shows_picture(words: str, *, busy: bool = False) -> bool:
    """Whether a short line without a verb says what a picture shows.

    With `busy`, those shown may be doing something ("Rebels resting in the hills"), which headlines say as well.

    >>> shows_picture("Rebel fighters in the hills"), shows_picture("Rebel fighters seize the hills")
    (True, False)
    >>> shows_picture("Growing influence in the hills")
    False
    """
    listed = word_list(words)
    if not 2 <= len(listed) <= _LONGEST_CAPTION or not (listed[0][0].isupper() or listed[0][0].isdecimal()):
        return False
    small = [word.lower() for word in listed]
    if words.rstrip()[-1] in "?!:" or not _HEADLINE_WORDS.isdisjoint(small) or has_verb(words):
        return False
    for word, following in pairwise(small[: _SUBJECT_WITHIN + 1]):
        if word in _PREPOSITIONS:  # what comes now is no longer what the line is about
            return False
        if word in _subjects() and (following in _AFTER_SUBJECT or (busy and following.endswith("ing"))):
            return True
    return False


def title_case(words: str) -> bool:
    """Whether all words of weight begin with a capital, as in headlines.

    >>> title_case("Army Denies Losses in the North"), title_case("Army denies losses in the North")
    (True, False)
    """
    weighty = [word for word in word_list(words) if len(word) > 3 and word[0].isalpha()]
    return len(weighty) > 1 and sum(word[0].isupper() for word in weighty) >= 0.8 * len(weighty)


@cache
def _subjects() -> frozenset[str]:
    return frozenset(row["word"] for row in load_rows("picture_subjects"))


@cache
def _finite() -> frozenset[str]:
    return frozenset(
        word
        for row in load_rows("news_verbs")
        for word, forms in verb_forms(row["lemma"]).items()
        if _counts(forms, noun=row["noun"] == "yes")
    )


@cache
def _past() -> frozenset[str]:
    forms = (
        (word, found) for row in load_rows("news_verbs") for word, found in verb_forms(row["lemma"]).items()
    )
    simple = {word for word, found in forms if Form.PAST in found and Form.BASE not in found}
    return frozenset(simple | {"was", "were", "had", "did"})


def _counts(forms: frozenset[Form], *, noun: bool) -> bool:
    if forms <= {Form.GERUND}:
        return False
    return not noun or (bool(forms & {Form.PAST, Form.PARTICIPLE}) and Form.BASE not in forms)
