"""Words that count whom a deed befell: "a triple homicide" is three dead."""

_TIMES = {"double": 2, "triple": 3, "quadruple": 4, "quintuple": 5, "sextuple": 6}


def times_of(word: str) -> int | None:
    """How many people a word before a deed counts, 2 to 6; None for any other word."""
    return _TIMES.get(word)
