"""The version that stands in every entry: code and word lists."""

from functools import cache

from onrecord.lexicon import lexicon_digest


@cache
def code_version() -> str:
    """``0.1.0+rules.3f2a…``: the package's version and the digest of its word lists.

    >>> code_version().split("+")[0]
    '0.1.0'
    """
    return f"{VERSION}+rules.{lexicon_digest()[:12]}"


VERSION = "0.1.0"
