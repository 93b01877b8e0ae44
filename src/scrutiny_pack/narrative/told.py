"""The story with its problems told: bullets that cannot be understood stop the build, findings and dropped bullets are warnings."""

from __future__ import annotations

from scrutiny_pack.config.pack_files import PackFiles
from scrutiny_pack.errors import Place, ProblemList
from scrutiny_pack.measures.setting import Setting
from scrutiny_pack.narrative.area_changes import check_changed_areas
from scrutiny_pack.narrative.claims import ConditionError
from scrutiny_pack.narrative.commentary import SLIDE_WORDS, Dropped
from scrutiny_pack.narrative.comparator_areas import check_comparator_areas
from scrutiny_pack.narrative.finding import Finding
from scrutiny_pack.narrative.phrases import filled
from scrutiny_pack.narrative.speaker import Speaker
from scrutiny_pack.narrative.stale import check_stale
from scrutiny_pack.narrative.story import Story, tell
from scrutiny_pack.narrative.typed_claims import check_typed_claims

AS_MEANT = "its condition does not hold"
"""Why a bullet is not printed that its own author made conditional: the summary lists it, and nothing is to be done."""

GIVEN = "nothing, if there is no more to be had; else look at the figures, or take the bullet out"
"""What to do about a bullet whose figures were given, and are withheld or not to be compared."""
SUPPLY = "supply the figures, or take the bullet out"

FIXES = {
    "flow-does-not-reconcile": "check the counts of both dates and both flows; until then the section's note says so",
    "populations-differ": "work out both rates on one population",
    "recent-months-disagree": "consider saying what the recent months show",
    "partial-comparator": "nothing, if the figures are withheld; the section's note says so",
    "short-window": "supply the missing months; the section's note says so",
    "not-like-for-like": "nothing, if it is meant; the section's note says so",
    "old-comparator": "supply newer comparators if they are published",
    "newer-comparator-withheld": "nothing, if the newer figure is withheld; the section's note says so",
    "rate-moved-alone": "check the population behind the two rates",
    "comparator-missing": "supply the comparator's figure, or take it out of the bullet",
}


def told(files: PackFiles, speaker: Speaker, problems: ProblemList) -> Story:
    """The story of the pack. Raises `InputError` with every bullet that cannot be understood."""
    check_comparator_areas(files, speaker.setting, problems)
    check_changed_areas(files, speaker.setting, problems)
    story, errors = tell(files.for_board, speaker)
    for error in errors:
        place, what = files.bullet_place(error.bullet), f"{error.bullet}: {error.cause.what}"
        if isinstance(error.cause, ConditionError):
            problems.error("condition", place, what, error.cause.fix)
        else:
            problems.error("template", place, f"{what} (at character {error.cause.column} of the text)", error.cause.fix)
    problems.stop_if_any()
    assert story is not None  # there is an error otherwise
    told_once = _of_lists_without_neighbours(files, speaker)
    for finding in story.findings:
        if finding.text.plain not in told_once:
            _warn_of(finding, files, problems)
    for dropped in (entry for entry in story.dropped if not entry.withheld and entry.why != AS_MEANT):
        _warn_of_dropped(dropped, files, speaker.setting, problems)
    printed = [each.commentary for section in story.sections for each in section.bullets]
    check_typed_claims(story, files, speaker, problems)
    problems.stop_if_any()
    check_stale(printed, speaker.setting, files, problems)
    _warn_of_words_left_out(files, problems)
    _warn_of_long_slides(story, files, problems)
    return story


def _warn_of_dropped(dropped: Dropped, files: PackFiles, setting: Setting, problems: ProblemList) -> None:
    """Say why a bullet is not printed: there is no figure at all, none of the newest period, none to set it beside, or something else."""
    place, what = files.bullet_place(dropped.id), f"{dropped.id} is not printed: {dropped.why}"
    if dropped.note == "no_comparator":
        problems.warn("no-comparator", place, what, "supply a comparator's figure, or take the bullet out")
        return
    if not dropped.no_figure:
        problems.warn("bullet-dropped", place, what, GIVEN)
        return
    entry = next(bullet for section in files.config.sections for bullet in section.bullets if bullet.id == dropped.id)
    named = next(iter(entry.measures.values())).indicators_named()
    if not any(setting.observations.newest_period(name, setting.area, setting.month) for name in named):
        problems.warn("no-data", place, f"{what}; there is none of {', '.join(named)} at all", SUPPLY)
    elif not any(_is_there(setting, name) for name in named):
        problems.warn("no-latest-figure", place, f"{what}; there is none for {setting.month}, and no older one stands in for it", SUPPLY)
    else:
        problems.warn("bullet-dropped", place, what, SUPPLY)


def _is_there(setting: Setting, indicator: str) -> bool:
    """Whether the indicator has a figure for the pack's month, or for a longer period that ends with it."""
    newest = setting.observations.newest_period(indicator, setting.area, setting.month)
    return newest is not None and newest.end_month == setting.month.end_month


def _warn_of_words_left_out(files: PackFiles, problems: ProblemList) -> None:
    for number, section in enumerate(files.config.sections):
        if section in files.sections and section.static and section.area not in (None, files.config.pack.area):
            place = Place(files.shown_as, files.places.line(("sections", number)))
            what = f'the words of "{section.id}" are about {section.area} and are left out'
            problems.warn("static-left-out", place, what, "nothing, if it is meant; else write a section for this area")


def _warn_of_long_slides(story: Story, files: PackFiles, problems: ProblemList) -> None:
    for commentary in (printed.commentary for section in story.sections for printed in section.bullets):
        count = len(commentary.slide.plain.split())
        if count > SLIDE_WORDS:
            what = f"{commentary.id}: the slide's text has {count} words"
            problems.warn("slide-text-long", files.bullet_place(commentary.id), what, f"write at most {SLIDE_WORDS}")


def _of_lists_without_neighbours(files: PackFiles, speaker: Speaker) -> set[str]:
    """What the bullets' findings say of comparators whose list has no neighbours for the area: that is told once, with the list."""
    setting, pattern = speaker.setting, speaker.phrases.findings["comparator-missing"]
    named = {key: entry.neighbours for key, entry in setting.comparators.items() if entry.neighbours and files.config.neighbours}
    empty = [key for key, listed in named.items() if not setting.neighbours.get((listed, setting.area))]
    return {filled(pattern, name=speaker.comparator(key)).plain for key in empty}


def _warn_of(finding: Finding, files: PackFiles, problems: ProblemList) -> None:
    problems.warn(
        finding.slug, files.bullet_place(finding.bullet), f"{finding.bullet}: {finding.text.plain}", finding.fix or FIXES[finding.slug]
    )
