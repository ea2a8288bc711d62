"""From readings made by hand to drafts: which span comes first, how sure each field is, what belongs together."""

from dataclasses import replace

import numpy as np
import pytest
from tests.extract.engines.encoder.conftest import reading_of, scores

from recount.extract.engine import DraftToll, Words
from recount.extract.engines.encoder.decode import drafts_of
from recount.extract.engines.encoder.decode.groups import group, parts
from recount.extract.engines.encoder.decode.sure import NOTHING_THERE
from recount.extract.engines.encoder.limits import Limits
from recount.extract.engines.encoder.page import Span
from recount.extract.engines.encoder.reading import Reading
from recount.extract.engines.encoder.scheme import EVENT_TYPES, LOSS_CLASSES, PAIRS, SPAN_LABELS, STANCES
from recount.model import EventType, LossClass, Population, TollKind
from recount.vocab.numbers import exact

LIMITS = Limits(doubt=1.5)
IN_DOUBT, OTHER_NEWS = 0.5, -0.5  # log-odds that a page is of violence


def test_the_likeliest_first_comes_first_and_its_link_is_the_confidence(reading: Reading) -> None:
    """The place most surely linked is not the one named first; both are of one event."""
    reading.pairs[..., PAIRS.index("event")] = 9
    draft = drafts_of(reading, LIMITS)[0]
    assert [p.words.exact for p in draft.places] == ["Azaz", "Tarhin"]
    sure = {c.field: c.chance for c in draft.field_confidence}
    assert sure["places"] == pytest.approx(0.6)
    assert sure["tolls"] == pytest.approx(NOTHING_THERE)


def test_an_empty_field_is_as_sure_as_its_best_candidate_is_unlikely(reading: Reading) -> None:
    """Nothing reaches the limit; .9 would have been the best."""
    draft = drafts_of(reading, replace(LIMITS, roles={**LIMITS.roles, "place": 0.95}))[0]
    assert draft.places == ()
    assert {c.field: c.chance for c in draft.field_confidence}["places"] == pytest.approx(0.1)


def test_where_no_place_is_likely_the_one_to_be_named_first_is_taken_alone(reading: Reading) -> None:
    """Two are likelier than nothing, and one of them is surely named first; in doubt neither vouches for the claim."""
    strict = replace(LIMITS, roles={**LIMITS.roles, "place": 0.95})
    reading.first["place"][0] = (0.3, 0.8, 0.9)
    draft = drafts_of(reading, strict)[0]
    assert [p.words.exact for p in draft.places] == ["Azaz"]
    assert {c.field: c.chance for c in draft.field_confidence}["places"] == pytest.approx(0.6)
    assert drafts_of(reading, strict, odds=IN_DOUBT) == ()


@pytest.mark.parametrize(
    ("text", "weak", "told"),
    [
        ("Shells killed nine cooks and four guards in Tarhin. Azaz is calm. Sarmin is quiet.", 0.8, [9, 4]),
        ("Shells killed nine cooks and four guards in Tarhin. Azaz is calm. Sarmin is quiet.", 0.2, [4]),
        ("Shells killed nine cooks. In Tarhin four guards died. Azaz is calm. Sarmin is quiet.", 0.8, [4]),
    ],
)
def test_who_stands_beside_those_counted_is_counted_if_all_but_linked(text: str, weak: float, told: list[int]) -> None:
    """Whom the grammar counts in one breath with a likely toll; not who is told of apart."""
    reading = reading_of(text)
    at = [reading.page.words.index(word) for word in ("nine", "four")]
    reading.spans["toll"] = tuple(_toll(reading, n, size) for n, size in zip(at, (9, 4), strict=True))
    reading.links["toll"] = np.zeros((len(reading.mentions), 2), dtype=np.float32)
    reading.links["toll"][0] = weak, 0.9
    reading.first["toll"] = np.zeros_like(reading.links["toll"])
    labels = {label: scores(2, len(values)) for label, values in SPAN_LABELS["toll"].items()}
    reading.span_labels["toll"] = labels
    limits = replace(LIMITS, roles={**LIMITS.roles, "toll": 0.85})
    assert sorted((t.count.low or 0 for t in drafts_of(reading, limits)[0].tolls), reverse=True) == told


