"""Who published a report, without giving away a person's own channel."""

import re
import unicodedata
from collections.abc import Collection
from datetime import date

from recount.model import Report
from recount.publish.profile import SafetyProfile
from recount.publish.record import PublicSource

UNDISCLOSED = "undisclosed source"  # as ACLED writes it
UNNAMED = "unnamed outlet"

# Handles, numbers and addresses lead to a person, not to an outlet (`docs/safety.md`, "Sources")
_PRIVATE = re.compile(
    r"@|\bt\.me\b|telegram|whats ?app|signal group|facebook|instagram|tiktok|twitter|youtube|https?:"
    r"|\b[\w-]+\.[a-z]{2,}/\S|\+?\d(?:[\s().-]*\d){6,}",  # a site's name alone is an outlet, a page of a site may be a person's
    re.IGNORECASE,
)


def public_source(report: Report, profile: SafetyProfile, people: Collection[str] = ()) -> PublicSource:
    """The outlet and the day; the address only where the profile allows it and it is a web address.

    Args:
        report: whose source it is.
        profile: which sources it does not disclose, and whether addresses are shown.
        people: names of people that claims tell of: a source that bears one is that person's own.
    """
    if undisclosed(report.source, profile, people):
        return PublicSource(outlet=UNDISCLOSED, published=report.published)
    url = report.url if profile.source_urls and (report.url or "").startswith(("http://", "https://")) else None
    return PublicSource(outlet=report.source or UNNAMED, published=report.published, url=url)


def undisclosed(source: str | None, profile: SafetyProfile, people: Collection[str] = ()) -> bool:
    """Must this source not be named: a private channel, one that bears a person's name, or one the profile hides?"""
    if source is None:
        return False
    return (
        _PRIVATE.search(source) is not None
        or is_listed(source, profile.undisclosed_sources)
        or any(_bears(source, person) for person in people)
    )


def _bears(source: str, person: str) -> bool:
    """Does the name stand in the source's, however it is set: in other letters' case, width or spaces?"""
    name = _plain(person)
    return bool(name) and re.search(rf"(?<!\w){re.escape(name)}(?!\w)", _plain(source)) is not None


def _plain(text: str) -> str:
    return " ".join(unicodedata.normalize("NFKC", text).casefold().split())


def is_listed(source: str | None, names: Collection[str]) -> bool:
    """Is the source one of these, in whatever case?"""
    return source is not None and source.strip().casefold() in {name.strip().casefold() for name in names}


def in_order(source: PublicSource) -> tuple[date, str]:
    """Earliest first; reports without a day last."""
    return source.published or date.max, source.outlet
