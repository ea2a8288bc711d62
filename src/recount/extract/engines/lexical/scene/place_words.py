"""The nouns of places, by how wide they are, and the small words inside and beside names."""

import re
from enum import IntEnum


class Level(IntEnum):
    """How wide a place is, the most specific first."""

    SITE = 0
    SETTLEMENT = 1
    DISTRICT = 2
    REGION = 3
    COUNTRY = 4


SIDES = frozenset(
    "north south east west northeast northwest southeast southwest north-east north-west south-east south-west northern "
    "southern eastern western northeastern northwestern southeastern southwestern north-eastern north-western "
    "south-eastern south-western central upper lower ne nw se sw".split()
)
SITES = frozenset(
    "neighborhood neighbourhood neighborhoods neighbourhoods quarter street avenue ave boulevard blvd square road highway crossing junction "
    "roundabout checkpoint airport airbase base camp market bazaar mosque church cathedral monastery school university "
    "dam bridge port harbour harbor farm farms hill site prison station square stadium park mine refinery palace terminal "
    "post outpost ward barracks airfield tower compound plant depot field oilfield".split()
)
SETTLEMENTS = frozenset(
    "city town village villages towns cities hamlet settlement community locality capital suburb suburbs neighbourhood "
    "municipality township hamlets settlements communities island islet islands".split()
)
DISTRICTS = frozenset(
    "desert district districts subdistrict sub-district county canton commune area areas outskirts countryside vicinity edge edges "
    "valley mountain mountains hills forest raion rayon woreda tehsil axis direction sector department cercle block zone "
    "peninsula enclave strip plain river lake delta hromada front frontline surroundings environs lga territory local "
    "government locality's rural parts coast coastline border frontier shore crossing's heights triangle".split()
)
REGIONS = frozenset(
    "province provinces governorate governorates region regions oblast oblasts state states division prefecture "
    "wilaya territories republic regional sea gulf strait waters airspace federation".split()
)
PLAIN = frozenset(
    "center centre heart middle old greater rural displacement refugee displaced idp main livestock".split()
)
KINDS = SITES | SETTLEMENTS | DISTRICTS | REGIONS | PLAIN | SIDES
# What stands between a place's name and what happened there: "the Mosul market bombing".
PREMISES = frozenset(
    "airport apartment bank bar base bus campus camp checkpoint church club concert factory farm festival funeral hall home hospital "
    "hotel house mall market mosque nightclub office park party prison restaurant school shop square station store "
    "street strip-club subway temple train university village wedding".split()
)
EDGES = frozenset("outskirts vicinity edge edges surroundings environs".split())
LANDS = frozenset(
    "desert border borders frontier coast coastline territory waters airspace countryside mainland".split()
)
LINK = frozenset(
    "al el ar as ash ad an az at et en er ed edh ez es de da do das dos del della la las los le les du des d sur sous den "
    "der am bin ibn y e i na nad pod".split()
)
ARTICLE = re.compile(r"^(?:[a-z]{1,4}[-'’]){1,2}[A-ZÀ-ÞĀ-Ž]")
PEOPLES = frozenset(
    "kurdish arab turkmen druze christian yazidi shiite shia sunni jewish tuareg fulani rohingya".split()
)
# Words that stand before a settlement's name without "city" or "town".
STATES = frozenset(
    "nearby neighbouring neighboring downtown besieged occupied rural mainly mostly war-torn liberated suburban coastal".split()
)
HELD = ("-held", "-controlled", "-occupied", "-run", "-administered", "-majority", "-dominated")
NO_NAME = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september "
    "october november december twitter telegram facebook instagram youtube whatsapp tiktok ramadan islam muslim the a on in "
    "that this it he she they i we eid christmas easter parliament congress english arabic russian french spanish "
    "image photo video caption fatal deadly suv icu swat ptsd utc gmt".split()
)
# Those whose "fall" or "forces" are told of; alone they are no place, as "Lake Assad" is.
RULERS = frozenset("assad gaddafi qaddafi saddam mubarak maduro putin zelensky zelenskyy netanyahu erdogan".split())
# What is no name without more: "the Hospital", "on Your Side", "at a Motel".
BARE = frozenset(
    "hospital clinic office hotel motel bar grill restaurant side road street avenue highway route interstate".split()
)
MEDIA = frozenset("news press agency media times post tv television radio network journal observatory ministry".split())
SHIPS = frozenset("uss hms rfa mv ss mt ins".split())
PARTY_NEXT = frozenset("forces troops militants fighters soldiers government army police news reported said".split())
