"""What a provider sent back, read defensively: whatever is not as documented is an answer without words."""

import json
from dataclasses import dataclass
from typing import Any

from recount.extract.engines.remote.endpoint import Provider


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """The model's words. `cut`: it was not allowed to finish. `declined`: it, or a filter, would not answer.

    Tokens are as the provider counts (and bills) them, None where it does not say.
    """

    text: str = ""
    cut: bool = False
    declined: bool = False
    tokens_in: int | None = None
    tokens_out: int | None = None


def answer_kept(data: dict[str, Any]) -> Answer:
    """An answer as `dataclasses.asdict` laid it out.

    Raises:
        KeyError, TypeError: it is something else.
    """
    text, flags = data["text"], (data["cut"], data["declined"])
    if not isinstance(text, str) or not all(isinstance(flag, bool) for flag in flags):
        raise TypeError("an answer holds words and two flags")
    return Answer(text=text, cut=flags[0], declined=flags[1])


def read_answer(body: str, provider: Provider) -> Answer:
    """The answer in the body of a response."""
    try:
        data = json.loads(body)
    except (ValueError, RecursionError):
        return Answer()
    return _ANSWERS[provider](data if isinstance(data, dict) else {})


def _of_openai(data: dict[str, Any]) -> Answer:
    choices = data.get("choices")
    choice = _mapping(choices[0]) if isinstance(choices, list) and choices else {}
    message = _mapping(choice.get("message"))
    usage = _mapping(data.get("usage"))
    ended = choice.get("finish_reason")
    return Answer(
        text=_words(message.get("content")),
        cut=ended == "length",
        declined=ended == "content_filter" or bool(_words(message.get("refusal"))),
        tokens_in=_tokens(usage, "prompt_tokens"),
        tokens_out=_tokens(usage, "completion_tokens"),
    )


def _of_anthropic(data: dict[str, Any]) -> Answer:
    blocks = data.get("content")
    usage = _mapping(data.get("usage"))
    ended = data.get("stop_reason")
    return Answer(
        text="".join(_words(_mapping(b).get("text")) for b in blocks) if isinstance(blocks, list) else "",
        cut=ended in ("max_tokens", "model_context_window_exceeded"),
        declined=ended == "refusal",
        tokens_in=_tokens(usage, "input_tokens", "cache_creation_input_tokens", "cache_read_input_tokens"),
        tokens_out=_tokens(usage, "output_tokens"),
    )


_ANSWERS = {Provider.OPENAI: _of_openai, Provider.ANTHROPIC: _of_anthropic}


def _mapping(value: object) -> dict[str, Any]:
    return value if isinstance(value, dict) else {}


def _words(value: object) -> str:
    return value if isinstance(value, str) else ""


def _tokens(usage: dict[str, Any], first: str, *more: str) -> int | None:
    """The sum of what is told, None if the first is not."""
    told = [
        n for name in (first, *more) if isinstance(n := usage.get(name), int) and not isinstance(n, bool) and n >= 0
    ]
    return sum(told) if isinstance(usage.get(first), int) else None
