"""Outlets are known by their names and their hosts, and found in a text."""

from collections import defaultdict

import pytest

from recount.model import SourceKind
from recount.vocab.nametrie import key
from recount.vocab.outlets import find_outlets, source, source_named, source_of_domain, sources


def test_the_table() -> None:
    """Ids and domains are unique, no name is shared, every kind is there, reprints lead to sources."""
    assert len(sources()) >= 120
    ids = [s.id for s in sources()]
    assert len(ids) == len(set(ids))
    domains = [d for s in sources() for d in s.domains]
    assert len(domains) == len(set(domains))
    bearers = defaultdict(set)
    for each in sources():
        for name in (each.name, *each.aliases):
            bearers[key(name)].add(each.id)
    assert {k: v for k, v in bearers.items() if len(v) > 1} == {}
    assert {s.kind for s in sources()} == set(SourceKind)
    assert {r for s in sources() for r in s.reprints} <= set(ids)


def test_civil_authorities_belong_to_nobody() -> None:
    """Health ministries, UN bodies and rescuers have no side: they set figures as bystanders do."""
    for source_id in ("source:gaza-health", "source:ocha", "source:ohchr", "source:white-helmets", "source:sohr"):
        known = source(source_id)
        assert known is not None
        assert known.side is None


@pytest.mark.parametrize(
    ("name", "source_id"),
    [
        ("Reuters", "source:reuters"),
        ("the Syrian Observatory for Human Rights", "source:sohr"),
        ("SOHR", "source:sohr"),
        ("agence france-presse", "source:afp"),
        ("Ma’an News Agency", "source:maan"),
        ("BTselem", "source:btselem"),
        ("Dawn", "source:dawn"),
        ("The Independent", "source:independent"),
        ("The Daily Planet", None),
        ("", None),
    ],
)
def test_names(name: str, source_id: str | None) -> None:
    """Any listed form of a name, in any spelling, leads to its source; others to none."""
    found = source_named(name)
    assert (found.id if found else None) == source_id


@pytest.mark.parametrize(
    ("host", "source_id"),
    [
        ("www.reuters.com", "source:reuters"),
        ("https://uk.reuters.com/article/x", "source:reuters"),
        ("reuters.com:443", "source:reuters"),
        ("notreuters.com", None),
        ("reuters.com.example.org", None),
        ("com", None),
        ("", None),
        ("http://[broken", None),
    ],
)
def test_hosts(host: str, source_id: str | None) -> None:
    """A host or one under it leads to its source; a lookalike to none."""
    found = source_of_domain(host)
    assert (found.id if found else None) == source_id


def test_outlets_in_a_text() -> None:
    """Every outlet is found where it stands, the longest name first; small letters are no acronym."""
    text = "The monitor SOHR told AFP and the Washington Post; a tap (ap) dripped, Kurdistan 24 said."
    found = [(text[m.start : m.end], m.source_id) for m in find_outlets(text)]
    assert found == [
        ("SOHR", "source:sohr"),
        ("AFP", "source:afp"),
        ("Washington Post", "source:washington-post"),
        ("Kurdistan 24", "source:kurdistan24"),
    ]


@pytest.mark.parametrize(
    "text", ["an Independent candidate", "at Dawn", "RT this", "a Guardian angel", "an Amnesty for all"]
)
def test_common_words_are_no_outlets(text: str) -> None:
    """A paper named by a common word needs its article; other such names are never found in a text."""
    assert find_outlets(text) == ()


def test_a_paper_with_its_article() -> None:
    """With the article, the word is the paper."""
    assert [m.source_id for m in find_outlets("as the Independent and The Guardian wrote")] == [
        "source:independent",
        "source:guardian",
    ]
