"""Triage: cheap, the same everywhere, and what it puts aside is said."""

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from tests.extract.engines.encoder.conftest import TEXT

from recount.extract import ExtractOptions
from recount.extract.engines.encoder import EncoderEngine, engine
from recount.extract.engines.encoder.session import WEIGHTS
from recount.extract.engines.encoder.triage import BITS, Triage, hashed, open_triage
from recount.extract.passages import split_passages
from recount.flow import CodeOptions, code_report
from recount.model import Report

WAR, CHOIR = "Shelling killed nine people.", "The choir will sing on Sunday. "


@pytest.fixture
def triage() -> Triage:
    """One that knows a single word."""
    weights = np.zeros(1 << BITS, dtype=np.float32)
    weights[hashed("killed")] = 40.0
    return Triage(weights=weights, bias=-1.0, least=0.0)


def test_a_report_is_kept_for_its_words(triage: Triage) -> None:
    """Their weights, over the root of how many there are, and the bias."""
    assert triage.score(WAR) == pytest.approx(40 / 7**0.5 - 1)
    assert triage.keeps(WAR)
    assert not triage.keeps(CHOIR)
    assert not triage.keeps("")


def test_buckets_are_the_same_everywhere() -> None:
    """They depend on the words alone, each counted once, numbers by their length."""
    assert hashed("ten men, TEN men").tolist() == hashed("Ten men ten men").tolist()
    assert hashed("killed 37").tolist() == hashed("killed 51").tolist()
    assert hashed("killed 37").tolist() != hashed("killed 370").tolist()
    assert hashed("...").tolist() == []


def test_a_folder_without_one_reads_everything(tmp_path: Path) -> None:
    """Weights that were trained without a triage stay as they were."""
    assert open_triage(tmp_path) is None


def test_the_one_that_ships_tells_war_from_campaigns() -> None:
    """It lies beside the weights."""
    shipped = open_triage(WEIGHTS)
    assert shipped is not None
    assert shipped.keeps(TEXT)
    assert not shipped.keeps(
        "The senator told supporters at a rally in Ohio that she would fight for every vote, and her campaign released "
        "a new ad about health care ahead of the primary debate next week."
    )


def test_what_is_put_aside_is_said(triage: Triage, monkeypatch: pytest.MonkeyPatch) -> None:
    """A report without claims is not the same as one that was not read; a short one, as people type and paste them, is read."""
    monkeypatch.setattr(engine, "open_triage", lambda _folder: triage)
    for text, skipped in ((CHOIR * 30, True), (TEXT, False), (CHOIR, False)):
        report = Report(id="rep:t", name="t", text=text, language="en")
        for wanted in (True, False):
            options = CodeOptions(extract=ExtractOptions(engine=EncoderEngine(triage=wanted)), places=False)
            assert code_report(report, options).skipped == (skipped and wanted)


NO_PLACE = "Gunmen killed nine people on Tuesday, the police said."
LONG = "\n\n" + " ".join([CHOIR] * 30)


@pytest.mark.parametrize(
    ("doubt", "text", "claims"),
    [
        (99.0, NO_PLACE + LONG, 0),
        (-99.0, NO_PLACE + LONG, 1),
        (99.0, "Gunmen killed nine people in Tarhin on Tuesday." + LONG, 1),
        (99.0, NO_PLACE, 1),
    ],
    ids=("doubtful", "not doubtful", "with a place", "short"),
)
def test_a_report_that_reads_more_like_other_news_needs_a_place(
    doubt: float, text: str, claims: int, monkeypatch: pytest.MonkeyPatch, triage: Triage
) -> None:
    """Below the limit of doubt an attack without a place or a weapon is not believed; above it, with one, or in a few
    sentences it is.
    """
    monkeypatch.setattr(engine, "open_triage", lambda _folder: triage)
    limits = replace(EncoderEngine().believed, doubt=doubt)
    report = Report(id="rep:t", name="t", text=text, language="en")
    assert len(EncoderEngine(limits=limits).draft(report, split_passages(text))) == claims
    whole = EncoderEngine(limits=limits, triage=False)
    assert len(whole.draft(report, split_passages(text))) == 1


def test_the_digest_says_whether_all_was_read() -> None:
    """What could change the answer is in it."""
    assert EncoderEngine().digest != EncoderEngine(triage=False).digest
