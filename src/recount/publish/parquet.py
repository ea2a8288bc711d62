"""A release as Parquet, with the types of its columns. Needs pyarrow, which comes with the extra ``recount-claims[parquet]``."""

import json
from pathlib import Path
from typing import Any, BinaryIO

from recount.model import UsageError
from recount.publish.features import about
from recount.publish.record import Release
from recount.publish.sheet import Kind, Sheet


def write_parquet(sheet: Sheet, release: Release, out: BinaryIO) -> None:
    """Write the table; by which rules it was made stands in the file's metadata under ``recount``.

    Raises:
        UsageError: pyarrow is not installed.
    """
    try:
        import pyarrow as pa  # noqa: PLC0415 - an extra, loaded only when it is asked for
        from pyarrow import parquet  # noqa: PLC0415 - as above
    except ImportError as error:
        raise UsageError(
            "Parquet needs pyarrow, which is not installed: pip install 'recount-claims[parquet]'. The same table as CSV "
            "needs nothing: --as csv."
        ) from error
    schema = pa.schema([(column.name, _type(pa, column.kind)) for column in sheet.columns])
    schema = schema.with_metadata(
        {"recount": json.dumps({"schema": sheet.schema, **about(release)}, ensure_ascii=False)}
    )
    cells = zip(*sheet.rows, strict=True) if sheet.rows else ((),) * len(sheet.columns)
    arrays = [pa.array(column, type=field.type) for column, field in zip(cells, schema, strict=True)]
    parquet.write_table(pa.Table.from_arrays(arrays, schema=schema), out)


def read_parquet(path: Path) -> list[dict[str, Any]] | None:
    """The rows by column, None where pyarrow is not installed.

    Raises:
        ValueError: it is no Parquet file, or a damaged one.
    """
    try:
        from pyarrow import ArrowException, parquet  # noqa: PLC0415 - an extra, loaded only where it is needed
    except ImportError:
        return None
    try:
        rows: list[dict[str, Any]] = parquet.read_table(path).to_pylist()
    except ArrowException as error:
        raise ValueError(str(error)) from error
    return rows


def _type(pa: Any, kind: Kind) -> Any:
    types = {
        Kind.TEXT: pa.string,
        Kind.WHOLE: pa.int64,
        Kind.DECIMAL: pa.float64,
        Kind.DAY: pa.date32,
        Kind.FLAG: pa.bool_,
    }
    return types[kind]()
