"""Of a union's errors the writer is told those of the one member that was meant, at the place where it stands."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Literal

import pytest
from pydantic import AfterValidator, BaseModel, ConfigDict, Discriminator, Field, Tag

from scrutiny_pack.config.reader import read_yaml
from scrutiny_pack.errors import ProblemList, render


class Strict(BaseModel):
    """What all the small models here share."""

    model_config = ConfigDict(extra="forbid", populate_by_name=True)


def known_period(text: str) -> str:
    """Anything but never."""
    if text == "never":
        raise ValueError("never is not a period; write latest")
    return text


class Gap(Strict):
    """One kind of measure, known by its first key."""

    gap: str
    at: Annotated[str, AfterValidator(known_period)] = "latest"
    to: list[str]


class Change(Strict):
    """Another kind."""

    change: str
    start: str = Field(alias="from")
    end: str = Field("latest", alias="to")


class Line(Strict):
    """One kind of chart: kinds of chart share their first key."""

    id: str
    line: str
    last: str = "12 months"


class Bars(Strict):
    """Another kind."""

    id: str
    bars: str
    last: int = 12


class Square(Strict):
    """A kind that says what it is."""

    kind: Literal["square"]
    side: int


class Circle(Strict):
    """A kind that says what it is."""

    kind: Literal["circle"]
    radius: int


def shape_of(value: object) -> str | None:
    """The key by which a measure is known."""
    return next((key for key in ("gap", "change") if isinstance(value, dict) and key in value), None)


class Pack(Strict):
    """A small pack with a union of each sort."""

    measures: dict[str, Gap | Change] = {}
    tagged: list[Annotated[Annotated[Gap, Tag("gap")] | Annotated[Change, Tag("change")], Discriminator(shape_of)]] = []
    charts: list[Line | Bars] = []
    shapes: list[Annotated[Square | Circle, Field(discriminator="kind")]] = []
    when: str | list[str] | dict[str, str] = ""


def complaint(folder: Path, content: str) -> str:
    """The problems of a file that cannot be used."""
    path = folder / "pack.yaml"
    path.write_text(content, encoding="utf-8")
    problems = ProblemList()
    assert read_yaml(path, "config/pack.yaml", Pack, problems) is None
    return render(problems.errors)


def it_reports_one_member_of_a_union_only(tmp_path: Path) -> None:
    """The first key says which measure was meant, so the other kinds' errors are noise."""
    assert complaint(tmp_path, "measures:\n  c:\n    change: a\n    to: latest\n") == (
        'error[missing-key]: config/pack.yaml, line 2: "from" is missing from "c"\n  fix: add a line: from: ...'
    )
    assert complaint(tmp_path, "measures:\n  g:\n    gap: a\n    to: sn\n") == (
        'error[invalid-value]: config/pack.yaml, line 4: to: "sn" is not a list\n  fix: put brackets around it: to: [sn]'
    )


def it_knows_a_member_by_the_key_that_no_other_has(tmp_path: Path) -> None:
    """Where all kinds begin with an id, the next key tells them apart."""
    assert complaint(tmp_path, "charts:\n  - id: a\n    bars: b\n    last: many\n") == (
        'error[not-a-number]: config/pack.yaml, line 4: last: "many" is not a whole number\n'
        "  fix: write a whole number in digits, such as 5"
    )


def it_trusts_that_key_more_than_the_number_of_errors(tmp_path: Path) -> None:
    """The kind that was meant is judged, even where another kind would have as few errors."""
    assert complaint(tmp_path, "charts:\n  - id: a\n    bars: [b]\n    last: many\n") == (
        'error[invalid-value]: config/pack.yaml, line 3: "bars" is not a text\n  fix: put the text in quotes, all on one line\n'
        'error[not-a-number]: config/pack.yaml, line 4: last: "many" is not a whole number\n'
        "  fix: write a whole number in digits, such as 5"
    )


def it_suggests_the_key_that_tells_the_kind(tmp_path: Path) -> None:
    """A measure whose first key is misspelt is told by that key."""
    assert complaint(tmp_path, "measures:\n  c:\n    chnage: a\n    from: b\n") == (
        'error[unknown-key]: config/pack.yaml, line 3: "chnage" is not a key here; did you mean "change"?\n  fix: write "change"'
    )


@pytest.mark.parametrize("content", ["measures:\n  c: {at: latest}\n", "tagged:\n  - {at: latest}\n"])
def it_lists_the_keys_that_tell_the_kind(tmp_path: Path, content: str) -> None:
    """A measure without any of them is one problem, whichever way the class tells kinds apart."""
    name = "c" if content.startswith("measures") else "tagged, item 1"
    assert complaint(tmp_path, content) == (
        f'error[missing-key]: config/pack.yaml, line 2: "{name}" has none of the keys that say what it is: gap, change\n'
        "  fix: write one of these keys first, with its value"
    )


def it_finds_the_place_under_a_tag_that_looks_like_a_key(tmp_path: Path) -> None:
    """Pydantic's way to an error names the member `gap`, which is a key of the file as well."""
    assert complaint(tmp_path, "tagged:\n  - gap: a\n    at: never\n    to: [b]\n") == (
        "error[invalid-value]: config/pack.yaml, line 3: never is not a period\n  fix: write latest"
    )


def it_tells_kinds_by_a_key_with_fixed_words(tmp_path: Path) -> None:
    """A wrong word, no word at all, and a wrong key of the kind that was named."""
    assert complaint(tmp_path, "shapes:\n  - kind: sqare\n    side: 1\n") == (
        'error[unknown-value]: config/pack.yaml, line 2: kind: "sqare" is not known here; did you mean "square"?\n'
        "  fix: write one of: square, circle"
    )
    assert '"kind" is missing from "shapes, item 1"' in complaint(tmp_path, "shapes:\n  - side: 1\n")
    assert 'did you mean "side"?' in complaint(tmp_path, "shapes:\n  - kind: square\n    sid: 1\n")
    assert complaint(tmp_path, "shapes:\n  - kind: square\n    radius: 1\n").endswith("fix: take it out, or write one of: side")


def it_says_that_a_text_is_no_group_of_keys(tmp_path: Path) -> None:
    """One problem for the place, not one for each member of the union."""
    assert complaint(tmp_path, "measures:\n  c: rereferrals\n") == (
        'error[invalid-value]: config/pack.yaml, line 2: c: "rereferrals" is not a group of keys\n'
        "  fix: write its keys below it, each on a line of its own and indented"
    )


def it_follows_the_shape_that_was_written(tmp_path: Path) -> None:
    """Of a text, a list and a mapping that may stand in one place, what was written is judged as what it is."""
    assert complaint(tmp_path, "when:\n  a: x\n  b: [y]\n") == (
        'error[invalid-value]: config/pack.yaml, line 3: "b" is not a text\n  fix: put the text in quotes, all on one line'
    )


def it_says_of_thousands_of_problems_the_first(tmp_path: Path) -> None:
    """A file that fits nowhere costs seconds, not minutes."""
    message = complaint(tmp_path, "charts:\n" + "  - {id: a, lne: b}\n" * 20_000)
    assert message.startswith('error[unknown-key]: config/pack.yaml, line 2: "lne" is not a key here; did you mean "line"?')
    assert message.splitlines()[-1] == "and 480 more"
