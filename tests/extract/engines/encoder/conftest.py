"""An invented report laid out for the model, and a reading made by hand."""

from datetime import date

import numpy as np
import numpy.typing as npt
import pytest

from recount.extract.engines.encoder.features import Mention
from recount.extract.engines.encoder.heads import log_softmax
from recount.extract.engines.encoder.page import Page, Span, read_page
from recount.extract.engines.encoder.reading import Reading
from recount.extract.engines.encoder.scheme import EVENT_TYPES, PAIRS, RELATIONS, ROLES, STANCES
from recount.extract.engines.lexical.engine import analyse
from recount.extract.passages import split_passages
from recount.model import Report, report_id

TEXT = (
    "Strike on Tarhin market kills nine\n\n"
    "A drone strike on the market of Tarhin, near Al-Bab, killed nine people on Tuesday, including two children, the civil "
    "defence said. It destroyed three fuel trucks.\n\n"
    "The army denied that it had struck the market."
)
SHELLS = "Shells hit Tarhin. Shells hit Azaz. The army spoke in Sarmin."


def page_of(text: str, source: str | None = None) -> Page:
    """Lay a text out as if it was published on 6 May 2031."""
    published = date(2031, 5, 6)
    by = source or "Invented Wire"
    report = Report(id=report_id(text, by, published), name="r", text=text, source=by, published=published)
    return read_page(analyse(report, split_passages(text)))


@pytest.fixture(scope="module")
def page() -> Page:
    return page_of(TEXT)


def scores(rows: int, size: int, best: int = 0) -> npt.NDArray[np.float32]:
    """Log-probabilities of which the same one is highest in every row."""
    return log_softmax(np.eye(size, dtype=np.float32)[[best] * rows] * 5)


@pytest.fixture
def reading() -> Reading:
    """Three mentions, a sentence each, and the three places of the text, to the first mention alone."""
    return reading_of(SHELLS)


def reading_of(text: str) -> Reading:
    """A mention for each clause of a text that names Tarhin, Azaz and Sarmin, which belong to the first mention alone."""
    page = page_of(text)
    mentions = tuple(Mention(start=a, end=b, unit=n) for n, (a, b) in enumerate(page.units))
    at = [page.words.index(name) for name in ("Tarhin", "Azaz", "Sarmin")]
    spans = {role: tuple(Span(a, a + 1) for a in at) if role == "place" else () for role in ROLES}
    count = len(mentions)
    links = {role: np.zeros((count, len(spans[role])), dtype=np.float32) for role in ROLES}
    first = {role: np.zeros((count, len(spans[role])), dtype=np.float32) for role in ROLES}
    links["place"][0], first["place"][0] = (0.9, 0.6, 0.2), (0.3, 0.7, 0.1)
    return Reading(
        page=page,
        mentions=mentions,
        told=np.full(count, 0.8, dtype=np.float32),
        labels={"type": scores(count, len(EVENT_TYPES)), "stance": scores(count, len(STANCES))},
        spans=spans,
        links=links,
        first=first,
        span_labels={"place": {"relation": scores(3, len(RELATIONS))}},
        pairs=np.full((count, count, len(PAIRS)), -9.0, dtype=np.float32),
    )
