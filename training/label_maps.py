"""How the labels of each corpus of names are read: which of our labels a corpus's label may stand for.

A corpus that marks "Person" for names and for described persons alike allows both of ours; the training maximises what
the head gives to all allowed labels together (marginal likelihood over partial labels; Cour et al., 2011). What a
corpus does not mark at all is allowed wherever it marks nothing.
"""

from collections.abc import Mapping
from dataclasses import dataclass

_ORGANISATIONS = ("organisation", "company")
# What corpora of names alone never mark: descriptions, and things without names.
_UNNAMED = ("role", "body", "area", "nationality", "weapon", "vehicle", "time", "number", "money", "document")


@dataclass(frozen=True, slots=True)
class Scheme:
    """One corpus: `means` leads from its labels to ours, `silent` are those of ours it never marks."""

    means: Mapping[str, tuple[str, ...]]
    silent: tuple[str, ...]


SCHEMES: Mapping[str, Scheme] = {
    "re3d": Scheme(
        {
            "Organisation": ("organisation", "company", "body"),
            "Person": ("person", "role"),
            "Location": ("place", "area"),
            "Coordinate": ("area",),
            "Nationality": ("nationality",),
            "Temporal": ("time",),
            "Frequency": ("time",),
            "Quantity": ("number",),
            "Money": ("money",),
            "Weapon": ("weapon",),
            "Vehicle": ("vehicle",),
            "MilitaryPlatform": ("vehicle",),
            "DocumentReference": ("document",),
        },
        ("product", "work", "event"),
    ),
    "names": Scheme(
        {"PER": ("person",), "ORG": _ORGANISATIONS, "LOC": ("place",)},
        (*_UNNAMED, "product", "work", "event"),
    ),
    "wikigold": Scheme(
        {
            "PER": ("person",),
            "ORG": _ORGANISATIONS,
            "LOC": ("place",),
            "MISC": ("nationality", "event", "work", "product", "document", "weapon", "vehicle"),
        },
        ("role", "body", "area", "weapon", "vehicle", "time", "number", "money", "document"),
    ),
    "wnut17": Scheme(
        {
            "person": ("person",),
            "location": ("place",),
            "corporation": ("company",),
            "group": ("organisation",),
            "product": ("product",),
            "creative-work": ("work",),
        },
        (*_UNNAMED, "event"),
    ),
    "crossner": Scheme(
        {
            "politician": ("person",),
            "person": ("person",),
            "politicalparty": ("organisation",),
            "organisation": _ORGANISATIONS,
            "country": ("place",),
            "location": ("place",),
            "election": ("event",),
            "event": ("event",),
        },
        (*_UNNAMED, "product", "work"),
    ),
    "redocred": Scheme(
        {
            "PER": ("person",),
            "ORG": _ORGANISATIONS,
            "LOC": ("place", "nationality"),
            "TIME": ("time",),
            "NUM": ("number", "money"),
            "MISC": ("nationality", "event", "work", "product", "document", "weapon", "vehicle"),
        },
        ("role", "body", "area", "weapon", "vehicle", "number", "money", "document"),
    ),
}
