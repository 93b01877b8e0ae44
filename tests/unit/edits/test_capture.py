from __future__ import annotations

from pathlib import Path

import pytest

from scrutiny_pack.edits.baseline import Baseline
from scrutiny_pack.edits.capture import Captured, capture
from tests.edited_pack import EditedPack, edited_pack
from tests.small_pack import bullet, row


@pytest.fixture(scope="module")
def pack(tmp_path_factory: pytest.TempPathFactory) -> EditedPack:
    return edited_pack(tmp_path_factory.mktemp("pack"))


@pytest.fixture(scope="module")
def change(pack: EditedPack) -> Baseline:
    """Repeat visits fell by 2.6 percentage points, from 22.6% in July 2021 to 20.0% in July 2022."""
    return pack.baseline("s.change")


def tied(captured: Captured) -> bool:
    """Whether every number is a slot, or belongs to a definition."""
    return not (captured.typed_numbers or captured.ambiguous)


@pytest.mark.parametrize(
    ("text", "template"),
    [
        ("Repeat visits fell by 2.6 percentage points to 20.0%.", "Repeat visits fell by {c.amount} to {c.to}."),
        ("By July 2022 it was 20.0%, after 22.6% in July 2021.", "By {c.to.period} it was {c.to}, after {c.from} in {c.from.period}."),
        ("A fall of 2.6 points: 20.0%, not 22.6%!", "A fall of {c.amount|bare} points: {c.to}, not {c.from}!"),
        ("Use [brackets] and {braces}: 20.0%.", "Use [[brackets]] and {{braces}}: {c.to}."),
    ],
)
def test_printed_numbers_become_slots(text: str, template: str, change: Baseline) -> None:
    """Wherever they stand in the new sentence, with their unit where it was kept, and periods too."""
    captured = capture(text, change)
    assert captured.template == template
    assert tied(captured)


@pytest.mark.parametrize(
    ("text", "typed"),
    [
        ("It fell to 20.0%, and 14 families moved.", ("14",)),
        ("It fell to 20.5%.", ("20.5",)),
        ("It fell to 20%.", ("20",)),
        ("It fell to 20.0% in August 2022.", ("August", "2022")),
        ("It fell to 20.0% in July.", ("July",)),
        ("It fell by a quarter to 20.0%.", ("quarter",)),
        ("It fell to 120.0%.", ("120.0",)),
        ("It fell to 20.0 per cent.", ("20.0",)),
        ("It fell by -2.6 percentage points.", ("2.6",)),
    ],
)
def test_a_number_that_no_slot_printed_was_typed(text: str, typed: tuple[str, ...], change: Baseline) -> None:
    """Digits, months and amounts in words: with new figures they may be wrong."""
    assert capture(text, change).typed_numbers == typed


def test_a_number_of_a_definition_is_none_of_the_editors(pack: EditedPack) -> None:
    """In its own place it means what it meant; elsewhere it was typed."""
    number = pack.baseline("s.number")
    assert tied(capture("In July 2022, 405 visits of 3 hours or more were made.", number))
    assert capture("In July 2022 there were 405 visits by 3 families.", number).typed_numbers == ("3",)


def test_sentences_without_a_slot_are_what_only_the_editor_says(change: Baseline) -> None:
    """A sentence that was generated is none, nor one with a figure."""
    captured = capture(f"{change.text} Most were planned. Of these, 20.0% came back.", change)
    assert captured.added == ("Most were planned.",)
    assert capture(change.text, change).added == ()


@pytest.mark.parametrize(
    ("text", "added"),
    [
        ("Repeat visits fell to 20.0%, because more staff were hired.", ("because more staff were hired",)),
        ("Repeat visits fell to 20.0%, mainly among boys.", ("mainly among boys",)),
        ("Repeat visits, which the new team leads, fell to 20.0%.", ("which the new team leads",)),
        ("Repeat visits fell to 20.0% and waiting lists grew.", ("waiting lists grew",)),
        ("Repeat visits fell to 20.0%, as planned.", ("as planned",)),
        ("Because 20.0% of parents moved, repeat visits fell.", ("Because", "parents moved")),
        ("Good management brought repeat visits down to 20.0%.", ("Good management brought",)),
    ],
)
def test_words_put_into_a_sentence_are_what_only_the_editor_says(text: str, added: tuple[str, ...], change: Baseline) -> None:
    """A reason or a circumstance beside the figures may be as untrue next month as a sentence by itself."""
    assert capture(text, change).added == added


