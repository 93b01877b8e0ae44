from __future__ import annotations

from pathlib import Path

import pytest

from scrutiny_pack.config.reader import read_yaml
from scrutiny_pack.errors import Problem, ProblemList
from scrutiny_pack.narrative.phrases import PhrasePack
from scrutiny_pack.shipped import shipped_folder

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
        ("  expect:\n", "  expct:\n", "phrase-missing", "defaults lacks expect"),
        ("language: en-GB", "language: xx-QQ", "unknown-language", '"xx-QQ"'),
    ],
)  # fmt: skip
def test_a_phrase_pack_that_cannot_be_used_is_refused(old: str, new: str, slug: str, says: str, tmp_path: Path) -> None:
    """With its line, before anything is said with it."""
    (problem,) = problems_of(tmp_path, old, new)
    assert problem.slug == slug and says in problem.what and problem.place.line > 1


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("language: en-GB", "language: cy"),
        ("verb: {up: rose", "verb: {up: went up"),
        ("{value} of {of}", "{value}"),
        ("version", "version"),
    ],
)
def test_other_words_are_let_through(old: str, new: str, tmp_path: Path) -> None:
    """A language of one's own, other verbs, a slot that is not used; and the shipped pack itself."""
    assert problems_of(tmp_path, old, new) == []
