"""Words as the report has them, where a model copied them with other quotation marks, dashes or spaces."""

from functools import cached_property

_SAME = str.maketrans(
    {
        **dict.fromkeys("‘’‚‛`´", "'"),
        **dict.fromkeys("“”„‟«»", '"'),
        **dict.fromkeys("‐‑‒–—―−", "-"),
        **dict.fromkeys("\u00a0\u2007\u2009\u200a\u202f\t\n\r", " "),
    }
)


class Text:
    """A report's text that can be searched as printed: every sign stands for one sign, so places stay the same."""

    def __init__(self, text: str) -> None:
        self.text = text

    def as_written(self, words: str) -> str:
        """The text's own words where these differ from them only in print; else these, for grounding to judge."""
        if words in self.text:
            return words
        at = self._folded.find(words.translate(_SAME))
        return words if at < 0 else self.text[at : at + len(words)]

    @cached_property
    def _folded(self) -> str:
        return self.text.translate(_SAME)
