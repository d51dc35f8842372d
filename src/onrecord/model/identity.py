"""Ids as hashes of content: the same statement has the same id on every machine."""

import hashlib

_SEPARATOR = b"\x1f"


def digest_bytes(body: bytes) -> str:
    """SHA-256 of `body` as 64 lower-case hexadecimal digits.

    >>> digest_bytes(b"")[:16]
    'e3b0c44298fc1c14'
    """
    return hashlib.sha256(body).hexdigest()


def content_id(prefix: str, *parts: object) -> str:
    """An id such as ``claim:9f2c…``: `prefix`, then 20 hexadecimal digits hashed from `parts`.

    Parts are hashed by their `str`, each followed by a separator, so ("ab", "c") and ("a", "bc")
    differ. Lone surrogates, which broken input can hold, are hashed as they are.

    >>> content_id("claim", "d1", 3, 9) == content_id("claim", "d1", 3, 9)
    True
    >>> content_id("claim", "ab", "c") == content_id("claim", "a", "bc")
    False
    """
    digest = hashlib.sha256()
    for part in parts:
        digest.update(str(part).encode("utf-8", "surrogatepass"))
        digest.update(_SEPARATOR)
    return f"{prefix}:{digest.hexdigest()[:20]}"
