"""The extra: loaded only where a report is sent, and a clear word where it is not installed."""

import subprocess
import sys
import tomllib
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.extract.engines.remote.cases import report
from tests.extract.engines.remote.conftest import Make
from tests.extract.engines.remote.server import Model

from recount.extract import ExtractOptions, extract
from recount.extract.engines.remote import RemoteOptions
from recount.extract.engines.remote.lines import refuse_unready
from recount.extract.engines.remote.prompt import instructions
from recount.model import ItemError, UsageError

ROOT = Path(__file__).parents[4]


def test_nothing_is_loaded_before_it_is_used() -> None:
    """The clients, and all that they bring, stay out of the commands that send nothing."""
    loads = "import sys, recount.cli, recount.extract.engines.remote; print([m for m in sys.modules if m in {'openai', 'anthropic', 'httpx2'}])"
    done = subprocess.run([sys.executable, "-c", loads], capture_output=True, text=True, check=True)  # noqa: S603 - our own code
    assert done.stdout.strip() == "[]"
    loads = "import sys, recount.extract; print([m for m in sys.modules if 'remote' in m])"
    done = subprocess.run([sys.executable, "-c", loads], capture_output=True, text=True, check=True)  # noqa: S603 - as above
    assert done.stdout.strip() == "[]"


def test_without_the_extra(engine: Make, model: Model, monkeypatch: pytest.MonkeyPatch) -> None:
    """What to install; nothing is sent."""
    monkeypatch.setattr("recount.extract.engines.remote.lines.find_spec", lambda _: None)
    with pytest.raises(UsageError, match=r"pip install 'recount-claims\[remote\]'"):
        refuse_unready(engine().options)
    with pytest.raises(ItemError, match="is not installed"):
        extract(report(), ExtractOptions(engine=engine()))
    assert model.asked == []


def test_without_a_key(options: Callable[..., RemoteOptions], monkeypatch: pytest.MonkeyPatch) -> None:
    """The providers' own hosts need one; a server of one's own may not."""
    theirs = options(endpoint="https://api.openai.com/v1", send_text_to="api.openai.com")
    with pytest.raises(UsageError, match="OPENAI_API_KEY"):
        refuse_unready(theirs)
    monkeypatch.setenv("OPENAI_API_KEY", "key")
    refuse_unready(theirs)
    refuse_unready(options())


def test_the_model_is_told_the_guide_itself() -> None:
    """The copy that ships is `gold/GUIDE.md`, word for word."""
    assert instructions().endswith((ROOT / "gold" / "GUIDE.md").read_text("utf-8"))


def test_the_tests_have_what_the_extra_has() -> None:
    """`dev` names every package of `remote`, with the same bounds."""
    extras = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]["optional-dependencies"]
    assert set(extras["remote"]) <= set(extras["dev"])
