"""A sentence with two accounts of one event: each is a claim with its own voice and number, and nobody is counted twice."""

from datetime import date

import numpy as np
import pytest
from tests.extract.engines.encoder.conftest import reading_of, scores

from recount.extract import ExtractOptions
from recount.extract.engines.encoder import EncoderEngine
from recount.extract.engines.encoder.decode import drafts_of
from recount.extract.engines.encoder.decode.groups import added_up
from recount.extract.engines.encoder.limits import Limits
from recount.extract.engines.encoder.page import Span
from recount.extract.engines.encoder.scheme import PAIRS, SPAN_LABELS, STANCES
from recount.flow import CodeOptions, code_report
from recount.model import CodedReport, Report, Stance, TollKind, report_id
from recount.vocab.numbers import exact

TWO = {
    "while": (
        "Doctors said 23 people were killed in the strike on the mosque in Zabid, while the army put the toll at nine.",
        [("Doctors", 23), ("the army", 9)],
    ),
    "whereas": (
        "The governor said 14 people were killed, whereas the Red Crescent counted 21 bodies.",
        [("The governor", 14), ("the Red Crescent", 21)],
    ),
    "instead": (
        "The army denied that its jets had bombed the market and said that 12 people died when a Houthi rocket fell short.",
        [("The army", None), ("The army", 12)],
    ),
    "granted": (
        "The army denied responsibility for the strike on the school in Rafah, in which 12 children died.",
        [(None, 12), ("The army", None)],
    ),
}


def coded(text: str) -> CodedReport:
    published = date(2031, 5, 6)
    report = Report(
        id=report_id(text, "Invented Wire", published), name="r", text=text, source="Invented Wire", published=published
    )
    return code_report(report, CodeOptions(extract=ExtractOptions(engine=EncoderEngine()), places=False))


@pytest.mark.parametrize(("text", "told"), TWO.values(), ids=TWO.keys())
def test_each_account_is_a_claim(text: str, told: list[tuple[str | None, int | None]]) -> None:
    """With who gives it and how many they tell of; both of one event."""
    claims = coded(text).claims
    dead = [
        next((t.count.low for t in c.tolls if t.kind is TollKind.KILLED and t.part_of is None), None) for c in claims
    ]
    voices = [c.speakers[0].exact if c.speakers else None for c in claims]
    assert list(zip(voices, dead, strict=True)) == told
    assert [c.same_event_as for c in claims] == [None, claims[0].id]


def test_a_clause_is_quoted_without_the_word_that_leads_on() -> None:
    """The evidence of the first ends before ", while"."""
    text, _ = TWO["while"]
    assert coded(text).claims[0].evidence[0].exact.endswith("in Zabid")


TEXT = "Shells killed four in Tarhin, bringing the total this year to 52. Azaz is calm. Sarmin is quiet."


def test_a_sum_is_no_part_of_what_it_is_told_with() -> None:
    """However surely the model takes both for one event: the first is a part of the sum."""
    reading = reading_of(TEXT)
    assert added_up(reading) == [1]
    at = [reading.page.words.index(w) for w in ("four", "52")]
    reading.spans["toll"] = tuple(Span(n, n + 1) for n in at)
    reading.links["toll"] = np.zeros((len(reading.mentions), 2), dtype=np.float32)
    reading.links["toll"][0, 0] = reading.links["toll"][1, 1] = 1
    reading.first["toll"] = np.zeros_like(reading.links["toll"])
    reading.span_labels["toll"] = {label: scores(2, len(values)) for label, values in SPAN_LABELS["toll"].items()}
    reading.pairs[..., PAIRS.index("event")] = 9
    one, whole, *_ = drafts_of(reading, Limits())
    assert (one.part_of, whole.same_event_as) == (1, None)
    assert [d.tolls[0].count for d in (one, whole)] == [exact(4), exact(52)]


DENIED = {
    "a role in what happened": (
        "Rebels denied any role in the bombing that killed 40 in Tarhin. Azaz, Sarmin.",
        [40, None],
    ),
    "what happened": ("Rebels denied that the bombing killed 40 in Tarhin. Azaz, Sarmin.", [40]),
    "talk of it": ("Rebels denied reports of a bombing that killed 40 in Tarhin. Azaz, Sarmin.", [40]),
}


@pytest.mark.parametrize(("text", "told"), DENIED.values(), ids=DENIED.keys())
def test_who_denies_a_role_does_not_deny_the_dead(text: str, told: list[int | None]) -> None:
    """They are told by the outlet, in a claim of its own."""
    reading = reading_of(text)
    at = reading.page.words.index("40")
    reading.spans["toll"] = (Span(at, at + 1),)
    reading.links["toll"] = np.zeros((len(reading.mentions), 1), dtype=np.float32)
    reading.links["toll"][0] = 1
    reading.first["toll"] = np.zeros_like(reading.links["toll"])
    reading.span_labels["toll"] = {label: scores(1, len(values)) for label, values in SPAN_LABELS["toll"].items()}
    reading.labels["stance"] = scores(len(reading.mentions), len(STANCES), STANCES.index(Stance.DENIES))
    drafts = drafts_of(reading, Limits())[: len(told)]
    found = [draft.tolls[0].count if draft.tolls else None for draft in drafts]
    assert found == [n if n is None else exact(n) for n in told]


CORRECTED = {
    "from one to the other": (
        "The ministry corrected the toll of Friday's bombing in Aden from 19 to 14.",
        [(Stance.ASSERTS, 14), (Stance.RETRACTS, 19)],
    ),
    "what was said earlier": (
        "The Red Cross, which had earlier reported 12 dead in the raid on Korro, lowered its count to nine.",
        [(Stance.RETRACTS, 12), (Stance.ASSERTS, 9)],
    ),
    "the one before, named behind": (
        "At least 30 people were killed when a car bomb exploded in Baidoa, officials said, revising an earlier toll of 22.",
        [(Stance.RETRACTS, 22), (Stance.ASSERTS, 30)],
    ),
    "the right one in a sentence of its own": (
        "An earlier version of this article said that a bomb killed 11 people in Kherson on 3 May. The correct figure is seven.",
        [(Stance.RETRACTS, 11), (Stance.ASSERTS, 7)],
    ),
}


@pytest.mark.parametrize(("text", "told"), CORRECTED.values(), ids=CORRECTED.keys())
def test_the_new_number_is_not_taken_back(text: str, told: list[tuple[Stance, int]]) -> None:
    """The old one is, if it is told at all."""
    assert [(c.stance, c.tolls[0].count.low) for c in coded(text).claims] == told
