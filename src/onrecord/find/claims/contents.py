"""Where the content of an attribution begins and ends, behind its cue or in front of it.

Content spans here are wide (with "that" and quotation marks), as attribution corpora mark them; `narrowed` cuts them to
the form of our records: without "that", outer quotation marks and the final stop.
"""

from __future__ import annotations

from typing import NamedTuple

from onrecord.find.claims.content_ends import content_end, stands_alone
from onrecord.find.claims.cues import Cue, CueHit
from onrecord.find.syntax.following_phrases import phrase_after
from onrecord.find.syntax.tagged_lines import FINITE, QUOTE_MARKS, Line
from onrecord.lexicon import Form
from onrecord.model import Act, Span

_WH = frozenset("who whom whose what how why where when whether if which".split())
_CONTENT_PREPOSITIONS = frozenset("of for as with on about in against from to over".split())
_OBJECTS = {
    "responsible": frozenset(["responsibility", "credit"]),
    "blamed": frozenset(["responsible", "accountable", "culpable", "liable"]),
    "figure": frozenset(["at"]),
}
"""Frames whose object must hold one of these words: "claimed responsibility", "held X responsible", "put the toll at"."""
_NEEDS_THAT = frozenset("answer respond reply comment remark speak talk hear plead".split())
"""Verbs that take no clause without "that": "answered the door", "responded to a call"."""
_WHEN_ASKED = (("asked",), ("reached",), ("contacted",), ("questioned",), ("pressed",))
_CLAUSE_VERBS = frozenset([Form.PAST, Form.THIRD, Form.BASE])


class Complement(NamedTuple):
    """What follows a cue: the frame, the row that takes it, and the content's tokens `first` up to `after`."""

    frame: str
    cue: Cue
    first: int
    after: int
    hearer: tuple[int, int] | None = None


def complement_of(line: Line, hit: CueHit, ceiling: int | None = None) -> Complement | None:
    """The content that stands behind the cue `hit`, None where none does (it may stand in front).

    >>> from onrecord.find.claims.cues import cues_at
    >>> from onrecord.find.syntax.tagged_lines import read_line
    >>> text = "The mayor told reporters on Friday that fuel was low, adding that rain would help."
    >>> line = read_line(text, Span(0, len(text)))
    >>> found = complement_of(line, cues_at(line, 2)[0])
    >>> found.frame, line.stretch(found.first, found.after).of(text)
    ('that', 'that fuel was low')
    """
    stop = line.stripped_end() if ceiling is None else ceiling
    at = _past_insertion(line, skip_adjuncts(line, hit.after, stop), stop)
    at = _past_judgement(line, at, stop, hit)
    if at >= stop:
        return None
    found, hearer = None, None
    if hit.takes("rec"):
        found, hearer = _behind_hearer(line, at, stop, hit)
    found = found or _frame_at(line, at, stop, hit)
    if found is None:
        return None
    frame, cue, first = found
    after = content_end(line, first, stop, frame, hit.forms)
    return Complement(frame, cue, first, after, hearer) if after > first else None


def _past_judgement(line: Line, at: int, stop: int, hit: CueHit) -> int:
    """Step over what the denied is called: "dismissed as invented the statement that"."""
    denying = any(cue.act is Act.DENY for cue in hit.cues)
    if not denying or line.low[at : at + 1] != ("as",):
        return at
    after = next((i for i in range(at + 1, min(at + 5, stop)) if line.tags[i] in "dp"), None)
    return after if after is not None and after > at + 1 else at


def _past_insertion(line: Line, at: int, stop: int) -> int:
    """Step over ", citing a memorandum," and over the comma some languages put before "that"."""
    if at + 2 >= stop or line.tags[at] != ",":
        return at
    if line.low[at + 1] == "that":
        return at + 1
    if line.low[at + 1] in {"citing", "quoting", "referring"} or line.low[at + 1 : at + 3] == (
        "with",
        "reference",
    ):
        close = next((i for i in range(at + 2, min(at + 22, stop)) if line.tags[i] == ","), None)
        return close + 1 if close is not None else at
    return at


_Found = tuple[str, Cue, int]


def _frame_at(line: Line, at: int, stop: int, hit: CueHit) -> _Found | None:
    mark = line.tags[at]
    if mark == ":" or (mark == "," and at + 1 < stop and line.tags[at + 1] == "q"):
        cue = hit.takes("quote") or (hit.takes("that") if mark == ":" else None)
        return ("quote", cue, at + 1) if cue and at + 1 < stop else None
    if mark == "q":
        return _quoted(at, hit)
    cue = hit.takes("responsible")
    if cue and not _OBJECTS["responsible"].isdisjoint(line.low[at : at + 3]):
        return "responsible", cue, at
    return _clause_frame(line, at, stop, hit) or _phrase_frame(line, at, hit)


