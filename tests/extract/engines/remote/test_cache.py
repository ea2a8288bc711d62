"""An answer that was paid for is not paid for again, unless something that could change it has changed."""

import json
from pathlib import Path

import pytest
from tests.extract.engines.remote.cases import GOOD, TEXT, report
from tests.extract.engines.remote.conftest import Make
from tests.extract.engines.remote.server import Model, openai

from recount.extract import Extraction, ExtractOptions, extract
from recount.extract.engines.remote import Limits, RemoteEngine
from recount.model import ItemError


def coded(engine: RemoteEngine, text: str = TEXT, source: str | None = "The Valley Post") -> Extraction:
    return extract(report(text, source), ExtractOptions(engine=engine))


def test_a_second_time_needs_no_network(engine: Make, model: Model) -> None:
    """The same claims, the server gone."""
    model.replies = [openai(GOOD)]
    first = coded(engine())
    model.close()
    assert coded(engine()) == first
    assert engine().tally.spent().kept == 1
    assert len(model.asked) == 1


@pytest.mark.parametrize(
    "change",
    [{"model": "large-1"}, {"temperature": 1.0}, {"limits": Limits(most_tokens=99)}],
    ids=lambda c: next(iter(c)),
)
def test_another_question_is_asked(engine: Make, model: Model, change: dict[str, object]) -> None:
    """Another model, temperature or length is another answer."""
    model.replies = [openai(GOOD)]
    coded(engine())
    coded(engine(**change))
    assert len(model.asked) == 2


def test_another_report_is_asked_about(engine: Make, model: Model) -> None:
    """Another text, and the same text of another source, which the model is told."""
    model.replies = [openai(GOOD)]
    coded(engine())
    coded(engine(), TEXT + "More.")
    coded(engine(), TEXT, "The Hill Post")
    assert len(model.asked) == 3


def test_the_name_of_a_file_makes_no_difference(engine: Make, model: Model) -> None:
    """It is not sent."""
    model.replies = [openai(GOOD)]
    coded(engine())
    extract(report(name="copy"), ExtractOptions(engine=engine()))
    assert len(model.asked) == 1


def test_broken_answers_are_not_kept(engine: Make, model: Model) -> None:
    """The next run asks again."""
    model.replies = [openai("?")]
    with pytest.raises(ItemError):
        coded(engine())
    model.replies = [openai(GOOD)]
    assert coded(engine()).claims


@pytest.mark.parametrize("harm", ["", "{", "[]", "null", '{"digest": 1}', "other", "empty", "types"])
def test_a_damaged_file_counts_as_none(engine: Make, model: Model, tmp_path: Path, harm: str) -> None:
    """Whatever is wrong with it, the model is asked again."""
    model.replies = [openai(GOOD)]
    first = coded(engine())
    (file,) = (tmp_path / "answers").rglob("*.json")
    held = json.loads(file.read_text())
    if harm == "other":
        harm = json.dumps(held | {"report": "rep:b2:other"})
    elif harm == "empty":
        harm = json.dumps(held | {"answer": held["answer"] | {"text": ""}})
    elif harm == "types":
        harm = json.dumps(held | {"answer": held["answer"] | {"text": 7}})
    file.write_text(harm)
    assert coded(engine()) == first
    assert len(model.asked) == 2


def test_files_are_their_owners_only_and_hold_no_key(
    engine: Make, model: Model, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """They quote reports. No half-written one is left."""
    monkeypatch.setenv("RECOUNT_REMOTE_KEY", "secret-7")
    model.replies = [openai(GOOD)]
    coded(engine())
    (file,) = (p for p in (tmp_path / "answers").rglob("*") if p.is_file())
    assert file.suffix == ".json"
    assert file.stat().st_mode & 0o077 == 0
    assert "secret-7" not in file.read_text()


def test_a_folder_that_cannot_be_written_loses_nothing(engine: Make, model: Model, tmp_path: Path) -> None:
    """The answer is used, and paid for again another time."""
    model.replies = [openai(GOOD)]
    (tmp_path / "answers").write_text("a file")
    assert coded(engine()).claims
    assert coded(engine()).claims
    assert len(model.asked) == 2
