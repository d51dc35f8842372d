"""Places of names that were seen after the others were placed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from onrecord.ground.places import ground_places
from onrecord.model import Document, Mention, MentionKind, Place

if TYPE_CHECKING:
    from onrecord.ground.gazetteer import Gazetteer


def ground_more(
    document: Document, mentions: Sequence[Mention], places: tuple[Place, ...], gazetteer: Gazetteer
) -> tuple[Place, ...]:
    """`places` and those of the place names in `mentions` that have none yet.

    The names are placed in the company of all others. One that is a place already known joins it; what was placed before
    stays as it was, so that the cells that lean on it stay too.
    """
    placed = {one for place in places for one in place.mentions}
    named = [one for one in mentions if one.kind is MentionKind.PLACE and one.id not in placed]
    if not named:
        return places
    wanted = {one.id for one in named}
    made = list(places)
    for found in ground_places(document, tuple(mentions), gazetteer):
        new = tuple(one for one in found.mentions if one in wanted)
        if not new:
            continue
        known = next((at for at, place in enumerate(made) if set(place.mentions) & set(found.mentions)), None)
        if known is None:
            made.append(replace(found, mentions=new))
        else:
            made[known] = replace(made[known], mentions=(*made[known].mentions, *new))
    return tuple(made)
