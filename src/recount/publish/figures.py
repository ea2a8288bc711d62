"""How a figure is said in words: the same on the screen, in tables and in what is published."""


def figure(low: int | None, best: int | None, high: int | None) -> str:
    """``120``, ``at least 9``, ``at least 31, best 37``, ``up to 40``, ``3 to 5, best 3``, or that no number was said.

    Args:
        low: the fewest, None where it is open.
        best: the figure that is best borne out, None where there is none.
        high: the most, None where it is open. All three None: somebody, and nobody counted.
    """
    if low == best == high:
        return "some, no number" if best is None else f"{best:,}"
    if high is None:
        return _open_above(low, best)
    if best is None:
        return f"possibly up to {high:,}" if not low else f"{low:,}, possibly up to {high:,}"
    if low is None:
        return f"up to {high:,}" if best == high else f"{best:,}, up to {high:,}"
    return f"{low:,} to {high:,}, best {best:,}"


def _open_above(low: int | None, best: int | None) -> str:
    """At least one of the two is known. A best figure is no floor: nobody said "at least"."""
    if low is None:
        return f"{best:,}, no upper end"
    return f"at least {low:,}" if best in (None, low) else f"at least {low:,}, best {best:,}"
