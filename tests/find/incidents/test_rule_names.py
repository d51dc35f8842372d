"""Who decided is printed as a short, stable name, for incidents and for figures."""

import re

from onrecord.find.counts.counts import find_counts
from onrecord.find.incidents.found import Found
from onrecord.find.incidents.incidents import find_incidents
from tests.find.texts import document_of

_NAME = re.compile(r"(?:incidents|counts)/[a-z0-9]+(?:-[a-z0-9]+)*")
_TEXT = (
    "A car packed with explosives blew up at the market in Maroua, killing at least nine people. "
    "Officials gave no figures for the wounded. Two raiders attacked a post and burned a lorry."
)


def test_every_rule_signs_with_a_short_name() -> None:
    text = document_of(_TEXT)
    counts = find_counts(text, (), ())
    incidents, counts, _ = find_incidents(Found(document=text, counts=counts))
    names = [one.by for one in counts]
    for incident in incidents:
        names += [incident.by, *(role.by for role in incident.roles)]
    assert incidents
    assert counts
    assert [name for name in names if not _NAME.fullmatch(name)] == []


def test_what_is_not_told_as_having_happened_says_why() -> None:
    incidents, _, _ = find_incidents(Found(document=document_of("The union plans a march for Saturday.")))
    assert [one.merged for one in incidents] == [("read as planned: governor: plans",)]
