"""The gazetteer: what a name can mean on the map, and whether a capitalised string is the name of a place."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from math import log10, pi, sqrt
from pathlib import Path

from onrecord.ground.gazetteer_file import KINDS, NAME_WEIGHTS, GazetteerFile
from onrecord.text.fold import fold

_BUNDLED = Path(__file__).parent / "gazetteer_data" / "places.bin"
_CODE = len(NAME_WEIGHTS) - 1
_OTHER_NAME = 1
_PEOPLE_PER_KM2 = 4_000
_SMALLEST_TOWN_KM = 2.0
# A province named after its town mostly counts more people; the bare name still mostly means the town.
_NAMESAKE = 0.9
_ABBREVIATIONS = (("st ", "saint "), ("mt ", "mount "), ("ft ", "fort "), ("the ", ""))


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """One thing a name can mean.

    `kind` is country, admin1 (province), admin2 (district), city, region, continent, sea or airport. `country` is
    ISO 3166 alpha-2. A district for which no source gives a point has its province's point and radius, and
    `borrowed` says so; `capital` marks the capital of a country. `population` is None where it is unknown; that of
    a province is the sum of its listed towns. `name_weight` is 1 for the place's own name and less for spellings,
    old and foreign names, and codes.
    """

    id: str
    name: str
    kind: str
    country: str | None
    country_name: str | None = None
    admin1: str | None = None
    admin1_name: str | None = None
    admin2: str | None = None
    latitude: float | None
    longitude: float | None
    radius_km: float | None
    population: int | None
    geonameid: int | None
    name_weight: float
    borrowed: bool = False
    capital: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class NameHint:
    """What the gazetteer knows of a string, cheaply: for finding names of places in running text.

    `strength` (0-1) weighs how well known the best place of that name is, and how good the name is for it.
    `ordinary` says that the string is also an everyday word, `person` that it is also a common personal name.
    """

    kinds: tuple[str, ...]
    population: int | None
    strength: float
    ordinary: bool
    person: bool


class Gazetteer:
    """An opened gazetteer file; cheap to pickle, since a worker process opens the file again."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._file = GazetteerFile(path)
        pairs = (line.split("\t") for line in self._file.text("demonyms").split("\n"))
        self._demonyms = {pair[0]: pair[1] for pair in pairs}
        self._ordinary = frozenset(self._file.text("ordinary").split("\n"))
        self._persons = frozenset(self._file.text("persons").split("\n"))
        self._countries = {code: number for number, code in enumerate(self._file.text("isos").split())}
        self._area = lru_cache(maxsize=None)(self._read_area)
        self._candidate: Callable[[int, int], Candidate] = lru_cache(maxsize=20_000)(self._read_candidate)
        self._found = lru_cache(maxsize=20_000)(self._read_candidates)
        self._hint = lru_cache(maxsize=20_000)(self._read_hint)

    def __reduce__(self) -> tuple[Callable[[Path], Gazetteer], tuple[Path]]:
        return open_gazetteer, (self.path,)

    def __len__(self) -> int:
        return self._file.count

    def lookup(self, name: str) -> tuple[Candidate, ...]:
        """Everything `name` can mean, best-known places first; empty when it names no place.

        Short names of countries ("US", "UK") and codes of states ("TX") count only when written in capitals.

        >>> gazetteer = open_gazetteer()
        >>> gazetteer.lookup("Kandahar")[0].id
        'admin1:AF.23'
        >>> [one.country for one in gazetteer.lookup("the Sahel")]
        ['BF', None]
        >>> gazetteer.lookup("Nowhereville-on-Sea")
        ()
        """
        return self._found(name)

    def knows(self, name: str) -> NameHint | None:
        """Whether a capitalised string names a place, and how well known that is; None when it does not.

        Much cheaper than `lookup`. Codes of two letters are not names.

        >>> hint = open_gazetteer().knows("Mobile")
        >>> hint.kinds, hint.ordinary
        (('city', 'admin2'), True)
        """
        return self._hint(name)

    def demonym(self, word: str) -> str | None:
        """The country an adjective or a people's name belongs to; None when none, or when two could be meant.

        >>> gazetteer = open_gazetteer()
        >>> gazetteer.demonym("Afghan"), gazetteer.demonym("Lebanese"), gazetteer.demonym("Congolese")
        ('AF', 'LB', None)
        """
        return self._demonyms.get(fold(word))

    def country(self, iso: str) -> Candidate | None:
        """The country with this ISO 3166 alpha-2 code, None when there is none.

        >>> open_gazetteer().country("ML").name
        'Mali'
        """
        number = self._countries.get(iso)
        return None if number is None else self._candidate(number, 0)

    def _postings(self, name: str) -> tuple[tuple[int, int], ...]:
        key = fold(name)
        postings = self._file.find(key)
        if not postings:
            forms = (
                full + key.removeprefix(short) for short, full in _ABBREVIATIONS if key.startswith(short)
            )
            postings = next((found for form in forms if (found := self._file.find(form))), ())
        if len(key) <= 3 and not name.isupper():
            short_forms = {_OTHER_NAME, _CODE} if "." not in name else set()
            postings = tuple((row, weight) for row, weight in postings if weight not in short_forms)
        return postings

    def _read_hint(self, name: str) -> NameHint | None:
        postings = [(row, weight) for row, weight in self._postings(name) if weight != _CODE]
        if not postings:
            return None
        kinds: dict[str, None] = {}
        best, most = 0.0, 0
        for number, weight in postings:
            kind_number, population = self._file.kind_and_population(number)
            kind = KINDS[kind_number]
            kinds[kind] = None
            most = max(most, population or 0)
            best = max(best, NAME_WEIGHTS[weight] * importance(kind, population))
        key = fold(name)
        return NameHint(
            kinds=tuple(kinds),
            population=most or None,
            strength=round(best, 3),
            ordinary=key in self._ordinary,
            person=key in self._persons,
        )

    def _read_candidates(self, name: str) -> tuple[Candidate, ...]:
        return tuple(self._candidate(row, weight) for row, weight in self._postings(name))

    def _read_area(self, number: int) -> tuple[str, ...]:
        """Name, code, radius and extra of a row, padded to four fields."""
        fields = self._file.label(number).split("\t")
        return (*fields, *([""] * (4 - len(fields))))

    def _read_candidate(self, number: int, weight: int) -> Candidate:
        row = self._file.row(number)
        kind = KINDS[row.kind]
        name, code, radius, extra = self._read_area(number)
        country, country_name, province, province_name = self._above(kind, number, row.parent)
        latitude, longitude, radius_km, borrowed = (
            row.latitude,
            row.longitude,
            float(radius) if radius else None,
            False,
        )
        if latitude is None and row.parent is not None:
            above = self._candidate(row.parent, 0)
            latitude, longitude, radius_km, borrowed = above.latitude, above.longitude, above.radius_km, True
        if kind == "city":
            radius_km = town_radius_km(row.population)
        if kind in {"region", "sea"} and " " not in extra and extra:
            country = extra
        full_code = f"{province or country}.{code}" if kind == "admin2" else code
        return Candidate(
            id=_identity(kind, full_code, row.geonameid),
            name=name,
            kind=kind,
            country=country,
            country_name=country_name,
            admin1=province,
            admin1_name=province_name,
            admin2=full_code if kind == "admin2" else None,
            latitude=latitude,
            longitude=longitude,
            radius_km=radius_km,
            population=row.population,
            geonameid=row.geonameid,
            name_weight=NAME_WEIGHTS[weight],
            borrowed=borrowed,
            capital=code == "capital",
        )

    def _above(
        self, kind: str, number: int, parent: int | None
    ) -> tuple[str | None, str | None, str | None, str | None]:
        """Country and province of a row: code and name of each, the row itself where it is one."""
        inner = number if kind in {"country", "admin1"} else parent
        if inner is None:
            return None, None, None, None
        name, code, _, _ = self._area(inner)
        if "." not in code:
            return code, name, None, None
        outer = self._file.row(inner).parent
        country_name = None if outer is None else self._area(outer)[0]
        return code.partition(".")[0], country_name, code, name


