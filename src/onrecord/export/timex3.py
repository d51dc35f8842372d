"""TIMEX3 (ISO-TimeML): the times of a report inline, or standing off from its text.

Values are those of `When.timex`. What TIMEX3 cannot say in one value is said as the standard has it: a range is a
duration between two empty expressions (`beginPoint`, `endPoint`); what has no normal form has the value ``XXXX-XX-XX``.
What is counted from publication points to the document's own time (`anchorTimeID`), ``t0``.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from xml.sax.saxutils import escape, quoteattr

from onrecord.model import Analysis, Span, When

_UNKNOWN = "XXXX-XX-XX"
_DOCUMENT = "t0"
_FIELDS = ("tid", "type", "value", "mod", "quant", "begin", "end", "anchor", "function")
_NAMES = {
    "begin": "beginPoint",
    "end": "endPoint",
    "anchor": "anchorTimeID",
    "function": "functionInDocument",
}
_EACH = re.compile(r"(?:every|each)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Timex3:
    """One TIMEX3 tag: `span` in code points of the document's text, None for an empty tag.

    `type` is DATE, TIME, DURATION or SET; `begin`, `end` and `anchor` are the ids of other tags.
    """

    tid: str
    type: str
    value: str
    span: Span | None = None
    mod: str | None = None
    quant: str | None = None
    begin: str | None = None
    end: str | None = None
    anchor: str | None = None
    function: str | None = None


def timex3_tags(analysis: Analysis) -> tuple[Timex3, ...]:
    """The document's own time (if known) and every time of the report, in order; a range brings two empty tags after it.

    >>> from onrecord.model import Document, Granularity, TextMap
    >>> document = Document(report="d", text="It fell on Wednesday.", back=TextMap.identity(21), blocks=(),
    ...     sentences=(), language="en")
    >>> when = When(id="w", mention=None, span=Span(11, 20), words="Wednesday", earliest=None, latest=None,
    ...     granularity=Granularity.DAY, timex="2017-08-02", anchor="published 2017-08-04")
    >>> [(tag.tid, tag.value) for tag in timex3_tags(Analysis(report="d", version="1", document=document, times=(when,)))]
    [('t1', '2017-08-02')]
    """
    tags = [_document_time(analysis.published)] if analysis.published else []
    for number, when in enumerate(sorted(analysis.times, key=lambda one: one.span), start=1):
        tags += _tags_of(when, f"t{number}", known=analysis.published is not None)
    return tuple(tags)


def _document_time(published: When) -> Timex3:
    value = published.timex or _UNKNOWN
    return Timex3(tid=_DOCUMENT, type="DATE", value=value, function="PUBLICATION_TIME")


def _tags_of(when: When, tid: str, *, known: bool) -> Iterator[Timex3]:
    anchor = _DOCUMENT if known and (when.anchor or "").startswith("published") else None
    value = when.timex or _UNKNOWN
    if "/" not in value:
        quant = "EVERY" if when.timex_type == "SET" and _EACH.match(when.words) else None
        yield Timex3(
            tid=tid,
            type=when.timex_type,
            value=value,
            span=when.span,
            mod=when.mod,
            quant=quant,
            anchor=anchor,
        )
        return
    ends = (f"{tid}a", f"{tid}b")
    yield Timex3(
        tid=tid,
        type="DURATION",
        value="PXX",
        span=when.span,
        mod=when.mod,
        begin=ends[0],
        end=ends[1],
        anchor=anchor,
    )
    for end, part in zip(ends, value.split("/", 1), strict=True):
        yield Timex3(tid=end, type="TIME" if "T" in part else "DATE", value=part)


def timex3_inline(analysis: Analysis) -> str:
    """The report's text with TIMEX3 tags in it, as one TimeML document.

    >>> from onrecord.model import Document, Granularity, TextMap
    >>> document = Document(report="d", text="Fire & smoke since 2014.", back=TextMap.identity(24), blocks=(),
    ...     sentences=(), language="en")
    >>> when = When(id="w", mention=None, span=Span(19, 23), words="2014", earliest=None, latest=None,
    ...     granularity=Granularity.YEAR, timex="2014", mod="ON_OR_AFTER")
    >>> print(timex3_inline(Analysis(report="d", version="1", document=document, times=(when,))))
    <?xml version="1.0" encoding="UTF-8"?>
    <TimeML>
    <DOCID>d</DOCID>
    <TEXT>Fire &amp; smoke since <TIMEX3 tid="t1" type="DATE" value="2014" mod="ON_OR_AFTER">2014</TIMEX3>.</TEXT>
    </TimeML>
    <BLANKLINE>
    """
    tags = timex3_tags(analysis)
    own = [tag for tag in tags if tag.function]
    text = "".join(_woven(analysis.document.text, [tag for tag in tags if tag.span]))
    empty = [_tag(tag) for tag in tags if tag.span is None and not tag.function]
    made = (
        '<?xml version="1.0" encoding="UTF-8"?>',
        "<TimeML>",
        f"<DOCID>{escape(analysis.report)}</DOCID>",
        *(f"<DCT>{_tag(tag)}</DCT>" for tag in own),
        f"<TEXT>{text}</TEXT>",
        *empty,
        "</TimeML>",
        "",
    )
    return "\n".join(made)


def _woven(text: str, tags: Sequence[Timex3]) -> Iterator[str]:
    at = 0
    for tag in tags:
        span = tag.span
        if span is None or span.start < at:  # times do not overlap; one that did would break the document
            continue
        yield escape(_plain(text[at : span.start]))
        yield _tag(tag, escape(_plain(text[span.start : span.stop])))
        at = span.stop
    yield escape(_plain(text[at:]))


def _plain(text: str) -> str:
    """Without the control characters that XML cannot hold."""
    return re.sub(r"[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]", " ", text)


def _tag(tag: Timex3, words: str | None = None) -> str:
    told = " ".join(f"{name}={quoteattr(value)}" for name, value in _attributes(tag).items())
    return f"<TIMEX3 {told}/>" if words is None else f"<TIMEX3 {told}>{words}</TIMEX3>"


def _attributes(tag: Timex3) -> Mapping[str, str]:
    held = {_NAMES.get(name, name): getattr(tag, name) for name in _FIELDS}
    return {name: value for name, value in held.items() if value is not None}