def _toll(reading: Reading, at: int, size: int) -> Span:
    words = reading.page.said(at, at + 2)
    return Span(
        at, at + 2, DraftToll(kind=TollKind.KILLED, count=exact(size), population=Population.UNSTATED, words=words)
    )


def test_the_dead_did_not_do_it(reading: Reading) -> None:
    """Who is counted among an event's dead in the same words is no perpetrator of it, unless it is a suicide bombing."""
    azaz = reading.spans["place"][1]
    reading.spans["perpetrator"] = reading.spans["toll"] = (azaz,)
    reading.links["perpetrator"] = reading.first["perpetrator"] = np.full((3, 1), 0.9, dtype=np.float32)
    reading.links["toll"] = np.array([[0.0], [0.9], [0.0]], dtype=np.float32)
    reading.first["toll"] = np.zeros((3, 1), dtype=np.float32)
    labels = {label: scores(1, len(values)) for label, values in SPAN_LABELS["toll"].items()}
    reading.span_labels["toll"] = labels
    assert drafts_of(reading, LIMITS)[0].perpetrators == ()
    reading.labels["type"] = scores(3, len(EVENT_TYPES), EVENT_TYPES.index(EventType.SUICIDE_BOMBING))
    assert [w.exact for w in drafts_of(reading, LIMITS)[0].perpetrators] == ["Azaz"]


@pytest.mark.parametrize(("words", "loss_class"), [("an IDP camp", LossClass.CAMP), ("an army camp", LOSS_CLASSES[0])])
def test_a_camp_of_the_displaced_is_a_camp(words: str, loss_class: LossClass) -> None:
    """Whatever the model takes it for; of other camps the model decides."""
    reading = reading_of(f"Shells hit {words} in Tarhin. Azaz is calm. Sarmin is quiet.")
    reading.spans["loss"] = (Span(2, 5),)
    reading.links["loss"] = np.ones((len(reading.mentions), 1), dtype=np.float32)
    reading.first["loss"] = np.zeros_like(reading.links["loss"])
    reading.span_labels["loss"] = {label: scores(1, len(values)) for label, values in SPAN_LABELS["loss"].items()}
    assert [x.loss_class for x in drafts_of(reading, LIMITS)[0].losses] == [loss_class]


@pytest.mark.parametrize(
    ("text", "low"), [("There was no damage to the ship", 0), ("There was some damage to the ship", 1)]
)
def test_what_is_not_damaged_is_a_loss_of_none(text: str, low: int) -> None:
    """Whatever number the grammar gives it."""
    reading = reading_of(f"{text} in Tarhin. Azaz is calm. Sarmin is quiet.")
    at = reading.page.words.index("ship")
    reading.spans["loss"] = (Span(at - 1, at + 1),)
    reading.links["loss"] = np.ones((len(reading.mentions), 1), dtype=np.float32)
    reading.first["loss"] = np.zeros_like(reading.links["loss"])
    reading.span_labels["loss"] = {label: scores(1, len(values)) for label, values in SPAN_LABELS["loss"].items()}
    assert [x.count.low for x in drafts_of(reading, LIMITS)[0].losses] == [low]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Shells hit six cars in Tarhin. Azaz saw six cars burn. Sarmin is quiet.", ["six cars"]),
        ("Shells hit six cars, then six cars, in Tarhin. Azaz is calm. Sarmin is quiet.", ["six cars", "six cars"]),
    ],
)
def test_as_many_things_in_another_sentence_of_a_claim_are_the_same(text: str, told: list[str]) -> None:
    """A headline's six cars are those of the body; of two lots in one sentence each counts."""
    reading = reading_of(text)
    at = [n for n, w in enumerate(reading.page.words) if w == "six"]
    reading.spans["loss"] = tuple(Span(n, n + 2) for n in at)
    reading.links["loss"] = np.ones((len(reading.mentions), 2), dtype=np.float32)
    reading.first["loss"] = np.zeros_like(reading.links["loss"])
    labels = {label: scores(2, len(values)) for label, values in SPAN_LABELS["loss"].items()}
    reading.span_labels["loss"] = labels
    assert [x.words.exact for x in drafts_of(reading, LIMITS)[0].losses] == told


