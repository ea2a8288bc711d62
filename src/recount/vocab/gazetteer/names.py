"""Which alternate names of GeoNames are names, and the keys that a place is found under."""

from recount.vocab.gazetteer.keys import exact_key, is_latin, loose_key, skeleton_key

Key = tuple[str, int, int, int]
"""A key, its tier (1 to 3), the number of the place, and 1 if it is of the place's main name."""

_LONGEST = 60  # letters; longer alternates are sentences


def is_name(text: str) -> bool:
    """Alternates hold airport codes ("OSM"), machine transliterations ("mo su er"), scraps and links, which name nothing."""
    if not text or len(text) > _LONGEST or "/" in text:
        return False
    return not text.isascii() or not (text.islower() or (text.isupper() and len(text) <= 4) or len(text) <= 3)


def name_keys(pk: int, mains: tuple[str, ...], alternates: tuple[str, ...], *, skeletons: bool) -> list[Key]:
    """The keys of all names of a place, each once in its closest tier; with `skeletons`, of consonants alone too."""
    exact, loose, bones, seen = dict[str, int](), set[str](), set[str](), set[tuple[str, int]]()
    for n, name in enumerate((*mains, *alternates)):
        key = exact_key(name)
        main = n < len(mains)
        exact.setdefault(key, int(main))
        parted = key, name.count(" ") + name.count("-")
        if main and parted in seen:  # GeoNames' ASCII form of a name: the looser keys are the same, too
            continue
        seen.add(parted)
        loose.add(loose_key(name))
        if skeletons and (main or is_latin(name)):
            bones.add(skeleton_key(name))
    rows = [(key, 1, pk, main) for key, main in exact.items() if key]
    rows += [(key, 2, pk, 0) for key in loose if key and key not in exact]
    return rows + [(key, 3, pk, 0) for key in bones if key]
