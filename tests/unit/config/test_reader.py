"""A YAML file becomes a typed class, or a list of problems that each say where, what and how to put it right."""

from __future__ import annotations

import datetime
from decimal import Decimal
from pathlib import Path
from typing import Annotated, Literal

import pytest
from pydantic import AfterValidator, BaseModel, ConfigDict, Field, StringConstraints
from pydantic_core import PydanticCustomError

from scrutiny_pack.config.reader import read_yaml
from scrutiny_pack.errors import ProblemList, render


class Strict(BaseModel):
    """What all the small models here share."""

    model_config = ConfigDict(extra="forbid", populate_by_name=True, use_attribute_docstrings=True)


def not_monday(text: str) -> str:
    """Anything but Monday."""
    if text == "monday":
        raise ValueError("no board meets on Mondays; choose another day")
    if text == "m":
        raise ValueError("a day has more than one letter")
    return text


def known_period(text: str) -> str:
    """Anything but never."""
    if text == "never":
        raise PydanticCustomError("not_a_period", '"{text}" is not a period', {"text": text, "fix": "write latest"})
    return text


class Indicator(Strict):
    """An indicator with one field of each type."""

    label: str = Field(examples=["Re-referrals within 12 months"])
    polarity: Literal["high", "low", "neutral"]
    definition: str = ""
    """What is counted."""
    decimals: int = Field(0, ge=0, le=3)
    target: Decimal | None = None
    weight: float = 1
    per_person: bool = False
    since: datetime.date | None = None
    period: Annotated[str, AfterValidator(known_period)] = "latest"
    meets: Annotated[str, AfterValidator(not_monday)] = ""
    code: Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=12)] = "x"
    base: Decimal | Literal["latest", "previous"] = "latest"
    areas: list[str] = []


class Pack(Strict):
    """A small pack."""

    indicators: dict[Annotated[str, StringConstraints(pattern=r"^[a-z_]+$")], Indicator] = {}
    sections: list[str] = []


def attempt(folder: Path, content: str) -> tuple[Pack | None, str]:
    """The pack that a file with this `content` gives, and the problems as they are printed."""
    path = folder / "pack.yaml"
    path.write_text(content, encoding="utf-8")
    problems = ProblemList()
    read = read_yaml(path, "config/pack.yaml", Pack, problems)
    assert (read is None) == bool(problems.errors)
    return (read[0] if read else None), render(problems.errors)


def complaint(folder: Path, content: str) -> str:
    """The problems of a file that cannot be used."""
    read, message = attempt(folder, content)
    assert read is None
    return message


def indicator(line: str) -> str:
    """A pack of one indicator, with this `line` as its line 5."""
    return f"indicators:\n  rereferrals:\n    label: Re-referrals\n    polarity: low\n    {line}\n"


def read_indicator(folder: Path, line: str) -> Indicator:
    """The indicator of `indicator(line)`."""
    read, message = attempt(folder, indicator(line))
    assert read is not None, message
    return read.indicators["rereferrals"]


def it_types_values_by_the_class_and_not_by_their_look(tmp_path: Path) -> None:
    """The same word is a text in one field and a switch in another."""
    assert read_indicator(tmp_path, "areas: [NO, GB, 007, 12:30, 2024-04-01]").areas == ["NO", "GB", "007", "12:30", "2024-04-01"]
    assert read_indicator(tmp_path, "definition: yes").definition == "yes"
    assert read_indicator(tmp_path, "target: 1e3").target == 1000
    assert read_indicator(tmp_path, "since: 2024-04-01").since == datetime.date(2024, 4, 1)
    assert [read_indicator(tmp_path, f"per_person: {word}").per_person for word in ("true", "on", "yes", "no")] == [True, True, True, False]


def it_gives_the_places_of_what_it_read(tmp_path: Path) -> None:
    """Later checks can name a line."""
    path = tmp_path / "pack.yaml"
    path.write_text("sections: [x]\nindicators:\n  a: {label: b, polarity: low}\n", encoding="utf-8")
    read = read_yaml(path, "pack.yaml", Pack, ProblemList())
    assert read is not None
    assert read[1].line(("indicators", "a", "label")) == 3


def it_names_what_stands_beside_a_file_that_is_missing(tmp_path: Path) -> None:
    """A misspelt name or the other ending is the usual reason."""
    (tmp_path / "pack.yml").write_text("a: b", encoding="utf-8")
    (tmp_path / "other.yaml").write_text("a: b", encoding="utf-8")
    problems = ProblemList()
    assert read_yaml(tmp_path / "pack.yaml", "config/pack.yaml", Pack, problems) is None
    assert render(problems.errors) == (
        "error[config-missing]: config/pack.yaml: there is no such file; in its folder: other.yaml, pack.yml\n"
        "  fix: write pack.yml, if that is the one you mean"
    )


