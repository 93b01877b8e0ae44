"""The default pack and the worked examples in the words of each shipped phrase pack: other words, the same claims."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache

import pytest

from scrutiny_pack.assemble.pack_from import assembled
from scrutiny_pack.config.pack_files import read_pack_files
from scrutiny_pack.errors import ProblemList
from scrutiny_pack.narrative.reading import read_speaker
from scrutiny_pack.narrative.told import told
from scrutiny_pack.pack import Pack
from tests.source_code import ROOT

TONES = ("en-GB-plain", "en-GB-officers")
PACKS = ("config", "docs/examples")
JARGON = re.compile(r"\b(?:common cause|special cause|polarity|pooled|annualised|variance|confidence interval)\b", re.IGNORECASE)
"""What a public board's pack must not say of its own accord."""


@cache
def pack_in(folder: str, phrases: str) -> tuple[Pack, dict[str, dict[str, str]], dict[str, str]]:
    """The pack, each bullet's claims, and why bullets are left out, in the words of a phrase pack."""
    problems = ProblemList()
    files = read_pack_files(ROOT / folder, None, problems)
    files = replace(files, config=files.config.model_copy(update={"phrases": phrases}))
    speaker = read_speaker(files, problems)
    assert speaker.phrases.language == "en-GB"
    story = told(files, speaker, problems)
    claims = {each.commentary.id: dict(each.commentary.claims) for section in story.sections for each in section.bullets}
    return assembled(story, files, speaker, "build", False, None), claims, {each.id: each.why for each in story.dropped}


@pytest.mark.parametrize("folder", PACKS)
@pytest.mark.parametrize("phrases", TONES)
def test_every_bullet_claims_the_same(folder: str, phrases: str) -> None:
    """Sides, bands, directions, statuses, signals; and the same bullets are printed, for the same reasons left out."""
    _, claims, dropped = pack_in(folder, phrases)
    assert len(claims) > 20
    assert (claims, dropped) == pack_in(folder, "en-GB")[1:]


@pytest.mark.parametrize("folder", PACKS)
@pytest.mark.parametrize("phrases", TONES)
def test_every_figure_is_printed_in_each_tone(folder: str, phrases: str) -> None:
    """A fuller sentence may add an amount; none drops a figure, nor is another figure printed in its place."""
    usual = _figures(pack_in(folder, "en-GB")[0])
    toned = _figures(pack_in(folder, phrases)[0])
    assert toned.keys() == usual.keys()
    assert {bullet: figures - toned[bullet] for bullet, figures in usual.items() if figures - toned[bullet]} == {}


@pytest.mark.parametrize("phrases", TONES)
def test_the_same_is_chosen_for_key_messages_and_headlines(phrases: str) -> None:
    """A tone decides how it is said, and never what is said first."""
    pack, usual = pack_in("config", phrases)[0], pack_in("config", "en-GB")[0]
    chosen = [[message.id for group in each.key_messages for message in group.messages] for each in (pack, usual)]
    assert chosen[0] == chosen[1] != []
    headlines = [{key: figures for key, figures in _figures(each).items() if key.endswith(".headline")} for each in (pack, usual)]
    assert headlines[0] == headlines[1] != {}


def test_the_plain_pack_says_none_of_the_analysts_words() -> None:
    """In bullets, notes, charts and tables of the default pack, apart from what the pack's own author wrote."""
    authors = (ROOT / "config" / "pack.yaml").read_text(encoding="utf-8")
    pack = pack_in("config", "en-GB-plain")[0]
    said = {block.id: block.text.plain for section in pack.sections for block in section.blocks if hasattr(block, "text")}
    assert len(said) > 40
    found = {block: word for block, text in said.items() for word in JARGON.findall(text)}
    assert {block: word for block, word in found.items() if word.lower() not in authors.lower()} == {}


def _figures(pack: Pack) -> dict[str, set[tuple[str, str]]]:
    """What slots of each text print, by the text's id and with the unit."""
    texts = [(block.id, block.text) for section in pack.sections for block in section.blocks if hasattr(block, "text")]
    return {name: {(slot.printed.split()[0], slot.unit) for slot in text.slots if slot.unit} for name, text in texts}
