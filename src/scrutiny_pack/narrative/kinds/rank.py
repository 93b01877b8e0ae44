"""A rank in words: joint 3rd of 11 authorities, and which order it is."""

from __future__ import annotations

from decimal import Decimal

from scrutiny_pack.config.measures.rank import RankEntry
from scrutiny_pack.figures import Unit
from scrutiny_pack.measures.quantity import Missing
from scrutiny_pack.measures.rank import Rank, rank
from scrutiny_pack.measures.ruling import Ruling
from scrutiny_pack.measures.setting import Setting
from scrutiny_pack.narrative.amounts import ordinal, said_of
from scrutiny_pack.narrative.kind import Kind, Worded
from scrutiny_pack.narrative.nodes import Measure, Phrase, Said, yes
from scrutiny_pack.narrative.phrases import filled
from scrutiny_pack.narrative.speaker import Number, Speaker
from scrutiny_pack.text import Text, authored


def _measured(setting: Setting, entry: RankEntry, _: Ruling) -> Measure | Missing:
    return rank(setting, entry.rank, entry.to, entry.at, entry.order, entry.at_least)


def _place(rank: Rank) -> Number:
    formula = f"1 + the areas whose printed figure is {'higher' if rank.from_high else 'lower'}"
    return Number(Decimal(rank.place), Unit.COUNT, formula, rank.facts)


def _count(_: Speaker, rank: Rank) -> Number:
    return Number(Decimal(rank.count), Unit.COUNT, "areas with a figure, the authority among them", rank.facts)


def _said(speaker: Speaker, rank: Rank, path: str) -> Text:
    """Joint 3rd."""
    place = ordinal(speaker, _place(rank), f"{path}.place")
    return filled(speaker.phrases.kinds["rank"]["joint"], place=place) if rank.ties else place


def _among(speaker: Speaker, rank: Rank) -> Said:
    """Sandwell and its statistical neighbours; the authorities of the West Midlands; Sandwell and those of another region."""
    entry, phrases, area = speaker.setting.comparators[rank.key], speaker.phrases.kinds["rank"], speaker.area()
    if entry.neighbours is not None:
        listed = authored(entry.neighbours, "name")
        return Said(filled(phrases["neighbours"], area=area, name=speaker.comparator(rank.key, alone=True), list=listed))
    code = speaker.setting.areas.region_of(speaker.setting.area).code if entry.area == "region" else entry.area or ""
    # A region's name may need an article, as "the West Midlands" does, which only the pack's own plural knows.
    named = entry.plural or speaker.setting.areas.by_code[code].kind == "country"
    among = filled(phrases["authorities" if named else "region_s"], name=speaker.comparator(rank.key, alone=True))
    return Said(filled(phrases["outside"], area=area, among=among) if rank.outside else among)


def _coverage(speaker: Speaker, rank: Rank, path: str) -> Text | None:
    """How many of the others have a figure, where not all have."""
    if len(rank.others) == rank.members:
        return None
    used = Number(Decimal(len(rank.others)), Unit.COUNT, "others with a figure", rank.facts)
    members = Number(Decimal(rank.members), Unit.COUNT, "others in the list", rank.facts)
    pattern = speaker.phrases.kinds["rank"]["coverage"]
    return filled(pattern, used=speaker.number(used, f"{path}.used"), members=speaker.number(members, f"{path}.members"))


def _quarter(speaker: Speaker, rank: Rank) -> Said | None:
    quarter = rank.quarter
    if quarter is None:
        return None
    side = "best" if rank.order == "best" else "high" if rank.from_high else "low"
    return Said(said_of(speaker, "rank", f"quarter_{side}_{('first', 'second', 'third', 'last')[quarter - 1]}"))


def _order(speaker: Speaker, rank: Rank) -> Said:
    way = "highest" if rank.from_high else "lowest"
    pattern = speaker.phrases.kinds["rank"][f"order_{'best_' if rank.order == 'best' else ''}{way}"]
    first = ordinal(speaker, Number(Decimal(1), Unit.COUNT, "the first place", rank.quantity.facts), "first")
    return Said(filled(pattern, first=first))


KIND = Kind(
    measure=Rank,
    measured=_measured,
    worded={
        Rank: Worded(
            {
                "value": lambda _, node: node.quantity,
                "place": lambda _, node: Phrase(lambda speaker, path, __, ___: _said(speaker, node, path), Decimal(node.place)),
                "count": _count,
                "among": _among,
                "order": _order,
                "coverage": lambda _, node: Phrase(lambda speaker, path, __, ___: _coverage(speaker, node, path)),
                "quarter": _quarter,
            },
            {
                "value": "the authority's figure",
                "place": "the place: 3rd; joint 3rd where another has the same printed figure",
                "count": "how many are ranked, the authority among them",
                "among": "who they are: Sandwell and its statistical neighbours",
                "order": "what the first is: where 1st is best (lowest)",
                "coverage": "figures for 9 of 10; unknown where all have one",
                "quarter": "the quarter in words; unknown with fewer than 8, or where the place and its ties lie across an edge",
            },
            "`rank`",
            figure=lambda node: node.quantity,
            inherits=True,
        )
    },
    claims=lambda rank: {
        "joint": yes(rank.ties > 0),
        "quarter": str(rank.quarter or "none"),
        "complete": yes(len(rank.others) == rank.members),
    },
    claimed={"joint": ("true", "false"), "quarter": ("1", "2", "3", "4", "none"), "complete": ("true", "false")},
    quantities=lambda rank: (rank.quantity,),
    others=lambda rank: rank.others,
)
