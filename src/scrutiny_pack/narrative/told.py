"""The story with its problems told: bullets that cannot be understood stop the build, findings and dropped bullets are warnings."""

from __future__ import annotations

from scrutiny_pack.config.pack_files import PackFiles
from scrutiny_pack.errors import ProblemList
from scrutiny_pack.narrative.claims import ConditionError
from scrutiny_pack.narrative.findings import Finding
from scrutiny_pack.narrative.speaker import Speaker
from scrutiny_pack.narrative.story import Story, tell

SLIDE_WORDS = 20
"""A slide's bullet has at most so many words; a term's long form is not counted, as it is printed once."""

FIXES = {
    "flow-does-not-reconcile": "check the counts of both dates and both flows; until then the section's note says so",
    "populations-differ": "work out both rates on one population",
    "recent-months-disagree": "consider saying what the recent months show",
    "partial-comparator": "nothing, if the figures are withheld; the section's note says so",
    "short-window": "supply the missing months; the section's note says so",
    "not-like-for-like": "nothing, if it is meant; the section's note says so",
    "old-comparator": "supply newer comparators if they are published",
    "rate-moved-alone": "check the population behind the two rates",
    "comparator-missing": "supply the comparator's figure, or take it out of the bullet",
}


def told(files: PackFiles, speaker: Speaker, problems: ProblemList) -> Story:
    """The story of the pack. Raises `InputError` with every bullet that cannot be understood."""
    story, errors = tell(files.config, speaker)
    for error in errors:
        slug = "condition" if isinstance(error.cause, ConditionError) else "template"
        problems.error(slug, files.bullet_place(error.bullet), f"{error.bullet}: {error.cause.what}", error.cause.fix)
    problems.stop_if_any()
    assert story is not None  # there is an error otherwise
    for finding in story.findings:
        _warn_of(finding, files, problems)
    for dropped in story.dropped:
        fix = "supply the figures, or take the bullet out"
        problems.warn("bullet-dropped", files.bullet_place(dropped.id), f"{dropped.id} is not printed: {dropped.why}", fix)
    for section in story.sections:
        for printed in section.bullets:
            count = len(printed.commentary.slide.plain.split())
            if count > SLIDE_WORDS:
                place, bullet = files.bullet_place(printed.commentary.id), printed.commentary.id
                problems.warn("slide-text-long", place, f"{bullet}: the slide's text has {count} words", f"write at most {SLIDE_WORDS}")
    return story


def _warn_of(finding: Finding, files: PackFiles, problems: ProblemList) -> None:
    problems.warn(finding.slug, files.bullet_place(finding.bullet), f"{finding.bullet}: {finding.text.plain}", FIXES[finding.slug])
