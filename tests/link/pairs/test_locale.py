"""Words that stand where places are named."""

from recount.link.pairs.locale import MOST, locale


def test_words_of_places_are_those_that_stand_for_places() -> None:
    """After "in" and "near", before "police" and "man"; kinds of places, days and people's names are none."""
    found = locale(
        [
            "A man was shot near Dar Zitoun Street in Rumeila on Monday, Kafr Dalil police said.",
            "Yusra Halabani had left the house to buy bread.",
        ]
    )
    assert {"zitoun", "rumeila", "kafr", "dalil"} <= found
    assert found.isdisjoint({"street", "monday", "yusra", "halabani", "police"})


def test_only_the_rarest_are_kept() -> None:
    """A row stays slim, however many places a report names."""
    many = [f"It was heard in Q{chr(97 + n // 26)}z{chr(97 + n % 26)}rat." for n in range(60)]
    assert len(locale(many)) == MOST
