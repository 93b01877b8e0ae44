from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from scrutiny_pack.config.pack_files import read_pack_files
from scrutiny_pack.config.reader import read_yaml
from scrutiny_pack.errors import InputError, Problem, ProblemList
from scrutiny_pack.narrative.phrases import PhrasePack
from scrutiny_pack.narrative.reading import read_speaker
from scrutiny_pack.shipped import shipped_folder
from tests.small_pack import row, small_pack

SHIPPED = (shipped_folder("config") / "phrases" / "en-GB.yaml").read_text(encoding="utf-8")


def problems_of(folder: Path, old: str, new: str) -> list[Problem]:
    assert old in SHIPPED
    (folder / "own.yaml").write_text(SHIPPED.replace(old, new, 1), encoding="utf-8")
    problems = ProblemList()
    read_yaml(folder / "own.yaml", "own.yaml", PhrasePack, problems)
    return problems.errors


@pytest.mark.parametrize(
    ("old", "new", "slug", "says"),
    [
        ("{value} of {of}", "{valu} of {of}", "phrase-slot", 'nothing is filled into "{valu}"'),
        ("month: Month", "month: Month {x}", "phrase-slot", 'nothing is filled into "{x}"'),
        ("the {n} months to", "the {n months to", "phrase-slot", "a brace stands by itself"),
        ("{c.name} {c.verb}", "{c.name} {c.vreb}", "phrase-slot", '"{c.vreb}"'),
        ("{c.name} {c.verb}", "{z.name} {c.verb}", "phrase-slot", '"{z.name}"'),
        ("{m.value|short}", "{m.value|shrt}", "phrase-slot", 'there is no format "shrt"'),
        ('- "{m.name}: {m.updown}', '- "{m.name}: {m.updwn}', "phrase-slot", '"{m.updwn}"'),
        ("{m.When}, {m.subject}", "{m.When}, {m.verb}", "phrase-slot", '"{m.verb}"'),
        ("{m.When}, {m.subject}", "{m.When}, {m.subject} [", "phrase-slot", "never closed"),
        ("  month: Month\n", "", "phrase-missing", "labels lacks month"),
        ("  pooled: pooled average\n", "", "phrase-missing", "note lacks pooled"),
        ("  w: withdrawn\n", "", "phrase-missing", "symbols lacks w"),
        ('  level: " {name} {value}."\n', "", "phrase-missing", "alt lacks level"),
        ('  short-window: "{points} of {months} months"\n', "", "phrase-missing", "findings lacks short-window"),
        ("  expect:\n", "  expct:\n", "unknown-key", '"expct"'),
        ("  month: Month\n", "  month: Month\n  monthly: Monthly\n", "unknown-key", '"monthly"'),
        ("  w: withdrawn\n", "  w: withdrawn\n  q: queried\n", "unknown-key", '"q"'),
        ("    near_word: within", "    naer_word: within", "unknown-key", '"naer_word"'),
        ("    open: at least\n", "    {}\n", "phrase-missing", "kinds.streak lacks open"),
        ("{up: rose,", "{up: '',", "phrase-empty", '"up"'),
        ("in_line: in line with", "in_line: '  '", "phrase-empty", '"in_line"'),
        ("in_line: in line with", "in_line: |\n  in line with", "phrase-lines", '"in_line"'),
        ("{one: month,", "{one: '',", "phrase-empty", '"one"'),
        ("{many: children, one: child}", "{many: children, one: ''}", "phrase-empty", '"one"'),
        ("  ratio:\n    - text:", "  ratio: []\n  _:\n    - text:", "phrase-missing", "defaults lacks ratio"),
        ('figure: "Figure {n}"', "figure: Figure", "phrase-slot", '"Figure" does not say "{n}"'),
        ('figure: "Figure {n}"', 'figure: "Figure no. {n}"', "phrase-slot", '"Figure no. {n}" is not one word and a number'),
        ('few: "fewer than {n}"', "few: a few", "phrase-slot", '"a few" does not say "{n}"'),
        ("{statistic}{basis} ({value})", "{statistic} ({value})", "phrase-slot", 'does not say "{basis}"'),
        ("a net fall of {n}", "a net fall", "phrase-slot", 'does not say "{n}"'),
        ('other: "{n}th"', "other: th", "phrase-slot", 'does not say "{n}"'),
        ("of {of}.", "of all.", "phrase-slot", 'does not say "{of}"'),
        ('text: "{m.When}, {m.subject} was {m.value|short}."', "text: All is well.", "phrase-slot", "no figure is said"),
        ('"{n}st"', '"{n}st 1"', "number-in-phrase", "holds a number"),
        ('other: "{n}th"}', 'other: "{n}th", nth: "{n}th"}', "unknown-key", '"nth"'),
        ("{one: day, many: days}", "{one: day, many: days, classes: {few: days}}", "unknown-plural-class", "no plural class of en-GB"),
        ("language: en-GB", "language: xx-QQ", "unknown-language", '"xx-QQ"'),
        ("language: en-GB", "language: root", "unknown-language", "no language whose months"),
        ("version: 1", "version: 2", "unknown-value", '"2"'),
    ],
)  # fmt: skip
def test_a_phrase_pack_that_cannot_be_used_is_refused(old: str, new: str, slug: str, says: str, tmp_path: Path) -> None:
    """With its line, before anything is said with it."""
    first = problems_of(tmp_path, old, new)[0]
    assert first.slug == slug and says in first.what and first.fix and first.place.line > 1


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("language: en-GB", "language: cy"),
        ("verb: {up: rose", "verb: {up: went up"),
        ("{value} of {of}", "{value}"),
        ('other: "{n}th"}', 'other: "{n}th", zero: "{n}th", many: "{n}th"}'),
        ('{one: "{n}st", two: "{n}nd", few: "{n}rd", other: "{n}th"}', '{other: "{n}."}'),
        ('article: "the "', 'article: ""'),
        ("  percentage points: The unit", "  pwyntiau canran: The unit"),
        ("in_line: in line with", "in_line: >-\n  in line\n  with"),
        ("version", "version"),
    ],
)
def test_other_words_are_let_through(old: str, new: str, tmp_path: Path) -> None:
    """Another language with its verbs, ordinals and glossary, no article, a unit alone; and the shipped pack itself."""
    assert problems_of(tmp_path, old, new) == []


