"""`recount actors`: who bears a name and why, and lists to import, look through and remove."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import Result
from typer.testing import CliRunner

from recount.cli import app
from recount.flow.tools import settings_of
from recount.resolve import ResolveTools
from recount.vocab.actors import find, find_actors, load, named

OWN = """id,name,other_names,kind,country,side,part_of,from,to
river-guard,River Guard,RVG,militia,Ethiopia,ethiopia:river,actor:fano,2019-05-01,
fano-north,Northern Fano,Amhara Fano,militia,ET,,,,
broken,,,militia,ET,,,,
"""


def forget() -> None:
    """Read the tables again, as another process would."""
    cached = (
        load._all,
        load.by_id,
        load.quiet_names,
        named._names,
        named._spellings,
        named._merged_into,
        find.name_trie,
        find.governments,
    )
    for each in cached:
        each.cache_clear()


@pytest.fixture(autouse=True)
def _own_folder(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[None]:
    monkeypatch.setenv("RECOUNT_DATA", str(tmp_path / "data"))
    yield
    monkeypatch.undo()
    forget()


def recount(*words: str) -> Result:
    """What the command prints, in a process of its own as far as the tables go."""
    forget()
    return CliRunner().invoke(app, ["actors", *words])


@pytest.fixture
def own(tmp_path: Path) -> str:
    """A user's list with one broken row."""
    path = tmp_path / "own.csv"
    path.write_text(OWN, encoding="utf-8")
    return str(path)


def test_a_name_is_answered_with_who_and_why() -> None:
    """The name of a group that has merged leads to its heir on that day, and the reason is said."""
    result = recount("Al-Nusra Front", "--on", "2017-10-07", "--country", "SY")
    first, why, *_ = result.stdout.splitlines()
    assert first == "actor:hts  0.90  Hayat Tahrir al-Sham"
    assert why == "    “al-Nusra Front” is al-Nusra Front, which was no more by then: it merged into this"


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["SNA"], "Left open between several. Does --on DATE or --country CC decide?"),
        (["SNA", "--on", "2020-01-01", "--country", "Somalia"], "actor:so:military  1.00  Somali National Army"),
        (["Libyan army", "--on", "2020-01-01", "--country", "LY"], "both the recognised government and"),
        (["Hayaat Tahreer al-Sham", "--on", "2018-01-01"], "spelled nearly like “Hayat Tahrir al-Sham”"),
        (["regime forces", "--country", "SY"], "in Syria it stands for actor:sy, from 2011-03-15 to before 2024-12-08"),
        (["FLA", "--on", "2025-01-01"], "Not looked for in running text"),
        (["ISIL", "--on", "2012-06-01"], "on other days than this one"),
        (["Fano", "--country", "UA"], "acts elsewhere than in Ukraine"),
        (["actor:hts"], "acronym: HTS"),
    ],
)
def test_what_an_answer_says(words: list[str], said: str) -> None:
    """Names left open, near spellings, descriptions, days and countries that don't fit, ids: each is said in words."""
    assert said in recount(*words).stdout


def test_the_page_shows_what_is_printed() -> None:
    """The session of docs/actors.md is what the tool says today."""
    page = (Path(__file__).parents[2] / "docs" / "actors.md").read_text(encoding="utf-8")
    command = '$ recount actors "Al-Nusra Front" --on 2017-10-07 --country SY\n'
    shown = page.split(command)[1].split("```")[0]
    assert recount("Al-Nusra Front", "--on", "2017-10-07", "--country", "SY").stdout == shown
    assert recount().stdout == page.split("$ recount actors\n")[1].splitlines()[0] + "\n"


def test_nobody_of_that_name_is_an_answer() -> None:
    """Exit code 1, and what to do."""
    result = recount("Rotary Club")
    assert result.exit_code == 1
    assert "Nobody is called 'Rotary Club'" in result.stderr


def test_a_country_that_is_none_is_wrong_usage() -> None:
    """It is refused before anything is looked up."""
    result = recount("SNA", "--country", "Atlantis")
    assert result.exit_code == 2
    assert "is no country" in result.stderr


def test_a_list_is_imported_and_takes_part(own: str) -> None:
    """The good rows are there at once: found by name, read in texts, part of what they say they are."""
    result = recount("import", own)
    assert result.exit_code == 1  # one row is broken
    assert "own.csv, line 4: it has no name" in result.stderr
    assert "“Amhara Fano” means actor:fano-north from now on, no longer actor:fano, where both act" in result.stderr
    assert result.stdout == "own: 2 actors of own.csv (a list of your own): 2 new, 0 were known\n"
    answer = recount("RVG", "--on", "2021-01-01").stdout
    assert answer.startswith("actor:river-guard  1.00  River Guard\n")
    assert "part of actor:fano (Fano)" in answer
    (mention,) = find_actors("Then the River Guard crossed over.")
    assert mention.actor_ids == ("actor:river-guard",)


def test_lists_are_listed_and_removed(own: str) -> None:
    """What is imported is named with its file and its rights; once removed it leaves nothing."""
    recount("import", own, "--name", "mine")
    shipped, mine = recount().stdout.splitlines()
    assert shipped.startswith("shipped: ")
    assert mine == "mine: 2 actors of own.csv (your own: wins over the shipped ones)"
    assert recount("list", "mine").stdout == "actor:river-guard\tRiver Guard\nactor:fano-north\tNorthern Fano\n"
    assert recount("remove", "mine").exit_code == 0
    assert recount().stdout == shipped + "\n"
    assert recount("River Guard").exit_code == 1
    assert recount("remove", "mine").exit_code == 1
    assert recount("list", "mine").exit_code == 1


def test_what_is_imported_is_in_the_settings_of_a_run(own: str) -> None:
    """A run that reads with other actors is another run: its settings change with the list, and back without it."""
    before = settings_of(ResolveTools())
    recount("import", own)
    during = settings_of(ResolveTools())
    recount("remove", "own")
    assert during != before == settings_of(ResolveTools())


def test_a_refused_file_is_wrong_usage(tmp_path: Path) -> None:
    """ACLED's names are not imported, and nothing is kept."""
    path = tmp_path / "acled.csv"
    path.write_text("id,name\na,River Guard\n", encoding="utf-8")
    result = recount("import", str(path))
    assert "looks like ACLED's" in str(result.exception)
    assert len(recount().stdout.splitlines()) == 1
