"""Who published a report, without giving away a person's own channel."""

import re
from datetime import date

from recount.model import Report
from recount.publish.record import PublicSource

UNDISCLOSED = "undisclosed source"  # as ACLED writes it
UNNAMED = "unnamed outlet"

# Handles, numbers and addresses lead to a person, not to an outlet (`docs/safety.md`, "Sources")
_PRIVATE = re.compile(
    r"@|\bt\.me\b|telegram|whats ?app|signal group|facebook|instagram|tiktok|twitter|youtube|https?:|\+?\d(?:[\s().-]*\d){6,}",
    re.IGNORECASE,
)


def public_source(report: Report, *, with_url: bool) -> PublicSource:
    """The outlet and the day; the address only where the profile allows it and it is a web address."""
    private = report.source is not None and _PRIVATE.search(report.source) is not None
    url = report.url if with_url and not private and (report.url or "").startswith(("http://", "https://")) else None
    outlet = UNDISCLOSED if private else report.source or UNNAMED
    return PublicSource(outlet=outlet, published=report.published, url=url)


def in_order(source: PublicSource) -> tuple[date, str]:
    """Earliest first; reports without a day last."""
    return source.published or date.max, source.outlet