@pytest.mark.parametrize(
    ("text", "when"),
    [
        ("Shells hit Tarhin on Monday. Since May shells have hit Azaz. Sarmin is quiet.", "Monday"),
        ("Shells hit Tarhin. Since May shells have hit Azaz. Sarmin is quiet.", None),
        ("Shells have hit Tarhin since May. On Monday shells hit Azaz. Sarmin is quiet.", "since May"),
    ],
)
def test_the_time_of_a_sum_told_elsewhere_is_no_time_of_a_claim(text: str, when: str | None) -> None:
    """However likely the model thinks it; the claim has what its own words say, and a sum keeps its own."""
    reading = reading_of(text)
    at = [n for n, w in enumerate(reading.page.words) if w in ("Monday", "Since", "since")]
    times = tuple(Span(n, n + (reading.page.words[n] != "Monday") + 1) for n in at)
    reading.spans["time"] = times
    sums = [float(reading.page.words[s.start] != "Monday") for s in times]
    reading.links["time"] = np.array([sums, sums, sums], dtype=np.float32)
    reading.first["time"] = reading.links["time"]
    found = drafts_of(reading, LIMITS)[0].when
    assert (found.exact if found else None) == when


def test_a_place_that_only_another_event_names_is_not_of_this_one(reading: Reading) -> None:
    """The claim's own words name Tarhin; Azaz is where the next shells fell, unless these are of one event."""
    assert [p.words.exact for p in drafts_of(reading, LIMITS)[0].places] == ["Tarhin"]
    reading.links["place"][0, 0] = 0.0
    assert [p.words.exact for p in drafts_of(reading, LIMITS)[0].places] == ["Azaz"]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Shells hit Tarhin. The toll now stands at 14 there. Azaz, Sarmin.", [14]),
        ("Shells hit Tarhin. A monitor put it at 14 there. Azaz, Sarmin.", [14]),
        ("Shells hit Tarhin. The figure has since climbed to 14 there. Azaz, Sarmin.", [14]),
        ("Shells hit Tarhin. The road to 14 there is shut. Azaz, Sarmin.", []),
    ],
)
def test_a_number_behind_the_word_for_a_toll_needs_less_of_a_link(text: str, told: list[int]) -> None:
    """The model half links it; its words say what it counts."""
    reading = reading_of(text)
    at = reading.page.words.index("14")
    reading.spans["toll"] = (Span(at, at + 1),)
    reading.links["toll"] = np.full((len(reading.mentions), 1), 0.4, dtype=np.float32)
    reading.first["toll"] = reading.links["toll"]
    reading.span_labels["toll"] = {label: scores(1, len(values)) for label, values in SPAN_LABELS["toll"].items()}
    assert [t.count.low for t in drafts_of(reading, LIMITS)[0].tolls] == told


@pytest.mark.parametrize(
    ("text", "link", "told"),
    [
        ("Two cooks and a guard were killed in Tarhin. Azaz is calm. Sarmin is quiet.", 0.25, [3]),
        ("Two cooks and a guard were killed in Tarhin. Azaz is calm. Sarmin is quiet.", 0.02, []),
        ("Seven cooks or a guard were killed in Tarhin. Azaz is calm. Sarmin is quiet.", 0.25, []),
    ],
)
def test_several_counted_as_one_need_less_of_a_link(text: str, link: float, told: list[int]) -> None:
    """Readers code some of them apart, so that the model is less sure of the whole."""
    reading = reading_of(text)
    end = reading.page.words.index("guard") + 1
    counted = DraftToll(
        kind=TollKind.KILLED, count=exact(3), population=Population.UNSTATED, words=reading.page.said(0, end)
    )
    reading.spans["toll"] = (Span(0, end, counted),)
    reading.links["toll"] = np.zeros((len(reading.mentions), 1), dtype=np.float32)
    reading.links["toll"][0] = link
    reading.first["toll"] = np.zeros_like(reading.links["toll"])
    reading.span_labels["toll"] = {label: scores(1, len(values)) for label, values in SPAN_LABELS["toll"].items()}
    limits = replace(LIMITS, roles={**LIMITS.roles, "toll": 0.85})
    assert [t.count.low for t in drafts_of(reading, limits)[0].tolls] == told


