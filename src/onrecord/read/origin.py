"""Where a stretch of bytes was cut from, for custody and for telling what went wrong there."""

from dataclasses import dataclass, replace

from onrecord.model import Problem, Severity, Through

_ITEM_READERS = frozenset({Through.FEED, Through.JSONL, Through.CSV, Through.WARC})


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin:
    """A file, or a place inside it; `container` is the digest of the file a report is cut from."""

    name: str
    through: Through = Through.FILE
    locator: str | None = None
    container: str | None = None

    def inside(self, container: str) -> "Origin":
        """The same place, known to be only a part of the file with the digest `container`."""
        return replace(self, container=self.container or container)

    def at(self, locator: str, through: Through | None = None) -> "Origin":
        """A place inside this one.

        >>> Origin(name="desk.jsonl").at("line 12", Through.JSONL).where
        'desk.jsonl line 12'
        """
        whole = f"{self.locator} {locator}" if self.locator else locator
        if through is None or self.through in _ITEM_READERS:
            through = self.through
        return replace(self, locator=whole, through=through)

    @property
    def where(self) -> str:
        """The place as a Problem names it."""
        name = "standard input" if self.name == "-" else self.name
        return f"{name} {self.locator}" if self.locator else name

    def error(self, code: str, says: str, advice: str = "") -> Problem:
        """A report, or part of one, that could not be read here."""
        return self._problem(Severity.ERROR, code, says, advice)

    def warning(self, code: str, says: str, advice: str = "") -> Problem:
        """Something here that was not understood."""
        return self._problem(Severity.WARNING, code, says, advice)

    def note(self, code: str, says: str, advice: str = "") -> Problem:
        """Something worth knowing; nothing is lost."""
        return self._problem(Severity.NOTE, code, says, advice)

    def too_large(self, limit: int, flag: str, what: str) -> Problem:
        """`what` is beyond the limit that `flag` sets."""
        return self.error(
            "too-large",
            f"{what} is larger than {limit} bytes and was not read.",
            f"Raise the limit with {flag} if you trust it.",
        )

    def _problem(self, severity: Severity, code: str, says: str, advice: str) -> Problem:
        return Problem(step="read", code=code, severity=severity, where=self.where, says=says, advice=advice)
