"""What may be learned from."""

import hashlib
import json
import re
from pathlib import Path

import pytest
from training.real import digest_of, offsets_of, words_of
from training.texts import read_coded, shared_with

TEXT = (
    "Invented shells fell on the invented village of Old Mill at dawn and killed two invented people, its mayor said."
)


def digests(text: str) -> frozenset[str]:
    """Every fourth run of eight words, as the gold standard's are made."""
    words = re.findall(r"\w+", text.lower())
    runs = [" ".join(words[n : n + 8]) for n in range(0, len(words) - 7, 4)]
    return frozenset(hashlib.blake2b(run.encode(), digest_size=6).hexdigest() for run in runs)


def test_a_copy_shares_everything() -> None:
    """A full copy gives about 1, another text 0."""
    assert shared_with(TEXT, digests(TEXT)) > 0.9
    assert shared_with("A choir of nine sang in the hall of the town on Sunday afternoon.", digests(TEXT)) == 0.0


def test_a_text_of_the_gold_standard_is_refused(tmp_path: Path) -> None:
    """Training stops rather than learn from it."""
    path = tmp_path / "corpus.jsonl"
    path.write_text(json.dumps({"doc_id": "x", "text": TEXT, "published": None, "claims": [], "incidents": []}) + "\n")
    assert len(list(read_coded(path))) == 1
    with pytest.raises(ValueError, match="gold standard"):
        list(read_coded(path, digests(TEXT)))


def test_a_coding_without_words_gets_them_back() -> None:
    """Offsets say the same as the words, and hold none of them."""
    claims = [
        {"id": "c1", "trigger": "fell", "evidence": [TEXT], "speakers": ["its mayor"], "perpetrators": [], "targets": [],
         "places": [{"text": "Old Mill", "relation": "in"}], "when": {"text": "at dawn", "start": None, "end": None},
         "tolls": [{"kind": "killed", "low": 2, "high": 2, "text": "two invented people", "named": [], "part_of": None}],
         "losses": [], "weapons": ["shells"], "part_of": None}
    ]  # fmt: skip
    coding = {"doc_id": "x", "published": None, "source": None, "text": TEXT, "claims": claims, "incidents": []}
    bare = offsets_of(coding)
    assert "mayor" not in json.dumps(bare)
    assert bare["text"] == digest_of(TEXT)
    assert words_of(bare, TEXT)["claims"] == claims
