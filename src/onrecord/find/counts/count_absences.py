"""Losses that are said not to be there, not to be known, or not to be told: three different answers.

"No casualties" is a zero that somebody asserts; "no reports of casualties" is no zero yet; "it was unclear
whether anyone was hurt" is a question; "without giving figures" is a figure kept back.
"""

import re
from typing import NamedTuple

from onrecord.find.syntax.nouns import noun_classes
from onrecord.model import CountAs, CountOf, Span

_LOSS = (
    r"(?:casualt(?:y|ies)|injur(?:y|ies)|deaths?|fatalit(?:y|ies)|victims?|losses|dead|wounded|killed|"
    r"injured|hurt|loss(?:es)? of life|lives lost|missing)"
)
_GAP = r"(?:\w+ ){0,3}?"
_DESCRIBED = (
    r"(?:(?!of\b|on\b|about\b|for\b|to\b|that\b|word\b|information\b|details?\b|figures?\b|data\b|idea\b|doubt\b|"
    r"reports?\b|one\b|longer\b|more\b|less\b|fewer\b|confirmation\b)\w+ ){0,3}?"
)
_NONE_SO_FAR = re.compile(
    rf"\bno (?:\w+ ){{0,3}}?reports? (?:of|on|about) {_GAP}{_LOSS}(?: or {_LOSS})?"
    rf"|\bno {_GAP}{_LOSS}(?: or {_LOSS})? (?:so far|yet|(?:was|were|have been|had been|"
    rf"has been) (?:immediately |initially )?reported)"
    rf"|\b(?:casualties|injuries|losses|deaths) (?:was|were|have|had|has) not (?:yet |"
    rf"immediately )?(?:been )?reported"
)
_NONE = re.compile(
    rf"\b(?:there (?:was|were|are|is|have been|had been|has been) |suffered |reported |causing |caused |"
    rf"sustained |with |without )?"
    rf"(?:(?:no|zero) {_DESCRIBED}|without (?:any )?(?:further |civilian |military |serious )?)"
    rf"(?:casualt(?:y|ies)|injur(?:y|ies)|deaths?|fatalit(?:y|ies)|"
    rf"victims|loss of life|losses)\b"
)
_SERIOUS = re.compile(r"\b(?:serious|major|severe|grave|significant|critical|life-threatening)\b")
_LOST_NO = re.compile(
    r"\b(?:lost|loses?|losing) (?P<none>no(?: one|t a single| single)?|none of (?:its|their|our|his|the)|nobody)\b"
    r"(?P<who>(?: [\w-]+){0,3})"
)
_UNKNOWN = (
    r"(?:(?:did|does|do)(?: not|n't) (?:yet |even )?know|"
    r"(?:not (?:immediately |yet |been |yet been )*(?:clear|known|determined|established|certain)|"
    r"unclear|unknown|uncertain|no (?:immediate |official |independent |further )?"
    r"(?:word|information|details|indication|confirmation|figures|data) (?:on|of|"
    r"about)))"
)
_UNCLEAR = re.compile(
    rf"\b{_UNKNOWN}(?P<gap>(?: \w+){{0,3}}?) (?P<asked>how many [^,.;]{{0,50}}|how badly [^,.;]{{0,30}}|(?:whether|"
    rf"if) (?:there (?:was|were|are|had been|have been) )?[^,.;]{{0,70}}|(?:the )?(?:exact |"
    rf"total )?number of [^,.;]{{0,40}}|(?:any |the |possible )?{_LOSS})"
)
_QUESTIONS = (
    "how ",
    "whether ",
    "if ",
    "number ",
    "exact ",
    "total ",
    "the exact",
    "the number",
    "the total",
)
_NUMBER_UNKNOWN = re.compile(
    rf"\b(?P<asked>(?:exact |total |final )?(?:number|extent) of {_GAP}{_LOSS}[^,.;]{{0,20}}?|"
    rf"{_LOSS} figures?) (?:is|was|are|were|remains?|remained) (?:still |as yet )?(?:unknown|unclear|"
    rf"not (?:yet |immediately )?known|not clear|undetermined)"
)
_KEPT_BACK = re.compile(
    r"\bwithout (?:specifying|giving|providing|disclosing|revealing|elaborating|saying how many|stating|"
    r"naming a (?:figure|number)|offering|mentioning)\b"
    r"|\b(?:did|does|do|would|could) not (?:say|specify|give|disclose|provide|reveal|state|elaborate|"
    r"release|name|mention)\b"
    r"|\b(?:has|have|had)(?: not|n't) (?:yet )?(?:said|specified|given|disclosed|provided|revealed|stated|released)\b"
    r"|\b(?:has|have|had|is|are|was|were) yet to (?:say|specify|give|disclose|provide|reveal|state|release)\b"
    r"|\bdidn't (?:say|specify|give|disclose|provide|reveal|state|elaborate)\b"
    r"|\b(?:gave|giving|give|gives|offered|provided|providing|released) no (?:\w+ )?(?:figures?|numbers?|"
    r"details|data|breakdown|toll)\b"
    r"|\b(?:declin|refus)\w+ to (?:say|give|disclose|specify|reveal|provide|state|name)\b"
    r"|\b(?:figures?|numbers?|data|details) (?:is|are|was|were|have|has)(?: been)? (?:not (?:given|"
    r"specified|disclosed|released|provided|named|reported|called)|withheld|kept secret)\b"
    r"|\bunspecified (?:number|casualties|losses)\b|\ban undisclosed number\b"
)
_LOSS_WORD = re.compile(
    r"\b(?:casualt\w+|losses|victims?|dead|deaths?|killed|wounded|injured|injur\w+|fatalit\w+|died|hurt|"
    r"harmed|missing|toll)\b"
)
_OF: tuple[tuple[re.Pattern[str], CountOf], ...] = (
    (re.compile(r"\b(?:killed|dead|deaths?|died|fatalit\w+|loss of life|lives)\b"), CountOf.KILLED),
    (re.compile(r"\b(?:injur\w+|wounded|hurt)\b"), CountOf.INJURED),
    (re.compile(r"\bmissing\b"), CountOf.MISSING),
)
_ASSERTED = re.compile(
    r"\b(?:report(?:s|ed|ing)?|suffer(?:s|ed|ing)?|ha(?:ve|s|d)|confirm(?:s|ed|ing)?|sustain(?:s|ed|ing)?|"
    r"caus(?:e|es|ed|ing)|inflict(?:s|ed|ing)?|admit(?:s|ted)?|"
    r"acknowledg(?:e|es|ed)|there (?:are|were|was|have been|had been)|with|sp(?:eaks?|oke|eaking) of|"
    r"took|taking|led to|resulted in|"
    r"resulting in|left)"
    r" (?:to have |some |heavy |significant |serious |severe |civilian |military |human |also |both |"
    r"unspecified |multiple )*(casualties|losses|victims|dead and wounded|killed and wounded|"
    r"dead and injured)\b"
    r"|\b(casualties|losses|victims) (?:have |has |had |were |was |are )(?:also )?(?:been )?(?:reported|"
    r"confirmed|inflicted|suffered)\b"
)
_VIOLENT = re.compile(
    r"\b(?:attack\w*|convoy\w*|troops?|soldiers?|forces?|army|militants?|rebels?|fight\w*|clash\w*|"
    r"battle\w*|strike\w*|airstrike\w*|bomb\w*|shell\w*|explo\w+|blast\w*|"
    r"rocket\w*|missile\w*|mortar\w*|drone\w*|gun\w*|ambush\w*|raid\w*|assault\w*|enemy|killed|military|"
    r"police|offensive|operation)\b"
)


