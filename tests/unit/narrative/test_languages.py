"""Phrase packs: other words for the same claims, and what another language needs."""

from __future__ import annotations

import dataclasses
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from scrutiny_pack.build.web_page import build_web_page
from scrutiny_pack.config.reader import read_yaml
from scrutiny_pack.errors import ProblemList
from scrutiny_pack.fixed_words import FixedWords
from scrutiny_pack.narrative.phrases import Averages, PhrasePack
from scrutiny_pack.narrative.story import tell
from scrutiny_pack.shipped import shipped_folder
from tests.sample_report import drawings_of, full_pack, part, report, text_of
from tests.small_pack import SmallPack, bullet, indicator, months_to, row, small_pack

PACKS = ("en-GB", "en-GB-plain", "en-GB-officers")
TARGET = {"for": "2022-23", "value": "25", "tolerance": "1", "status": "local"}
MEASURES: dict[str, dict[str, Any]] = {
    "level": {"level": "share"},
    "change": {"change": "share", "from": "2021-12"},
    "gap": {"gap": "share", "to": ["reg"]},
    "target": {"target": "share", "last": "4 months"},
    "record": {"record": "share", "by": "month"},
    "streak": {"streak": "share", "by": "month"},
    "spc": {"spc": "share", "by": "month"},
}
# Some words of a language with five plural classes; no translation, and not shipped.
OTHER = """
version: 1
like: en-GB
language: cy
steps:
  month: {one: mis, many: mis}
  quarter: {one: chwarter, many: chwarter}
  year: {one: un, many: arall, classes: {zero: dim, two: dau, few: tri, many: chwech}}
labels: {good: Da}
"""


@cache
def shipped(name: str) -> PhrasePack:
    """A shipped phrase pack."""
    return read(shipped_folder("config") / "phrases" / f"{name}.yaml")


def read(path: Path) -> PhrasePack:
    """The phrase pack at `path`, which has to be sound."""
    problems = ProblemList()
    found = read_yaml(path, path.name, PhrasePack, problems)
    assert found is not None, problems.errors
    return found[0]


def told(folder: Path, phrases: PhrasePack) -> dict[str, tuple[dict[str, str], str]]:
    """The claims and the sentence of a bullet of each kind, in the words of `phrases`."""
    rows = [row("share", month, of=(40 - place, 100)) for place, month in enumerate(months_to("2022-07", 14))]
    rows.append(row("share", "2022-03", "20", area="reg"))
    bullets = [bullet({"m": measure}, id=f"s.{name}") for name, measure in MEASURES.items()]
    pack = small_pack(folder, rows, bullets, indicators={"share": indicator(targets=[TARGET])})
    story, errors = tell(pack.files.for_board, dataclasses.replace(pack.speaker, phrases=phrases))
    assert story is not None, errors
    printed = [each.commentary for each in story.sections[0].bullets]
    return {each.id: (dict(each.claims), each.text.plain) for each in printed}


def test_plain_and_fuller_words_claim_the_same(tmp_path: Path) -> None:
    """Whatever the tone, sides, directions, statuses and signals are equal; none of the sentences is lost."""
    by_pack = {name: told(tmp_path, shipped(name)) for name in PACKS}
    assert len(by_pack["en-GB"]) == len(MEASURES)
    for name in PACKS[1:]:
        assert {id: claims for id, (claims, _) in by_pack[name].items()} == {id: claims for id, (claims, _) in by_pack["en-GB"].items()}
    for id in ("s.change", "s.target", "s.streak"):
        assert len({by_pack[name][id][1] for name in PACKS}) == len(PACKS)


def test_the_words_of_both_tones(tmp_path: Path) -> None:
    """In full."""
    plain, officers = (told(tmp_path, shipped(name)) for name in PACKS[1:])
    assert plain["s.change"][1] == (
        "The share of visits that were repeat visits went down from 34.0% in December 2021 to 27.0% in July 2022."
    )
    assert officers["s.change"][1] == (
        "The share of visits that were repeat visits decreased by 7.0 percentage points, from 34.0% in December 2021 to 27.0% in July 2022."
    )
    start = "In July 2022, the share of visits that were repeat visits was 27.0%, "
    assert plain["s.target"][1].startswith(start + "missing the target: 2.0 percentage points above it (no more than 25.0%)")
    assert officers["s.target"][1].startswith(start + "not meeting the target, 2.0 percentage points above it (no more than 25.0%)")


