"""Speech whose speaker stands in the sentence before: after a colon, after "read out a letter", over paragraphs."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from onrecord.find.claims.scene import Attribution, Scene
from onrecord.find.syntax.noun_phrases import Phrase, subject_before
from onrecord.find.syntax.quotes import Quote
from onrecord.find.syntax.tagged_lines import Line
from onrecord.model import Span

_ACCOUNTS = frozenset("account version description details briefing".split())
_GIVING = frozenset("gave gives provided offered delivered made released".split())
_SPEECHES = frozenset(
    "letter statement message speech address communique communiqué declaration appeal note account text".split()
)


def introduced_quotes(scene: Scene, taken: tuple[tuple[Span, Span], ...]) -> Iterator[Attribution]:
    """Quotations nobody claims that open a paragraph, with the speaker of the sentence in front of them."""
    for quote in scene.quotes:
        if not quote.speech or any(
            span.overlaps(quote.span) and not quote.span.contains(cue) for span, cue in taken
        ):
            continue
        number = next(
            (i for i, line in enumerate(scene.lines) if line.span.start <= quote.span.start < line.span.stop),
            None,
        )
        if number is None:
            continue
        found = _introduction(scene, number, quote)
        if found is not None:
            yield found


def _introduction(scene: Scene, number: int, quote: Quote) -> Attribution | None:
    line = scene.lines[number]
    head = scene.document.text[line.span.start : quote.span.start]
    if any(letter.isalnum() for letter in head):
        if not head.rstrip().endswith(":"):
            return None
        intro, end = line, line.index_at(quote.span.start)
    elif number == 0:
        return None
    else:
        intro = scene.lines[number - 1]
        end = len(intro)
        if intro.tags[-1:] != ":" and not _announces_speech(intro):
            return None
    found = _main_verb(intro, end)
    if found is None:
        return None
    subject, group = found
    colon = intro.tags[end - 1 : end] == ":"
    return Attribution(
        source=intro.stretch(subject.first, subject.after),
        narrow=intro.stretch(subject.first, subject.narrow),
        cue=intro.stretch(group[0], group[1]),
        content=(quote.span,),
        by="attribution/colon" if colon else "attribution/speech-before",
        score=1.0,
        frame="quote",
        elsewhere=intro is not line,
    )


def _announces_speech(line: Line) -> bool:
    """Whether a sentence tells of a speech and ends with it: "The bishop read out a letter."."""
    end = line.stripped_end()
    return any(word in _SPEECHES for word in line.low[max(0, end - 3) : end])


def _main_verb(line: Line, end: int) -> tuple[Phrase, tuple[int, int]] | None:
    """The first finite verb with its subject; the cue runs on to "a statement" behind "made"."""
    for at in range(1, end):
        if line.tags[at] not in "Ve" or line.tags[at - 1] in "di":
            continue
        first = at
        while first > 0 and line.tags[first - 1] in "xmnr":
            first -= 1
        subject = subject_before(line, first)
        if subject is None or line.tags[subject.first] == "w":
            continue
        last = next((i + 1 for i in range(at + 1, min(at + 5, end)) if line.low[i] in _SPEECHES), at + 1)
        return subject, (first, last)
    return None


def accounts(scene: Scene, found: Sequence[Attribution]) -> Iterator[Attribution]:
    """For "The spokesman gave a first account. Two men had thrown …": what stands in the pluperfect behind it is his."""
    busy = [one.whole for one in found]
    for number, line in enumerate(scene.lines[:-1]):
        if not _ACCOUNTS.intersection(line.low) or any(span.overlaps(line.span) for span in busy):
            continue
        main = _main_verb(line, len(line))
        if main is None or (line.low[main[1][1] - 1] not in _GIVING and line.low[main[1][0]] not in _GIVING):
            continue
        after = scene.lines[number + 1]
        same = scene.paragraphs[number + 1] == scene.paragraphs[number]
        if same and _is_pluperfect(after) and not any(span.overlaps(after.span) for span in busy):
            subject, group = main
            yield Attribution(
                source=line.stretch(subject.first, subject.after),
                narrow=line.stretch(subject.first, subject.narrow),
                cue=line.stretch(*group),
                content=(after.span,),
                by="attribution/account-before",
                score=1.0,
                frame="that",
                elsewhere=True,
            )


def _is_pluperfect(line: Line) -> bool:
    verb = next((at for at, tag in enumerate(line.tags) if tag in "Vxm"), None)
    return verb is not None and line.low[verb] == "had"
