"""A model on this machine, and engines that ask it. No key is set, and nothing else can be reached."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from tests.extract.engines.remote.server import Model

from recount.extract.engines.remote import Limits, RemoteEngine, RemoteOptions, Tally

Make = Callable[..., RemoteEngine]


@pytest.fixture(autouse=True)
def _alone(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """No key, no proxy, no cache of anybody's."""
    for name in ("OPENAI_API_KEY", "ANTHROPIC_API_KEY", "ANTHROPIC_AUTH_TOKEN", "RECOUNT_REMOTE_KEY"):
        monkeypatch.delenv(name, raising=False)
    for name in ("HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY"):
        monkeypatch.delenv(name, raising=False)
        monkeypatch.delenv(name.lower(), raising=False)
    monkeypatch.setenv("RECOUNT_CACHE", str(tmp_path / "cache"))


@pytest.fixture
def model() -> Iterator[Model]:
    """The server that answers."""
    running = Model()
    yield running
    running.close()


@pytest.fixture
def options(model: Model, tmp_path: Path) -> Callable[..., RemoteOptions]:
    """Options for the server, agreed to; fields can be given anew."""

    def make(**fields: object) -> RemoteOptions:
        given = {
            "model": "small-1",
            "endpoint": model.url,
            "send_text_to": "127.0.0.1",
            "cache": tmp_path / "answers",
            "limits": Limits(seconds=20, retries=2),
        } | fields
        return RemoteOptions(**given)  # type: ignore[arg-type]  # each has its field's type

    return make


@pytest.fixture
def engine(options: Callable[..., RemoteOptions], tmp_path: Path) -> Make:
    """An engine for the server, with an account in the test's folder."""

    def make(**fields: object) -> RemoteEngine:
        return RemoteEngine(options=options(**fields), tally=Tally(path=tmp_path / "tally.sqlite"))

    return make
