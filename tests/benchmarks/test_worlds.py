"""The simulated war: the same seed gives the same war, its quotes slice, and its truth is what the figures are held against."""

from benchmarks.world import World, rates, world
from benchmarks.worlds import counted_twice, find, measured

from recount.model import Stance

SMALL = 6


def made(seed: int = 3, **sides: float) -> World:
    table = rates()
    table["reports"] |= {"fewest": 3, "most": 6}
    table["sides"] |= sides
    return world(seed, SMALL, table)


def test_one_seed_gives_one_war() -> None:
    """To the last word; another seed gives another."""
    assert made() == made()
    assert made(3).reports != made(4).reports


def test_every_quote_slices_its_text_and_every_claim_is_about_something() -> None:
    """Events and totals by name, in reports that would pass for real ones."""
    war = made()
    labels = {e.id for e in war.events} | {a.label for a in war.aggregates}
    for coded in war.reports:
        for claim in coded.claims:
            assert war.about[claim.id] in labels
            quotes = [
                *claim.evidence,
                *claim.speakers,
                *(t.quote for t in claim.tolls),
                *(q for t in claim.tolls for q in t.named),
            ]
            assert all(coded.report.text[q.span.start : q.span.end] == q.exact for q in quotes)


def test_copies_say_what_another_report_says() -> None:
    """Word for word, or cut short with a line of the outlet's own below."""
    texts = {c.report.id: c.report.text for c in made().reports}
    copies = {key: text for key, text in texts.items() if key.endswith("-copy")}
    originals = [text for key, text in texts.items() if key not in copies]
    assert copies
    assert all(any(text.split(" More news")[0] in other for other in originals) for text in copies.values())


def test_honest_sides_deny_nothing() -> None:
    """Bias is a rate: at 0 no party denies what it did."""
    stances = {c.stance for coded in made(bias=0.0).reports for c in coded.claims}
    assert Stance.DENIES not in stances


def test_figures_are_shares() -> None:
    """Nothing is covered more than always; the dead counted twice are those of second incidents."""
    found = find(made())
    figures = measured(found)
    assert all(0 <= figures[key] <= 1 for key in ("pairwise_f1", "covered", "closed"))
    assert figures["twice"] == sum(n for _, n in counted_twice(found)) / sum(e.dead for e in found.world.events)
