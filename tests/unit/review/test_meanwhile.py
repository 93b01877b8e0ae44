"""What somebody else changed meanwhile is seen, and never overwritten."""

from __future__ import annotations

from scrutiny_pack.edits.audit import Change
from scrutiny_pack.edits.model import Note
from scrutiny_pack.edits.store import read_store, save_store, with_notes
from scrutiny_pack.errors import ProblemList
from tests.review_page import CHANGE, COMPARE, ReviewPage, reading

THEIRS, MINE = "Re-referrals went down to {c.to}.", "Fewer came back: {c.to}."


def test_words_changed_in_another_window_stand_beside_mine(page: ReviewPage) -> None:
    """The second to save sees both and decides; until then the first one's words stand."""
    seen = page.version(CHANGE)
    page.save(CHANGE, THEIRS)
    answer = page.save(CHANGE, MINE, version=seen)
    assert answer.status_code == 409
    shown = reading(answer.text)
    assert "As it is now Re-referrals went down to 20.0%." in shown
    assert "Yours Fewer came back: 20.0%." in shown
    assert MINE in answer.text
    assert page.last(CHANGE).edited == "Re-referrals went down to 20.0%."


def test_mine_can_be_saved_on_top_of_theirs(page: ReviewPage) -> None:
    """The page that shows both carries the mark of what it shows; theirs stays in the history."""
    seen = page.version(CHANGE)
    page.save(CHANGE, THEIRS)
    page.save(CHANGE, MINE, version=seen)
    page.save(CHANGE, MINE)
    assert [(each.edited, each.onto) for each in page.store().revisions(CHANGE, "en-GB")] == [
        ("Re-referrals went down to 20.0%.", 0),
        ("Fewer came back: 20.0%.", 1),
    ]


def test_new_figures_are_seen_before_words_are_saved_on_them(page: ReviewPage) -> None:
    """A text written beside old figures is not quietly made one about new ones."""
    seen = page.version(CHANGE)
    page.change_figures("E08000028,2022-07,20.0", "E08000028,2022-07,25.0")
    answer = page.save(CHANGE, MINE, version=seen)
    assert answer.status_code == 409
    assert "Re-referrals rose by 2.4 percentage points" in reading(answer.text)
    assert not (page.folder / "pack.edits.yaml").exists()


def test_an_approval_holds_for_the_words_that_were_seen(page: ReviewPage) -> None:
    """Words changed after the page was loaded are not approved by a press on it."""
    page.save(CHANGE, THEIRS)
    seen = page.version(CHANGE)
    page.save(CHANGE, MINE)
    answer = page.post(f"/blocks/{CHANGE}/approve", version=seen)
    assert answer.status_code == 409
    assert "changed while you had it open" in reading(answer.text)
    assert {each.state for each in page.store().revisions(CHANGE, "en-GB")} == {"draft"}


def test_what_pull_writes_is_seen_at_once_and_kept(page: ReviewPage) -> None:
    """The store is read for every page; an edit of another text does not stand in the way."""
    seen = page.version(CHANGE)
    _write_from_outside(page)
    assert "From Word: look at this." in page.words(f"/blocks/{COMPARE}")
    assert page.save(CHANGE, MINE, version=seen).status_code == 200
    assert page.store().notes[COMPARE][0].text == "From Word: look at this."
    assert page.last(CHANGE).edited == "Fewer came back: 20.0%."


def test_a_store_that_changes_in_the_moment_of_writing_is_read_again(page: ReviewPage, monkeypatch) -> None:  # type: ignore[no-untyped-def]
    """The decision is taken anew on what stands there then."""
    from scrutiny_pack.review import session

    real, wrote = session.save_store, []

    def slow(store, file, changes):  # type: ignore[no-untyped-def]
        if not wrote:
            wrote.append(True)
            _write_from_outside(page)
        return real(store, file, changes)

    monkeypatch.setattr(session, "save_store", slow)
    assert page.save(CHANGE, MINE).status_code == 200
    assert page.store().notes[COMPARE][0].text == "From Word: look at this."
    assert page.last(CHANGE).edited == "Fewer came back: 20.0%."


def test_a_store_that_cannot_be_read_is_told(page: ReviewPage) -> None:
    """With its line and what to do; nothing is written over it."""
    store = page.folder / "pack.edits.yaml"
    store.write_text("version: 1\nedits: [1, 2\n", encoding="utf-8")
    answer = page.client.get("/")
    assert answer.status_code == 409
    assert "pack.edits.yaml" in reading(answer.text)
    assert "What to do" in reading(answer.text)
    assert store.read_text(encoding="utf-8") == "version: 1\nedits: [1, 2\n"


def test_a_pack_that_breaks_meanwhile_is_told_and_seen_again_when_mended(page: ReviewPage) -> None:
    """Somebody is in the middle of changing a data file."""
    page.change_figures("2022-07,20.0", "2022-07,n/k")
    answer = page.client.get("/")
    assert (answer.status_code, "local.csv" in answer.text) == (409, True)
    page.change_figures("2022-07,n/k", "2022-07,20.0")
    assert "Nothing: every edit is settled" in page.words("/")


def _write_from_outside(page: ReviewPage) -> None:
    store = read_store(page.folder / "pack.yaml", "pack.yaml", ProblemList())
    note = Note(by="Word", text="From Word: look at this.")
    save_store(store, with_notes(store.file, {COMPARE: [note]}), [Change("Word", "2022-08-01T10:00:00Z", "noted", COMPARE)])
