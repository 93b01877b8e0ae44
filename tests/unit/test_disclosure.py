from __future__ import annotations

import re
from collections.abc import Iterable
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from scrutiny_pack.disclosure.cells import Cell, Limits, Relation
from scrutiny_pack.disclosure.closing import closed
from scrutiny_pack.errors import InputError
from scrutiny_pack.explanation import explanation
from scrutiny_pack.measures.sealed import GIVES_BACK, SMALL
from tests.small_pack import SmallPack, bullet, indicator, months_to, row, small_pack

LIMITS = Limits(1, 5)
PEOPLE = {
    "number": indicator("count", "neutral", 0, counts_people="true"),
    "share": indicator("percent", "low", 1, counts_people="true"),
    "rate": indicator("rate", "neutral", 1, rate_of="number"),
    "into": indicator("count", "neutral", 0, counts_people="true"),
    "out": indicator("count", "neutral", 0, counts_people="true"),
    "stock": indicator("count", "neutral", 0, counts_people="true", timing="month_end"),
}
LATEST, YEAR = "2022-07", "12 months to latest"
MONTHS = months_to(LATEST, 12)


def people_pack(folder: Path, rows: Iterable[dict[str, str]], bullets: Iterable[dict[str, Any]] = (), **more: Any) -> SmallPack:
    """A small pack whose indicators all count people."""
    return small_pack(folder, rows, bullets, indicators=PEOPLE, **more)


def months(figures: Iterable[int], name: str = "number") -> list[dict[str, str]]:
    """A row for each of the last twelve months."""
    return [row(name, month, figure) for month, figure in zip(MONTHS, figures, strict=True)]


def shown(pack: SmallPack, name: str = "number") -> list[Decimal | None]:
    """The figures of `name` that are left in the table, in order."""
    return [
        fact.value if fact.value is not None else fact.numerator for fact in pack.setting.observations.facts() if fact.indicator == name
    ]


class DescribeMarking:
    """What is hidden for its own sake."""

    @pytest.mark.parametrize(("figure", "hidden"), [(0, False), (1, True), (5, True), (6, False)])
    def it_hides_counts_of_one_to_five(self, figure: int, hidden: bool, tmp_path: Path) -> None:
        """Nought and six are shown, and what lies between is not."""
        pack = people_pack(tmp_path, [row("number", LATEST, figure)])
        assert shown(pack) == [None if hidden else figure]

    @pytest.mark.parametrize(("threshold", "figure", "hidden"), [("9", 9, True), ("9", 10, False), ("2", 3, False)])
    def it_follows_the_threshold(self, threshold: str, figure: int, hidden: bool, tmp_path: Path) -> None:
        """The pack's own threshold stands in for five."""
        pack = people_pack(tmp_path, [row("number", LATEST, figure)], rules={"small_numbers": {"threshold": threshold}})
        assert (shown(pack) == [None]) == hidden

    def it_hides_a_nought_where_asked(self, tmp_path: Path) -> None:
        """With `hide_zeros` a count of nobody is withheld like a small one."""
        pack = people_pack(tmp_path, [row("number", LATEST, 0)], rules={"small_numbers": {"hide_zeros": "true"}})
        assert shown(pack) == [None]

    @pytest.mark.parametrize(
        ("of", "hidden"), [((4, 405), True), ((401, 405), True), ((405, 405), False), ((0, 405), False), ((6, 12), False)]
    )
    def it_hides_a_share_with_its_small_part_or_rest(self, of: tuple[int, int], hidden: bool, tmp_path: Path) -> None:
        """Numerator or rest, whichever is small; all and none of them are shown."""
        pack = people_pack(tmp_path, [row("share", LATEST, of=of)])
        assert shown(pack, "share") == [None if hidden else of[0]]

    def it_keeps_the_whole_of_a_hidden_part(self, tmp_path: Path) -> None:
        """405 children stay 405 when 4 of them are hidden; a whole of 4 is small itself."""
        pack = people_pack(tmp_path, [row("share", LATEST, of=(4, 405)), row("share", "2022-06", of=(0, 4))])
        assert [fact.denominator for fact in pack.setting.observations.facts()] == [405, None]

    @pytest.mark.parametrize(("value", "hidden"), [("1.0", True), ("0.0", False), ("99.0", True), ("5.2", False)])
    def it_hides_a_percentage_that_gives_its_number_away(self, value: str, hidden: bool, tmp_path: Path) -> None:
        """1.0% of 405 is 4 of them: nobody wrote the 4, and everybody can work it out."""
        given = row("share", LATEST, value) | {"denominator": "405"}
        pack = people_pack(tmp_path, [given])
        assert (shown(pack, "share") == [None]) == hidden

    def it_hides_a_rate_with_its_count(self, tmp_path: Path) -> None:
        """The rate goes with the count that it is of, and the count with a rate that gives it away."""
        pack = people_pack(tmp_path, [row("number", LATEST, 4), row("rate", LATEST, "0.5")])
        assert shown(pack, "rate") == [None]
        away = people_pack(tmp_path, [row("rate", "2022-07-31", "0.5") | {"denominator": "83000"}])
        assert shown(away, "rate") == [None]

    def it_hides_nothing_that_counts_no_people(self, tmp_path: Path) -> None:
        """An indicator that does not say so is as it was."""
        pack = small_pack(tmp_path, [row("number", LATEST, 3)])
        assert shown(pack) == [3]

    def it_hides_nothing_from_a_restricted_audience(self, tmp_path: Path) -> None:
        """The pack is not for publication, and is complete."""
        head = {"id": "small", "title": "Small", "area": "E08000028", "month": LATEST, "audience": "restricted"}
        pack = people_pack(tmp_path, [row("number", LATEST, 3)], [bullet({"l": {"level": "number"}})], pack=head)
        assert pack.text() == "In July 2022, the number of visits was 3."


