"""Text leaves this machine only where somebody agreed to that very host, and never for a restricted source."""

from collections.abc import Callable

import httpx2
import pytest
from tests.extract.engines.remote.cases import GOOD, report
from tests.extract.engines.remote.conftest import Make
from tests.extract.engines.remote.server import Model, Reply, openai

from recount.extract import ExtractOptions, extract
from recount.extract.engines.remote import Provider, RemoteOptions, provider_of
from recount.extract.engines.remote.endpoint import endpoint_of
from recount.extract.engines.remote.faults import CallFailedError
from recount.extract.engines.remote.lines import transport_rules
from recount.extract.engines.remote.restricted import refuse_restricted
from recount.model import ItemError, Report, UsageError

Options = Callable[..., RemoteOptions]


@pytest.mark.parametrize("named", [None, "", " ", "yes", "127.0.0.2", "localhost", "127.0.0.1.example.org", "*"])
def test_no_consent_no_engine(options: Options, model: Model, named: str | None) -> None:
    """Nothing is built that could send; the message names the host and what to do."""
    with pytest.raises(UsageError) as raised:
        options(send_text_to=named)
    assert "127.0.0.1" in str(raised.value)
    assert "--send-text-to 127.0.0.1" in str(raised.value)
    assert model.asked == []


def test_consent_is_to_a_host_however_it_is_written(options: Options) -> None:
    """Capitals and spaces around it don't matter."""
    assert options(endpoint="https://API.example.org/v1", send_text_to=" Api.Example.org ").at.host == "api.example.org"


@pytest.mark.parametrize(
    "url",
    [
        "",
        "api.example.org",
        "ftp://api.example.org",
        "https://",
        "https://me:secret@api.example.org/v1",
        "https://api.example.org/v1?key=secret",
        "https://api.example.org/v1#here",
        "https://api.example.org\\@other.example.org/",
        "https://api.example.org /v1",
        "https://api.example.org:port/v1",
        "https://[::1/v1",
        "https://exämple.org/v1",
        "http://api.example.org/v1",
        "http://8.8.8.8/v1",
    ],
)
def test_addresses_that_are_refused(url: str) -> None:
    """No address, one that can be misread, one with a key in it, one that sends text for all to read. No key is shown."""
    with pytest.raises(UsageError) as raised:
        endpoint_of(url)
    assert "secret" not in str(raised.value) or url == ""


@pytest.mark.parametrize(
    ("url", "host", "port", "path"),
    [
        ("https://api.openai.com/v1", "api.openai.com", None, "/v1"),
        ("https://api.openai.com:443/v1", "api.openai.com", None, "/v1"),
        ("https://api.example.org:8443/a/v1/", "api.example.org", 8443, "/a/v1"),
        ("http://localhost:8000/v1", "localhost", 8000, "/v1"),
        ("http://10.0.0.7:8000", "10.0.0.7", 8000, ""),
        ("http://[::1]:8000/v1", "::1", 8000, "/v1"),
    ],
)
def test_addresses(url: str, host: str, port: int | None, path: str) -> None:
    """Public hosts with https, this machine and the private network with http too."""
    at = endpoint_of(url)
    assert (at.host, at.port, at.path) == (host, port, path)


def test_a_key_goes_to_its_own_provider_only() -> None:
    """Another host gets another variable, so that a provider's key is not handed to it."""
    assert endpoint_of("https://api.openai.com/v1").key_variable == "OPENAI_API_KEY"
    assert endpoint_of("https://api.anthropic.com").key_variable == "ANTHROPIC_API_KEY"
    assert endpoint_of("https://api.example.org/v1").key_variable == "RECOUNT_REMOTE_KEY"


def test_how_a_host_is_spoken_to() -> None:
    """Anthropic's own in its way, all others as OpenAI is."""
    assert provider_of("https://api.anthropic.com") is Provider.ANTHROPIC
    assert provider_of("https://api.example.org/v1") is Provider.OPENAI


