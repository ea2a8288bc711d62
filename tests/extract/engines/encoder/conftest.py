"""An invented report laid out for the model."""

from datetime import date

import pytest

from recount.extract.engines.encoder.page import Page, read_page
from recount.extract.engines.lexical.engine import analyse
from recount.extract.passages import split_passages
from recount.model import Report, report_id

TEXT = (
    "Strike on Tarhin market kills nine\n\n"
    "A drone strike on the market of Tarhin, near Al-Bab, killed nine people on Tuesday, including two children, the civil "
    "defence said. It destroyed three fuel trucks.\n\n"
    "The army denied that it had struck the market."
)


def page_of(text: str) -> Page:
    """Lay a text out as if it was published on 6 May 2031."""
    published = date(2031, 5, 6)
    report = Report(
        id=report_id(text, "Invented Wire", published), name="r", text=text, source="Invented Wire", published=published
    )
    return read_page(analyse(report, split_passages(text)))


@pytest.fixture(scope="module")
def page() -> Page:
    return page_of(TEXT)