def _quoted(at: int, hit: CueHit) -> _Found | None:
    cue = hit.takes("quote") or hit.takes("np") or hit.takes("that")
    return ("quote" if hit.takes("quote") else "np", cue, at) if cue else None


def _clause_frame(line: Line, at: int, stop: int, hit: CueHit) -> _Found | None:
    word = line.low[at]
    if word == "that" and line.tags[at] in "sp" and (cue := hit.takes("that")):
        verb = line.tags[at + 1 : at + 2] in ("V", "x", "m", "e")
        relative = verb and at > hit.after and line.tags[at - 1] in "NaTb9"
        return ("that", cue, at) if not relative else None  # "responded to a fire that killed"
    if word == "when" and line.low[at + 1 : at + 2] in _WHEN_ASKED:
        return None
    if word in _WH and (cue := hit.takes("wh") or hit.takes("np")):
        return "wh", cue, at
    if word == "to" and at + 1 < stop and line.tags[at + 1] in "abVrexg":
        return ("inf", cue, at) if (cue := hit.takes("inf")) else None
    zero = hit.lemma not in _NEEDS_THAT and word != "to"
    if zero and (cue := hit.takes("that")) and _clause_follows(line, at, stop):
        return "that", cue, at
    return None


def _phrase_frame(line: Line, at: int, hit: CueHit) -> _Found | None:
    word, tag = line.low[at], line.tags[at]
    for frame, needed in _OBJECTS.items():
        cue = hit.takes(frame)
        if cue and needed & set(line.low[at : at + 12]) and tag in "dNab9opg":
            return frame, cue, at
    if word in _CONTENT_PREPOSITIONS and word in {frame for cue in hit.cues for frame in cue.frames}:
        cue = hit.takes(word)
        return (word, cue, at) if cue else None
    if tag == "g" and (cue := hit.takes("gerund") or hit.takes("np")):
        return "np", cue, at
    if tag in "dNab9op" and (cue := hit.takes("objinf")) and _infinitive_follows(line, at):
        return "objinf", cue, at
    if tag in "dNab9opeg" and (cue := hit.takes("np")):
        return "np", cue, at
    return None


def _behind_hearer(
    line: Line, at: int, stop: int, hit: CueHit
) -> tuple[_Found | None, tuple[int, int] | None]:
    """Step over "reporters in Washington" in "told reporters in Washington on Thursday that"."""
    after = _hearer_end(line, at, stop)
    if after <= at:
        return None, None
    next_at = skip_adjuncts(line, after, stop)
    if next_at >= stop:
        return None, (at, after)
    found = _frame_at(line, next_at, stop, hit)
    if found and found[0] in {"np", "of", "for", "as", "with", "on", "about"}:
        return None, (at, after)
    return found, (at, after)


def _hearer_end(line: Line, at: int, stop: int) -> int:
    tag = line.tags[at]
    if tag in "po":
        return at + 1
    if tag == "N":  # a name; a bare clause may follow at once ("told Reuters he ...")
        end = at
        while end < stop and line.tags[end] in "N9z":
            end += 1
        phrase = phrase_after(line, at, stop)
        return max(end, phrase.after if phrase and line.tags[phrase.after - 1] != "p" else end)
    if tag in "dab9":
        phrase = phrase_after(line, at, stop)
        return phrase.after if phrase else at
    return at


def skip_adjuncts(line: Line, at: int, stop: int) -> int:
    """Step over "also", "on Friday", "in a statement", "at a news conference in Gao" behind a verb."""
    while at < stop:
        step = _adjunct_end(line, at, stop)
        if step == at:
            return at
        at = step
    return at


def _adjunct_end(line: Line, at: int, stop: int) -> int:
    tag = line.tags[at]
    if tag == "r" and line.low[at] not in {"so", "very"}:
        return at + 1
    if tag == "T" and line.low[at] != "may":
        return _time_end(line, at + 1, stop, "T9")
    if tag == "i" and line.tags[at + 1 : at + 2] == "T":
        return _time_end(line, at + 1, stop, "T9r")
    if (tag == "i" and line.low[at] in _ADJUNCT_PREPOSITIONS) or line.low[at] in {"after", "before", "as"}:
        phrase = phrase_after(line, at + 1, stop)
        if phrase is not None and _adjunct_shut(line, phrase.after, stop):
            return phrase.after
    return at


