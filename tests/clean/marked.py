"""Reports and blocks as text: `{kind}` stands before the words of a block and is not part of the report."""

import re

from onrecord.clean import clean_report
from onrecord.model import Document, Problem, Report, Stated, TextMap, Through, digest_bytes

_TAG = re.compile(r"\{([a-z_]+)\}")


def report_of(text: str, media_type: str = "text/plain", stated: tuple[Stated, ...] = ()) -> Report:
    body = text.encode("utf-8", "surrogatepass")
    return Report(
        digest=digest_bytes(body),
        body=body,
        media_type=media_type,
        encoding="utf-8",
        text=text,
        back=TextMap.identity(len(text)),
        name="report.txt",
        through=Through.FILE,
        stated=stated,
    )


def cleaned(text: str, media_type: str = "text/plain", stated: tuple[Stated, ...] = ()) -> Document:
    return clean_report(report_of(text, media_type, stated))[0]


def problems(text: str, media_type: str = "text/plain") -> list[Problem]:
    return list(clean_report(report_of(text, media_type))[1])


def expected_blocks(marked: str) -> tuple[str, list[tuple[str, str]]]:
    """The text of a marked report, and its blocks as kind and words."""
    pieces = _TAG.split(marked)
    kinds, words = pieces[1::2], pieces[2::2]
    return "".join(words), [(kind, part.strip()) for kind, part in zip(kinds, words, strict=True)]


def blocks(document: Document) -> list[tuple[str, str]]:
    return [(block.kind.value, block.span.of(document.text)) for block in document.blocks]


def check(marked: str) -> None:
    text, expected = expected_blocks(marked)
    assert blocks(cleaned(text)) == expected
