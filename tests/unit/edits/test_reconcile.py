from __future__ import annotations

import zipfile
from pathlib import Path
from typing import Any

import pytest

from scrutiny_pack.edits.deciding import approved
from scrutiny_pack.edits.model import Revision
from scrutiny_pack.edits.store import save_store
from scrutiny_pack.errors import InputError
from tests.edited_pack import CHANGE, GAP, NUMBER, EditedPack, august, edited_pack, next_month
from tests.series import monthly
from tests.small_pack import Row, bullet

WORDS = "The share of repeat visits fell by 2.6 percentage points to 20.0% in July 2022."
REFILLED = "The share of repeat visits fell by 2.7 percentage points to 19.8% in August 2022."


@pytest.fixture
def pack(tmp_path: Path) -> EditedPack:
    return edited_pack(tmp_path)


def approve(pack: EditedPack, block: str = "s.change", rev: int = 0) -> None:
    read = pack.prepared()
    outcome = read.editing.outcomes[block]
    wording = read.editing.now.wordings.get(outcome.revision.slots_of or block)
    file, changes = approved(read.store.file, "en-GB", outcome, wording, "head", "2022-10-03T09:00:00Z", read.editing.now.run, rev)
    save_store(read.store, file, changes)


def test_generated_text_identical_any_edit_is_kept(pack: EditedPack) -> None:
    """Even one with a number that was typed, and with a sentence of the editor's."""
    said = "It fell to 20.0%, and 14 families moved. Most were planned."
    pack.edit(said)
    assert (pack.outcome().result, pack.printed()) == ("kept", said)


def test_values_changed_and_all_slots_is_refilled(pack: EditedPack) -> None:
    """The new numbers and the new month stand in the editor's sentence."""
    pack.edit(WORDS)
    next_month(pack)
    assert (pack.outcome().result, pack.printed()) == ("refilled", REFILLED)


def test_values_changed_and_added_text_is_check(pack: EditedPack) -> None:
    """Filled, and asked about."""
    pack.edit(f"{WORDS} Most were planned.")
    next_month(pack)
    assert (pack.outcome().result, pack.printed()) == ("check", f"{REFILLED} Most were planned.")
    assert pack.outcome().reason == "is this still true? Most were planned."
    assert [problem.slug for problem in pack.warnings()] == ["edit-check"]


@pytest.mark.parametrize("said", ["It fell to 20.0%, and 14 families moved.", "It fell by a half to 20.0%."])
def test_values_changed_and_typed_numbers_is_stale(said: str, pack: EditedPack) -> None:
    """The generated words are printed."""
    pack.edit(said)
    next_month(pack)
    assert pack.outcome().result == "stale"
    assert pack.printed().startswith("Repeat visits fell by 2.7 percentage points, from 22.5% in August 2021")
    assert "were typed, not computed" in pack.outcome().reason


def test_claims_changed_is_stale_and_says_which(pack: EditedPack) -> None:
    """A comparator that was below and is in line, and a fall that is a rise, are named."""
    pack.edit("We are 2.7 percentage points below England (22.7%).", "s.gap")
    pack.edit(WORDS)
    next_month(pack, august("19.0", "22.6"))
    assert (pack.outcome("s.gap").result, pack.outcome("s.change").result) == ("stale", "stale")
    assert pack.outcome("s.gap").reason.startswith("eng: below, now in line")
    assert pack.outcome("s.change").reason == "c.direction: down, now up"
    stale = {problem.what for problem in pack.warnings() if problem.slug == "stale-edit"}
    assert "s.change: c.direction: down, now up" in stale


def test_template_changed_and_facts_same_is_kept_with_a_notice(pack: EditedPack) -> None:
    """The old and the new generated words are shown."""
    pack.edit(WORDS)
    edited_pack(pack.folder, bullets=[CHANGE | {"text": "A {c.change} to {c.to}."}, GAP, NUMBER])
    assert (pack.outcome().result, pack.printed()) == ("kept", WORDS)
    assert 'is now "A fall to 20.0%."' in pack.outcome().notice
    assert [problem.slug for problem in pack.warnings()] == ["edit-notice"]