def test_what_a_pack_does_not_say_is_said_as_in_the_one_that_it_is_like(tmp_path: Path) -> None:
    """A language can be added word by word; the rest is there, and nothing is said twice."""
    (tmp_path / "other.yaml").write_text(OTHER, encoding="utf-8")
    other = read(tmp_path / "other.yaml")
    assert other.labels["good"] == "Da"
    assert other.labels["look"] == shipped("en-GB").labels["look"]
    assert other.language == "cy"


@pytest.mark.parametrize(
    ("count", "expected"),
    [("0", "dim"), ("1", "un"), ("1.0", "un"), ("2", "dau"), ("3", "tri"), ("4", "arall"), ("6", "chwech"), ("7", "arall")],
)
def test_the_plural_class_of_the_language_decides_the_noun(count: str, expected: str, tmp_path: Path) -> None:
    """Welsh has a form of its own for 0, 1, 2, 3 and 6."""
    (tmp_path / "other.yaml").write_text(OTHER, encoding="utf-8")
    assert read(tmp_path / "other.yaml").steps["year"].noun(Decimal(count), "cy") == expected


@pytest.mark.parametrize(
    ("language", "count", "expected"),
    [("uk", "21", "a"), ("uk", "22", "c"), ("uk", "25", "b"), ("uk", "1.5", "b"), ("fr", "0", "a"), ("fr", "1.5", "a"), ("fr", "2", "b")],
)
def test_more_than_1_may_be_one(language: str, count: str, expected: str) -> None:
    """Ukrainian counts 21 like 1, and French counts 0 and 1.5 so: what is one is the language's to say."""
    assert Averages(one="a", many="b", classes={"few": "c"}).noun(Decimal(count), language) == expected


@pytest.mark.parametrize(("count", "expected"), [("0", "months"), ("1", "month"), ("2", "months"), ("1.5", "months")])
def test_english_has_two_forms(count: str, expected: str) -> None:
    """One for 1, and one for all else."""
    assert shipped("en-GB").steps["month"].noun(Decimal(count), "en-GB") == expected


def test_months_are_named_in_the_language_of_the_pack(tmp_path: Path) -> None:
    """Without a list of ours."""
    (tmp_path / "other.yaml").write_text(OTHER, encoding="utf-8")
    pack = small_pack(tmp_path / "p", [row("share", "2022-07", "20")], [bullet({"l": {"level": "share"}})])
    speaker = dataclasses.replace(pack.speaker, phrases=read(tmp_path / "other.yaml"))
    assert speaker.month(pack.setting.month).plain == "Gorffennaf 2022"


@pytest.mark.parametrize(
    ("old", "new", "slug", "says"),
    [
        ("like: en-GB", "like: en-GB-plian", "unknown-phrases", 'no shipped phrase pack "en-GB-plian"'),
        ("like: en-GB", "like: ../../secrets", "unknown-phrases", 'no shipped phrase pack "../../secrets"'),
        ("zero: dim", "none: dim", "unknown-plural-class", '"none" is no plural class of cy'),
    ],
)
def test_what_no_pack_can_be_like_is_refused(old: str, new: str, slug: str, says: str, tmp_path: Path) -> None:
    """With what may be written instead."""
    (tmp_path / "other.yaml").write_text(OTHER.replace(old, new), encoding="utf-8")
    problems = ProblemList()
    read_yaml(tmp_path / "other.yaml", "other.yaml", PhrasePack, problems)
    assert [(problem.slug, says in problem.what) for problem in problems.errors] == [(slug, True)]


def test_the_documents_fixed_words_are_the_phrase_packs(tmp_path: Path) -> None:
    """Headings, marks and page numbers of report, slides and web page can all be said in another language; none of ours is left."""
    fixed = {field.name: f"{field.name}x" for field in dataclasses.fields(FixedWords)}
    slots = {
        "figure": "{n}",
        "table": "{n}",
        "as_table": "{number}",
        "meeting": "{date}",
        "page": "{page} {pages}",
        "part": "{part} {parts}",
        "to_section": "{title}",
    }
    words = {name: f"{text} {slots[name]}" if name in slots else text for name, text in fixed.items()}
    pack = dataclasses.replace(full_pack(), fixed=FixedWords(**words))
    word = text_of(part(report(pack)))
    for name in ("key_messages", "figures", "contents", "front_sheet", "meeting"):
        assert f"{name}x" in word and getattr(FixedWords(), name).partition(":")[0] not in word
    page = build_web_page(pack, drawings_of(pack)).decode()
    for name in ("key_messages", "contents", "area", "date", "skip", "to_section", "up", "says"):
        assert f"{name}x" in page and getattr(FixedWords(), name).partition("{")[0] not in page


