"""Words that describe bodies or wounds, which pages fold until a reader asks for them (`graphic.toml`; `docs/workbench.md`)."""

import re
import tomllib
from functools import cache
from importlib import resources

from recount.model import ReferenceDataError


def graphic_words() -> tuple[str, ...]:
    """The words of the table, in its order: pages fold the passages that have one of them.

    Raises:
        ReferenceDataError: the table is broken.
    """
    text = resources.files("recount.vocab").joinpath("graphic.toml").read_text(encoding="utf-8")
    try:
        return tuple(str(word) for word in tomllib.loads(text)["words"])
    except (KeyError, TypeError, ValueError) as error:
        raise ReferenceDataError(f"vocab/graphic.toml is broken ({error}). Install Recount again.") from error


def graphic(words: str) -> bool:
    """Do the words describe bodies or wounds? English only: False says nothing of other languages.

    Raises:
        ReferenceDataError: the table is broken.
    """
    return _pattern().search(words) is not None


@cache
def _pattern() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, graphic_words()))})\b", re.IGNORECASE)