_ASKED_FOR = re.compile(r"\bhow many\b")
_HOW_MANY = re.compile(r"\bhow many\b|\b(?:figures?|numbers?)\b")
_PEOPLE = frozenset(
    {"person", "armed", "force", "civilian", "combatant", "police", "men", "women", "children"}
)
_REACH = 50  # characters between the words that keep back and what is kept back


_ASKS = re.compile(
    r"\bany(?:one|body|where)?\b|\bthere (?:was|were|are|had|have)\b|\bcasualt|\binjur(?:y|ies)\b|\bamong the\b|\bfatalit|"
    r"\b(?:was|were|been|be|is|are) (?:also )?(?:killed|injured|wounded|hurt|dead|missing)\b(?! by\b)"
)
_FIGURES = re.compile(r"\bhow many\b|\bnumbers?\b|\bfigures?\b|\btoll\b")
_FIGURE_WORDS = ("casualt", "losses", "fatalit", "injuries", "deaths", "toll")


class Absence(NamedTuple):
    """A stretch of one sentence (offsets in the document) and what it says of which losses."""

    span: Span
    of: CountOf
    given: CountAs
    rule: str


def absences(low: str, start: int) -> tuple[Absence, ...]:
    """What the sentence `low` (small letters), standing at `start`, says of losses without a figure.

    >>> [(one.given.value, one.of.value) for one in absences("there were no immediate reports of casualties.", 0)]
    [('none_so_far', 'casualties')]
    >>> [one.given.value for one in absences("the army confirmed losses at the outpost but gave no figures.", 0)]
    ['withheld']
    """
    lost_no = _lost_no(low, start)
    if lost_no or not _LOSS_WORD.search(low):
        return lost_no
    found = _negative(low, start) or _unclear(low, start)
    return (*found, *_withheld(low, start, found))


