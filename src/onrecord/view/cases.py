"""A case as a whole: its reports, who copied whom, the figures side by side, and who denies what."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from onrecord.model import Case, Link, LinkKind, Verdict
from onrecord.view.claims import ClaimRow
from onrecord.view.incidents import LOSS_FIELDS, IncidentRow, Told


@dataclass(frozen=True, slots=True, kw_only=True)
class Member:
    """One report of a case and, if it is a copy, of whose text and how much."""

    report: str
    outlet: str | None
    published: str | None
    copy_of: str | None
    share: float | None


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureRow:
    """One figure in one voice: what is counted, the figure, on whose word, in which reports, in which words."""

    of: str
    figure: str
    by_whom: str
    outlets: tuple[str, ...]
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseView:
    """One case. `disputed` is true when figures of one kind differ or something said in its reports is denied."""

    id: str
    title: str
    members: tuple[Member, ...]
    incidents: tuple[IncidentRow, ...]
    figures: tuple[FigureRow, ...]
    denials: tuple[ClaimRow, ...]
    claims: tuple[ClaimRow, ...]
    disputed: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportFacts:
    """What a list says of a report: its outlet (or file name) and its date as text, None when not known."""

    name: str
    published: str | None


def case_views(
    cases: Iterable[Case],
    incidents: Sequence[IncidentRow],
    claims: Sequence[ClaimRow],
    links: Sequence[Link],
    reports: Mapping[str, ReportFacts],
) -> tuple[CaseView, ...]:
    """Every case with at least one incident that is current; those told most often first."""
    by_id = {row.id: row for row in incidents}
    views = []
    for case in cases:
        rows = tuple(by_id[member] for member in case.members if member in by_id)
        if rows:
            views.append(_view(case, rows, claims, links, reports))
    return tuple(sorted(views, key=lambda view: (-len(view.members), view.id)))


def _view(
    case: Case,
    rows: tuple[IncidentRow, ...],
    claims: Sequence[ClaimRow],
    links: Sequence[Link],
    reports: Mapping[str, ReportFacts],
) -> CaseView:
    digests = list(dict.fromkeys(row.report for row in rows))
    copied = _copies(links, set(digests))
    members = tuple(
        sorted((_member(one, copied, reports) for one in digests), key=lambda one: one.published or "9")
    )
    figures = _figures(rows, reports)
    of_case = _claims_about(claims, {row.id for row in rows}, set(digests))
    denials = tuple(claim for claim in of_case if claim.act == "deny" or claim.stance == "denied")
    return CaseView(
        id=case.id,
        title=_title(rows),
        members=members,
        incidents=rows,
        figures=figures,
        denials=denials,
        claims=of_case,
        disputed=bool(denials) or _differ(figures),
    )


def _claims_about(claims: Sequence[ClaimRow], incidents: set[str], digests: set[str]) -> tuple[ClaimRow, ...]:
    """Claims that speak of the case's incidents, and those that answer such a claim."""
    told = [claim for claim in claims if claim.report in digests]
    about = {claim.id for claim in told if not incidents.isdisjoint(claim.about)}
    return tuple(claim for claim in told if claim.id in about or not about.isdisjoint(claim.against))


def _copies(links: Sequence[Link], digests: set[str]) -> dict[str, Link]:
    """For each copy the link to the text it shares most of, among the reports of the case."""
    best: dict[str, Link] = {}
    for link in links:
        if link.kind is LinkKind.COPY and link.verdict is Verdict.SAME and {link.left, link.right} <= digests:
            held = best.get(link.right)
            if held is None or link.score > held.score:
                best[link.right] = link
    return best


def _member(digest: str, copied: Mapping[str, Link], reports: Mapping[str, ReportFacts]) -> Member:
    facts = reports.get(digest)
    link = copied.get(digest)
    original = reports.get(link.left) if link else None
    return Member(
        report=digest,
        outlet=facts.name if facts else None,
        published=facts.published if facts else None,
        copy_of=original.name if original else None,
        share=link.score if link else None,
    )


def _title(rows: tuple[IncidentRow, ...]) -> str:
    """Type, place and day, each the one most reports of the case give."""
    kind = _commonest([(row.subtype or row.type) for row in rows]) or "Incident"
    place = _commonest([told.value for row in rows for told in row.places if "not placed" not in told.value])
    when = _commonest([told.value for row in rows for told in row.whens if "undated" not in told.value])
    return " · ".join(part for part in (kind, place, when) if part)


def _commonest(values: list[str]) -> str | None:
    return max(dict.fromkeys(values), key=values.count) if values else None


def _figures(rows: tuple[IncidentRow, ...], reports: Mapping[str, ReportFacts]) -> tuple[FigureRow, ...]:
    """One row per figure and voice; the same voice written with and without its article is one."""
    held: dict[tuple[str, str, str], list[tuple[str, Told]]] = {}
    for row in rows:
        facts = reports.get(row.report)
        for told in row.losses:
            key = (told.field, told.value, told.by_whom.casefold().removeprefix("the "))
            held.setdefault(key, []).append((facts.name if facts else "?", told))
    found = [
        FigureRow(
            of=of,
            figure=value.removesuffix(" " + of.replace("_", " ")),
            by_whom=told[0][1].by_whom,
            outlets=tuple(dict.fromkeys(name for name, _ in told)),
            words=told[0][1].words,
        )
        for (of, value, _), told in held.items()
    ]
    return tuple(sorted(found, key=lambda row: (LOSS_FIELDS.index(row.of), _number(row.figure), row.by_whom)))


def _number(figure: str) -> int:
    """The first number of a figure, for sorting; figures without one come last."""
    return next((int(word) for word in figure.replace("–", " ").split() if word.isdecimal()), 1_000_000_000)


def _differ(figures: tuple[FigureRow, ...]) -> bool:
    by_kind: dict[str, set[str]] = {}
    for row in figures:
        by_kind.setdefault(row.of, set()).add(row.figure)
    return any(len(given) > 1 for given in by_kind.values())