class DescribeGivingBack:
    """What is hidden for another's sake."""

    def it_hides_a_second_part_of_a_shown_sum(self, tmp_path: Path) -> None:
        """With the year shown and one month hidden, the next smallest goes too; a nought would hide nothing."""
        bullets = [bullet({"w": {"window": "number", "over": YEAR}}, "{w.value} in the year.")]
        pack = people_pack(tmp_path, months([20, 30, 3, 25, 0, 40, 9, 50, 60, 70, 80, 90]), bullets)
        assert shown(pack) == [20, 30, None, 25, 0, 40, None, 50, 60, 70, 80, 90]
        assert pack.text() == "477 in the year."

    def it_takes_counts_away_that_stand_beside_a_symbol(self, tmp_path: Path) -> None:
        """A row that withholds its percentage and keeps the counts is withheld as a whole."""
        given = row("share", LATEST, "c", of=(20, 405))
        assert shown(people_pack(tmp_path, [given]), "share") == [None]

    def it_leaves_the_other_months_where_no_sum_is_shown(self, tmp_path: Path) -> None:
        """One hidden month by itself gives nothing back."""
        pack = people_pack(tmp_path, months([20, 30, 3, 25, 0, 40, 9, 50, 60, 70, 80, 90]))
        assert shown(pack).count(None) == 1

    def it_knows_a_sum_that_stands_in_a_row(self, tmp_path: Path) -> None:
        """A year's own row is a sum of its months, and a file's [c] is protected like one of ours."""
        rows = months([20, 30, 0, 25, 0, 40, 9, 50, 60, 70, 80, 90])
        rows[2] = row("number", MONTHS[2], "c")
        pack = people_pack(tmp_path, [*rows, row("number", "12 months to 2022-07", 477)])
        assert shown(pack) == [20, 30, None, 25, 0, 40, None, 50, 60, 70, 80, 90, 477]

    def it_knows_the_difference_of_two_windows(self, tmp_path: Path) -> None:
        """Year less half a year is the other half: one hidden month in it is not alone."""
        bullets = [
            bullet({"w": {"window": "number", "over": YEAR}}, "{w.value} in the year.", id="s.y"),
            bullet({"w": {"window": "number", "over": "6 months to latest"}}, "{w.value} in the half.", id="s.h"),
        ]
        pack = people_pack(tmp_path, months([3, 30, 20, 25, 10, 40, 9, 50, 60, 4, 80, 2]), bullets)
        assert shown(pack) == [None, 30, 20, 25, None, 40, 9, 50, 60, None, 80, None]

    def it_hides_the_sum_where_no_part_is_left(self, tmp_path: Path) -> None:
        """A month of 3 and eleven of nought: the sum is the month."""
        bullets = [bullet({"w": {"window": "number", "over": YEAR}}, "{w.value} in the year.")]
        pack = people_pack(tmp_path, months([0] * 11 + [3]), bullets)
        assert pack.why_dropped() == GIVES_BACK

    def it_sees_that_two_ones_can_be_told(self, tmp_path: Path) -> None:
        """Two hidden months that add up to 2 are 1 and 1: a third goes with them."""
        bullets = [bullet({"w": {"window": "number", "over": YEAR}}, "{w.value} in the year.")]
        pack = people_pack(tmp_path, months([1, 1, 20, 30, 40, 50, 60, 70, 80, 90, 10, 11]), bullets)
        assert shown(pack) == [None, None, 20, 30, 40, 50, 60, 70, 80, 90, None, 11]

    def it_hides_the_other_flow_between_shown_stocks(self, tmp_path: Path) -> None:
        """Before, after and those who left give those who came: the flow is withheld, the stocks are shown."""
        stocks = [row("stock", "2021-07-31", 837), row("stock", "2022-07-31", 790)]
        flows = [row("into", "12 months to 2022-07", 3), row("out", "12 months to 2022-07", 50)]
        measures = {"f": {"flow": {"in": "into", "out": "out"}, "over": YEAR, "stock": "stock"}}
        pack = people_pack(tmp_path, [*stocks, *flows], [bullet(measures, "{f.in} came and {f.out} left.")])
        assert (shown(pack, "into"), shown(pack, "out"), shown(pack, "stock")) == ([None], [None], [837, 790])
        assert pack.why_dropped() == GIVES_BACK

    def it_hides_the_second_of_two_shares_of_a_small_whole(self) -> None:
        """Two parts of a shown total: with one hidden, the other goes."""
        cells = [Cell("a", frozenset({("a",)}), Decimal(3), small=True), Cell("b", frozenset({("b",)}), Decimal(40))]
        total = Cell("t", frozenset({("a",), ("b",)}), Decimal(43))
        assert closed([*cells, total], [], {"a"}, LIMITS) == {"a", "b"}

    def it_leaves_alone_what_has_to_do_with_nothing_hidden(self) -> None:
        """Another sum of other parts stays as it is."""
        one, other = Cell("a", frozenset({("a",)}), Decimal(3), small=True), Cell("b", frozenset({("b",)}), Decimal(40))
        assert closed([one, other], [], {"a"}, LIMITS) == {"a"}

    def it_reads_a_relation_both_ways(self) -> None:
        """a + b = c: whichever is hidden, another of the three goes with it."""
        cells = [Cell(name, frozenset({(name,)}), Decimal(size)) for name, size in (("a", 4), ("b", 40), ("c", 44))]
        assert closed(cells, [Relation({"a": 1, "b": 1, "c": -1})], {"c"}, LIMITS) == {"a", "c"}


