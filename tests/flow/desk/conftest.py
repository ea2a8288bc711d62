"""The served ledger of `tests/serve`, for the desk's own tests."""

from tests.serve.conftest import shelf

__all__ = ["shelf"]
