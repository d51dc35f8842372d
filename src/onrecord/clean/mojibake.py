"""Text that was UTF-8 and was once read as Windows-1252: â€™ for ’, Ã© for é."""

import re

from onrecord.model import Edit, Span

# What Windows-1252 shows for the bytes 0x80-0x9F; five of them it leaves as controls.
_C1 = {bytes([byte]).decode("cp1252", "ignore") or chr(byte): byte for byte in range(0x80, 0xA0)}
_BYTE = _C1 | {chr(byte): byte for byte in range(0x80, 0x100)}
_TAIL = "".join(letter for letter, byte in _BYTE.items() if 0x80 <= byte < 0xC0)
_RUN = re.compile(
    f"(?:[Â-ß][{re.escape(_TAIL)}]|[à-ï][{re.escape(_TAIL)}]{{2}}|[ð-ô][{re.escape(_TAIL)}]{{3}})+"
)
# A lone C1 control was a Windows-1252 quote or dash that was read as Latin-1.
_STRAY = re.compile("[\x80\x82-\x84\x86-\x8c\x8e\x91-\x9c\x9e\x9f]")
# French and Spanish capitals stand before closing quotes («CAFÉ»), so these pairs alone prove nothing.
_QUOTES = frozenset("»”’“‘›«‹")
_SUSPECT = re.compile("[\x80-\x9fÂ-ô]")
_LETTERS = re.compile(r"[^\W\d_]")


def mojibake_edits(text: str) -> list[Edit]:
    """Put back what a wrong decoding broke, wherever the bytes prove it.

    >>> [edit.text for edit in mojibake_edits("the armyâ€™s camp")]
    ['’']
    >>> mojibake_edits("«CAFÉ» and São Tomé")
    []
    """
    if text.isascii() or not _SUSPECT.search(text):
        return []
    edits = [
        Edit(Span(*found.span()), new)
        for found in _RUN.finditer(text)
        if (new := _decoded(found.group())) is not None
    ]
    taken = {offset for edit in edits for offset in range(edit.span.start, edit.span.stop)}
    strays = (found for found in _STRAY.finditer(text) if found.start() not in taken)
    return edits + [
        Edit(Span(*found.span()), found.group().encode("latin-1").decode("cp1252")) for found in strays
    ]


def _decoded(run: str) -> str | None:
    try:
        new = bytes(_BYTE[letter] for letter in run).decode("utf-8")
    except UnicodeDecodeError:
        return None
    return new if _proven(run, new) else None


def _proven(run: str, new: str) -> bool:
    if len(run) >= 3 and run[0] in "âï":  # a quote, a dash, an ellipsis, a byte order mark
        return True
    if run[0] in "ÂÃ":
        return run[1] not in _QUOTES or len(run) > 2
    other_script = len(new) >= 3 and bool(_LETTERS.match(new))
    return other_script or (run[0] in "ÄÅ" and run[1] not in _QUOTES)
