"""One way to write a record down, so that equal records are equal text on every machine."""

import json
import zlib
from dataclasses import replace
from typing import Final, TypeVar

import msgspec

from onrecord.codec import CodecError, from_json, to_json
from onrecord.model import Entry, content_id

_Record = TypeVar("_Record")
_SORTED: Final = msgspec.json.Encoder(order="sorted")
_PLAIN: Final = b"m"  # written and read by the codec
_ESCAPED: Final = (
    b"j"  # holds half characters, which the codec refuses: written and read by the standard library
)


def canonical(record: object) -> str:
    """`record` as JSON with sorted keys: the text that entries hold and ids are made from.

    >>> from onrecord.model import Population
    >>> canonical(Population(status="civilian"))[:44]
    '{"age_sex":null,"perpetrators_included":null'
    """
    try:
        return _SORTED.encode(record).decode()
    except UnicodeEncodeError:  # half characters from broken input: the codec writes them as words
        return json.dumps(
            json.loads(to_json(record)), sort_keys=True, separators=(",", ":"), ensure_ascii=False
        )


def storable(text: str) -> str:
    r"""`text` as every database takes it: half characters and NUL are written as words.

    >>> storable("report\udce9.txt"), storable("“Dozens” fled")
    ('report\\udce9.txt', '“Dozens” fled')
    """
    if "\x00" in text:
        text = text.replace("\x00", "\\x00")
    if text.isascii():
        return text
    try:
        text.encode()
    except UnicodeEncodeError:
        return text.encode("utf-8", "backslashreplace").decode()
    return text


def sealed(entry: Entry) -> Entry:
    """`entry` with its id: a hash of everything else it says.

    >>> from onrecord.model import Finder, FinderKind, Span, SubjectKind
    >>> cell = Entry(id="", report="ab12", subject="incident:1", subject_kind=SubjectKind.INCIDENT, field="type",
    ...     value="ASSAULT", value_type="word", spans=(Span(4, 10),), words="raided", chain=(), claim=None,
    ...     finder=Finder(kind=FinderKind.RULE, name="incidents/raid", version="0.1.0"), score=0.9)
    >>> sealed(cell).id == sealed(sealed(cell)).id
    True
    """
    return replace(entry, id=content_id("entry", canonical(replace(entry, id="") if entry.id else entry)))


def pack(record: object) -> bytes:
    """`record` as compressed bytes that `unpack` reads back exactly, half characters included."""
    try:
        return _PLAIN + zlib.compress(msgspec.json.encode(record), 1)
    except UnicodeEncodeError:
        return _ESCAPED + zlib.compress(json.dumps(msgspec.to_builtins(record)).encode(), 1)


def unpack(packed: bytes, kind: type[_Record]) -> _Record:
    """The record of type `kind` that `pack` wrote.

    Raises:
        CodecError: if the bytes hold something else.

    >>> from onrecord.model import Span
    >>> unpack(pack(Span(3, 9)), Span)
    Span(start=3, stop=9)
    """
    try:
        text = zlib.decompress(packed[1:])
    except zlib.error as error:
        raise CodecError(f"a stored {kind.__name__} cannot be unpacked: {error}") from error
    if packed[:1] == _PLAIN:
        return from_json(text, kind)
    try:
        return msgspec.convert(json.loads(text), kind)
    except (ValueError, msgspec.ValidationError) as error:
        raise CodecError(f"a stored {kind.__name__} is not what it should be: {error}") from error