def _negative(low: str, start: int) -> tuple[Absence, ...]:
    for pattern, given, rule in (
        (_NONE_SO_FAR, CountAs.NONE_SO_FAR, "no reports of losses"),
        (_NONE, CountAs.NONE, "no losses"),
    ):
        match = pattern.search(low)
        if match and not _SERIOUS.search(match.group()):
            return (Absence(_trim(match, start), _of(match.group()), given, rule),)
    return ()


def _lost_no(low: str, start: int) -> tuple[Absence, ...]:
    """Lost no soldiers, lost none of its men: none killed."""
    match = _LOST_NO.search(low)
    if not match:
        return ()
    words = match.group("who").split()
    people = [at for at, word in enumerate(words) if noun_classes().get(word, frozenset()) & _PEOPLE]
    if match.group("none") not in {"nobody", "no one"} and not people:
        return ()  # lost no time
    told = " ".join(words[: people[0] + 1]) if people else ""
    stop = match.start("who") + (len(told) + 1 if told else 0)
    span = Span(start + match.start("none"), start + stop)
    return (Absence(span, CountOf.KILLED, CountAs.NONE, "lost nobody"),)


def _trim(match: re.Match[str], start: int) -> Span:
    lead = re.match(
        r"(?:there \w+(?: been)? |suffered |reported |causing |caused |sustained |with )", match.group()
    )
    return Span(start + match.start() + (lead.end() if lead else 0), start + match.end())


def _unclear(low: str, start: int) -> tuple[Absence, ...]:
    match = _UNCLEAR.search(low) or _NUMBER_UNKNOWN.search(low)
    if not match or not _LOSS_WORD.search(match.group("asked")):
        return ()
    inner = match.group("asked")
    if match.re is _UNCLEAR and match.group("gap") and not inner.startswith(_QUESTIONS):
        return ()  # unknown gunmen shot dead a judge
    if inner.startswith(("whether", "if")) and not _ASKS.search(inner):
        return ()  # whether the man killed was a fighter: his death is not in question
    lead = re.match(r"(?:whether|if) (?:there (?:was|were|are|had been|have been) )?", inner)
    begin = match.start("asked") + (lead.end() if lead else 0)
    told = re.split(r" (?:when|after|in|by|as|during|at|following) ", low[begin : match.end("asked")])[0]
    span = Span(start + begin, start + begin + len(told.rstrip()))
    return (Absence(span, _of(inner), CountAs.UNCLEAR, "unclear whether or how many"),)


def _withheld(low: str, start: int, others: tuple[Absence, ...]) -> tuple[Absence, ...]:
    kept_back = _KEPT_BACK.search(low)
    found = _asserted(low, start, kept_back) or (_kept(low, start, kept_back) if kept_back else None)
    if found is None or any(one.span.overlaps(found.span) for one in others):
        return ()
    return (found,)


def _asserted(low: str, start: int, kept_back: re.Match[str] | None) -> Absence | None:
    """Losses that somebody reports, suffers or confirms without a figure, where there is violence to cause them."""
    asserted = _ASSERTED.search(low)
    if asserted is None or not _VIOLENT.search(low):
        return None
    group = 1 if asserted.group(1) else 2
    if re.search(r"\b\d+\b", low[asserted.start() : asserted.start(group)]):
        return None
    rule = "losses asserted, figures kept back" if kept_back else "losses asserted without a figure"
    span = Span(start + asserted.start(group), start + asserted.end(group))
    return Absence(span, CountOf.CASUALTIES, CountAs.WITHHELD, rule)


def _kept(low: str, start: int, kept_back: re.Match[str]) -> Absence | None:
    """A figure kept back: "did not say how many", "refused to give the number of the dead"."""
    how_many = _HOW_MANY.search(low, kept_back.end())
    loss = _LOSS_WORD.search(low, kept_back.end())
    between = low[kept_back.start() : loss.end()] if loss else ""
    asked = bool(_FIGURES.search(between)) or (loss is not None and loss.group().startswith(_FIGURE_WORDS))
    if loss and asked and "whether" not in between and loss.start() - kept_back.end() < _REACH:
        asked_for = _ASKED_FOR.search(low, kept_back.start(), loss.end())
        first = asked_for.start() if asked_for else kept_back.start()
        span = Span(start + first, start + loss.end())
        return Absence(span, _of(loss.group()), CountAs.WITHHELD, "figures kept back")
    if how_many and how_many.start() - kept_back.end() < _REACH and _LOSS_WORD.search(low):
        span = Span(start + how_many.start(), start + how_many.end())
        return Absence(span, _of(low[: kept_back.start()]), CountAs.WITHHELD, "figures kept back")
    return None


def _of(words: str) -> CountOf:
    """Killed or injured only where the words name one of the two."""
    kinds = [of for pattern, of in _OF if pattern.search(words)]
    return kinds[0] if len(kinds) == 1 else CountOf.CASUALTIES
