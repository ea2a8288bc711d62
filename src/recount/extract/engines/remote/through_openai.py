"""Calls through OpenAI's client: OpenAI itself, and every server that speaks as it does."""

from dataclasses import dataclass
from typing import Any

import openai

from recount.extract.engines.remote.faults import refused, too_late, unreachable
from recount.extract.engines.remote.lines import Dialled, left_out_if_none, transport_rules
from recount.extract.engines.remote.options import RemoteOptions
from recount.extract.engines.remote.prompt import instructions
from recount.extract.engines.remote.schema import claims_schema


@dataclass(frozen=True, slots=True)
class OpenAILine:
    """A line to a server that speaks as OpenAI does."""

    dialled: Dialled
    client: openai.OpenAI

    def ask(self, question: str) -> str:
        """The body of the answer, as `Line` says."""
        at = self.dialled.options.at
        try:
            response = self.client.chat.completions.with_raw_response.create(**request(self.dialled.options, question))
        except openai.APIStatusError as error:
            raise refused(at, error.status_code, error.body, self.dialled.key) from None
        except openai.APITimeoutError:
            raise too_late(at, self.dialled.seconds) from None
        except openai.OpenAIError as error:
            raise unreachable(at, error) from None
        return response.http_response.text

    def close(self) -> None:
        """End it, as `Line` says."""
        self.client.close()


def request(options: RemoteOptions, question: str) -> dict[str, Any]:
    """The request: no tools, a fixed schema, and the report as data."""
    ours = options.at.host == "api.openai.com"  # other servers know the older name of the limit, and no `store`
    schema = {"name": "claims", "strict": True, "schema": claims_schema()}
    fields = {
        "model": options.model,
        "messages": [{"role": "system", "content": instructions()}, {"role": "user", "content": question}],
        "response_format": {"type": "json_schema", "json_schema": schema},
        "temperature": options.temperature,
        "max_completion_tokens": options.limits.most_tokens if ours else None,
        "max_tokens": None if ours else options.limits.most_tokens,
        "store": False if ours else None,
    }
    return left_out_if_none(fields)


def dial(dialled: Dialled) -> OpenAILine:
    """A line with a client of its own, so that closing it ends nobody else's call."""
    options = dialled.options
    client = openai.OpenAI(
        api_key=dialled.key,
        base_url=options.at.url,
        max_retries=options.limits.retries,
        timeout=dialled.seconds,
        http_client=openai.DefaultHttpxClient(**transport_rules(options.at, dialled.seconds)),
    )
    return OpenAILine(dialled, client)