@pytest.mark.parametrize(
    ("links", "taken"),
    [((0.65, 0.65), ["Shells"]), ((0.65, 0.9), ["Azaz"]), ((0.5, 0.5), ["Shells"]), ((0.2, 0.5), [])],
)
def test_whom_the_grammar_counts_is_taken_where_nobody_is_likely(
    reading: Reading, links: tuple[float, float], taken: list[str]
) -> None:
    """A likely toll leaves no room for a weak one of its outcome, and a weak one needs the grammar's word."""
    words = Words(exact="Shells", start=0)
    counted = DraftToll(kind=TollKind.KILLED, count=exact(6), population=Population.UNSTATED, words=words, named=())
    azaz = reading.spans["place"][1]
    reading.spans["toll"] = (Span(0, 1, counted), azaz)
    reading.links["toll"] = np.zeros((3, 2), dtype=np.float32)
    reading.links["toll"][0] = links
    reading.span_labels["toll"] = {name: scores(2, len(values)) for name, values in SPAN_LABELS["toll"].items()}
    draft = drafts_of(reading, replace(LIMITS, roles={**LIMITS.roles, "toll": 0.85}))[0]
    assert [t.words.exact for t in draft.tolls] == taken


def test_in_doubt_a_claim_without_a_place_or_a_weapon_is_not_believed(reading: Reading) -> None:
    """Of three claims the first alone names a place; without doubt all three stand."""
    assert len(drafts_of(reading, LIMITS)) == 3
    kept = drafts_of(reading, LIMITS, odds=IN_DOUBT)
    assert [[p.words.exact for p in d.places] for d in kept] == [["Azaz", "Tarhin"]]


def test_in_other_news_a_claim_has_to_be_sure_and_say_what_was_done(reading: Reading) -> None:
    """A place alone is not enough, nor is a loss without certainty; a weapon is as good as both."""
    assert drafts_of(reading, LIMITS, odds=OTHER_NEWS) == ()
    reading.told[0] = 0.99
    assert drafts_of(reading, LIMITS, odds=OTHER_NEWS) == ()
    reading.spans["weapon"] = reading.spans["place"][:1]
    reading.links["weapon"] = np.array([[0.9], [0.0], [0.0]], dtype=np.float32)
    reading.first["weapon"] = reading.links["weapon"]
    assert len(drafts_of(reading, LIMITS, odds=OTHER_NEWS)) == 1
    reading.told[0] = 0.97
    assert drafts_of(reading, LIMITS, odds=OTHER_NEWS) == ()


def test_who_did_it_in_the_claims_own_words_stands_alone(reading: Reading) -> None:
    """Of two likely perpetrators the one inside goes before the likelier one elsewhere; where none is inside, one is carried over."""
    page, own = reading.page, reading.mentions[0]
    inside, outside = Span(own.start, own.start + 1), Span(own.end, own.end + 1)
    reading.spans["perpetrator"] = (inside, outside, Span(own.end + 1, own.end + 2))
    links = np.zeros((3, 3), dtype=np.float32)
    reading.links["perpetrator"] = reading.first["perpetrator"] = links
    links[0] = (0.8, 0.95, 0.9)
    assert [w.exact for w in drafts_of(reading, LIMITS)[0].perpetrators] == [page.said(inside.start, inside.end).exact]
    links[0] = (0.1, 0.95, 0.9)
    assert [w.exact for w in drafts_of(reading, LIMITS)[0].perpetrators] == [
        page.said(outside.start, outside.end).exact
    ]