def test_a_captions_number_may_stand_first(tmp_path: Path) -> None:
    """As Hungarian has it; Word's own field of the number is between the words, so that it counts on."""
    fixed = FixedWords(figure="{n}. chart", table="{n}. table", as_table="rows of {number}")
    pack = dataclasses.replace(full_pack(), fixed=fixed)
    word, page = text_of(part(report(pack))), build_web_page(pack, drawings_of(pack)).decode()
    for text in (word, page):
        assert "1. chart: " in text and "1. table: " in text
        assert "Figure 1" not in text and "Table 1" not in text
    assert "rows of 1. chart" in page


def test_every_fixed_word_is_in_the_shipped_pack() -> None:
    """As the documents have it where no pack says otherwise."""
    assert shipped("en-GB").fixed == dataclasses.asdict(FixedWords())


def worded(folder: Path, words: str, rows: list[Any], measure: dict[str, Any], **more: Any) -> SmallPack:
    """A pack of one bullet in a language of which only these `words` are known."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "own.yaml").write_text(f"version: 1\nlike: en-GB\nlanguage: cy\n{words}", encoding="utf-8")
    pack = small_pack(folder / "pack", rows, [bullet({"x": measure})], **more)
    return dataclasses.replace(pack, speaker=dataclasses.replace(pack.speaker, phrases=read(folder / "own.yaml")))


SPANS = 'spans: {months: "y {n} mis hyd at {month}", in_period: "yn {period}", in_month: "ym mis {period}", article: "y "}\n'


def test_what_stands_before_a_month_need_not_stand_before_a_window(tmp_path: Path) -> None:
    """And the article is the language's own, which short forms leave out."""
    rows = [row("number", month, 40) for month in months_to("2022-07", 3)]
    month = worded(tmp_path / "m", SPANS, rows, {"level": "number"})
    assert month.text() == "Ym mis Gorffennaf 2022, the number of visits was 40."
    window = worded(tmp_path / "w", SPANS, rows, {"window": "number", "over": "3 months to latest", "by": "sum"})
    assert window.text().startswith("Yn y 3 mis hyd at Gorffennaf 2022, the number of visits was 120")
    assert window.slide() == "Visits: 120 yn 3 mis hyd at Gorff 2022"


ORDER = (
    'placed: "{names} {place}"\nand: " ac "\ncloser: nes\nkinds: {gap: {significantly: "{side} yn sylweddol"}}\n'
    "side: {above: uwch, below: is, slightly_above: ychydig uwch, slightly_below: ychydig is}\n"
)


@pytest.mark.parametrize(
    ("style", "rules", "said"),
    [
        ("words", {}, "the England average (30%) is"),
        ("words", {"test": "95%"}, "the England average (30%) is yn sylweddol"),
        ("nearest", {}, "the England average (30%) is ac the West Midlands average (21%) nes"),
    ],
)
def test_a_place_may_stand_behind_what_it_is_beside(style: str, rules: dict[str, str], said: str, tmp_path: Path) -> None:
    """Nor does the adverb have to come before it: no order of words is the program's."""
    rows = [row("share", "2022-07", of=(200, 1000)), row("share", "2022-07", 30, area="eng"), row("share", "2022-07", 21, area="reg")]
    to = ["eng", "reg"] if style == "nearest" else ["eng"]
    made = worded(tmp_path, ORDER, rows, {"gap": "share", "to": to, "style": style}, rules=rules)
    assert made.text().endswith(f"was 20.0%, {said}.")


def test_a_target_that_moved_is_told_in_the_language(tmp_path: Path) -> None:
    """A range's ends too."""
    targets = [{"for": "2021-22", "from": "10", "to": "20", "status": "local"}, {"for": "2022-23", "value": "25", "status": "local"}]
    rows = [row("share", month, 15) for month in months_to("2022-07", 6)]
    words = 'kinds: {target: {range: "rhwng {low} a {high}", held: "{goal} yn {period}"}}\nand: " ac "\n'
    made = worded(tmp_path, words, rows, {"target": "share", "last": "6 months"}, indicators={"share": indicator(targets=targets)})
    assert made.found()[0][2].endswith("(rhwng 10% a 20% yn 2021-22 ac 25% yn 2022-23)")
