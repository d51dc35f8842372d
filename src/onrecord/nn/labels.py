"""What the heads of the encoder say, column by column: the protocol between training and the bundle."""

from dataclasses import dataclass

PROTOCOL = 2
"""Raised when heads, rows, stand-ins or windows change: a bundle of another number is refused."""


def _tags(kinds: tuple[str, ...]) -> tuple[str, ...]:
    return ("O", *(f"{mark}-{kind}" for kind in kinds for mark in "BI"))


ATTRIBUTION = _tags(("source", "cue", "content"))
LINK = ("none", "cue before", "cue after", "source before", "source after", "no source")
"""For each word of a source or content where its cue stands; for each word of a cue where its source stands."""
MENTIONS = _tags(
    (
        "person",  # a name
        "role",  # a person described: "the commander of the brigade"
        "organisation",  # a name
        "company",
        "body",  # a group described: "government forces", "mourners"
        "place",  # a name
        "area",  # a place described: "the northern part of the country"
        "nationality",
        "weapon",
        "vehicle",
        "time",
        "number",
        "money",
        "document",
        "product",
        "work",
        "event",
    )
)
CUES = _tags(("negation", "hedge"))
EVENT = ("event",)
FACTUALITY = ("factuality",)


@dataclass(frozen=True, slots=True)
class Head:
    """A stretch of the encoder's output columns, one for each label."""

    name: str
    labels: tuple[str, ...]
    start: int

    @property
    def columns(self) -> slice:
        """Its columns in the output."""
        return slice(self.start, self.start + len(self.labels))


def heads() -> tuple[Head, ...]:
    """All heads in the order of their columns.

    >>> [head.name for head in heads()]
    ['attribution', 'link', 'mentions', 'cues', 'event', 'factuality']
    """
    made: list[Head] = []
    at = 0
    for name, labels in (
        ("attribution", ATTRIBUTION),
        ("link", LINK),
        ("mentions", MENTIONS),
        ("cues", CUES),
        ("event", EVENT),
        ("factuality", FACTUALITY),
    ):
        made.append(Head(name, labels, at))
        at += len(labels)
    return tuple(made)
