"""Speech with its speaker's name beside it and no verb: signed quotations and transcripts.

A vox pop signs its quotations ("“…” ― A name" at the end of a line); an interview set out as a transcript begins each
turn with a label in capitals and a colon.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from onrecord.find.claims.scene import Attribution, Scene
from onrecord.model import Span

_WORD = r"[A-ZÀ-Þ](?:[\w’'-]|\.(?=\s\S|\w))*"
_NAME = rf"{_WORD}(?: (?:de|del|della|la|van|von|bin|al|el|{_WORD})){{0,4}}"
_SIGNED = re.compile(
    rf"(?:(?<=\n)|\A)(?P<words>[\"“”«„][^\n]+[\"”“»])[^\S\n]*(?P<dash>―|—|–|--)[^\S\n]*(?P<name>{_NAME})[.,]?[^\S\n]*(?=\n|\Z)"
)
_TURN = re.compile(
    r"(?:(?<=\n)|\A)[\"“]?(?P<name>[A-ZÀ-Þ][A-ZÀ-Þ.’'-]+(?: [A-ZÀ-Þ][A-ZÀ-Þ.’'-]+){0,3})(?P<colon>:)[^\S\n]+(?P<words>[^\n]+)"
)
_FEWEST_TURNS = 3


def signed_quotes(scene: Scene) -> Iterator[Attribution]:
    """Each line that is a quotation, a dash and a name."""
    for signed in _SIGNED.finditer(scene.document.text):
        name = Span(*signed.span("name"))
        words = Span(*signed.span("words"))
        if any(line.span.overlaps(words) for line in scene.lines):
            yield Attribution(
                source=name,
                narrow=name,
                cue=Span(*signed.span("dash")),
                content=(words,),
                by="attribution/signed-quote",
                score=1.0,
                frame="quote",
            )


def transcript(scene: Scene) -> Iterator[Attribution]:
    """The turns of a report that is set out as a transcript: three turns at least, by two speakers.

    A turn that goes on in a new paragraph under an opening quotation mark is the same speaker's.
    """
    text = scene.document.text
    turns = list(_TURN.finditer(text))
    if len(turns) < _FEWEST_TURNS or len({turn["name"] for turn in turns}) < 2:
        return
    edges = [turn.start() for turn in turns[1:]] + [len(text)]
    for turn, edge in zip(turns, edges, strict=True):
        name = Span(*turn.span("name"))
        content = (Span(*turn.span("words")), *_going_on(text, turn.end("words"), edge))
        if any(line.span.overlaps(content[0]) for line in scene.lines):
            yield Attribution(
                source=name,
                narrow=name,
                cue=Span(*turn.span("colon")),
                content=content,
                by="attribution/transcript",
                score=1.0,
                frame="quote",
            )


def _going_on(text: str, start: int, stop: int) -> Iterator[Span]:
    """The lines from `start` that open with a quotation mark, up to the first that does not."""
    for line in re.finditer(r"\n+(?P<words>[^\n]+)", text[start:stop]):
        if not line["words"].startswith(('"', "“")):
            return
        yield Span(start + line.start("words"), start + line.end("words"))
