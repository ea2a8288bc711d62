"""The claims in an answer: all of them, or the whole ones of an answer that breaks off."""

import json
import re
from dataclasses import dataclass
from typing import Any

from recount.extract.engines.remote.answer import Answer

_LIST = re.compile(r'"claims"\s*:\s*\[')
_BETWEEN = re.compile(r"[\s,]*")


class BrokenAnswerError(Exception):
    """Nothing of an answer can be used. `final`: asking again is of no use."""

    def __init__(self, why: str, *, final: bool = False) -> None:
        super().__init__(why)
        self.final = final


@dataclass(frozen=True, slots=True, kw_only=True)
class Unpacked:
    """The claims as they stand in the answer, of any shape yet, and how many whole ones there were before it broke off
    (None = it did not).
    """

    claims: tuple[Any, ...]
    broke_off_after: int | None = None


def unpack(answer: Answer) -> Unpacked:
    """The claims in an answer.

    Raises:
        BrokenAnswerError: it was declined, or there is no list of claims, or no whole claim before it breaks off.
    """
    if answer.declined:
        raise BrokenAnswerError("the model declined to answer", final=True)
    if not answer.text.strip():
        raise BrokenAnswerError("it was empty")
    try:
        data = json.loads(answer.text)
    except (ValueError, RecursionError):
        return _salvaged(answer)
    if isinstance(data, dict) and isinstance(data.get("claims"), list):
        return Unpacked(claims=tuple(data["claims"]))
    raise BrokenAnswerError("it holds no list of claims")


def _salvaged(answer: Answer) -> Unpacked:
    """The whole claims at the head of a list that is not well-formed to its end."""
    begin = _LIST.search(answer.text)
    if begin is None:
        raise BrokenAnswerError("it is not JSON")
    claims, at = _items(answer.text, begin.end())
    ended = answer.text[at : at + 1] == "]"
    if not claims and not ended:
        raise BrokenAnswerError("it breaks off before the first claim ends" if answer.cut else "it is not JSON")
    return Unpacked(claims=tuple(claims), broke_off_after=None if ended else len(claims))


def _items(text: str, at: int) -> tuple[list[Any], int]:
    """The JSON values from here on, and where they end."""
    decoder = json.JSONDecoder()
    found: list[Any] = []
    while True:
        at = _skipped(text, at)
        try:
            item, at = decoder.raw_decode(text, at)
        except (ValueError, RecursionError):
            return found, at
        found.append(item)


def _skipped(text: str, at: int) -> int:
    gap = _BETWEEN.match(text, at)
    return gap.end() if gap else at
