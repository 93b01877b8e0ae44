from __future__ import annotations

from pathlib import Path

import pytest

from tests.edited_pack import CHANGE, NUMBER, EditedPack, edited_pack


@pytest.fixture(scope="module")
def pack(tmp_path_factory: pytest.TempPathFactory) -> EditedPack:
    return edited_pack(tmp_path_factory.mktemp("pack"), bullets=[CHANGE, NUMBER], terms={"cp": {"long": "child protection", "short": "CP"}})


def told(pack: EditedPack, text: str, block: str, folder: Path) -> list[str]:
    """What a build says of `text` as an edit of `block`."""
    import shutil

    copy = EditedPack(Path(shutil.copytree(pack.folder, folder / "pack")))
    copy.edit(text, block)
    return [problem.what.removeprefix(f"{block}: ") for problem in copy.warnings() if problem.slug == "edit-words"]


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("The share is 3% above England, at 20.0%.", "a difference of two percentages"),
        ("The share fell by 3%, to 20.0%.", "a difference of two percentages"),
        ("A significant fall to 20.0%.", '"significant" says that a test was made'),
        ("It fell significantly to 20.0%.", "that a test was made"),
        ("The share is now 20.0%.", "a word for the time"),
        ("Currently the share is 20.0%.", "a word for the time"),
        ("Work with the MASH brought it to 20.0%.", '"MASH": an abbreviation'),
        ("20.0% came back.", "a sentence starts with a numeral"),
        ("At 31st July the share was 20.0%.", "a date has an ending"),
        ("Of 14 families 20.0% came back.", '"14": a number that is none of the printed figures'),
    ],
)
def test_words_that_a_reader_may_stumble_over_are_told(text: str, says: str, pack: EditedPack, tmp_path: Path) -> None:
    """As warnings: the words are a person's."""
    assert any(says in each for each in told(pack, text, "s.change", tmp_path)), told(pack, text, "s.change", tmp_path / "again")


def test_a_neutral_indicator_is_not_judged(pack: EditedPack, tmp_path: Path) -> None:
    """Better and worse are said only where an indicator has a polarity."""
    assert any("neutral" in each for each in told(pack, "A better month: 405 visits.", "s.number", tmp_path / "a"))
    assert not told(pack, "A better month, at 20.0%.", "s.change", tmp_path / "b")


@pytest.mark.parametrize(
    "text",
    [
        "The share fell by 2.6 percentage points, from 22.6% to 20.0%.",
        "The share fell from 22.6% to 20.0%; CP plans too.",
        "At 20.0% it is lower.",
        "The Multi-Agency Hub (MAH) helped; the MAH brought it to 20.0%.",
    ],
)
def test_sound_words_are_not_told(text: str, pack: EditedPack, tmp_path: Path) -> None:
    """No warning that would teach people to overlook warnings."""
    assert told(pack, text, "s.change", tmp_path) == []


@pytest.mark.parametrize(
    ("text", "block", "says"),
    [
        ("Repeat visits rose by 2.6 percentage points to 20.0%.", "s.change", '"rose": the figures say nothing of the kind (down)'),
        ("An increase to 20.0%.", "s.change", '"increase": the figures say nothing of the kind (down)'),
        ("Repeat visits went down to 20.0%.", "s.change", ""),
        ("Repeat visits did not fall to 20.0%.", "s.change", '"not fall": the words deny what a figure may say'),
        ("There were 405 visits, a fall.", "s.number", ""),
    ],
)
def test_words_against_the_figures_are_told(text: str, block: str, says: str, pack: EditedPack, tmp_path: Path) -> None:
    """A rise where the figure fell; where the figures claim no direction, nobody can tell."""
    assert [each for each in told(pack, text, block, tmp_path) if "figure" in each] == ([says] if says else [])
