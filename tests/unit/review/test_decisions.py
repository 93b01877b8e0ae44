"""What a person decides on the page: approve, take the generated words, leave out, move, add, note, and settle what does not hold."""

from __future__ import annotations

import itertools
import json
import re

import pytest

from scrutiny_pack.edits.audit import Change
from scrutiny_pack.edits.model import StoreFile
from scrutiny_pack.edits.store import read_store, save_store, with_revisions
from scrutiny_pack.errors import ProblemList
from scrutiny_pack.review import decisions
from tests.review_page import CHANGE, COMPARE, ReviewPage, reading

WORDS = "Re-referrals went down to {c.to}, from {c.from} a year before."
SECTION = "/sections/rereferrals"
LATEST = "E08000028,2022-07,20.0"


def test_an_approved_edit_waits_for_nobody(page: ReviewPage) -> None:
    """Before, the overview names it and a final build is refused; after, it is settled."""
    page.save(CHANGE, WORDS)
    assert "Re-referrals: Bullet 1 Edited, not approved" in page.words("/")
    answer = page.post(f"/blocks/{CHANGE}/approve")
    assert "Approved." in reading(answer.text)
    assert "Nothing: every edit is settled" in page.words("/")
    made = page.last(CHANGE)
    assert (made.state, made.approved and made.approved.by) == ("approved", "A. Editor")


def test_words_can_be_saved_and_approved_at_once(page: ReviewPage) -> None:
    """One press for somebody who may do both."""
    page.save(CHANGE, WORDS, do="approve")
    assert page.last(CHANGE).state == "approved"


def test_the_generated_words_come_back_and_the_edit_is_kept(page: ReviewPage) -> None:
    """Reset prints what the program says; the history still has what the editor said."""
    page.save(CHANGE, WORDS)
    page.post(f"/blocks/{CHANGE}/generated")
    assert page.last(CHANGE).state == "rejected"
    assert "Re-referrals fell by 2.6 percentage points" in page.words(SECTION)
    assert "Re-referrals went down to 20.0%" in page.words(f"/blocks/{CHANGE}")


def test_a_bullet_is_hidden_and_shown_again_in_its_editors_words(page: ReviewPage) -> None:
    """Leaving out is an edit like any other, and showing again goes back to the one before it."""
    page.save(CHANGE, WORDS)
    page.post(f"/blocks/{CHANGE}/hide")
    assert page.last(CHANGE).kind == "suppress"
    hidden = page.words(SECTION)
    assert hidden.index("Not printed") < hidden.index("Show again")
    page.post(f"/blocks/{CHANGE}/show")
    assert "Show again" not in page.words(SECTION)
    assert "Re-referrals went down to 20.0%" in page.words(SECTION)


def test_bullets_change_places(page: ReviewPage) -> None:
    """The new order is an edit of the section, to be approved, and goes back to the pack's."""
    page.post("/sections/rereferrals/move", block=COMPARE, do="up")
    assert page.store().revisions("rereferrals", "en-GB")[-1].order == [COMPARE, CHANGE]
    moved = page.get(SECTION)
    assert moved.index(f'id="b-{COMPARE}"') < moved.index(f'id="b-{CHANGE}"')
    assert "another order than the pack's" in page.words(SECTION)
    page.post("/blocks/rereferrals/approve")
    assert "Nothing: every edit is settled" in page.words("/")
    page.post("/blocks/rereferrals/generated")
    back = page.get(SECTION)
    assert back.index(f'id="b-{CHANGE}"') < back.index(f'id="b-{COMPARE}"')


def test_a_bullet_that_points_back_says_what_it_is_about_where_it_comes_first(page: ReviewPage) -> None:
    """ "This is ..." has nothing before it once it was moved up."""
    page.post("/sections/rereferrals/move", block=COMPARE, do="up")
    assert "In July 2022, the share of referrals that were re-referrals was 20.0%" in page.words(SECTION)


def test_a_bullet_at_the_end_stays_there(page: ReviewPage) -> None:
    """There is nothing to move past, and nothing is written."""
    page.post("/sections/rereferrals/move", block=CHANGE, do="up")
    assert not (page.folder / "pack.edits.yaml").exists()


def test_a_bullet_of_ones_own_stands_below_the_one_it_was_added_to(page: ReviewPage) -> None:
    """With the figures of that bullet, and a question whether it is true when they change."""
    own = _own(page, CHANGE)
    page.save(own, "The service was inspected; the share was {c.to}. All visits were made.", after=CHANGE)
    made = page.last(own)
    assert (made.kind, made.after, made.slots_of) == ("add", CHANGE, CHANGE)
    assert made.template == "The service was inspected; the share was {c.to}. All visits were made."
    assert made.added_text == ["service was inspected", "All visits were made."]
    shown = page.get(SECTION)
    assert shown.index(f'id="b-{CHANGE}"') < shown.index(f'id="b-{own}"') < shown.index(f'id="b-{COMPARE}"')
    assert "the generated words changed" not in page.words(SECTION)
    assert _own(page, CHANGE) != own


