"""Words changed on the page: kept with their figures, looked at before, refused where they cannot hold."""

from __future__ import annotations

from pathlib import Path

import pytest

from scrutiny_pack.review.shown import version_of
from tests.review_page import CHANGE, COMPARE, ReviewPage, opened, reading

REWORDED = "The share of re-referrals {c.verb} to {c.to} in {c.to.period}, from {c.from} a year before."


def test_saved_words_stand_in_the_store_with_their_slots(page: ReviewPage) -> None:
    """Who, when and how is kept, the words as they print, and the same with slots, so that new figures can go in."""
    answer = page.save(CHANGE, "Re-referrals went down to {c.to}, from {c.from} a year before.")
    assert answer.status_code == 200
    made = page.last(CHANGE)
    assert made.edited == "Re-referrals went down to 20.0%, from 22.6% a year before."
    assert made.template == "Re-referrals went down to {c.to}, from {c.from} a year before."
    assert (made.by, made.via, made.state, made.onto) == ("A. Editor", "page", "draft", 0)
    assert made.base.slots == {"c.to": "20.0%", "c.from": "22.6%"}
    assert "Saved." in reading(answer.text)
    assert "Re-referrals went down to 20.0%" in page.words("/sections/rereferrals")


def test_a_figure_typed_as_a_number_is_tied_to_its_slot(page: ReviewPage) -> None:
    """Where one figure only prints so, the number becomes that figure again."""
    page.save(CHANGE, "Re-referrals went down to 20.0%, from 22.6% a year before.")
    assert page.last(CHANGE).template == "Re-referrals went down to {c.to}, from {c.from} a year before."


def test_the_preview_says_what_would_print_and_what_to_think_of(page: ReviewPage) -> None:
    """Numbers of now in the slots; a typed number, a sentence without a figure and doubtful words are remarked on; nothing is written."""
    text = "Re-referrals are now at {c.to}, and 12 visits were made. Partners worked well together."
    says = page.post(f"/blocks/{CHANGE}/preview", text=text, slide="").json()
    assert says["report"] == "Re-referrals are now at 20.0%, and 12 visits were made. Partners worked well together."
    assert says["wrong"] == ""
    remarks = " ".join(says["remarks"])
    assert "Typed, not computed: 12" in remarks
    assert '"Partners worked well together."' in remarks
    assert '"now": a word for the time' in remarks
    assert not (page.folder / "pack.edits.yaml").exists()


def test_the_slide_has_a_text_of_its_own(page: ReviewPage) -> None:
    """Only the slide's words are kept where only they were changed."""
    page.save(CHANGE, _generated(page, CHANGE), slide="Down to {c.to}")
    made = page.last(CHANGE)
    assert (made.edited, made.slide, made.slide_template) == ("", "Down to 20.0%", "Down to {c.to}")
    assert "Slide Down to 20.0%" in page.words("/sections/rereferrals")


def test_a_long_report_text_asks_for_a_slide_text(page: ReviewPage) -> None:
    """More than twenty words stay off the slide, and the page says so."""
    text = "Re-referrals went down to {c.to}, " + "which is a long way to say that they went down and went down again, " * 2 + "as told."
    says = page.post(f"/blocks/{CHANGE}/preview", text=text, slide="").json()
    assert any("write a slide text too" in remark for remark in says["remarks"])


@pytest.mark.parametrize("text", ["Re-referrals fell to {c.too}.", "Re-referrals fell to {valeu}."])
def test_an_unknown_figure_is_refused_with_those_that_there_are(page: ReviewPage, text: str) -> None:
    """Nothing is written; the words stay in the form, with what is wrong and what to write."""
    answer = page.save(CHANGE, text)
    assert answer.status_code == 422
    assert "there is no figure" in answer.text
    assert "c.to" in reading(answer.text)
    assert text in answer.text.replace("&#34;", '"')
    assert not (page.folder / "pack.edits.yaml").exists()


