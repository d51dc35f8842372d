"""JSON, one object per line (or an array of objects) → one report per object."""

import re
from collections.abc import Iterator, Mapping
from typing import BinaryIO

from onrecord.model import Problem, Span, Stated, Through
from onrecord.read.build import HTML, PLAIN, Parts, Read, build_report, looks_like_html
from onrecord.read.columns import match_fields, state, without_text
from onrecord.read.decode import Decoded, decode, decode_as, nul_problem
from onrecord.read.json_text import Value, read_object, skip_space, string_piece
from onrecord.read.lines import lines_of
from onrecord.read.options import ReadOptions
from onrecord.read.origin import Origin

_SURROGATE = re.compile("[\ud800-\udfff]")
_BOM = b"\xef\xbb\xbf"


def read_jsonl(stream: BinaryIO, origin: Origin, options: ReadOptions) -> Read:
    r"""The reports of a stream of JSON lines; a bad line is a Problem with its number, the rest is read.

    >>> import io
    >>> lines = io.BytesIO(b'{"text": "Kabul was quiet."}\n{"text": \n')
    >>> [type(one).__name__ for one in read_jsonl(lines, Origin(name="desk.jsonl"), ReadOptions())]
    ['Report', 'Problem']
    """
    limit = options.limits.line_bytes
    for line in lines_of(stream, limit):
        there = origin.at(f"line {line.number}", Through.JSONL)
        if line.body is None:
            yield there.too_large(limit, "--max-line-bytes", "The line")
            continue
        body = line.body.removeprefix(_BOM) if line.number == 1 else line.body
        if body.strip():
            yield from read_line(body.rstrip(b"\r\n"), there, options)


def read_line(body: bytes, origin: Origin, options: ReadOptions) -> Read:
    """The report of one JSON object."""
    decoded = decode(body, origin)
    try:
        members, stop = read_object(decoded.text)
    except (ValueError, RecursionError) as error:
        yield _bad_json(origin, error)
        return
    if decoded.text[stop:].strip():
        yield origin.error(
            "bad-json-line", "More stands behind the end of the JSON object.", "Put one object on each line."
        )
        return
    yield from _read_members(body, decoded, members, origin, options)


def read_json_file(body: bytes, origin: Origin, options: ReadOptions) -> Read:
    """The reports of a JSON file that is one object over several lines, or an array of objects.

    The body of each report is the exact bytes of its object. Behind a fault nothing can be read.

    >>> body = b'[{"text": "Kabul was quiet."}, {"text": "Herat, too."}]'
    >>> [one.locator for one in read_json_file(body, Origin(name="desk.json"), ReadOptions())]
    ['record 1', 'record 2']
    """
    decoded = decode(body, origin)
    yield from decoded.problems
    record = 0
    try:
        for span in _objects(decoded.text):
            record += 1
            there = origin.at(f"record {record}", Through.JSONL)
            lies = decoded.back.source_span(span)
            own = body[lies.start : lies.stop]
            part = decode_as(own, there, decoded.encoding)
            yield from _read_members(own, part, read_object(part.text)[0], there, options)
    except (ValueError, RecursionError) as error:
        yield _bad_json(origin.at(f"record {record + 1}", Through.JSONL), error)


def is_json_file(head: bytes) -> bool:
    """Whether JSON starts here that does not stand one object per line.

    >>> is_json_file(b'[{"text": "Kabul was quiet."}]'), is_json_file(b'{"text": "Kabul was quiet."}')
    (True, False)
    """
    start = head.removeprefix(_BOM).lstrip()
    return start.startswith(b"[") or re.match(rb"\{\s*(?:\r?\n|\r)", start) is not None


def _objects(source: str) -> Iterator[Span]:
    here = len(source) - len(source.lstrip())
    in_array = source.startswith("[", here)
    here += in_array
    while True:
        start = skip_space(source, here, also=",")
        if start >= len(source):
            if in_array:
                raise ValueError("the array is not closed")
            return
        if in_array and source[start] == "]":
            return
        _, here = read_object(source, start)
        yield Span(start, here)


def _read_members(
    body: bytes, decoded: Decoded, members: Mapping[str, Value], origin: Origin, options: ReadOptions
) -> Read:
    found = match_fields(members, options.columns)
    if "text" not in found:
        yield without_text(origin, members, "key")
        return
    key = found["text"]
    text = string_piece(decoded.text, members[key])
    if text is None:
        kind = "empty (null)" if members[key].value is None else "not a string"
        yield origin.error("no-text", f"The key {key} is {kind}.", "Give the text as one string.")
        return
    stated, problems = _stated(decoded, members, found, origin)
    title = string_piece(decoded.text, members[found["title"]]) if "title" in found else None
    parts = Parts(
        text=text,
        title=title,
        media_type=HTML if looks_like_html(text.words(decoded.text)) else PLAIN,
        stated=stated,
        problems=(*problems, *_damage(members[key].value, origin)),
    )
    yield from build_report(body, decoded, parts, origin, options)


def _stated(
    decoded: Decoded, members: Mapping[str, Value], found: Mapping[str, str], origin: Origin
) -> tuple[tuple[Stated, ...], tuple[Problem, ...]]:
    stated: list[Stated] = []
    problems: list[Problem] = []
    for field, key in found.items():
        if field == "text":
            continue
        more, wrong = state(field, _words(decoded, members[key]), f"jsonl key {key}", origin)
        stated.extend(more)
        problems.extend(wrong)
    return tuple(stated), tuple(problems)


def _words(decoded: Decoded, value: Value) -> str:
    """A value as words: a string as it is, a list of strings joined, the name of an object; else nothing."""
    piece = string_piece(decoded.text, value)
    if piece is not None:
        return piece.words(decoded.text)
    if isinstance(value.value, list):
        words = ", ".join(one for one in value.value if isinstance(one, str))
    elif isinstance(value.value, dict):
        name = value.value.get("name")
        words = name if isinstance(name, str) else ""
    else:  # a number: two calendars count seconds, others milliseconds; the words say which is not known
        words = str(value.value) if isinstance(value.value, int | float) and value.value else ""
    return _SURROGATE.sub("\ufffd", words).replace("\0", "")


def _damage(value: object, origin: Origin) -> Iterator[Problem]:
    words = value if isinstance(value, str) else ""
    if "\0" in words:
        yield nul_problem(origin)
    if _SURROGATE.search(words):
        says = "The text holds halves of letters (lone surrogates); they stand in it as U+FFFD."
        yield origin.warning("lone-surrogates", says, "Ask whoever made the file to write whole letters.")


def _bad_json(origin: Origin, error: Exception) -> Problem:
    reason = "it is nested too deeply" if isinstance(error, RecursionError) else str(error)
    return origin.error(
        "bad-json-line",
        f"It is not a JSON object: {reason}.",
        "Correct it and read the file again; what was read stays as it is.",
    )