def test_ones_own_bullet_can_be_changed_moved_and_taken_out(page: ReviewPage) -> None:
    """It is a bullet as any other is."""
    own = _own(page, CHANGE)
    page.save(own, "A word from the service.", after=CHANGE)
    page.save(own, "A word from the head of service.")
    assert page.last(own).after == CHANGE
    assert "A word from the head of service." in page.words(SECTION)
    page.post("/sections/rereferrals/move", block=own, do="up")
    moved = page.get(SECTION)
    assert moved.index(f'id="b-{own}"') < moved.index(f'id="b-{CHANGE}"')
    page.post(f"/blocks/{own}/generated")
    assert "A word from the head of service." not in page.words(SECTION)


def test_a_note_for_colleagues_is_kept_and_not_printed(page: ReviewPage) -> None:
    """It stands beside its text and on the overview."""
    page.post(f"/blocks/{CHANGE}/note", note="Ask the service about May.")
    assert "Ask the service about May." in page.words("/")
    assert "Ask the service about May." in page.words(f"/blocks/{CHANGE}")
    page.post("/build", do="draft")
    page.built()
    evidence = next((page.folder.parent / "out").glob("*.evidence.json")).read_text(encoding="utf-8")
    assert "Ask the service" not in evidence


def test_new_figures_go_into_approved_words_and_are_approved_again(page: ReviewPage) -> None:
    """The sentence stays the editor's, the numbers are those of now."""
    page.save(CHANGE, WORDS, do="approve")
    page.change_figures(LATEST, "E08000028,2022-07,19.4")
    assert "New figures: approve again" in page.words("/")
    assert "Re-referrals went down to 19.4%, from 22.6% a year before." in page.words(SECTION)
    page.post(f"/blocks/{CHANGE}/approve")
    assert page.last(CHANGE).edited == "Re-referrals went down to 19.4%, from 22.6% a year before."
    assert "Nothing: every edit is settled" in page.words("/")


def test_added_words_are_asked_about_when_the_figures_change(page: ReviewPage) -> None:
    """What no figure says is somebody's word, and that somebody is asked."""
    page.save(CHANGE, WORDS + " All visits were made.", do="approve")
    page.change_figures(LATEST, "E08000028,2022-07,19.4")
    assert "is this still true? All visits were made." in page.words(f"/blocks/{CHANGE}")
    page.post(f"/blocks/{CHANGE}/approve")
    assert "Nothing: every edit is settled" in page.words("/")


@pytest.fixture
def stale(page: ReviewPage) -> ReviewPage:
    """A page with an edit whose claim moved: re-referrals fell, and now they rose."""
    page.save(CHANGE, WORDS, do="approve")
    page.change_figures(LATEST, "E08000028,2022-07,25.0")
    return page


def test_a_stale_edit_is_shown_with_all_there_is_to_decide_on(stale: ReviewPage) -> None:
    """Then and now, the edit, and the claim that moved; the generated words are what prints."""
    assert "Re-referrals: Bullet 1 Out of date: not printed" in stale.words("/")
    assert "Re-referrals rose by 2.4 percentage points" in stale.words(SECTION)
    shown = stale.words(f"/blocks/{CHANGE}")
    assert "Generated then Re-referrals fell by 2.6 percentage points" in shown
    assert "Edited then, by A. Editor Re-referrals went down to 20.0%" in shown
    assert "Generated now Re-referrals rose by 2.4 percentage points" in shown
    assert "The edit with the figures of now Re-referrals went down to 25.0%, from 22.6% a year before." in shown
    assert "c.direction: down, now up" in shown


def test_a_stale_edit_can_be_kept_by_somebody_who_says_so(stale: ReviewPage) -> None:
    """A new revision on the figures of now; it is approved apart."""
    stale.save(CHANGE, WORDS)
    made = stale.last(CHANGE)
    assert (made.rev, made.onto, made.state) == (2, 1, "draft")
    assert made.edited == "Re-referrals went down to 25.0%, from 22.6% a year before."
    assert "Edited, not approved" in stale.words(SECTION)


