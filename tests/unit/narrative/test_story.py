from __future__ import annotations

from pathlib import Path

import pytest

from scrutiny_pack.config.pack_files import PackFiles, read_pack_files
from scrutiny_pack.config.schema import PackConfig
from scrutiny_pack.errors import InputError, ProblemList
from scrutiny_pack.narrative.reading import read_speaker
from scrutiny_pack.narrative.speaker import Speaker
from scrutiny_pack.narrative.story import Story, tell
from scrutiny_pack.narrative.told import told
from tests.small_pack import bullet, months_to, row, small_pack

ROOT = Path(__file__).resolve().parents[3]
BACK = ("This ", "It ", "That ", "These ", "They ")


def default_pack() -> tuple[PackFiles, Speaker]:
    problems = ProblemList()
    files = read_pack_files(ROOT / "config" / "pack.yaml", None, problems)
    return files, read_speaker(files, problems)


FILES, SPEAKER = default_pack()
IDS = [entry.id for section in FILES.config.sections for entry in section.bullets]


def without(config: PackConfig, gone: str) -> PackConfig:
    return _changed(config, lambda bullets: [entry for entry in bullets if entry.id != gone])


def moved_to_end(config: PackConfig, moved: str) -> PackConfig:
    return _changed(config, lambda bullets: sorted(bullets, key=lambda entry: entry.id == moved))


def moved_to_front(config: PackConfig, moved: str) -> PackConfig:
    return _changed(config, lambda bullets: sorted(bullets, key=lambda entry: entry.id != moved))


def _changed(config: PackConfig, change) -> PackConfig:  # type: ignore[no-untyped-def]  # a function of lists of bullets
    sections = [section.model_copy(update={"bullets": change(section.bullets)}) for section in config.sections]
    return config.model_copy(update={"sections": sections})


def story_of(config: PackConfig) -> Story:
    story, errors = tell(config, SPEAKER)
    assert story is not None, errors
    return story


@pytest.mark.parametrize("change", [without, moved_to_end, moved_to_front])
@pytest.mark.parametrize("touched", IDS)
def test_no_sentence_points_back_to_nothing(
    touched: str,
    change,
) -> None:  # type: ignore[no-untyped-def]  # one of the three above
    """With any bullet dropped or moved, what begins with This or It stands directly after the bullet that it is about."""
    for section in story_of(change(FILES.config, touched)).sections:
        before = ""
        for printed in section.bullets:
            entry, text = printed.commentary.entry, printed.text.plain
            if text.startswith(BACK):
                assert entry.follows == before, f"{entry.id} begins {text[:20]!r} after {before!r}"
            if entry.follows not in (None, before):
                assert printed.stands_alone and text == printed.commentary.standalone.plain
            before = entry.id


def test_key_messages_point_back_to_nothing() -> None:
    """Each stands by itself, in report and slides."""
    for section in story_of(FILES.config).sections:
        for claim in section.claims:
            assert not claim.commentary.standalone.plain.startswith(BACK)
            assert claim.commentary.standalone_slide.plain


def test_a_dropped_bullet_leaves_its_follower_standing_alone(tmp_path: Path) -> None:
    """Dropped for want of a figure, not taken out of the file."""
    rows = [row("share", "2022-07", "20.0"), row("share", "2020-21", "22.7", area="eng")]
    bullets = [
        bullet({"c": {"change": "share", "from": "year_before"}}, "Fell to {c.to}.", id="s.c"),
        bullet({"g": {"gap": "share", "to": ["eng"]}}, "This is {g.phrase}.", id="s.g", follows="s.c"),
    ]
    made = small_pack(tmp_path, rows, bullets)
    assert [dropped.id for dropped in made.told().dropped] == ["s.c"]
    assert made.text("s.g") == "In July 2022, the share of visits that were repeat visits was 20.0%, below the England average (22.7%)."


def test_a_section_without_bullets_has_no_words(tmp_path: Path) -> None:
    """No headline, note or claim."""
    sections = [{"id": "s", "title": "Visits", "static": [{"id": "s.p", "prose": "Prose."}]}]
    (section,) = small_pack(tmp_path, [row("number", "2022-07", 5)], sections=sections).told().sections
    assert (section.bullets, section.headline, section.note.plain, section.slide_note.plain, section.claims) == ((), None, "", "", ())


def test_a_bullets_own_guard_beats_the_packs(tmp_path: Path) -> None:
    """On for one, off for the next."""
    rows = [row("share", "2022-07", "8.5"), row("share", "2020-21", "9", area="eng")]
    gap = {"g": {"gap": "share", "to": ["eng"]}}
    bullets = [bullet(gap, "{g.phrase}", id="s.a"), bullet(gap, "{g.phrase}", id="s.b", rules={"guard": "off"})]
    made = small_pack(tmp_path, rows, bullets)
    assert made.text("s.a").startswith("in line with") and made.text("s.b").startswith("slightly below")


def test_every_mistake_is_told_with_its_bullet_line_and_column(tmp_path: Path) -> None:
    """Templates and conditions, all at once."""
    bullets = [
        bullet({"l": {"level": "number"}}, "At {l.valeu}", id="s.a"),
        bullet({"l": {"level": "number"}}, "At {l}", id="s.b", variants=[{"when": {"m.side": "above"}, "text": "Above"}]),
    ]
    made, problems = small_pack(tmp_path, [row("number", "2022-07", 5)], bullets), ProblemList()
    with pytest.raises(InputError):
        told(made.files, made.speaker, problems)
    assert [(each.slug, each.what, each.fix) for each in problems.errors] == [
        ("template", 's.a: l has no "valeu", in the slot {l.valeu} (at character 4 of the text)', 'did you mean "value"?'),
        ("condition", 's.b: "m.side" begins with no measure of this bullet', "begin with one of l"),
    ]
    assert all(each.place.line > 1 and each.place.file.endswith("pack.yaml") for each in problems.errors)


def test_dropped_bullets_and_findings_are_warnings(tmp_path: Path) -> None:
    """Each with its place, and nothing stops."""
    rows = [row("share", month, of=(5, 20)) for month in months_to("2022-07", 11)]
    bullets = [bullet({"l": {"level": "share", "at": "12 months to latest"}}, id="s.a"), bullet({"l": {"level": "rate"}}, id="s.b")]
    made, problems = small_pack(tmp_path, rows, bullets), ProblemList()
    told(made.files, made.speaker, problems)
    assert [(each.slug, each.what) for each in problems.warnings] == [
        ("short-window", "s.a: 11 of 12 months"), ("no-data", "s.b is not printed: l: no figure; there is none of rate at all"),
    ]  # fmt: skip


@pytest.mark.parametrize(("words", "told_"), [(20, False), (21, True)])
def test_a_long_slide_text_is_a_warning(words: int, told_: bool, tmp_path: Path) -> None:
    """Twenty words are the most."""
    made = small_pack(
        tmp_path, [row("number", "2022-07", 5)], [bullet({"l": {"level": "number"}}, "{l}", slide=" ".join(["word"] * words))]
    )
    problems = ProblemList()
    told(made.files, made.speaker, problems)
    assert told_ == ("slide-text-long" in {each.slug for each in problems.warnings})