def open_gazetteer(path: Path | None = None) -> Gazetteer:
    """Open the bundled gazetteer, or another file in its format.

    Raises:
        GazetteerError: if the file is missing or of another version.

    >>> len(open_gazetteer()) > 280_000
    True
    """
    return Gazetteer(path or _BUNDLED)


def importance(kind: str, population: int | None) -> float:
    """How well known a place is, 0 to 1, from its kind and population.

    >>> importance("country", None) > importance("city", 5_000_000) > importance("city", 9_000) > importance("city", None)
    True
    """
    fixed = {"country": 1.0, "continent": 0.95, "region": 0.85, "sea": 0.85, "airport": 0.5, "admin2": 0.45}
    if kind in fixed:
        return fixed[kind]
    if not population:
        return 0.3
    return min(0.98, log10(population + 1) / 7.5) * (_NAMESAKE if kind == "admin1" else 1.0)


def town_radius_km(population: int | None) -> float:
    """How far a town reaches, at 4,000 people to the square kilometre and two kilometres at least.

    >>> round(town_radius_km(1_000_000)), town_radius_km(None)
    (9, 3.0)
    """
    if population is None:
        return 3.0
    return round(max(_SMALLEST_TOWN_KM, sqrt(population / _PEOPLE_PER_KM2 / pi)), 1)


def _identity(kind: str, code: str, geonameid: int | None) -> str:
    if kind == "city":
        return f"geonames:{geonameid}"
    return f"{kind}:{code}"