def _time_end(line: Line, at: int, stop: int, tags: str) -> int:
    """Over "Thursday last week", "Feb. 3": time nouns, figures and, behind a preposition, "last" and "next"."""
    loose = "r" in tags
    while at < stop and (line.tags[at] in "T9" or (loose and line.low[at] in _AROUND_TIME)):
        at += 1
    return at


_AROUND_TIME = frozenset("last next this late early past".split())
_ADJUNCT_PREPOSITIONS = frozenset(
    "in on at during by via through from over to before with after under".split()
)


def _adjunct_shut(line: Line, end: int, stop: int) -> bool:
    """Whether what follows shows that the phrase was only an adjunct: "that", a colon, a mark, another adjunct."""
    if end >= stop:
        return True
    if line.low[end] == "that" or line.tags[end] in ":q":
        return True
    return (
        (line.tags[end] == "," and end + 1 < stop and line.tags[end + 1] == "q")
        or (line.tags[end] == "i" and line.low[end] in _ADJUNCT_PREPOSITIONS)
        or line.tags[end] == "T"
        or line.tags[end] == "p"
    )


def _clause_follows(line: Line, at: int, stop: int) -> bool:
    """Whether tokens from `at` are a clause: a phrase and then a finite verb before any break."""
    if line.tags[at] not in "dNab9pgTriqs" and line.low[at] not in {"if", "there"}:
        return False
    if stands_alone(line, at, stop):
        return False
    for i in range(at, min(stop, at + 24)):
        tag = line.tags[i]
        if i > at and line.low[i] in {"that", "who", "which"} and not _goes_on_behind(line, at, i, stop):
            return False
        if i > at and _is_finite(line, at, i):
            return True
        if tag in ";:-" or (tag == "," and i == at):
            return False
    return False


def _goes_on_behind(line: Line, at: int, relative: int, stop: int) -> bool:
    """Whether the clause goes on behind a relative one: "X and that Y", "Oda Ferrin, who is 22, was"."""
    if "c" in line.tags[at:relative]:
        return True
    close = next((i for i in range(relative, min(stop, relative + 12)) if line.tags[i] == ","), None)
    behind = close is not None and line.tags[relative - 1] == "," and close + 1 < stop
    return behind and close is not None and line.tags[close + 1] in "Vxm"


def _is_finite(line: Line, at: int, i: int) -> bool:
    """Whether token `i` is the finite verb of the clause that begins at `at`, as far as its class and place show."""
    if line.tags[i] in FINITE:
        return line.tags[i - 1] != "t"
    if line.tags[i] != "e":
        return False
    if line.tags[i - 1] == ",":  # "said Oda Ferrin, 22, called"
        return line.tags[at:i].count(",") > 1
    return _after_noun(line, i) and not line.low[i - 1].endswith("ed")


def _after_noun(line: Line, at: int) -> bool:
    before = at - 1 - (line.tags[at - 1] == "r")
    if before > 0 and line.tags[before] == "9":
        return line.tags[before - 1] == "d"  # "the three died"
    return before >= 0 and line.tags[before] in "NapT)"


def _infinitive_follows(line: Line, at: int) -> bool:
    phrase = phrase_after(line, at)
    if phrase is None:
        return False
    after = skip_adjuncts(line, phrase.after, len(line))
    if after < len(line) and line.low[after] == "not":
        after += 1
    return after + 1 < len(line) and line.low[after] == "to" and line.tags[after + 1] in "abVrexgn"


def _unquoted(text: str, span: Span) -> Span:
    words = span.of(text)
    marks = [i for i, letter in enumerate(words) if letter in QUOTE_MARKS and letter not in "'’"]
    opens = words[:1] in QUOTE_MARKS and words[:1] != "’"
    closes = words[-1:] in QUOTE_MARKS and (words[-1:] not in {"'", "’"} or opens)
    if len(words) < 2 or not (opens or closes):
        return span
    inner = [i for i in marks if 0 < i < len(words) - 1]
    if opens and closes and (not inner or (len(inner) % 2 == 0 and words[inner[0]] not in "”»")):
        return Span(span.start + 1, span.stop - 1)
    if opens and not inner and not closes:
        return Span(span.start + 1, span.stop)
    if closes and not inner and not opens:
        return Span(span.start, span.stop - 1)
    return span
