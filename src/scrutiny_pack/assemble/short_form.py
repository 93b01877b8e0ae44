"""The story in its short form, for a board that reads little: the report prints of each bullet what its slide does, as a sentence."""

from __future__ import annotations

from dataclasses import replace

from scrutiny_pack.narrative.headlines import Claim
from scrutiny_pack.narrative.nodes import capitalised
from scrutiny_pack.narrative.story import Printed, Story
from scrutiny_pack.text import Text, words

ENDINGS = (".", "!", "?")


def in_short_form(story: Story) -> Story:
    """`story` with each bullet's and key message's report text in the slide's words; what the slides print is unchanged."""
    sections = (
        replace(
            section,
            bullets=tuple(_shortened(printed) for printed in section.bullets),
            claims=tuple(_claim_shortened(claim) for claim in section.claims),
        )
        for section in story.sections
    )
    return replace(story, sections=tuple(sections))


def as_sentence(text: Text) -> Text:
    """`text` with a capital letter and a full stop."""
    said = capitalised(text)
    return said if said.plain.endswith(ENDINGS) else said + words(".")


def _shortened(printed: Printed) -> Printed:
    return replace(printed, text=as_sentence(printed.slide), full=printed.text)


def _claim_shortened(claim: Claim) -> Claim:
    return replace(claim, commentary=replace(claim.commentary, standalone=as_sentence(claim.commentary.standalone_slide)))
