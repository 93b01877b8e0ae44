from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from scrutiny_pack import editing
from scrutiny_pack.edits.model import Revision
from scrutiny_pack.errors import InputError
from tests.edited_pack import CHANGE, GAP, NUMBER, EditedPack, edited_pack, next_month
from tests.edited_report import (
    Change,
    at_the_front,
    cell_changed,
    change_report,
    commented,
    comments_part,
    copied,
    deleted,
    emptied,
    heading_changed,
    made_bold,
    moved,
    new_bullet,
    part_changed,
    replaced,
    retyped,
    split,
    tracked,
    tracked_deletion,
    tracked_move,
    typed_behind,
    with_footnote,
    with_text_box,
    without_bookmarks,
    without_controls,
)

SECTIONS = [
    {"id": "s", "title": "Visits", "bullets": [CHANGE, GAP, NUMBER]},
    {
        "id": "t",
        "title": "Context",
        "static": [
            {"id": "t.words", "prose": "The service was inspected in May."},
            {"id": "t.grades", "caption": "Grades", "header": ["What", "Grade"], "rows": [["All", "Good"]]},
        ],
    },
]
SENTENCE = "Repeat visits fell by 2.6 percentage points, from 22.6% in July 2021 to 20.0% in July 2022."


@pytest.fixture(scope="module")
def printed(tmp_path_factory: pytest.TempPathFactory) -> EditedPack:
    """The pack, built once."""
    pack = edited_pack(tmp_path_factory.mktemp("printed"), sections=SECTIONS)
    pack.built("docx", "pptx")
    return pack


@pytest.fixture
def pack(printed: EditedPack, tmp_path: Path) -> EditedPack:
    """A copy of the built pack, without edits."""
    shutil.copytree(printed.folder, tmp_path / "pack")
    return EditedPack(tmp_path / "pack")


def report(pack: EditedPack) -> Path:
    return next((pack.folder / "out").glob("*.docx"))


def opened(pack: EditedPack, file: Path, who: str = "officer") -> editing.Document:
    return editing.open_document(file, pack.folder, None, who, None, pack.folder / "out")


def pull(pack: EditedPack, file: Path, who: str = "officer") -> int:
    """Read `file` back and store what was found; how much was stored."""
    return editing.store_found(opened(pack, file, who), who, lambda: opened(pack, file, who))


def pulled(pack: EditedPack, *changes: Change, parts: dict[str, bytes] | None = None, name: str = "edited.docx") -> editing.Document:
    """The report with `changes`, read back; what was found is stored."""
    file = change_report(report(pack), pack.folder / name, *changes, parts=parts)
    document = opened(pack, file)
    editing.store_found(document, "officer", lambda: document)
    return document


def stored(pack: EditedPack, block: str) -> Revision:
    return pack.prepared().store.file.revisions(block, "en-GB")[-1]


def store_bytes(pack: EditedPack) -> bytes:
    path = pack.folder / "pack.edits.yaml"
    return path.read_bytes() if path.exists() else b""


NEW = "Visits by neighbours were 20.0% too."
REST = ("add", "from 22.6% in July 2021 to 20.0% in July 2022.")
ALL = {"s.change": ("reword", SENTENCE.replace("Repeat", "All"))}
KEPT: dict[str, tuple[list[Change], dict[str, tuple[str, str]]]] = {
    "inside": ([replaced("s.change", "Repeat", "All")], ALL),
    "at the end, outside the control": ([typed_behind("s.change", " Good.")], {"s.change": ("reword", f"{SENTENCE} Good.")}),
    "whole": ([retyped("s.change", "It is 20.0%.")], {"s.change": ("reword", "It is 20.0%.")}),
    "whole, without a number": ([retyped("s.change", "It fell.")], {"s.change": ("replace", "It fell.")}),
    "control gone": ([without_controls("s.change"), replaced("s.change", "Repeat", "All")], ALL),
    "all names gone": ([replaced("s.change", "Repeat", "All"), without_controls(), without_bookmarks], ALL),
    "all names gone, text replaced": (
        [retyped("s.number", "None."), without_controls(), without_bookmarks],
        {"s.number": ("replace", "None.")},
    ),
    "split": (
        [split("s.change", "from 22.6%")],
        {"s.change": ("reword", "Repeat visits fell by 2.6 percentage points,"), "s.change.added_": REST},
    ),
    "added": ([new_bullet("s.change", NEW)], {"s.change.added_": ("add", NEW)}),
    "added inside the control": ([new_bullet("s.change", NEW, inside=True)], {"s.change.added_": ("add", NEW)}),
    "added at the end": ([new_bullet("s.number", "405 visits.")], {"s.number.added_": ("add", "405 visits.")}),
    "deleted": ([deleted("s.number")], {"s.number": ("suppress", "")}),
    "emptied": ([emptied("s.number")], {"s.number": ("suppress", "")}),
    "moved": ([moved("s.number", "s.change")], {"s": ("order", "")}),
    "copied": (
        [copied("s.number", "s.change")],
        {"s.change.added_": ("add", "In July 2022 there were 405 visits of 3 hours or more.")},
    ),
    "copied and reworded": ([copied("s.change", "s.number", "At 20.0%, fine.")], {"s.number.added_": ("add", "At 20.0%, fine.")}),
    "tracked": ([tracked("s.change", "Repeat", "All")], ALL),
    "tracked, deleted whole": ([tracked_deletion("s.number")], {"s.number": ("suppress", "")}),
    "tracked, moved": ([tracked_move("s.number", "s.change")], {"s": ("order", "")}),
    "headline": ([replaced("s.headline", "Repeat visits", "Visits again")], {"s.headline": ("reword", "")}),
    "note": ([replaced("s.note", "Sandwell", "Sandwell Council")], {"s.note": ("reword", "")}),
    "prose": ([replaced("t.words", "May", "June")], {"t.words": ("replace", "The service was inspected in June.")}),
    "caption": ([replaced("t.grades", "Grades", "The grades")], {"t.grades": ("replace", "The grades")}),
}


