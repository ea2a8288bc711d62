"""How to ask a remote model: where, which, with whose consent, for how long and at what cost at most."""

from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from recount.extract.engines.remote.cache import answers_folder
from recount.extract.engines.remote.endpoint import Endpoint, Provider, endpoint_of, refuse_without_consent
from recount.extract.engines.remote.prompt import instructions
from recount.extract.engines.remote.schema import claims_schema
from recount.model import UsageError, canonical_json, digest

ASKED = 1  # raised when anything else about how a model is asked changes, so that old answers are not taken for new


@dataclass(frozen=True, slots=True, kw_only=True)
class Prices:
    """What a million tokens cost, in and out, in the currency that `max_cost` is in. Both at least 0."""

    tokens_in: float
    tokens_out: float

    def __post_init__(self) -> None:
        if not (0 <= self.tokens_in < float("inf") and 0 <= self.tokens_out < float("inf")):
            raise UsageError(
                f"{self.tokens_in}/{self.tokens_out} are no prices. Give both for a million tokens, as 3/15."
            )

    def cost(self, tokens_in: int, tokens_out: int) -> float:
        """What so many tokens cost."""
        return (tokens_in * self.tokens_in + tokens_out * self.tokens_out) / 1_000_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """Bounds on one report.

    `seconds` for all that is done for it; `retries` by the client after 429, 5xx and lost connections; `most_tokens` of
    an answer; `longest` text in code points; `at_once`: reports on their way at the same time, in one process.
    """

    seconds: float = 180.0
    retries: int = 3
    most_tokens: int = 8_000  # some 25 claims; more than the longest report of the examples makes
    longest: int = 60_000  # code points: some 10,000 words, far more than a news report has
    at_once: int = 4


@dataclass(frozen=True, kw_only=True)
class RemoteOptions:
    """What to ask, and what is allowed.

    Args:
        model: the model's name, as its provider writes it.
        endpoint: its address, such as ``https://api.openai.com/v1``.
        send_text_to: the consent: the host of `endpoint`, written out. Without it nothing is built.
        provider: how the endpoint is spoken to.
        restricted: names of sources whose reports are never sent; then a report of an unknown source isn't either.
        temperature: 0..2; None = not sent, because newer models refuse it.
        prices: of a million tokens; None = the cost is unknown.
        max_cost: what a run may cost at most, in the currency of `prices`; None = no limit.
        limits: bounds on one report.
        cache: the folder of answers that were paid for.

    Raises:
        UsageError: something of it is no value, or the consent is missing.
    """

    model: str
    endpoint: str
    send_text_to: str | None
    provider: Provider = Provider.OPENAI
    restricted: frozenset[str] = frozenset()
    temperature: float | None = None
    prices: Prices | None = None
    max_cost: float | None = None
    limits: Limits = field(default_factory=Limits)
    cache: Path = field(default_factory=answers_folder)

    def __post_init__(self) -> None:
        refuse_without_consent(self.at, self.send_text_to)
        if not self.model.strip():
            raise UsageError("the remote engine needs the name of a model. Give it with --model.")
        if self.temperature is not None and not 0 <= self.temperature <= 2:
            raise UsageError(f"{self.temperature} is no temperature. Give one between 0 and 2, or none.")
        if self.max_cost is not None and self.prices is None:
            raise UsageError("a limit of cost needs the prices of a million tokens, in and out: --price 3/15.")
        if self.max_cost is not None and not 0 <= self.max_cost < float("inf"):
            raise UsageError(f"{self.max_cost} is no limit of cost. Give an amount of 0 or more.")

    @cached_property
    def at(self) -> Endpoint:
        """Where reports are sent."""
        return endpoint_of(self.endpoint)

    @cached_property
    def digest(self) -> str:
        """Changes with everything that could change the model's answer to a report. No key, no limit of time or cost."""
        asked = {
            "asked": ASKED,
            "provider": self.provider,
            "endpoint": [self.at.host, self.at.port, self.at.path],
            "model": self.model,
            "temperature": self.temperature,
            "most_tokens": self.limits.most_tokens,
            "instructions": instructions(),
            "schema": claims_schema(),
        }
        return digest(canonical_json(asked).encode())