class DescribeWords:
    """What is said in a hidden figure's place."""

    def it_says_fewer_than_six_of_the_whole(self, tmp_path: Path) -> None:
        """The sentence keeps its whole and loses its percentage; it begins with a capital letter where it stands first."""
        measures = {"s": {"share": "share"}}
        pack = people_pack(
            tmp_path,
            [row("share", LATEST, of=(4, 405))],
            [bullet(measures, "Of the {s.den}, {s.num}[ ({s.value})] did.", id="s.a"), bullet(measures, "{s.num} did in {s.period}.")],
        )
        assert (pack.text("s.a"), pack.text()) == ("Of the 405, fewer than 6 did.", "Fewer than 6 did in July 2022.")

    def it_has_a_sentence_of_its_own(self, tmp_path: Path) -> None:
        """A share without a text says its part of the whole, a count how many at most."""
        rows = [row("share", LATEST, of=(4, 405)), row("number", LATEST, 2)]
        pack = people_pack(tmp_path, rows, [bullet({"s": {"share": "share"}}), bullet({"l": {"level": "number"}}, id="s.l")])
        assert pack.text() == "In July 2022, the share of visits that were repeat visits was fewer than 6 of 405."
        assert pack.text("s.l") == "In July 2022, the number of visits was fewer than 6."

    @pytest.mark.parametrize(
        "measure",
        [
            {"change": "share", "from": "year_before", "to": "latest"},
            {"gap": "share", "to": ["eng"]},
            {"window": "share", "over": YEAR},
            {"level": "share", "at": "previous"},
        ],
        ids=["change", "gap", "window", "rest"],
    )
    def it_withholds_what_gives_it_back(self, measure: dict[str, Any], tmp_path: Path) -> None:
        """A change, a gap, a window that is the month itself, and a share whose rest is small are left out, each with the reason."""
        rows = [row("share", LATEST, of=(4, 405)), row("share", "2021-07", of=(40, 400)), row("share", "2022-06", of=(401, 405))]
        rows += [row("share", "year ending 2021-03", "5.0", area="eng"), row("share", "12 months to 2022-07", of=(5, 405))]
        pack = people_pack(tmp_path, rows, [bullet({"m": measure}, "The share was {m}.")])
        assert pack.why_dropped() == GIVES_BACK

    def it_drops_a_bullet_that_cannot_be_said_without_the_figure(self, tmp_path: Path) -> None:
        """A wording that needs the percentage has no other: the reason names the small number, and no word of how large it is."""
        pack = people_pack(tmp_path, [row("share", LATEST, of=(4, 405))], [bullet({"l": {"level": "share"}}, "The share was {l}.")])
        assert pack.why_dropped() == SMALL

    def it_answers_conditions_with_unknown(self, tmp_path: Path) -> None:
        """No matcher is true of a hidden figure but `known: false`."""
        variants = [
            {"when": {"s.num": {"lt": "6"}}, "text": "Small, {s.num}."},
            {"when": {"s.value": {"known": "true"}}, "text": "Known, {s.num}."},
            {"when": {"s.complete": "true", "s.num": {"known": "false"}}, "text": "Unknown: {s.num}."},
        ]
        rows = [row("share", LATEST, of=(4, 405))]
        pack = people_pack(tmp_path, rows, [bullet({"s": {"share": "share"}}, "Other.", variants=variants)])
        assert pack.text() == "Unknown: fewer than 6."

    def it_explains_without_the_figure(self, tmp_path: Path) -> None:
        """The explanation leads to the row, and not to what stands in it."""
        pack = people_pack(tmp_path, [row("share", LATEST, of=(4, 417))], [bullet({"s": {"share": "share"}}, "Of {s.den}, {s.num} did.")])
        told = explanation(pack.printed()["s.b"], pack.speaker)
        assert "[c]" in told and "row 2" in told
        assert "417" in told and " 4 " not in told and "413" not in told

    def it_keeps_hidden_months_out_of_the_facts_of_a_sum(self, tmp_path: Path) -> None:
        """They enter the sum; its facts hold the symbol in their place, and the months that are shown."""
        bullets = [bullet({"w": {"window": "number", "over": YEAR}}, "{w.value} in {w.period}.")]
        pack = people_pack(tmp_path, months([20, 30, 3, 25, 4, 40, 9, 50, 60, 70, 80, 90]), bullets)
        facts = pack.printed()["s.b"].text.slots[0].facts
        assert [fact.value for fact in facts if fact.reason != "c"] == [20, 30, 25, 40, 9, 50, 60, 70, 80, 90]
        assert [(fact.value, fact.numerator) for fact in facts if fact.reason == "c"] == [(None, None)] * 2

    def it_names_no_lowest_month_that_may_be_hidden(self, tmp_path: Path) -> None:
        """Where a month is hidden, lowest and highest are not known."""
        rows = [row("share", month, of=(3 if place == 4 else 9 + place, 100)) for place, month in enumerate(MONTHS)]
        bullets = [bullet({"w": {"window": "share", "over": YEAR}}, "{w.value}[, from {w.lo} to {w.hi}].")]
        assert people_pack(tmp_path, rows, bullets).text() == "13.7%."