def it_says_how_to_start_where_there_is_nothing(tmp_path: Path) -> None:
    """A folder that is not there has nothing to suggest."""
    problems = ProblemList()
    assert read_yaml(tmp_path / "no" / "pack.yaml", "no/pack.yaml", Pack, problems) is None
    assert render(problems.errors) == (
        "error[config-missing]: no/pack.yaml: there is no such file\n  fix: check the name, or run: scrutiny-pack new DIR"
    )


def it_says_that_a_folder_is_no_file(tmp_path: Path) -> None:
    """A folder is told as one."""
    problems = ProblemList()
    assert read_yaml(tmp_path, "config", Pack, problems) is None
    assert "error[config-missing]: config: this is a folder, and not a file" in render(problems.errors)


@pytest.mark.parametrize("content", ["", "# only a comment\n", "---\n"])
def it_refuses_a_file_with_nothing_in_it(tmp_path: Path, content: str) -> None:
    """Comments alone are nothing."""
    assert complaint(tmp_path, content) == (
        "error[config-empty]: config/pack.yaml: there is nothing in it\n"
        "  fix: run: scrutiny-pack new DIR, and start from the file that it writes"
    )


@pytest.mark.parametrize(("content", "kind"), [("- a\n", "a list"), ("hello\n", "a text")])
def it_refuses_a_file_that_is_no_group_of_keys(tmp_path: Path, content: str, kind: str) -> None:
    """A list or a bare word at the top is told as what it is."""
    assert complaint(tmp_path, content) == (
        f"error[config-not-a-mapping]: config/pack.yaml, line 1: the file is {kind}, and not a group of keys\n"
        '  fix: start each line with a key and a colon, as in "version: 1"'
    )


def it_stops_at_the_syntax(tmp_path: Path) -> None:
    """What is no YAML is not validated."""
    assert complaint(tmp_path, "sections: @x\nfoo: 1\n").count("error[") == 1


def it_reads_no_more_than_the_limit(tmp_path: Path) -> None:
    """A huge file is refused before it is read whole."""
    assert "error[config-too-big]" in complaint(tmp_path, "a: b\n" * 250_000)


def it_suggests_the_key_that_was_meant(tmp_path: Path) -> None:
    """A misspelt key is told once: not as unknown and as missing."""
    assert complaint(tmp_path, "indicators:\n  rereferrals:\n    label: x\n    pollarity: high\n") == (
        'error[unknown-key]: config/pack.yaml, line 4: "pollarity" is not a key here; did you mean "polarity"?\n  fix: write "polarity"'
    )


def it_suggests_only_keys_that_fit_at_that_place(tmp_path: Path) -> None:
    """A key of another level is no suggestion; the keys that are left are listed."""
    assert complaint(tmp_path, "sections: [x]\nlabel: y\n") == (
        'error[unknown-key]: config/pack.yaml, line 2: "label" is not a key here\n  fix: take it out, or write one of: indicators'
    )


def it_gives_a_line_to_paste_for_a_missing_key(tmp_path: Path) -> None:
    """The line is that of the indicator, the example comes from the class."""
    assert complaint(tmp_path, "# first\nindicators:\n  rereferrals:\n    decimals: 1\n") == (
        'error[missing-key]: config/pack.yaml, line 3: "label" is missing from "rereferrals"\n'
        "  fix: add a line: label: Re-referrals within 12 months\n"
        'error[missing-key]: config/pack.yaml, line 3: "polarity" is missing from "rereferrals"\n'
        "  fix: add a line: polarity: high (or low, neutral)"
    )


def it_tells_a_key_with_nothing_after_it(tmp_path: Path) -> None:
    """An empty value is a missing one, and may be taken out where it is not needed."""
    assert complaint(tmp_path, indicator("definition:")) == (
        'error[missing-key]: config/pack.yaml, line 5: "definition" has nothing after it\n'
        "  fix: write it: definition: ... (What is counted), or take the line out"
    )
    assert complaint(tmp_path, "sections:\n  -\n") == (
        'error[missing-key]: config/pack.yaml, line 2: "sections, item 1" has nothing after it\n'
        "  fix: write something after the hyphen, or take it out"
    )