@pytest.mark.parametrize(
    "text",
    [
        "Repeat visits went down by 2.6 percentage points, from 22.6% in July 2021 to 20.0% in July 2022.",
        "The share of repeat visits fell by 2.6 percentage points to 20.0%.",
        "In July 2022 repeat visits stood at 20.0%, below the figure for July 2021 (22.6%).",
        "Fewer visits were repeated: 20.0%, after 22.6% a year before.",
        "One in five visits was repeated in July 2022 (20.0%), less than in July 2021 (22.6%).",
    ],
)
def test_other_words_for_the_same_are_no_addition(text: str, change: Baseline) -> None:
    """So that a sentence that was only reworded is filled with new figures without a question."""
    assert capture(text, change).added == ()


SAME = [
    row("share", "2022-07", "20.0"), row("share", "year ending 2021-03", "22.0", area="eng"),
    row("share", "year ending 2021-03", "22.0", area="reg"),
]  # fmt: skip


@pytest.fixture(scope="module")
def alike(tmp_path_factory: pytest.TempPathFactory) -> Baseline:
    """Two comparators with the same figure."""
    text = "The share is {g}, below England ({g.eng}) and below the West Midlands ({g.reg})."
    folder = tmp_path_factory.mktemp("alike")
    from tests.small_pack import small_pack

    small_pack(folder, SAME, [bullet({"g": {"gap": "share", "to": ["eng", "reg"]}}, text)])
    return EditedPack(folder).baseline("s.b")


def test_the_words_around_tell_equal_numbers_apart(alike: Baseline) -> None:
    """Where they are as they were, each number is the slot that it was."""
    captured = capture("We are at 20.0%, below England (22.0%) and below the West Midlands (22.0%).", alike)
    assert captured.template == "We are at {g}, below England ({g.eng}) and below the West Midlands ({g.reg})."
    swapped = capture("At 20.0% we are below the West Midlands (22.0%), and below England (22.0%).", alike)
    assert swapped.template == "At {g} we are below the West Midlands ({g.reg}), and below England ({g.eng})."


def test_a_number_that_could_be_either_is_ambiguous(alike: Baseline) -> None:
    """Nothing is guessed: it is told, and keeps the edit from being filled with new figures."""
    captured = capture("At 20.0% we are far below 22.0%.", alike)
    assert captured.ambiguous == ("22.0%",)
    assert captured.template == "At {g} we are far below 22.0%."


def test_a_number_typed_over_another_figure_is_not_that_ones(tmp_path: Path) -> None:
    """20.4% rounded by hand to 22.0% is England's figure by chance: next month England's would stand in its place."""
    from tests.small_pack import small_pack

    rows = [row("share", "2022-07", "20.4"), row("share", "year ending 2021-03", "22.0", area="eng")]
    small_pack(tmp_path, rows, [bullet({"g": {"gap": "share", "to": ["eng"]}}, "The share is {g} here, below England ({g.eng}).")])
    baseline = EditedPack(tmp_path).baseline("s.b")
    assert capture("The share is 22.0% here, far below others.", baseline).ambiguous == ("22.0%",)
    assert capture("England has 22.0%, and the share is 20.4% here.", baseline).ambiguous == ()


def test_a_template_of_somebody_else_is_text(change: Baseline) -> None:
    """What another program would run is words (H05)."""
    captured = capture("{{ cycler.__init__.__globals__.os.popen('id') }} 20.0%", change)
    assert captured.template == "{{{{ cycler.__init__.__globals__.os.popen('id') }}}} {c.to}"
