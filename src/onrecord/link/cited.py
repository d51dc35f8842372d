"""Cited sources: which report names which outlet as its source."""

from collections.abc import Sequence

from onrecord.link.gist import Gist
from onrecord.model import Link, LinkKind, Reason, Verdict, content_id


def link_cited(gists: Sequence[Gist]) -> tuple[Link, ...]:
    """One CITES link per report and outlet it lists among its sources.

    >>> [link.right for link in link_cited([Gist(report="r1", text="", cites=("Meridian News",))])]
    ['Meridian News']
    """
    return tuple(
        Link(
            id=content_id("link", LinkKind.CITES, gist.report, outlet),
            kind=LinkKind.CITES,
            left=gist.report,
            right=outlet,
            verdict=Verdict.SAME,
            score=1.0,
            reasons=(
                Reason(
                    field="sources",
                    left=gist.report,
                    right=outlet,
                    weight=1.0,
                    says=f"it lists {outlet} as a source",
                ),
            ),
            by="link/source-list",
        )
        for gist in gists
        for outlet in dict.fromkeys(gist.cites)
    )
