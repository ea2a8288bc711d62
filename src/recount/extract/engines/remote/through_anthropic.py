"""Calls through Anthropic's client."""

from dataclasses import dataclass
from typing import Any

import anthropic

from recount.extract.engines.remote.faults import refused, too_late, unreachable
from recount.extract.engines.remote.lines import Dialled, left_out_if_none, transport_rules
from recount.extract.engines.remote.options import RemoteOptions
from recount.extract.engines.remote.prompt import instructions
from recount.extract.engines.remote.schema import claims_schema


@dataclass(frozen=True, slots=True)
class AnthropicLine:
    """A line to a server that speaks as Anthropic does."""

    dialled: Dialled
    client: anthropic.Anthropic

    def ask(self, question: str) -> str:
        """The body of the answer, as `Line` says."""
        at = self.dialled.options.at
        try:
            response = self.client.messages.with_raw_response.create(**request(self.dialled.options, question))
        except anthropic.APIStatusError as error:
            raise refused(at, error.status_code, error.body, self.dialled.key) from None
        except anthropic.APITimeoutError:
            raise too_late(at, self.dialled.seconds) from None
        except anthropic.AnthropicError as error:
            raise unreachable(at, error) from None
        return response.http_response.text

    def close(self) -> None:
        """End it, as `Line` says."""
        self.client.close()


def request(options: RemoteOptions, question: str) -> dict[str, Any]:
    """The request: no tools, a fixed schema, and the report as data."""
    temperature = options.temperature  # the client has no name for it any more; older models still take it
    fields = {
        "model": options.model,
        "system": instructions(),
        "messages": [{"role": "user", "content": question}],
        "max_tokens": options.limits.most_tokens,
        "output_config": {"format": {"type": "json_schema", "schema": claims_schema()}},
        "extra_body": None if temperature is None else {"temperature": temperature},
    }
    return left_out_if_none(fields)


def dial(dialled: Dialled) -> AnthropicLine:
    """A line with a client of its own, so that closing it ends nobody else's call."""
    options = dialled.options
    client = anthropic.Anthropic(
        api_key=dialled.key,
        base_url=options.at.url,
        max_retries=options.limits.retries,
        timeout=dialled.seconds,
        open_telemetry=False,  # reports go to one host, not to a tracing service too
        http_client=anthropic.DefaultHttpxClient(**transport_rules(options.at, dialled.seconds)),
    )
    return AnthropicLine(dialled, client)