@pytest.mark.parametrize("case", KEPT)
def test_what_word_and_libreoffice_do_is_read_back(case: str, pack: EditedPack) -> None:
    """Each change is found, that one and no other; a second reading adds nothing; and it is printed by the next build."""
    changes, expected = KEPT[case]
    document = pulled(pack, *changes)
    found = {each.block: each.revision for each in document.found.found}
    assert len(found) == len(expected)
    for block, (kind, text) in expected.items():
        revision = next(each for name, each in found.items() if name == block or (block.endswith("_") and name.startswith(block)))
        assert revision.kind == kind
        assert not text or revision.edited == text
    assert document.found.not_kept == ()
    before = store_bytes(pack)
    assert pull(pack, pack.folder / "edited.docx") == 0
    assert store_bytes(pack) == before
    built = pack.built("docx")
    again = opened(pack, built)
    assert (again.found.found, again.found.not_kept) == ((), ())
    assert {outcome.result for outcome in pack.prepared().editing.outcomes.values()} == {"kept"}


def test_nothing_edited_leaves_the_store_as_it_was(pack: EditedPack) -> None:
    """No file where there was none, and the same bytes where there was one."""
    assert pull(pack, report(pack)) == 0
    assert not (pack.folder / "pack.edits.yaml").exists()
    pulled(pack, replaced("s.change", "fell", "sank"))
    before = store_bytes(pack)
    assert pull(pack, pack.built("docx")) == 0
    assert store_bytes(pack) == before


def test_a_tracked_change_keeps_who_made_it_and_when(pack: EditedPack) -> None:
    """The editor's name and date, not those of the officer who pulls."""
    pulled(pack, tracked("s.change", "fell", "sank"))
    revision = stored(pack, "s.change")
    assert (revision.by, revision.at) == ("A. Editor", "2022-09-01T10:00:00Z")
    pulled(pack, replaced("s.number", "there were", "we had"), name="other.docx")
    assert stored(pack, "s.number").by == "officer"


def test_comments_are_kept_as_notes(pack: EditedPack) -> None:
    """With their author; pulled twice they stand there once. Our own in a draft are none."""
    parts = comments_part(report(pack), "Is this right?")
    for name in ("one.docx", "two.docx"):
        pulled(pack, commented("s.number"), parts=parts, name=name)
    notes = pack.prepared().store.file.notes
    assert {block: [(note.by, note.text) for note in entries] for block, entries in notes.items()} == {
        "s.number": [("A. Reader", "Is this right?")]
    }


def test_our_own_comments_are_no_notes(pack: EditedPack) -> None:
    """What a draft says of a stale edit is not read back as somebody's note."""
    pulled(pack, retyped("s.change", "It fell to 20.0%, and 14 families moved."))
    next_month(pack, sections=SECTIONS)
    document = opened(pack, pack.built("docx"))
    assert (document.found.found, document.found.notes, document.found.not_kept) == ((), {}, ())