SMALL = {"number": {"name": "Visits", "subject": "the number of visits", "label": "Visits", "definition": "Visits", "unit": "count",
                    "of": "", "decimals": 0, "polarity": "neutral", "counts_people": "true"}}  # fmt: skip


def test_withheld_for_small_numbers_is_never_printed(pack: EditedPack) -> None:
    """The edit stays in the store, and no word of it reaches the documents."""
    from tests.small_pack import row, small_pack

    few = [bullet({"c": {"change": "number", "from": "year_before"}}, "Visits {c.verb} from {c.from} to {c.to}.", id="s.few"), NUMBER]
    small_pack(pack.folder, [row("number", "2021-07", 12), row("number", "2022-07", 14)], few[:1], indicators=SMALL)
    pack.edit("Visits rose a little, from 12 to 14.", "s.few")
    small_pack(pack.folder, [row("number", "2021-07", 12), row("number", "2022-07", 4)], few[:1], indicators=SMALL)
    assert pack.outcome("s.few").result == "withheld"
    assert pack.order() == []
    assert [problem.slug for problem in pack.warnings()] == ["edit-withheld"]
    pack.built("docx", "pptx")
    for file in (pack.folder / "out").iterdir():
        content = file.read_bytes()
        if file.suffix != ".json":
            with zipfile.ZipFile(file) as package:
                content = b"".join(package.read(name) for name in package.namelist())
        assert b"a little" not in content, file.name


@pytest.mark.parametrize("said", ["only 4 people", "only four people", "only four young people", "only ④ people", "only ４", "only 04"])
def test_a_withheld_number_is_refused_however_it_is_written(said: str, tmp_path: Path) -> None:
    """In a sentence about something else too, on the slide as in the report."""
    from tests.small_pack import row, small_pack

    few = [
        bullet({"c": {"change": "number", "from": "year_before"}}, "Visits {c.verb} from {c.from} to {c.to}.", id="s.few"),
        bullet({"c": {"change": "share", "from": "year_before"}}, "The share {c.verb} to {c.to}.", id="s.share"),
    ]
    rows = [row("share", "2021-07", "22.6"), row("share", "2022-07", "20.0"), row("number", "2021-07", 12), row("number", "2022-07", 4)]
    for number, texts in enumerate([(f"It fell to 20.0%, {said}.", ""), ("It fell to 20.0%.", said)]):
        small_pack(tmp_path / str(number), rows, few, indicators=SMALL)
        pack = EditedPack(tmp_path / str(number))
        pack.edit(texts[0], "s.share", slide=texts[1])
        with pytest.raises(InputError) as refused:
            pack.prepared()
        assert [problem.slug for problem in refused.value.problems] == ["edit-reveals"]


def test_bullet_id_gone_is_an_orphan(pack: EditedPack) -> None:
    """It is kept, told with the likely new id, and comes back under `was`."""
    pack.edit(WORDS)
    renamed = CHANGE | {"id": "s.changed"}
    edited_pack(pack.folder, bullets=[renamed, GAP | {"follows": "s.changed"}, NUMBER])
    assert pack.outcome("s.change").result == "orphan"
    told = next(problem for problem in pack.warnings() if problem.slug == "orphan-edit")
    assert 'did you mean "s.changed"?' in told.what
    edited_pack(pack.folder, bullets=[renamed | {"was": ["s.change"]}, GAP | {"follows": "s.changed"}, NUMBER])
    assert pack.printed("s.changed") == WORDS


