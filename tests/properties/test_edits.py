from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from scrutiny_pack import editing
from scrutiny_pack.edits.cleaned import cleaned
from tests.edited_pack import CHANGE, GAP, NUMBER, EditedPack, edited_pack
from tests.edited_report import Change, change_report, deleted, new_bullet, retyped, tracked, without_controls
from tests.small_pack import bullet

OTHER = bullet({"c": {"change": "share", "from": "year_before"}}, "The share {c.verb} to {c.to}.", id="t.share")
MORE = bullet({"n": {"level": "number"}}, "We counted {n} visits.", id="t.count")
SECTIONS = [
    {"id": "s", "title": "Visits", "bullets": [CHANGE, GAP, NUMBER]},
    {"id": "t", "title": "Shares", "bullets": [OTHER, MORE]},
]
BLOCKS = ("s.change", "s.gap", "s.number", "t.share", "t.count")
WORD = st.text(st.characters(codec="utf-8", categories=("L", "N", "P", "S")), min_size=1, max_size=12)
SENTENCE = st.lists(
    st.one_of(WORD, st.sampled_from(["20.0%", "22.6%", "July 2022", "405", "2.6 percentage points"])), min_size=1, max_size=9
)
TEXT = SENTENCE.map(" ".join).map(cleaned).filter(lambda text: len(text) > 3 and text[0].isalnum())
EDITS = st.fixed_dictionaries({}, optional={block: st.one_of(TEXT, st.none()) for block in BLOCKS})


@pytest.fixture(scope="module")
def printed(tmp_path_factory: pytest.TempPathFactory) -> EditedPack:
    """The pack, built once."""
    pack = edited_pack(tmp_path_factory.mktemp("printed"), sections=SECTIONS)
    pack.built("docx")
    return pack


def changes_for(edits: dict[str, str | None], added: dict[str, str], mode: str) -> list[Change]:
    changes: list[Change] = [new_bullet(block, text) for block, text in added.items()]
    for block, text in edits.items():
        if text is None:
            changes.append(deleted(block))
        elif mode == "tracked":
            changes.append(tracked_whole(block, text))
        else:
            changes += [retyped(block, text), *([without_controls(block)] if mode == "no control" else [])]
    return changes


def tracked_whole(block: str, text: str) -> Change:
    """All words deleted and `text` inserted, with tracking on."""

    def change(root):  # type: ignore[no-untyped-def]
        from tests.edited_report import paragraph, text_of

        tracked(block, text_of(paragraph(root, block)), text)(root)

    return change


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(
    edits=EDITS, added=st.dictionaries(st.sampled_from(BLOCKS), TEXT, max_size=2), mode=st.sampled_from(["typed", "tracked", "no control"])
)
def test_pull_finds_what_was_changed_and_nothing_else(
    edits: dict[str, str | None], added: dict[str, str], mode: str, printed: EditedPack, tmp_path_factory: pytest.TempPathFactory
) -> None:
    """Any edits of a file are found, each; a second reading adds nothing; and the next build prints every one of them."""
    if None in edits.values():  # a new text in the place of one that is gone is that one, replaced
        added = {}
    if len(set(added.values())) < len(added):
        added = dict(list(added.items())[:1])
    folder = tmp_path_factory.mktemp("edited") / "pack"
    shutil.copytree(printed.folder, folder)
    pack = EditedPack(folder)
    report = next((folder / "out").glob("*.docx"))
    file = change_report(report, folder / "edited.docx", *changes_for(edits, added, mode))

    def document() -> editing.Document:
        return editing.open_document(file, folder, None, "officer", None, folder / "out")

    first = document()
    texts = sorted(each.revision.edited for each in first.found.found)
    expected = sorted([*(text or "" for text in edits.values()), *added.values()])
    assert texts == expected
    assert first.found.not_kept == ()
    editing.store_found(first, "officer", document)
    store = store_of(folder)
    assert document().found.new == ()
    assert editing.store_found(document(), "officer", document) == 0
    assert store_of(folder) == store
    said = {each.id: each.text.plain for section in pack.prepared().pack.sections for each in section.bullets}
    for block, text in edits.items():
        assert said.get(block) == text
    assert set(added.values()) <= set(said.values())


def store_of(folder: Path) -> bytes:
    path = folder / "pack.edits.yaml"
    return path.read_bytes() if path.exists() else b""
