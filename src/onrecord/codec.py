"""Records ⇄ JSON, and the JSON Schema of every record.

msgspec reads the plain frozen dataclasses of `onrecord.model`, checks types on the way in and names the place
of a fault (``$.cues[0].stop``).
"""

from typing import Any, TypeVar

import msgspec

from onrecord.model.errors import OnrecordError

_Record = TypeVar("_Record")


class CodecError(OnrecordError):
    """JSON that is not the record it should be; the message names the place."""


def to_json(record: object, *, indent: int = 0) -> str:
    r"""`record` as JSON text: keys in the order of the fields, lone surrogates escaped.

    >>> from onrecord.model import Span
    >>> to_json(Span(3, 9))
    '{"start":3,"stop":9}'
    """
    try:
        encoded = msgspec.json.encode(record)
    except UnicodeEncodeError:
        encoded = msgspec.json.encode(_clean(msgspec.to_builtins(record)))
    return (msgspec.json.format(encoded, indent=indent) if indent else encoded).decode()


def from_json(text: str | bytes, kind: type[_Record]) -> _Record:
    """The record of type `kind` that `text` holds.

    Raises:
        CodecError: if it does not; the sentence names the place.

    >>> from onrecord.model import Span
    >>> from_json('{"start":3,"stop":9}', Span)
    Span(start=3, stop=9)
    """
    try:
        return msgspec.json.decode(text, type=kind)
    except msgspec.DecodeError as error:
        raise CodecError(f"not a {getattr(kind, '__name__', kind)} in JSON: {error}") from error


def json_schema(kinds: tuple[type, ...]) -> dict[str, Any]:
    """One JSON Schema (draft 2020-12) whose ``$defs`` hold every record of `kinds` and all they use."""
    _, parts = msgspec.json.schema_components(kinds, ref_template="#/$defs/{name}")
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "onrecord records",
        "$defs": parts,
    }


def _clean(value: Any) -> Any:  # noqa: ANN401 - JSON values of any shape
    r"""Lone surrogates (from broken input) cannot be written as UTF-8: they are kept as the words ``\udXXX``."""
    if isinstance(value, str):
        return value if value.isascii() else value.encode("utf-8", "backslashreplace").decode()
    if isinstance(value, dict):
        return {key: _clean(one) for key, one in value.items()}
    if isinstance(value, (list, tuple)):
        return [_clean(one) for one in value]
    return value