def test_code_in_the_words_is_printed_as_it_is(page: ReviewPage) -> None:
    """Braces that name no figure are words, markup is words, and neither runs nor vanishes."""
    typed = "{{ cycler.__init__.__globals__.os.popen('id') }} <script>alert(1)</script> at {c.to} [sic]"
    page.save(CHANGE, typed)
    printed = "{{ cycler.__init__.__globals__.os.popen('id') }} <script>alert(1)</script> at 20.0% [sic]"
    assert page.last(CHANGE).edited == printed
    shown = page.get("/sections/rereferrals")
    assert "<script>alert" not in shown
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in shown
    assert "<script>alert" not in page.get(f"/blocks/{CHANGE}")
    assert page.save(CHANGE, _form_text(page, CHANGE)).status_code == 200
    assert page.last(CHANGE).edited == printed


def test_the_generated_words_are_no_edit(page: ReviewPage) -> None:
    """Saved as they are they leave no trace; saved over an edit they take its place, and the edit stays in the history."""
    page.save(CHANGE, _generated(page, CHANGE))
    assert not (page.folder / "pack.edits.yaml").exists()
    page.save(CHANGE, "Re-referrals went down to {c.to}.")
    page.save(CHANGE, _generated(page, CHANGE))
    assert [each.state for each in page.store().revisions(CHANGE, "en-GB")] == ["rejected"]


def test_the_same_words_twice_are_one_edit(page: ReviewPage) -> None:
    """A form sent twice adds nothing."""
    for _ in range(2):
        page.save(CHANGE, "Re-referrals went down to {c.to}.")
    assert len(page.store().revisions(CHANGE, "en-GB")) == 1


def test_a_later_edit_stands_on_the_one_before(page: ReviewPage) -> None:
    """It is made from what the page showed, so that the two are no conflict."""
    page.save(CHANGE, "Re-referrals went down to {c.to}.")
    page.save(CHANGE, "Re-referrals went down, to {c.to}.")
    assert [(each.rev, each.onto) for each in page.store().revisions(CHANGE, "en-GB")] == [(1, 0), (2, 1)]
    assert "Several edits" not in page.words("/")


def test_empty_words_are_refused(page: ReviewPage) -> None:
    """Leaving a text out is a decision of its own."""
    answer = page.save(CHANGE, "   ")
    assert answer.status_code == 422
    assert "hide the block" in reading(answer.text)


@pytest.mark.parametrize("block", ["rereferrals.headline", "rereferrals.note", "rereferrals.trend", "key.rereferrals.change"])
def test_every_kind_of_text_can_be_changed(page: ReviewPage, block: str) -> None:
    """Headline, source note, caption and key message too, each with its own figures."""
    page.save(block, "Other words")
    assert page.last(block).edited == "Other words"
    shown = page.words("/") if block.startswith("key.") else page.words("/sections/rereferrals")
    assert "Other words" in shown


def test_a_number_that_is_withheld_cannot_be_typed(tmp_path: Path) -> None:
    """The words are refused without saying which number it was, and nothing is written."""
    with opened(tmp_path, change=_withheld) as page:
        answer = page.save(COMPARE, "This is good work for the 4 children on new plans.")
        assert answer.status_code == 422
        assert "a number that is withheld" in answer.text
        assert not (page.folder / "pack.edits.yaml").exists()


def _withheld(folder: Path) -> None:
    pack, indicators, local = (folder / name for name in ("pack.yaml", "indicators.yaml", "data/local.csv"))
    pack.write_text(pack.read_text(encoding="utf-8").replace("audience: restricted", "audience: public"), encoding="utf-8")
    text = indicators.read_text(encoding="utf-8")
    indicators.write_text(text.replace("    of: plans\n", "    of: plans\n    counts_people: true\n"), encoding="utf-8")
    local.write_text(local.read_text(encoding="utf-8").replace("2022-07,5,", "2022-07,4,"), encoding="utf-8")


def _generated(page: ReviewPage, block: str) -> str:
    wording = page.session.desk.standing().wording(block)
    assert wording is not None
    return wording.text.plain


def _form_text(page: ReviewPage, block: str) -> str:
    from scrutiny_pack.review.text_shown import text_shown

    standing = page.session.desk.standing()
    assert version_of(standing, block)
    shown = text_shown(standing, block)
    assert shown is not None
    return shown.typed.text
