"""Toponyms: LGL and GeoVirus, gold spans and end to end."""

import xml.etree.ElementTree as ET
from collections.abc import Iterable
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from benchmarks.accuracy.corpora import first_there
from benchmarks.accuracy.reading import in_source, read
from benchmarks.accuracy.score_places import PlaceCounts, Toponym, count_places, place_scores
from benchmarks.accuracy.task import Task
from onrecord.flow.tools import open_tools
from onrecord.ground.places import ground_places
from onrecord.model import Analysis, Mention, MentionKind, Place, Span


@dataclass(frozen=True, slots=True)
class MappedText:
    """One article and its names."""

    text: str
    toponyms: tuple[Toponym, ...]
    published: str | None = None


def read_articles(content: str) -> list[MappedText]:
    """The articles of an LGL or GeoVirus file: the tags say which, and GeoVirus counts from 1."""
    root = ET.fromstring(content)  # noqa: S314 - corpora on our own disk
    return [_article(one) for one in root.iter("article")]


def _article(article: ET.Element) -> MappedText:
    text = article.findtext("text") or ""
    first = 1 if article.find("locations") is not None else 0
    names = [*article.iterfind("toponyms/toponym"), *article.iterfind("locations/location")]
    told = (article.findtext("dltime") or "")[:10] or None
    return MappedText(text, tuple(_toponym(one, first) for one in names), told)


def _toponym(name: ET.Element, first: int) -> Toponym:
    point = name if name.find("gaztag") is None else name.find("gaztag")
    latitude = point.findtext("lat") if point is not None else None
    longitude = point.findtext("lon") if point is not None else None
    return Toponym(
        start=int(name.findtext("start") or 0) - first,
        stop=int(name.findtext("end") or 0) - first,
        latitude=float(latitude) if latitude else None,
        longitude=float(longitude) if longitude else None,
        words=name.findtext("phrase") or name.findtext("name") or "",
    )


def compare_article(article: MappedText) -> PlaceCounts:
    """The path on one article, and the public grounding function on its gold spans."""
    analysis = read(article.text, published=article.published)
    found = found_places(analysis) if analysis else ()
    return count_places(article.toponyms, found, grounded_places(article))


def found_places(analysis: Analysis) -> tuple[Toponym, ...]:
    """What the path found, in the offsets of the text: names, not the encoder's phrases round them."""
    spots = _spots(analysis.places)
    kinds = {MentionKind.PLACE, MentionKind.FACILITY}
    found = []
    for mention in analysis.mentions:
        if mention.kind in kinds and mention.by != "head/mentions":
            start, stop = in_source(analysis, mention.span)
            found.append(_pointed(start, stop, spots.get(mention.id)))
    return tuple(found)


def grounded_places(article: MappedText) -> tuple[Toponym, ...]:
    """What the public function makes of the gold's own spans."""
    mentions = []
    for number, one in enumerate(article.toponyms):
        words = article.text[one.start : one.stop]
        span = Span(one.start, one.stop)
        mentions.append(Mention(id=str(number), span=span, kind=MentionKind.PLACE, words=words, head=words))
    spots = _spots(ground_places(article.text, tuple(mentions), open_tools().gazetteer))
    return tuple(_pointed(one.span.start, one.span.stop, spots.get(one.id)) for one in mentions)


def _spots(places: Iterable[Place]) -> dict[str, Place]:
    return {mention: place for place in places for mention in place.mentions}


def _pointed(start: int, stop: int, place: Place | None) -> Toponym:
    point = place.point if place else None
    return Toponym(
        start=start,
        stop=stop,
        latitude=point.latitude if point else None,
        longitude=point.longitude if point else None,
    )


def _files(default: str, corpora: Path, split: str | None) -> tuple[Path, ...]:
    name = split or default
    return (first_there(corpora, [f"places/{name}.xml", f"places/{name}", name]),)


def _units(files: tuple[Path, ...]) -> list[MappedText]:
    return [one for path in files for one in read_articles(path.read_text("utf-8"))]


LGL, GEOVIRUS = (
    Task(
        name=f"places/{name}",
        files=partial(_files, default),
        units=_units,
        one=compare_article,
        scores=place_scores,
    )
    for name, default in (("lgl", "lgl"), ("geovirus", "GeoVirus"))
)
