"""How many differences were tested, and how often a test is wrong where there is nothing but chance."""

from __future__ import annotations

from scrutiny_pack.measures.intervals import CONFIDENCE
from scrutiny_pack.measures.quantity import Quantity
from scrutiny_pack.narrative.amounts import number_of
from scrutiny_pack.narrative.kinds import kind_for
from scrutiny_pack.narrative.phrases import filled
from scrutiny_pack.narrative.speaker import Speaker
from scrutiny_pack.narrative.story import Story
from scrutiny_pack.text import Text, authored


def many_tests(story: Story, speaker: Speaker) -> list[Text]:
    """A sentence for each level of confidence at which anything was tested: many tests make false alarms."""
    tested: dict[str, list[Quantity]] = {}
    measures = [measure for section in story.sections for each in section.bullets for measure in each.commentary.measures.values()]
    for measure in measures:
        kind = kind_for(type(measure))
        for outcome in kind.tests(measure).values():
            if outcome.result != "not_tested":
                tested.setdefault(outcome.confidence, []).append(kind.quantities(measure)[-1])
    return [_sentence(confidence, figures, speaker) for confidence, figures in tested.items()]


def _sentence(confidence: str, figures: list[Quantity], speaker: Speaker) -> Text:
    number = number_of(len(figures), f"differences tested at {confidence}", tuple(figures))
    often = round(1 / (1 - CONFIDENCE[confidence]))
    return filled(
        speaker.phrases.appendices["tested"],
        n=speaker.number(number, f"methods.tested.{confidence.rstrip('%')}"),
        confidence=authored(confidence, "rule"),
        one=authored("1", "rule"),
        often=authored(str(often), "rule"),
    )
