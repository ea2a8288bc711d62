"""Real texts that may be learned from, found in the shared folder, and their codings, kept here as offsets alone.

US military statements and State Department texts are in the public domain, UK government texts under the OGL, Wikipedia's
under CC BY-SA, DFAT's under CC BY, MUC-4's freely redistributed; WikiEvents is MIT. The BBC's texts and the EU
delegation's are left out. No word of any of them is in this project: a coding says where its words stand.
"""

import hashlib
import json
import re
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

from training.casing import common_words, is_shouted, printed
from training.texts import Coded, refuse_gold, report_of

Json = dict[str, Any]
CODINGS = Path(__file__).parent / "codings"
_LICENSED = ("centcom", "uk_government", "us_state_department", "wikipedia", "australian_department_of_foreign_affairs")
_MESSAGE = re.compile(r"(?m)^(DEV-MUC3-\d{4}).*\n((?:.|\n)*?)(?=^DEV-MUC3-\d{4}|\Z)")


def digest_of(text: str) -> str:
    """Names a text without holding it."""
    return hashlib.blake2b(text.encode(), digest_size=8).hexdigest()


def texts_in(shared: Path) -> dict[str, str]:
    """Every licensed text of the shared folder, by its digest."""
    data = shared / "data"
    found = (*_statements(data), *_re3d(data), *_wikievents(data), *_messages(data))
    return {digest_of(text): text for text in found}


def _rows(path: Path) -> Iterator[Json]:
    if path.exists():
        for line in path.read_text(encoding="utf-8").splitlines():
            yield json.loads(line)


def _statements(data: Path) -> Iterator[str]:
    for row in _rows(data / "airwars_syria" / "official_statements.jsonl"):
        yield row["text"].strip()


def _re3d(data: Path) -> Iterator[str]:
    for name in _LICENSED:
        for row in _rows(data / "re3d" / name / "documents.jsonl"):
            yield row["text"].strip()


def _wikievents(data: Path) -> Iterator[str]:
    for path in sorted((data / "wikievents").glob("*.jsonl")) if (data / "wikievents").exists() else ():
        for row in _rows(path):
            yield row["text"].strip()


def _messages(data: Path) -> Iterator[str]:
    """The messages of MUC-4 with their lines joined to paragraphs."""
    for path in sorted((data / "muc4" / "raw").glob("dev-muc3-*")):
        for match in _MESSAGE.finditer(path.read_text(encoding="latin-1")):
            text = re.sub(r" ?\n ?", "\n", re.sub(r"[ \t]+", " ", match[2].strip()))
            paragraphs = (p.replace("\n", " ").strip() for p in re.split(r"\n\s*\n", text))
            yield "\n\n".join(p for p in paragraphs if p)


def read_real(shared: Path, never: frozenset[str], invented: Iterable[str] = ()) -> Iterator[Coded]:
    """The codings of this folder laid over their texts. A text that is not there is passed over; one that is all in
    capitals is read as print would have it, by the words that the others and the `invented` texts write small.

    Raises:
        ValueError: a text shares more than 0.3 of its runs of 8 words with the gold standard.
    """
    texts = texts_in(shared)
    common = common_words((*invented, *(text for text in texts.values() if not is_shouted(text))))
    for path in sorted(CODINGS.glob("*.jsonl")):
        for coding in _rows(path):
            text = texts.get(coding["text"])
            if text is None:
                continue
            refuse_gold(f"{coding['doc_id']} in {path}", text, never)
            full = words_of(coding, printed(text, common))
            yield Coded(report=report_of(full), coding=full, corpus=path.stem)


_PHRASES = ("evidence", "speakers", "perpetrators", "targets", "weapons", "named")


def _map(value: Any, change: Callable[[Any], Any], key: str = "") -> Any:
    """A coding with every phrase changed: words to offsets, or back."""
    if key in ("text", "trigger", "place") and value is not None:
        return change(value)
    if key in _PHRASES:
        return [change(v) for v in value]
    if isinstance(value, dict):
        return {k: _map(v, change, k) for k, v in value.items()}
    return [_map(v, change) for v in value] if isinstance(value, list) else value


def offsets_of(coding: Json) -> Json:
    """A coding without a word of its text: each phrase as ``[start, end]``, the text as its digest."""
    text = coding["text"]

    def at(phrase: str) -> list[int]:
        start = text.index(phrase)
        return [start, start + len(phrase)]

    head = {k: coding[k] for k in ("doc_id", "published", "source")}
    return {
        **head,
        "text": digest_of(text),
        "claims": _map(coding["claims"], at),
        "incidents": _map(coding["incidents"], at),
    }


def words_of(coding: Json, text: str) -> Json:
    """The coding with its words again."""

    def said(span: list[int]) -> str:
        return text[span[0] : span[1]]

    return {
        **coding,
        "title": None,
        "text": text,
        "claims": _map(coding["claims"], said),
        "incidents": _map(coding["incidents"], said),
    }