@pytest.mark.parametrize(
    ("change", "where", "what"),
    [
        (cell_changed("Good", "Best"), "table 2, row 2, column 2", '"Good" is now "Best"'),
        (heading_changed("Context", "Background"), "heading or cover", '"Context" is now "Background"'),
        (deleted("s.note"), "s.note", "taken out"),
        (deleted("t.grades"), "t.grades", "taken out"),
        (moved("s.number", "t.words"), "s.number", "moved to another section"),
        (at_the_front("Hello."), "front", "added"),
        (made_bold("s.change"), "s.change", "bold"),
        (with_footnote("s.change"), "s.change", "a footnote"),
        (with_text_box("s.change", "Look!"), "text box", '"Look!" was added'),
    ],
    ids=["cell", "heading", "note", "caption", "section", "cover", "bold", "footnote", "box"],
)
def test_what_cannot_be_kept_is_listed_with_what_to_do(change: Change, where: str, what: str, pack: EditedPack) -> None:
    """Nothing that differs goes unmentioned, and nothing of it is stored."""
    document = pulled(pack, change)
    assert document.found.found == ()
    assert (where, True) in [(each.where, what in each.what) for each in document.found.not_kept]
    assert all(each.fix for each in document.found.not_kept)
    assert not (pack.folder / "pack.edits.yaml").exists()


def test_a_changed_footer_is_listed(pack: EditedPack) -> None:
    """It is made from the pack's title and the board's template."""
    document = pulled(pack, parts=part_changed(report(pack), "word/footer", b"Small, July 2022", b"Small, and changed"))
    assert [(each.where, "Small, and changed" in each.what) for each in document.found.not_kept] == [("footer", True)]


def test_a_suppressed_bullet_is_nowhere(pack: EditedPack) -> None:
    """Neither in the report nor among the key messages nor on a slide; what pointed back to it stands by itself."""
    pulled(pack, deleted("s.change"))
    read = pack.prepared()
    assert pack.order() == ["s.gap", "s.number"]
    assert pack.printed("s.gap").startswith("In July 2022, the share of visits that were repeat visits was 20.0%")
    assert "key.s.change" not in {message.id for group in read.pack.key_messages for message in group.messages}


def test_a_key_message_prints_the_edited_bullet(pack: EditedPack) -> None:
    """Word for word, unless the message itself was edited."""
    said = "It fell by 2.6 percentage points to 20.0%."
    first = pack.prepared().pack.key_messages[0].messages[0].id
    block = first.removeprefix("key.")
    pulled(pack, retyped(block, said if block == "s.change" else "Far below England (22.7%)."))
    messages = {message.id: message for group in pack.prepared().pack.key_messages for message in group.messages}
    assert messages[first].text.plain == pack.printed(block)


def test_order_and_additions_are_printed(pack: EditedPack) -> None:
    """A moved bullet stays where it was put, and an added one behind its own."""
    document = pulled(pack, moved("s.number", "s.change"), new_bullet("s.number", "First."), new_bullet("s.gap", "Last."))
    assert len(document.found.found) == 3
    order = pack.order()
    assert [name.partition(".added")[0] for name in order] == ["s.change", "s.number", "s.number", "s.gap", "s.gap"]
    assert pack.printed(order[2]) == "First."


def test_two_people_who_edit_one_base_disagree(pack: EditedPack) -> None:
    """Both are stored; it is a conflict; nothing is lost."""
    first = change_report(report(pack), pack.folder / "a.docx", replaced("s.change", "fell", "sank"))
    second = change_report(
        report(pack), pack.folder / "b.docx", replaced("s.change", "fell", "dropped"), replaced("s.number", "there", "There")
    )
    pull(pack, first, "A")
    document = opened(pack, second, "B")
    assert "conflict" in "\n".join(editing.found_lines(document))
    pull(pack, second, "B")
    assert [each.by for each in pack.prepared().store.file.revisions("s.change", "en-GB")] == ["A", "B"]
    assert pack.outcome("s.change").result == "conflict"
    assert "sank" in pack.outcome("s.change").reason and "dropped" in pack.outcome("s.change").reason


def test_two_people_disagree_even_when_it_was_built_between(pack: EditedPack) -> None:
    """The second one's report is of a build whose evidence was written over: the marks in it still tell what it printed."""
    base = shutil.copy(report(pack), pack.folder / "base.docx")
    pull(pack, change_report(Path(base), pack.folder / "a.docx", replaced("s.change", "fell", "sank")), "A")
    pack.built("docx")
    second = change_report(
        Path(base), pack.folder / "b.docx", replaced("s.change", "fell", "dropped"), replaced("s.number", "there were", "we had")
    )
    document = opened(pack, second, "B")
    assert document.printed.other_build
    pull(pack, second, "B")
    assert pack.outcome("s.change").result == "conflict"
    assert pack.outcome("s.number").result == "kept"


