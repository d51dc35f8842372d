"""The version that stands in every entry: code, word lists, the user's own places, and the model if one was used."""

from functools import cache

from onrecord.lexicon import lexicon_digest


@cache
def code_version(model: str | None = None, places: str | None = None) -> str:
    """``0.1.0+rules.3f2a….model.91c0…``: the package's version, the digest of its word lists, the digest of its model.

    Without a model, the name ends with the rules. Where gazetteers of the user's own were used, ``places`` and their
    digest stand behind the rules.

    >>> code_version().split("+")[0]
    '0.1.0'
    >>> code_version("91c0f7a2b6d4e8").endswith(".model.91c0f7a2b6d4")
    True
    >>> code_version("91c0f7a2b6d4e8", "5f0c11d2a8e9b7").partition(".places.")[2]
    '5f0c11d2a8e9.model.91c0f7a2b6d4'
    """
    rules = f"{VERSION}+rules.{lexicon_digest()[:12]}"
    grounds = f"{rules}.places.{places[:12]}" if places else rules
    return f"{grounds}.model.{model[:12]}" if model else grounds


VERSION = "0.1.0"