@pytest.mark.parametrize("provider", Provider)
def test_a_key_is_sent_and_not_said(
    engine: Make, model: Model, monkeypatch: pytest.MonkeyPatch, provider: Provider, caplog: pytest.LogCaptureFixture
) -> None:
    """It is in the request; not in the options, the digest, the log, or a message that repeats it."""
    monkeypatch.setenv("RECOUNT_REMOTE_KEY", "secret-7")
    monkeypatch.setenv("OPENAI_API_KEY", "secret-of-another")
    monkeypatch.setenv("ANTHROPIC_API_KEY", "secret-of-another")
    monkeypatch.setenv("OPENAI_ORG_ID", "secret-organization")
    model.replies = [Reply(status=400, body='{"error": {"message": "secret-7 may not do this"}}')]
    asked = engine(provider=provider)
    with caplog.at_level("DEBUG"), pytest.raises(ItemError) as raised:
        extract(report(), ExtractOptions(engine=asked))
    (sent,) = model.headers
    assert "secret-7" in (sent.get("authorization", "") + sent.get("x-api-key", ""))
    assert "secret-o" not in str(sent)
    assert "may not do this" in str(raised.value)
    assert "secret" not in str(raised.value) + repr(asked) + asked.digest + caplog.text


@pytest.mark.parametrize("provider", Provider)
def test_no_redirect_is_followed(engine: Make, model: Model, provider: Provider) -> None:
    """Consent to one host is none to where it points; nothing more is sent in this run."""
    other = Model()
    other.replies = [openai(GOOD)]
    model.replies = [Reply(status=307, headers={"location": f"{other.url}/chat/completions"})]
    asked = engine(provider=provider)
    for name in ("one", "two"):
        with pytest.raises(ItemError, match="points to another address"):
            extract(report(name=name), ExtractOptions(engine=asked))
    other.close()
    assert other.asked == []
    assert len(model.asked) == 1


@pytest.mark.parametrize("to", ["https://other.example.org/v1", "https://api.example.org:8443/v1"])
def test_every_request_is_looked_at_before_it_leaves(to: str) -> None:
    """Whatever a client would do on its own: one host, one port."""
    (look,) = transport_rules(endpoint_of("https://api.example.org/v1"), 1.0)["event_hooks"]["request"]
    look(httpx2.Request("POST", "https://api.example.org/v1/messages"))
    with pytest.raises(CallFailedError, match="was stopped"):
        look(httpx2.Request("POST", to))


def test_no_proxy_sees_what_is_not_encrypted() -> None:
    """The environment's proxies are used where text is encrypted on its way through them."""
    assert transport_rules(endpoint_of("http://10.0.0.7:8000/v1"), 1.0)["trust_env"] is False
    assert transport_rules(endpoint_of("https://api.example.org/v1"), 1.0)["trust_env"] is True


@pytest.mark.parametrize(
    "restricted", ["The Valley Post", "the valley  post", "BBC News", "bbc"], ids=["same", "spaces", "full", "short"]
)
def test_restricted_sources_are_not_sent(engine: Make, model: Model, restricted: str) -> None:
    """By any name that Recount knows them by; the error says that, where, and what next."""
    source = "The Valley Post" if "alley" in restricted else "BBC"
    asked = engine(restricted=frozenset({restricted, "Another Paper"}))
    with pytest.raises(ItemError) as raised:
        extract(report(source=source), ExtractOptions(engine=asked))
    assert raised.value.where == "tal-amir"
    assert "restricted" in raised.value.what
    assert "lexical" in raised.value.then
    assert model.asked == []


def test_a_restricted_source_is_known_by_its_address() -> None:
    """Whatever name a report gives itself."""
    at = Report(id="r", name="r", text="Shells fell.", source="Somebody", url="https://www.bbc.co.uk/news/1")
    with pytest.raises(ItemError):
        refuse_restricted(at, ("BBC",))


def test_nobody_knows_whose_it_is(engine: Make, model: Model) -> None:
    """Where some sources are restricted, a report without a source may be theirs."""
    with pytest.raises(ItemError, match="does not say who published it"):
        extract(report(source=None), ExtractOptions(engine=engine(restricted=frozenset({"BBC"}))))
    assert model.asked == []


def test_other_sources_are_sent(engine: Make, model: Model) -> None:
    """A restriction is on those it names."""
    model.replies = [openai(GOOD)]
    assert extract(report(), ExtractOptions(engine=engine(restricted=frozenset({"BBC"})))).claims


def test_a_restricted_source_is_refused_from_the_cache_too(engine: Make, model: Model) -> None:
    """What was sent before the restriction is not used after it."""
    model.replies = [openai(GOOD)]
    extract(report(), ExtractOptions(engine=engine()))
    with pytest.raises(ItemError, match="restricted"):
        extract(report(), ExtractOptions(engine=engine(restricted=frozenset({"The Valley Post"}))))
