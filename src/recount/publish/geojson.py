"""A release as GeoJSON (RFC 7946): one feature an incident, a point only where there is one to show."""

import json
from typing import Any, TextIO

from recount.publish.contested import contested_text
from recount.publish.features import about, properties
from recount.publish.record import PublicIncident, Release


def write_geojson(release: Release, out: TextIO) -> None:
    """Write the release as one FeatureCollection; its rules stand in the member ``recount``."""
    features = [_feature(incident) for incident in release.incidents]
    collection = {"type": "FeatureCollection", "recount": about(release), "features": features}
    json.dump(collection, out, ensure_ascii=False, allow_nan=False)
    out.write("\n")


def _feature(incident: PublicIncident) -> dict[str, Any]:
    fields = properties(incident)
    place = fields.pop("place")
    lat, lon = place.pop("lat"), place.pop("lon")
    geometry = None if lat is None or lon is None else {"type": "Point", "coordinates": [lon, lat]}
    del fields["claims"]  # offsets and ids are for those who check, in the JSON lines; a map does not need them
    for estimate in fields["estimates"]:
        del estimate["basis"]
    return {
        "type": "Feature",
        "id": incident.incident_id,
        "geometry": geometry,
        "properties": {
            **fields,
            "place": place["name"],
            "admin1": place["admin1"],
            "country": place["country"],
            "radius_km": place["radius_km"],
            "place_precision": place["precision"],
            "contested": contested_text(incident.place.contested),
        },
    }