TYPED = [
    ("target: n/a", "not-a-number", 'target: "n/a" is not a number', "write a number in digits, such as 12.5"),
    ("target: .nan", "not-a-number", 'target: ".nan" is not a number', "write a number in digits, such as 12.5"),
    ("target: nan", "not-a-number", 'target: "nan" is not a number', "write a number in digits, such as 12.5"),
    ("target: .inf", "not-a-number", 'target: ".inf" is not a number', "write a number in digits, such as 12.5"),
    ("target: Infinity", "not-a-number", 'target: "Infinity" is not a number', "write a number in digits, such as 12.5"),
    ("target: 12:30", "not-a-number", 'target: "12:30" is not a number', "write a number in digits, such as 12.5"),
    ("target: 1_000", "not-a-number", 'target: "1_000" is not a number as it is written', "write 1000 if that is what you mean"),
    ("target: 1e999", "out-of-range", 'target: "1e999" is far outside what any figure can be', "write the number out in full"),
    ("target: 0e9999", "out-of-range", 'target: "0e9999" is far outside what any figure can be', "write the number out in full"),
    ("weight: inf", "not-a-number", 'weight: "inf" is not a number', "write a number in digits, such as 12.5"),
    ("decimals: 002", "not-a-number", 'decimals: "002" is not a number as it is written', "write 2 if that is what you mean"),
    ("decimals: 1.5", "not-a-number", 'decimals: "1.5" is not a whole number', "write a whole number in digits, such as 5"),
    ("decimals: 4", "invalid-value", 'decimals: "4" is more than 3', "write 3 or less"),
    ("since: 12:30", "not-a-date", 'since: "12:30" is not a date', "write year, month and day, as in 2022-07-31"),
    ("since: 86400", "not-a-date", 'since: "86400" is not a date', "write year, month and day, as in 2022-07-31"),
    ("since: 2022-02-30", "not-a-date", 'since: "2022-02-30" is not a date', "write year, month and day, as in 2022-07-31"),
    ("per_person: maybe", "not-yes-or-no", 'per_person: "maybe" is neither yes nor no', "write yes or no"),
    (
        "base: lastest",
        "not-a-number",
        'base: "lastest" is not a number',
        "write a number in digits, such as 12.5; or write one of: latest, previous",
    ),
    (
        "code: Re Referrals",
        "invalid-value",
        'code: "Re Referrals" is not written in the way that is needed here',
        "use only small letters, digits, hyphens",
    ),
    ("code: abcdefghijklmnop", "invalid-value", 'code: "abcdefghijklmnop" is too long', "write at most this many characters: 12"),
    ("definition: {month}", "invalid-value", '"definition" is not a text', 'put the text in quotes: definition: "{month}"'),
    ("areas: sn", "invalid-value", 'areas: "sn" is not a list', "put brackets around it: areas: [sn]"),
    ("meets: monday", "invalid-value", "no board meets on Mondays", "choose another day"),
    ("meets: m", "invalid-value", "a day has more than one letter", 'change "meets" so that this no longer holds'),
]


@pytest.mark.parametrize(("line", "slug", "what", "fix"), TYPED)
def it_says_why_a_value_does_not_fit(tmp_path: Path, line: str, slug: str, what: str, fix: str) -> None:
    """Each kind of value has its own slug, and a fix that can be typed."""
    assert complaint(tmp_path, indicator(line)) == f"error[{slug}]: config/pack.yaml, line 5: {what}\n  fix: {fix}"


def it_lists_the_words_that_are_allowed(tmp_path: Path) -> None:
    """With the one that was most likely meant."""
    assert complaint(tmp_path, "indicators:\n  a:\n    label: x\n    polarity: neutrl\n") == (
        'error[unknown-value]: config/pack.yaml, line 4: polarity: "neutrl" is not known here; did you mean "neutral"?\n'
        "  fix: write one of: high, low, neutral"
    )


def it_checks_the_keys_that_the_writer_chooses(tmp_path: Path) -> None:
    """An id is told at its own line."""
    assert complaint(tmp_path, "indicators:\n  Re-referrals:\n    label: x\n    polarity: low\n") == (
        'error[invalid-value]: config/pack.yaml, line 2: the key "Re-referrals" is not written in the way that is needed here\n'
        "  fix: use only small letters, underscores"
    )


def it_prints_the_validators_own_slug_and_fix(tmp_path: Path) -> None:
    """A validator of ours knows best; its slug is printed with hyphens."""
    assert complaint(tmp_path, indicator("period: never")) == (
        'error[not-a-period]: config/pack.yaml, line 5: "never" is not a period\n  fix: write latest'
    )


def it_tells_all_problems_at_once(tmp_path: Path) -> None:
    """A file is put right in one go."""
    message = complaint(tmp_path, indicator("decimals: x") + "sections: x\nwhat: 1\n")
    assert message.count("error[") == 3