def test_two_edits_from_one_base_are_a_conflict(pack: EditedPack) -> None:
    """Neither is printed until one is chosen; the other is kept."""
    pack.edit(WORDS)
    pack.edit("Fewer came back: 20.0%.", by="another", onto=0)
    outcome = pack.outcome()
    assert (outcome.result, len(outcome.rivals)) == ("conflict", 2)
    assert pack.printed().startswith("Repeat visits fell by 2.6")
    approve(pack, rev=2)
    assert (pack.outcome().result, pack.printed(), pack.outcome().approved) == ("kept", "Fewer came back: 20.0%.", True)
    stored = pack.prepared().store.file.revisions("s.change", "en-GB")
    assert [each.state for each in stored] == ["rejected", "approved"]


def test_two_people_who_write_the_same_do_not_disagree(pack: EditedPack) -> None:
    """The same words twice are one edit."""
    pack.edit(WORDS)
    pack.edit(WORDS, by="another", onto=0)
    assert pack.outcome().result == "kept"


def test_a_bullet_without_figures_rests(pack: EditedPack) -> None:
    """Neither lost nor stale: it is not printed this time."""
    pack.edit(WORDS)
    next_month(pack, [])
    assert pack.outcome().result == "resting"
    assert pack.order() == []


def test_a_slot_without_a_figure_now_is_stale(pack: EditedPack) -> None:
    """What cannot be filled is not printed with a gap in it."""
    no_noun = {"c": {"change": "number", "from": "year_before"}}
    from tests.small_pack import row

    rows = [row("number", "2021-07", 400), row("number", "2021-08", 0), row("number", "2022-08", 5)]
    changed = bullet(no_noun, "Visits {c.verb} by {c.percent}.", id="s.rise")
    plain = changed | {"variants": [{"when": {"c.percent": {"known": "false"}}, "text": "Visits {c.verb}."}]}
    edited_pack(pack.folder, rows, [plain])
    pack.edit("A rise of 1.3%.", "s.rise")
    next_month(pack, rows, [plain])
    assert pack.outcome("s.rise").result == "stale"


def test_approval_is_for_the_figures_it_was_given_for(pack: EditedPack) -> None:
    """With new figures it is asked for again, unless the pack says otherwise; then it holds."""
    pack.edit(WORDS)
    approve(pack)
    assert pack.outcome().approved
    next_month(pack)
    assert not pack.outcome().approved
    next_month(pack, edits={"carry_approval": "on"})
    assert pack.outcome().approved
    next_month(pack)
    approve(pack)
    assert pack.outcome().approved
    stored = pack.prepared().store.file.revisions("s.change", "en-GB")
    assert [(each.rev, each.onto, each.edited, each.state) for each in stored] == [(1, 0, WORDS, "approved"), (2, 1, REFILLED, "approved")]


def test_added_text_is_asked_about_again_after_its_time(pack: EditedPack) -> None:
    """Said to be true for August, it is not asked about in September, and is in October."""
    pack.edit(f"{WORDS} Most were planned.")
    next_month(pack)
    assert pack.outcome().result == "check"
    approve(pack)
    later = {"id": "small", "title": "Small, {month}", "area": "E08000028"}
    from tests.small_pack import row

    rows = [
        *august(),
        *(row("share", f"{year}-{month}", value) for year, value in (("2021", "22.4"), ("2022", "19.7")) for month in ("09", "10")),
    ]
    found = {}
    for month in ("2022-09", "2022-10"):
        edited_pack(pack.folder, rows, pack=later | {"month": month})
        found[month] = pack.outcome().result
    assert found == {"2022-09": "refilled", "2022-10": "check"}


@pytest.mark.parametrize(
    ("said", "slug"),
    [
        (WORDS, "edit-unapproved"),
        (f"{WORDS} Most were planned.", "edit-check"),
        ("It fell to 20.0%, and 14 families moved.", "stale-edit"),
    ],
)
def test_a_final_build_refuses_what_is_not_settled(said: str, slug: str, pack: EditedPack) -> None:
    """Nothing unapproved, in check or stale is published."""
    pack.edit(said)
    next_month(pack)
    with pytest.raises(InputError) as refused:
        pack.prepared(final=True)
    assert [problem.slug for problem in refused.value.problems] == [slug]


