"""Who may come in: a login link that works once, and the session it gives."""

import hmac


class Door:
    """Gives the session to whoever brings the token first; secrets are made by the caller.

    >>> door = Door(token="one-time", session="long-lived")
    >>> door.enter("guess"), door.enter("one-time"), door.enter("one-time")
    (None, 'long-lived', None)
    >>> door.knows("long-lived"), door.knows(None)
    (True, False)
    """

    def __init__(self, *, token: str, session: str) -> None:
        self._token: str | None = token
        self._session = session

    def enter(self, token: str) -> str | None:
        """The session, the first time the right `token` is brought; else None."""
        if self._token is None or not _same(token, self._token):
            return None
        self._token = None
        return self._session

    def knows(self, session: str | None) -> bool:
        """Whether `session` is the one that was given."""
        return session is not None and _same(session, self._session)


def _same(one: str, other: str) -> bool:
    """Equal or not, in a time that does not tell how much of it is right."""
    return hmac.compare_digest(one.encode("utf-8", "replace"), other.encode("utf-8", "replace"))