def test_claims_left_in_doubt_are_tied_to_each_other_alone(reading: Reading) -> None:
    """The claim that founded the event names no place and goes: the next one stands for it."""
    reading.links["place"][1:, 0] = 0.9
    reading.links["place"][0] = 0.0
    reading.pairs[..., PAIRS.index("event")] = 9
    reading.labels["type"][:] = [scores(1, len(EVENT_TYPES), n)[0] for n in range(3)]
    assert [d.same_event_as for d in drafts_of(reading, LIMITS)] == [None, 0, 0]
    assert [d.same_event_as for d in drafts_of(reading, LIMITS, odds=IN_DOUBT)] == [None, 0]


def test_a_curve_of_a_field_is_applied(reading: Reading) -> None:
    """An offset of 1 lifts the log-odds by 1."""
    reading.pairs[..., PAIRS.index("event")] = 9
    draft = drafts_of(reading, replace(LIMITS, fields={"places": (1.0, 1.0)}))[0]
    lifted = {c.field: c.chance for c in draft.field_confidence}["places"]
    assert np.log(lifted / (1 - lifted)) == pytest.approx(np.log(0.6 / 0.4) + 1)


def test_mentions_are_put_together_by_the_mean_of_their_scores(reading: Reading) -> None:
    """The third is likely one claim with the first and not with the second: in the mean not with both."""
    pairs = reading.pairs
    pairs[0, 1, :2] = pairs[1, 0, :2] = 3
    pairs[0, 2, 0] = pairs[2, 0, 0] = pairs[0, 2, 1] = pairs[2, 0, 1] = 2
    found = group(reading, LIMITS)
    assert [g.mentions for g in found] == [[0, 1], [2]]
    assert [g.event for g in found] == [0, 1]
    pairs[1, 2, 0] = pairs[2, 1, 0] = -1
    assert [g.event for g in group(reading, LIMITS)] == [0, 0]


def test_another_stance_is_another_claim(reading: Reading) -> None:
    """However alike two mentions are."""
    reading.pairs[..., :2] = 9
    reading.labels["stance"][1] = scores(1, len(STANCES), 1)[0]
    assert [g.mentions for g in group(reading, LIMITS)] == [[0, 2], [1]]


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("Attacks killed nine cooks in Tarhin and Azaz. Four guards died in Sarmin.", 0),
        ("Shells killed nine cooks in Tarhin near Azaz. Four guards died in Sarmin.", None),
        ("Shells killed nine cooks in Tarhin and fear in Azaz. Four guards died in Sarmin.", None),
    ],
)
def test_only_what_is_told_as_a_sum_has_parts(text: str, part: int | None) -> None:
    """However surely the model ties two events: one shelling is no part of another."""
    reading = reading_of(text)
    at = [reading.page.words.index(word) for word in ("nine", "Four")]
    reading.spans["toll"] = tuple(_toll(reading, n, size) for n, size in zip(at, (9, 4), strict=True))
    inside = [[m.start <= n < m.end for n in at] for m in reading.mentions]
    reading.links["toll"] = np.array(inside, dtype=np.float32)
    reading.first["toll"] = np.zeros_like(reading.links["toll"])
    reading.span_labels["toll"] = {label: scores(2, len(values)) for label, values in SPAN_LABELS["toll"].items()}
    reading.pairs[..., PAIRS.index("part")] = 9
    assert drafts_of(reading, LIMITS)[1].part_of == part


def test_parts_are_means_over_both_claims(reading: Reading) -> None:
    """Of all pairs of their mentions."""
    reading.pairs[0, 1, :2] = reading.pairs[1, 0, :2] = 9
    reading.pairs[0, 2, 2], reading.pairs[1, 2, 2] = 1.0, 3.0
    chance = parts(reading, group(reading, LIMITS))[0, 1]
    assert np.log(chance / (1 - chance)) == pytest.approx(2.0, abs=1e-4)
