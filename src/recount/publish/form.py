"""The formats of a release by the names that people ask for. Nothing is loaded by this but the standard library."""

from enum import StrEnum


class Form(StrEnum):
    """A format: the value is what people write after ``--as``."""

    CSV = "csv"
    GEOJSON = "geojson"
    JSONL = "jsonl"
    PARQUET = "parquet"
    HXL = "hxl"
    ACLED = "acled"
    UCDP = "ucdp"


FILES = {
    Form.CSV: "incidents.csv",
    Form.GEOJSON: "incidents.geojson",
    Form.JSONL: "incidents.jsonl",
    Form.PARQUET: "incidents.parquet",
    Form.HXL: "incidents-hxl.csv",
    Form.ACLED: "acled-shaped.csv",
    Form.UCDP: "ucdp-shaped.csv",
}