def test_a_final_build_refuses_a_conflict_and_takes_an_approved_edit(pack: EditedPack) -> None:
    """Until one of the two is chosen and approved."""
    pack.edit(WORDS)
    pack.edit("Fewer came back: 20.0%.", onto=0)
    with pytest.raises(InputError) as refused:
        pack.prepared(final=True)
    assert [problem.slug for problem in refused.value.problems] == ["edit-conflict"]
    approve(pack, rev=1)
    assert not pack.prepared(final=True).pack.remarks


@pytest.mark.parametrize(
    ("more", "printed"), [({"boards": ["cabinet"]}, False), ({"boards": ["scrutiny"]}, True), ({"audience": "restricted"}, False)]
)
def test_an_edit_is_printed_for_its_boards_and_readers_only(more: dict[str, Any], printed: bool, pack: EditedPack) -> None:
    """One made for a restricted audience is never printed for the public."""
    pack.edit(WORDS, **more)
    assert (pack.printed() == WORDS) is printed


def test_an_edit_is_about_its_area(pack: EditedPack) -> None:
    """Words about one authority are never printed of another, whose figures may claim the same."""
    revision = pack.edit(WORDS)
    assert pack.printed() == WORDS
    pack.store("s.change", revision.model_copy(update={"onto": 1, "base": revision.base.model_copy(update={"area": "E08000016"})}))
    assert pack.printed() == WORDS
    own = revision.base.model_copy(update={"area": "E08000028"})
    pack.store("s.change", revision.model_copy(update={"onto": 1, "edited": "Ours: 20.0%.", "template": "Ours: {c.to}.", "base": own}))
    assert pack.printed() == "Ours: 20.0%."


def test_a_hand_written_edit_may_name_slots(pack: EditedPack) -> None:
    """And is told of one that there is not, with those that there are (H07)."""
    hand = Revision(rev=1, edited="x", template="A fall to {c.to}.", via="hand", base=pack.baseline().base)
    pack.store("s.change", hand)
    assert pack.printed() == "x"
    next_month(pack)
    assert pack.printed() == "A fall to 19.8%."
    pack.store("s.change", hand.model_copy(update={"onto": 1, "template": "A fall to {c.tto}."}))
    with pytest.raises(InputError) as refused:
        pack.prepared()
    problem = refused.value.problems[0]
    assert (problem.slug, 'did you mean "c.to' in problem.fix) == ("unknown-placeholder", True)


def test_words_of_a_record_are_stale_where_it_is_one_since_some_month(tmp_path: Path) -> None:
    """ "The highest of the months known" is false of a record since November, and its numbers could all be filled."""
    record = bullet({"x": {"record": "rate"}}, id="s.record")
    pack = edited_pack(tmp_path, months_of("21 25 24 23 22 21 26"), [record])
    pack.edit("It was 26 per 10,000, the highest of the 7 months known.", "s.record")
    next_month(pack, months_of("30 25 24 23 22 21 26 27", "2022-08"), [record])
    assert pack.outcome("s.record").result == "stale"
    assert pack.outcome("s.record").reason == "x.all_known: true, now false"


def test_words_of_a_streak_are_stale_where_no_more_is_known_of_before(tmp_path: Path) -> None:
    """For three months is not for at least three months."""
    streak = bullet({"x": {"streak": "rate"}}, id="s.streak")
    pack = edited_pack(tmp_path, months_of("22 25 24 23 22"), [streak])
    pack.edit("It fell for 3 months in a row, to 22 per 10,000.", "s.streak")
    next_month(pack, months_of("24 23 22 21", "2022-08"), [streak])
    assert pack.outcome("s.streak").reason == "x.at_least: false, now true"


def months_of(values: str, last: str = "2022-07") -> list[Row]:
    """Monthly rates up to `last`."""
    return monthly(values.split(), "rate", last)