def test_all_mistakes_are_told_at_once_each_at_its_line(tmp_path: Path) -> None:
    """A translator who forgot three phrases of one table is not sent back three times, nor to the table's first line."""
    written = "version: 1\nlike: en-GB\nlanguage: cy\nlabels:\n  good: ''\n  moth: Mis\n  caption: 'x {n}'\nnet: {up: i fyny}\n"
    (tmp_path / "own.yaml").write_text(written, encoding="utf-8")
    problems = ProblemList()
    read_yaml(tmp_path / "own.yaml", "own.yaml", PhrasePack, problems)
    told = sorted((problem.place.line, problem.slug) for problem in problems.errors)
    assert told == [(5, "phrase-empty"), (6, "unknown-key"), (7, "phrase-slot"), (8, "phrase-slot")]


@pytest.mark.parametrize("kind", ["change", "share", "gap", "streak", "record", "gap_change", "contribution", "spc"])
def test_sentences_out_of_order_are_refused(kind: str, tmp_path: Path) -> None:
    """The first that can be printed is: with "was unchanged" in front, it would be said of a rise."""
    sentences = yaml.safe_load(SHIPPED)["defaults"][kind]
    own = {"version": "1", "like": "en-GB", "language": "cy", "defaults": {kind: sentences[::-1]}}
    (tmp_path / "own.yaml").write_text(yaml.safe_dump(own), encoding="utf-8")
    problems = ProblemList()
    read = read_yaml(tmp_path / "own.yaml", "own.yaml", PhrasePack, problems)
    always = kind not in ("share", "gap", "gap_change")  # of these each sentence has a slot that is not always known
    assert (read is None, "can always be said" in str(problems.errors)) == (always, always)


@pytest.mark.parametrize("like", ["[en-GB]", "''", "no-such"])
def test_a_pack_that_is_like_none_is_told_at_that_line(like: str, tmp_path: Path) -> None:
    """And not by each of the phrases that it lacks then."""
    (tmp_path / "own.yaml").write_text(f"version: 1\nlanguage: cy\nlike: {like}\n", encoding="utf-8")
    problems = ProblemList()
    read_yaml(tmp_path / "own.yaml", "own.yaml", PhrasePack, problems)
    assert [(problem.slug, problem.place.line) for problem in problems.errors] == [("unknown-phrases", 3)]


@pytest.mark.parametrize(("name", "fix"), [("welsh", "own, en-GB"), ("en-GB-plian", '"en-GB-plain"?'), ("onw", '"own"?')])
def test_a_phrase_pack_that_nobody_has_is_told_where_it_is_named(name: str, fix: str, tmp_path: Path) -> None:
    """With those that there are, the pack's own among them."""
    small_pack(tmp_path, [row("number", "2022-07", 5)], phrases=name)
    (tmp_path / "phrases").mkdir()
    (tmp_path / "phrases" / "own.yaml").write_text("version: 1\nlike: en-GB\nlanguage: cy\n", encoding="utf-8")
    problems = ProblemList()
    files = read_pack_files(tmp_path, None, problems)
    with pytest.raises(InputError):
        read_speaker(files, problems)
    (problem,) = problems.errors
    assert (problem.slug, name in problem.what, fix in problem.fix) == ("unknown-phrases", True, True)
    assert "phrases" in (tmp_path / "pack.yaml").read_text(encoding="utf-8").splitlines()[problem.place.line - 1]
