"""A pattern that is looked for only where a stem stands finds whatever it would find anyhow."""

from importlib import import_module

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recount.vocab.spotted import Spotted, spotted

ROOMS = (
    "recount.link.apart",
    "recount.link.pairs.aftermath",
    "recount.link.sights",
    "recount.reconcile.camps",
    "recount.reconcile.said",
    "recount.reconcile.wounds",
)
KNOWN = {
    f"{room}.{name}": one
    for room in ROOMS
    for name, one in vars(import_module(room)).items()
    if isinstance(one, Spotted)
}
FILL = "a an the of two 5 was later also some men in as of that Tuesday his said to by number".split()


@pytest.mark.parametrize("name", KNOWN)
@given(data=st.data())
def test_what_a_pattern_finds_has_one_of_its_stems(name: str, data: st.DataObject) -> None:
    one = KNOWN[name]
    own = st.from_regex(one.pattern, fullmatch=True)
    around = st.lists(st.sampled_from(FILL), max_size=3).map(" ".join)
    text = f"{data.draw(around)} {data.draw(own)} {data.draw(around)}"
    assert [m.span() for m in one.finditer(text)] == [m.span() for m in one.pattern.finditer(text)]
    found, wanted = one.search(text), one.pattern.search(text)
    assert (found and found.span()) == (wanted and wanted.span())


def test_case_does_not_matter() -> None:
    one = spotted(r"\b(?:air )?strikes?\b", "strike")
    found = one.search("AIR STRIKES killed five")
    assert found is not None
    assert found[0] == "AIR STRIKES"
    assert one.search("shelling killed five") is None
    assert list(one.finditer("shelling killed five")) == []