def test_a_stale_edit_can_be_written_anew_or_dropped(stale: ReviewPage) -> None:
    """Both end the wait; neither takes anything out of the store."""
    stale.save(CHANGE, "Re-referrals went up to {c.to}.", do="approve")
    assert "Nothing: every edit is settled" in stale.words("/")
    stale.post(f"/blocks/{CHANGE}/generated")
    assert len(stale.store().revisions(CHANGE, "en-GB")) == 2
    assert "Re-referrals rose by 2.4 percentage points" in stale.words(SECTION)


def test_a_stale_edit_cannot_be_approved_as_it_is(stale: ReviewPage) -> None:
    """A form for it is refused with the ways out, and nothing is written."""
    before = stale.store()
    answer = stale.post(f"/blocks/{CHANGE}/approve")
    assert answer.status_code == 409
    assert "its claim moved" in reading(answer.text)
    assert stale.store() == before


def test_of_two_edits_from_one_base_a_person_chooses(page: ReviewPage) -> None:
    """Both stand side by side; the chosen one is approved, the other rejected and kept."""
    _two_edits(page)
    assert "Several edits: none is printed" in page.words("/")
    shown = page.words(f"/blocks/{CHANGE}")
    assert "Down to 20.0%, says Ann." in shown and "Down to 20.0%, says Bob." in shown
    page.post(f"/blocks/{CHANGE}/approve", rev="2")
    assert [each.state for each in page.store().revisions(CHANGE, "en-GB")] == ["rejected", "approved"]
    assert "Down to 20.0%, says Bob." in page.words(SECTION)


def test_of_two_edits_a_third_can_be_made(page: ReviewPage) -> None:
    """Words written with both before the eyes settle the conflict."""
    _two_edits(page)
    page.save(CHANGE, "Down to {c.to}, say both.")
    assert [each.state for each in page.store().revisions(CHANGE, "en-GB")] == ["rejected", "draft", "draft"]
    assert "Several edits" not in page.words("/")
    assert "Down to 20.0%, say both." in page.words(SECTION)


def test_every_deed_stands_in_the_audit_trail(page: ReviewPage) -> None:
    """Who did what to which text, from what to what, line by line."""
    page.save(CHANGE, WORDS)
    page.post(f"/blocks/{CHANGE}/approve")
    page.post(f"/blocks/{CHANGE}/hide")
    lines = [json.loads(line) for line in (page.folder / "pack.audit.jsonl").read_text(encoding="utf-8").splitlines()]
    assert [(line["who"], line["what"], line["block"]) for line in lines] == [
        ("A. Editor", "edited", CHANGE),
        ("A. Editor", "approved", CHANGE),
        ("A. Editor", "edited", CHANGE),
    ]
    assert lines[2]["from"] == "Re-referrals went down to 20.0%, from 22.6% a year before."


def test_edits_are_signed_with_the_name_that_is_given(page: ReviewPage) -> None:
    """Until then it is the one that the command named."""
    page.post("/name", name="  Bo   Head ")
    page.save(CHANGE, WORDS)
    assert page.last(CHANGE).by == "Bo Head"


def test_what_stood_behind_a_text_that_is_taken_out_stays(page: ReviewPage) -> None:
    """A second bullet of one's own, moved behind the first, does not go with it."""
    first, second = _own(page, CHANGE), _own(page, CHANGE)
    page.save(first, "The first word.", after=CHANGE)
    page.save(second, "The second word.", after=first)
    page.post(f"/blocks/{first}/generated")
    assert "The first word." not in page.words(SECTION)
    assert "The second word." in page.words(SECTION)
    assert page.last(second).after == CHANGE


def test_bullets_of_ones_own_change_places(page: ReviewPage, monkeypatch: pytest.MonkeyPatch) -> None:
    """One with the other, and with the pack's own; wherever they go, all stay in print."""
    seconds = itertools.count(10)  # nobody adds two in one second
    monkeypatch.setattr(decisions, "now", lambda: f"2022-09-30T10:00:{next(seconds)}Z")
    first, second = _own(page, CHANGE), _own(page, CHANGE)
    page.save(first, "The first word.", after=CHANGE)
    page.save(second, "The second word.", after=CHANGE)
    for block, way, order in (
        (first, "down", [CHANGE, second, first, COMPARE]),
        (second, "up", [second, first, CHANGE, COMPARE]),
        (second, "down", [CHANGE, second, first, COMPARE]),
        (first, "down", [CHANGE, second, COMPARE, first]),
        (first, "up", [CHANGE, second, first, COMPARE]),
        (first, "up", [CHANGE, first, second, COMPARE]),
    ):
        page.post("/sections/rereferrals/move", block=block, do=way)
        shown = page.get(SECTION)
        assert sorted(order, key=lambda each: shown.index(f'id="b-{each}"')) == order, (block, way)


