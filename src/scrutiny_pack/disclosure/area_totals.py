"""Areas that are the sum of other areas: a region of its authorities, a country of its regions or of its authorities."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from scrutiny_pack.data.areas import Areas

_PARTS_OF_REGIONS = "E13"
"""Inner and Outer London are parts of London, which is a region itself."""


def totals_of(areas: Areas, present: Collection[str]) -> Iterator[tuple[str, frozenset[str]]]:
    """Each area of those `present` that has parts, all of which are present too, with these parts."""
    for code in present:
        area = areas.by_code.get(code)
        if area is None:
            continue
        if area.kind == "region":
            kinds = [frozenset(each.code for each in areas.by_code.values() if each.region == code)]
        elif area.kind == "country":
            regions = [each.code for each in areas.by_code.values() if each.kind == "region"]
            kinds = [frozenset(each.code for each in areas.by_code.values() if each.kind == "authority")]
            kinds += [frozenset(region for region in regions if not region.startswith(_PARTS_OF_REGIONS))]
        else:
            continue
        yield from ((code, parts) for parts in dict.fromkeys(kinds) if parts and parts <= set(present))
