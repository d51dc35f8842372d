"""The path of one report, as one table. Open this file first.

Each row names a step, the function that does it, what it reads and what it writes. `run.analyse_report` goes through the
rows in order; a test checks that whatever a step reads is written above it. The same table is printed in the
architecture page and by ``onrecord doctor --steps``.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from onrecord.clean import cited_sources, clean_report
from onrecord.find.claims.attribution import find_claims
from onrecord.find.counts.counts import find_counts
from onrecord.find.incidents.found import Found
from onrecord.find.incidents.incidents import find_incidents_and_dates
from onrecord.find.names.actors import find_actors
from onrecord.find.names.guessed import add_guessed
from onrecord.find.names.named_speakers import name_speakers
from onrecord.find.names.places import find_places
from onrecord.find.times.times import find_times
from onrecord.ground.actors import code_actors
from onrecord.ground.dates import ground_times, published_date
from onrecord.ground.gazetteer import Gazetteer
from onrecord.ground.more_places import ground_more
from onrecord.ground.places import ground_places
from onrecord.model import Actor, Claim, Count, Document, Guess, Mention, Place, Trust, When
from onrecord.nn.bundle import Bundle
from onrecord.nn.reading import read_document


@dataclass(frozen=True, slots=True)
class Step:
    """One row: `run` is called with what `reads` names, and returns what `writes` names (a tuple when several)."""

    name: str
    run: Callable[..., Any]
    reads: tuple[str, ...]
    writes: tuple[str, ...]
    says: str


def _read_with_model(document: Document, model: Bundle | None) -> tuple[tuple[Guess, ...], Trust | None]:
    """What the encoder sees and how far to believe it; nothing where there is no model: then the rules stand alone."""
    return (read_document(document, model), model.trust) if model is not None else ((), None)


def _join_mentions(
    times: tuple[Mention, ...], places: tuple[Mention, ...], actors: tuple[Mention, ...]
) -> tuple[Mention, ...]:
    """All mentions in the order of the text; where a step gave a mention back with more known, the later one stands."""
    by_id = {mention.id: mention for mention in (*times, *places, *actors)}
    return tuple(sorted(by_id.values(), key=lambda mention: (mention.span, mention.kind)))


def _code_actors(
    actors: tuple[Actor, ...], published: When | None, gazetteer: Gazetteer
) -> tuple[Actor, ...]:
    """Who held which office is asked for the day the report was published."""
    return code_actors(actors, published.latest if published else None, gazetteer)


def _find_incidents(  # noqa: PLR0913, PLR0917 - everything found so far
    document: Document,
    mentions: tuple[Mention, ...],
    actors: tuple[Actor, ...],
    places: tuple[Place, ...],
    times: tuple[When, ...],
    counts: tuple[Count, ...],
    claims: tuple[Claim, ...],
    published: When | None,
) -> Any:  # noqa: ANN401 - (incidents, counts, claims, times)
    return find_incidents_and_dates(
        Found(
            document=document,
            mentions=mentions,
            actors=actors,
            places=places,
            times=times,
            counts=counts,
            claims=claims,
            published=published.latest if published else None,
        )
    )


STEPS: tuple[Step, ...] = (
    Step(
        "clean",
        clean_report,
        ("report",),
        ("document", "clean_problems"),
        "text, blocks and sentences, with the way back to the bytes",
    ),
    Step("sources", cited_sources, ("document",), ("cites",), "the outlets the report lists as its sources"),
    Step(
        "model",
        _read_with_model,
        ("document", "model"),
        ("guesses", "trust"),
        "what the encoder sees: sources, cues, contents, names, hedges, events, each with a score",
    ),
    Step(
        "published",
        published_date,
        ("document",),
        ("published", "published_problems"),
        "when the report says it was published",
    ),
    Step("time words", find_times, ("document",), ("time_mentions",), "words that tell a time"),
    Step(
        "times",
        ground_times,
        ("document", "time_mentions", "published"),
        ("times", "time_problems"),
        "those words as intervals, or unresolved",
    ),
    Step(
        "place words",
        find_places,
        ("document", "gazetteer"),
        ("place_mentions",),
        "words that name places, facilities, nationalities",
    ),
    Step(
        "actors",
        find_actors,
        ("document", "place_mentions"),
        ("actor_mentions", "actors"),
        "who is named, one actor per thing",
    ),
    Step(
        "mentions",
        _join_mentions,
        ("time_mentions", "place_mentions", "actor_mentions"),
        ("mentions",),
        "all mentions in order",
    ),
    Step(
        "places",
        ground_places,
        ("document", "mentions", "gazetteer"),
        ("places",),
        "where the places lie, how exactly",
    ),
    Step(
        "claims",
        find_claims,
        ("document", "mentions", "actors", "times", "guesses", "trust"),
        ("claims",),
        "who says what, through whom, how surely; who denies",
    ),
    Step(
        "speakers",
        name_speakers,
        ("document", "mentions", "actors", "claims"),
        ("mentions", "actors", "claims"),
        "every speaker an actor: the words that stand for a name join it",
    ),
    Step(
        "codes",
        _code_actors,
        ("actors", "published", "gazetteer"),
        ("actors",),
        "country and sector of every actor, as of the report's date",
    ),
    Step(
        "counts",
        find_counts,
        ("document", "mentions", "claims"),
        ("counts",),
        "figures of the dead, injured, held; and their absence",
    ),
    Step(
        "names",
        add_guessed,
        ("document", "mentions", "actors", "guesses", "trust"),
        ("mentions", "actors"),
        "names the encoder sees beside those of the rules: agreed, added, or left doubtful",
    ),
    Step(
        "more places",
        ground_more,
        ("document", "mentions", "places", "gazetteer"),
        ("places",),
        "where the places lie that only the encoder named",
    ),
    Step(
        "incidents",
        _find_incidents,
        ("document", "mentions", "actors", "places", "times", "counts", "claims", "published"),
        ("incidents", "counts", "claims", "times"),
        "what happened, one incident per thing that happened",
    ),
)