def _own(page: ReviewPage, after: str) -> str:
    """The id that the form for a text of one's own behind `after` gives it."""
    found = re.search(r'action="/blocks/([^"/]+)/words"', page.get(f"/own/{after}"))
    assert found
    return found[1]


def _two_edits(page: ReviewPage) -> None:
    """Ann's and Bob's edit of one text, as merging two copies of the store leaves them."""
    page.save(CHANGE, "Down to {c.to}, says Ann.")
    problems = ProblemList()
    store = read_store(page.folder / "pack.yaml", "pack.yaml", problems)
    bobs = page.last(CHANGE).model_copy(
        update={"rev": 2, "onto": 0, "by": "Bob", "edited": "Down to 20.0%, says Bob.", "template": "Down to {c.to}, says Bob."}
    )
    merged: StoreFile = with_revisions(store.file, "en-GB", {CHANGE: [bobs]})
    save_store(store, merged, [Change("Bob", "2022-08-01T10:00:00Z", "edited", CHANGE)])


def test_an_edit_without_a_place_is_told_and_kept(page: ReviewPage) -> None:
    """Its bullet is not in the pack any more: the overview has its words, and nothing leads to a page that is not there."""
    page.save(CHANGE, "Re-referrals went down to {c.to}.")
    page.change_figures(f"id: {CHANGE}", "id: rereferrals.other", file="pack.yaml")
    page.change_figures(f"follows: {CHANGE}", "follows: rereferrals.other", file="pack.yaml")
    shown = page.get("/")
    assert "Re-referrals went down to 20.0%." in shown
    assert "Its text is not in the pack any more" in shown
    assert f'href="/blocks/{CHANGE}"' not in shown


def test_a_slip_in_a_store_that_was_written_by_hand_stops_and_is_told(page: ReviewPage) -> None:
    """The overview says what no build will get past."""
    page.save(CHANGE, "Re-referrals went down to {c.to}.")
    page.change_figures('"Re-referrals went down to {c.to}."', '"Re-referrals went down to {c.too}."', file="pack.edits.yaml")
    shown = page.words("/")
    assert "What stops every build" in shown
    assert 'there is no slot "c.too"' in shown


def test_of_two_orders_a_person_chooses(page: ReviewPage) -> None:
    """As of two edits of the same words."""
    page.post("/sections/rereferrals/move", block=COMPARE, do="up")
    store = read_store(page.folder / "pack.yaml", "pack.yaml", ProblemList())
    other = page.store().revisions("rereferrals", "en-GB")[-1].model_copy(update={"rev": 2, "by": "Bob", "order": [CHANGE, COMPARE]})
    save_store(store, with_revisions(store.file, "en-GB", {"rereferrals": [other]}), [Change("Bob", "2022-08-01T10:00:00Z", "edited", "x")])
    assert "Use and approve the order by Bob" in page.words(SECTION)
    page.post("/blocks/rereferrals/approve", rev="2")
    assert "Nothing: every edit is settled" in page.words("/")


def test_edits_of_another_board_are_left_alone(page: ReviewPage) -> None:
    """They are not shown here, not built upon, and not rejected with the ones that are."""
    page.save(CHANGE, "Re-referrals went down to {c.to}.")
    store = read_store(page.folder / "pack.yaml", "pack.yaml", ProblemList())
    theirs = page.last(CHANGE).model_copy(update={"rev": 2, "onto": 0, "boards": ["corporate-parenting"], "edited": "For another board."})
    save_store(store, with_revisions(store.file, "en-GB", {CHANGE: [theirs]}), [Change("Bob", "2022-08-01T10:00:00Z", "edited", CHANGE)])
    assert "For another board." not in page.words(SECTION)
    page.post(f"/blocks/{CHANGE}/generated")
    assert [each.state for each in page.store().revisions(CHANGE, "en-GB")] == ["rejected", "draft"]


def test_a_later_edit_is_for_whom_the_one_before_was(page: ReviewPage) -> None:
    """Words that one board asked for do not spread to all by being changed."""
    page.save(CHANGE, "Re-referrals went down to {c.to}.")
    page.change_figures("state: draft", "state: draft\n        boards:\n          - scrutiny", file="pack.edits.yaml")
    page.save(CHANGE, "Re-referrals went down, to {c.to}.")
    assert page.last(CHANGE).boards == ["scrutiny"]


@pytest.mark.parametrize("deed", ["generated", "show", "approve"])
def test_a_deed_without_an_edit_does_nothing(page: ReviewPage, deed: str) -> None:
    """A form that was sent twice, or by a person who was too late."""
    assert page.post(f"/blocks/{CHANGE}/{deed}").status_code in (200, 409)
    assert not (page.folder / "pack.edits.yaml").exists()