def test_an_old_copy_without_its_evidence_invents_no_edits(pack: EditedPack) -> None:
    """A report of before, its evidence gone: neither its order nor a bullet that was left out since is taken for somebody's edit."""
    base = Path(shutil.copy(report(pack), pack.folder / "base.docx"))
    pulled(pack, moved("s.change", "s.number"), deleted("s.gap"))
    before = (pack.folder / "pack.edits.yaml").read_bytes()
    for each in (pack.folder / "out").iterdir():
        each.unlink()
    retold = SECTIONS[0] | {"bullets": [CHANGE, GAP, NUMBER | {"text": "We counted {n} visits."}]}
    edited_pack(pack.folder, sections=[retold, SECTIONS[1]])
    pack.built("docx")
    document = opened(pack, change_report(base, pack.folder / "old.docx", replaced("s.change", "fell", "sank")), "B")
    assert document.printed.other_build
    assert [(each.block, each.revision.edited) for each in document.found.new] == [("s.change", SENTENCE.replace("fell", "sank"))]
    told = {each.where: each.what for each in document.found.not_kept}
    for place in ("s", "s.gap", "s.number", "tables, pictures, header and footer"):
        assert "evidence is gone" in told[place]
    assert (pack.folder / "pack.edits.yaml").read_bytes() == before


def test_an_edit_of_an_edit_follows_it(pack: EditedPack) -> None:
    """It is no conflict, and the first stays in the history."""
    pulled(pack, replaced("s.change", "fell", "sank"), new_bullet("s.number", "405 visits."))
    built = pack.built("docx")
    added = next(name for name in pack.order() if ".added_" in name)
    again = change_report(
        built, pack.folder / "again.docx", replaced("s.change", "sank", "went down"), replaced(added, "405 visits", "Of 405 visits, most")
    )
    pull(pack, again)
    revisions = pack.prepared().store.file.revisions("s.change", "en-GB")
    assert [(each.rev, each.onto) for each in revisions] == [(1, 0), (2, 1)]
    assert pack.printed("s.change") == SENTENCE.replace("fell", "went down")
    assert pack.printed(added) == "Of 405 visits, most."
    final = change_report(pack.built("docx"), pack.folder / "last.docx", deleted(added))
    pull(pack, final)
    assert added not in pack.order()


def test_a_report_without_its_evidence_is_told(pack: EditedPack) -> None:
    """Nothing is guessed: the evidence of the build is asked for, and may be named."""
    alone = pack.folder / "elsewhere" / "edited.docx"
    change_report(report(pack), alone, replaced("s.change", "fell", "sank"))
    evidence = next((pack.folder / "out").glob("*.evidence.json"))
    kept = evidence.rename(pack.folder / "kept.json")
    with pytest.raises(InputError) as refused:
        opened(pack, alone)
    assert [problem.slug for problem in refused.value.problems] == ["no-baseline"]
    document = editing.open_document(alone, pack.folder, None, "x", kept, pack.folder)
    assert [each.block for each in document.found.found] == ["s.change"]


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04 no zip", b"\xd0\xcf\x11\xe0 old", b"hello"])
def test_what_is_no_report_is_refused_in_words(content: bytes, pack: EditedPack) -> None:
    """Never a traceback."""
    file = pack.folder / "x.docx"
    file.write_bytes(content)
    with pytest.raises(InputError) as refused:
        opened(pack, file)
    assert [problem.slug for problem in refused.value.problems] == ["edited-file"]


def test_a_store_written_meanwhile_is_merged(pack: EditedPack) -> None:
    """Two pulls at the same time: the second one looks again and adds its own."""
    first = change_report(report(pack), pack.folder / "a.docx", replaced("s.change", "fell", "sank"))
    second = change_report(report(pack), pack.folder / "b.docx", replaced("s.number", "there were", "we had"))
    late = opened(pack, second, "B")
    pull(pack, first, "A")
    assert editing.store_found(late, "B", lambda: opened(pack, second, "B")) == 1
    assert sorted(pack.prepared().store.file.edits) == ["s.change", "s.number"]


def test_what_was_found_is_shown_before_it_is_stored(pack: EditedPack) -> None:
    """The old and the new words, what was typed, and what only the editor says."""
    file = change_report(report(pack), pack.folder / "x.docx", retyped("s.change", "It is 20.0%, and 14 families moved. All is well."))
    lines = editing.found_lines(opened(pack, file))
    assert f"  was: {SENTENCE}" in lines
    assert "  is:  It is 20.0%, and 14 families moved. All is well." in lines
    assert any(line.startswith("  numbers that no figure is: 14") for line in lines)
    assert "  only the editor says: All is well." in lines
    assert not (pack.folder / "pack.edits.yaml").exists()
