"""The gazetteer: what a name can mean on the map, and whether a capitalised string is the name of a place."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cached_property, lru_cache
from pathlib import Path

from onrecord.ground.gazetteer_file import KINDS, NAME_WEIGHTS, GazetteerFile
from onrecord.ground.gazetteer_own import OwnPlaces, candidate_of, joined, refined
from onrecord.ground.gazetteer_own_file import OwnPosting
from onrecord.ground.gazetteer_records import Candidate, NameHint, importance, town_radius_km
from onrecord.text.fold import fold

__all__ = ["Candidate", "Gazetteer", "NameHint", "importance", "open_gazetteer", "town_radius_km"]

_BUNDLED = Path(__file__).parent / "gazetteer_data" / "places.bin"
_CODE = len(NAME_WEIGHTS) - 1
_OTHER_NAME = 1
_ABBREVIATIONS = (("st ", "saint "), ("mt ", "mount "), ("ft ", "fort "), ("the ", ""))


class Gazetteer:
    """An opened gazetteer, with the user's own beside it; cheap to pickle: a worker process opens the files again."""

    def __init__(self, path: Path, own: tuple[Path, ...] = ()) -> None:
        self.path = path
        self.own = OwnPlaces(own)
        self._own_paths = own
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

    def __reduce__(self) -> tuple[Callable[..., Gazetteer], tuple[object, ...]]:
        return open_gazetteer, (self.path, self._own_paths)

    def __len__(self) -> int:
        return self._file.count + sum(card.places for card in self.own.cards)

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

    def area(self, code: str) -> Candidate | None:
        """The country or province of a code such as "AF" or "AF.23" (GeoNames' codes), None when there is none.

        >>> open_gazetteer().area("AF.23").name
        'Kandahar'
        """
        number = self._provinces.get(code) if "." in code else self._countries.get(code)
        return None if number is None else self._candidate(number, 0)

    def refused_names(self) -> frozenset[str]:
        """Folded names of countries and peoples: no other name of a town is kept that is one of them."""
        return frozenset(self._file.keys_below(len(self._countries))) | frozenset(self._demonyms)

    def name_of(self, geonameid: int) -> tuple[str, str, int | None] | None:
        """Name, kind and population of the place with this GeoNames id, in any gazetteer in use; None when unknown.

        >>> open_gazetteer().name_of(1138958)
        ('Kabul', 'city', 4435000)
        """
        own = self.own.place(geonameid)
        if own:
            return own[0].name, own[0].kind, own[0].population
        number = self._file.row_of(geonameid)
        if number is None:
            return None
        kind, population = self._file.kind_and_population(number)
        return self._area(number)[0], KINDS[kind], population

    @cached_property
    def _provinces(self) -> dict[str, int]:
        first = len(self._countries)
        numbers = range(first, self._file.count)
        found: dict[str, int] = {}
        for number in numbers:
            if KINDS[self._file.kind_and_population(number)[0]] != "admin1":
                break
            found[self._area(number)[1]] = number
        return found

    def _postings(self, name: str) -> tuple[tuple[int, int], ...]:
        for key in _forms(name):
            postings = self._file.find(key)
            if postings:
                refused = _refused_weights(key, name)
                return tuple(one for one in postings if one[1] not in refused) if refused else postings
        return ()

    def _own_postings(self, name: str) -> list[OwnPosting]:
        if not self.own.files:
            return []
        refused = _refused_weights(fold(name), name)
        return [one for one in self.own.postings(_forms(name)) if one.weight not in refused]

    def _read_hint(self, name: str) -> NameHint | None:
        known = [
            (*self._file.kind_and_population(row), weight)
            for row, weight in self._postings(name)
            if weight != _CODE
        ]
        kinds = {KINDS[kind]: None for kind, _, _ in known}
        most = max((people or 0 for _, people, _ in known), default=0)
        best = max(
            (NAME_WEIGHTS[weight] * importance(KINDS[kind], people) for kind, people, weight in known),
            default=0.0,
        )
        for posting in self._own_postings(name):
            named = None if posting.weight == _CODE else posting.place or self._own_or_bundled(posting)
            if named:
                kinds[named.kind] = None
                most = max(most, named.population or 0)
                known_as = NAME_WEIGHTS[posting.weight] * importance(named.kind, named.population)
                best = max(best, known_as)
        if not kinds:
            return None
        key = fold(name)
        return NameHint(
            kinds=tuple(kinds),
            population=most or None,
            strength=round(best, 3),
            ordinary=key in self._ordinary,
            person=key in self._persons,
        )

    def _read_candidates(self, name: str) -> tuple[Candidate, ...]:
        bundled = tuple(self._candidate(row, weight) for row, weight in self._postings(name))
        if not self.own.files:
            return bundled
        postings = self._own_postings(name)
        known = {posting.number for posting in postings if posting.place is not None}
        refined_ones = [one if one.geonameid in known else self._refined(one) for one in bundled]
        own = [self._own_or_bundled(posting) for posting in postings]
        return joined(refined_ones, [one for one in own if one])

    def _refined(self, bundled: Candidate) -> Candidate:
        """A bundled district or town as an own gazetteer that holds its GeoNames id, by another name, knows it."""
        if bundled.geonameid is None or bundled.kind in {"country", "admin1"}:
            return bundled
        own = self.own.place(bundled.geonameid)
        return refined(bundled, candidate_of(*own, _CODE, self.area)) if own else bundled

    def _own_or_bundled(self, posting: OwnPosting) -> Candidate | None:
        """The place a name of an own gazetteer stands for; None where the file that held it was removed."""
        own = self.own.held(posting)
        if own:
            return candidate_of(*own, posting.weight, self.area)
        row = self._file.row_of(posting.number)
        return None if row is None else self._candidate(row, posting.weight)

    def _read_area(self, number: int) -> tuple[str, ...]:
        """Name, code, radius, extra, box and note of a row, padded to six fields."""
        fields = self._file.label(number).split("\t")
        return (*fields, *([""] * (6 - len(fields))))

    def _read_candidate(self, number: int, weight: int) -> Candidate:
        row = self._file.row(number)
        kind = KINDS[row.kind]
        name, code, radius, extra, box, note = self._read_area(number)
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
            id=f"geonames:{row.geonameid}" if kind == "city" else f"{kind}:{full_code}",
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
            box=_box(box),
            note=note or None,
        )

    def _above(
        self, kind: str, number: int, parent: int | None
    ) -> tuple[str | None, str | None, str | None, str | None]:
        """Country and province of a row: code and name of each, the row itself where it is one."""
        inner = number if kind in {"country", "admin1"} else parent
        if inner is None:
            return None, None, None, None
        name, code, *_ = self._area(inner)
        if "." not in code:
            return code, name, None, None
        outer = self._file.row(inner).parent
        country_name = None if outer is None else self._area(outer)[0]
        return code.partition(".")[0], country_name, code, name


def open_gazetteer(path: Path | None = None, own: tuple[Path, ...] = ()) -> Gazetteer:
    """Open the bundled gazetteer, or another file in its format, with the user's `own` beside it, last added first.

    Raises:
        GazetteerError: if a file is missing, damaged or of another version.

    >>> len(open_gazetteer()) > 280_000
    True
    """
    return Gazetteer(path or _BUNDLED, own)


def _forms(name: str) -> Iterator[str]:
    """The folded name, then what it may be short for: tried in turn."""
    key = fold(name)
    yield key
    for short, full in _ABBREVIATIONS:
        if key.startswith(short):
            yield full + key.removeprefix(short)


def _refused_weights(key: str, name: str) -> frozenset[int]:
    """Short names of countries and codes count only in capitals."""
    if len(key) > 3 or "." in name or name.isupper():
        return frozenset()
    return frozenset({_OTHER_NAME, _CODE})


def _box(text: str) -> tuple[float, float, float, float] | None:
    if not text:
        return None
    south, west, north, east = (float(one) for one in text.split())
    return south, west, north, east
