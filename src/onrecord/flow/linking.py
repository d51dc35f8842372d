"""Link a whole ledger anew: read its current entries, compare, put the links and cases back."""

from collections.abc import Iterable

from onrecord.codec import from_json
from onrecord.ledger.answers import EntryQuery
from onrecord.ledger.filing import Linking
from onrecord.ledger.store import Store
from onrecord.link.cited import link_cited
from onrecord.link.copies import link_copies
from onrecord.link.gist import Gist, IncidentGist
from onrecord.link.incidents import cluster_incidents, link_incidents
from onrecord.model import EVIDENCE, Count, Document, Entry, LinkKind, Place, Role, SubjectKind, When
from onrecord.text.fold import fold
from onrecord.view.incidents import LOSS_FIELDS
from onrecord.view.subjects import Subject, subjects_of

_KINDS = (LinkKind.COPY, LinkKind.CITES, LinkKind.SAME_INCIDENT)
_ROLES = ("initiator", "target", "victim", "instrument", "damaged")


def link_ledger(store: Store) -> Linking:
    """Find copies, cited outlets and incidents told more than once; replace what the last run found."""
    gists = [_gist(store, card.digest) for card in store.reports()]
    links = (*link_copies(gists), *link_cited(gists), *link_incidents(gists))
    linking = Linking(kinds=_KINDS, links=links, cases=cluster_incidents(gists, links))
    store.put_linking(linking)
    return linking


def _gist(store: Store, digest: str) -> Gist:
    document = store.document(digest)
    about = next(iter(_subjects(store, digest, SubjectKind.REPORT)), None)
    published = about.first("published") if about else None
    return Gist(
        report=digest,
        text=_evidence(document),
        outlet=about.value("outlet") if about else None,
        published=from_json(published.value, When) if published else None,
        cites=tuple(entry.value for entry in about.all("cites")) if about else (),
        incidents=tuple(_incident(one) for one in _subjects(store, digest, SubjectKind.INCIDENT)),
    )


def _subjects(store: Store, digest: str, kind: SubjectKind) -> tuple[Subject, ...]:
    return subjects_of(store.entries(EntryQuery(report=digest, subject_kind=kind)))


def _evidence(document: Document) -> str:
    return "\n".join(block.span.of(document.text) for block in document.blocks if block.kind in EVIDENCE)


def _incident(subject: Subject) -> IncidentGist:
    return IncidentGist(
        id=subject.id,
        report=subject.report,
        type=subject.value("type") or "",
        subtype=subject.value("subtype"),
        realis=subject.value("realis") or "",
        news=subject.value("news") != "false",
        words=tuple(_words(subject)),
        places=tuple(from_json(entry.value, Place) for entry in subject.all("place")),
        times=tuple(from_json(entry.value, When) for entry in subject.all("when")),
        losses=tuple(
            from_json(entry.value, Count)
            for field in LOSS_FIELDS
            for entry in subject.all(field)
            if entry.value_type == "count"
        ),
    )


def _words(subject: Subject) -> Iterable[str]:
    """The content words of an incident: its triggers and what fills its roles."""
    said = [entry.words for entry in subject.all("type")]
    said += [_filler(entry) for name in _ROLES for entry in subject.all(name)]
    return sorted({word for words in said for word in fold(words).split() if len(word) > 3})


def _filler(entry: Entry) -> str:
    return from_json(entry.value, Role).words if entry.value_type == "role" else entry.value