class DescribeMessages:
    """What is said of rows that count people and cannot be read."""

    @pytest.mark.parametrize(
        "rows",
        [
            [row("number", LATEST, 3), row("number", LATEST, 4)],
            [row("share", LATEST, of=(4, 3))],
            [row("number", LATEST, "3 or 4")],
            [row("number", LATEST, "3.4")],
        ],
        ids=["two rows", "more than all", "words", "no whole number"],
    )
    def it_does_not_repeat_them(self, rows: list[dict[str, str]], tmp_path: Path) -> None:
        """The message names file, row and column, and no figure; the fix is as useful without it."""
        with pytest.raises(InputError) as raised:
            people_pack(tmp_path, rows)
        (problem,) = raised.value.problems
        said = f"{problem.what} {problem.fix}".replace(LATEST, "").replace("E08000028", "").replace("row 2", "").replace("100", "")
        assert not re.search(r"\d", said), said


class DescribeAreas:
    """What the figures of other areas give back."""

    @staticmethod
    def figures(folder: Path, own: object, others: list[object], region: object, **more: Any) -> dict[str, Decimal | None]:
        """What is left of the figures of the authority, of each neighbour and of the region, when the region is all of them."""
        areas = {"local": own, **{f"n{place}": figure for place, figure in enumerate(others, 1)}, "reg": region}
        pack = people_pack(folder, [row("number", LATEST, figure, area=area) for area, figure in areas.items()], **more)
        return dict(zip(areas, shown(pack), strict=True))

    def it_hides_a_second_part_of_a_region(self, tmp_path: Path) -> None:
        """With the region and all the others shown, a hidden authority is a subtraction away: the next smallest goes too."""
        left = self.figures(tmp_path, 3, [20, 9, 30, 40, 50, 60, 70, 80, 90, 100], 552)
        assert [area for area, figure in left.items() if figure is None] == ["local", "n2"]

    def it_leaves_a_rounded_total_alone(self, tmp_path: Path) -> None:
        """Published regions are rounded to ten and give nothing back."""
        left = self.figures(tmp_path, 3, [20, 9, 30, 40, 50, 60, 70, 80, 90, 100], 550)
        assert [area for area, figure in left.items() if figure is None] == ["local"]

    def it_counts_one_that_the_file_withholds(self, tmp_path: Path) -> None:
        """What is withheld by the file is a hidden part too: alone it would be given back, with a second one it is not."""
        left = self.figures(tmp_path, "c", [20, 9, 30, 40, 50, 60, 70, 80, 90, 100], 552)
        assert [area for area, figure in left.items() if figure is None] == ["local", "n2"]
        left = self.figures(tmp_path, "c", [20, "c", 30, 40, 50, 60, 70, 80, 90, 100], 552)
        assert [area for area, figure in left.items() if figure is None] == ["local", "n2"]

    def it_looks_at_parts_of_a_percentage_too(self, tmp_path: Path) -> None:
        """The number behind a percentage is the difference of the others' numbers."""
        shares = {"local": (3, 100), "reg": (303, 1100)} | {f"n{place}": (30, 100) for place in range(1, 11)}
        pack = people_pack(tmp_path, [row("share", LATEST, of=of, area=area) for area, of in shares.items()])
        hidden = [area for area, figure in zip(shares, shown(pack, "share"), strict=True) if figure is None]
        assert "local" in hidden and len(hidden) == 2

    def it_needs_every_part(self, tmp_path: Path) -> None:
        """Where an authority of the region has no row, there is nothing to subtract."""
        left = self.figures(tmp_path, 3, [20, 9, 30], 62)
        assert [area for area, figure in left.items() if figure is None] == ["local"]
