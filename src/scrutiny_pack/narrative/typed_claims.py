"""Words of an author that claim what figures may deny next month: "fell" typed where {c.verb} should stand, and no condition to bear it.

The phrase pack lists such words by what they claim. A wording whose condition asks for that very claim may type them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, TypeAlias

from scrutiny_pack.config.pack_files import PackFiles
from scrutiny_pack.config.sections import BulletEntry
from scrutiny_pack.errors import ProblemList
from scrutiny_pack.narrative.speaker import Speaker
from scrutiny_pack.narrative.story import Story
from scrutiny_pack.narrative.template import without_slots

BORNE_BY: Mapping[str, Mapping[str, tuple[str, ...]]] = {
    "up": {"direction": ("up",)},
    "down": {"direction": ("down",)},
    "same": {"direction": ("same",)},
    "above": {"side": ("above", "more"), "direction": ("up",)},
    "below": {"side": ("below", "fewer"), "direction": ("down",)},
    "in_line": {"band": ("in_line",), "test": ("similar",), "side": ("same",)},
    "better": {"goodness": ("good",), "variation": ("improvement",)},
    "worse": {"goodness": ("bad",), "variation": ("concern",)},
    "highest": {"which": ("highest",)},
    "lowest": {"which": ("lowest",)},
    "on_target": {"status": ("on",)},
    "off_target": {"status": ("off",)},
    "narrowed": {"movement": ("narrowed", "closed")},
    "widened": {"movement": ("widened", "opened")},
}
"""By group of words: the claims that bear them out, with the words that conditions and evidence have for these."""
SLOTS = {
    **dict.fromkeys(("up", "down", "same"), "{c.verb}"),
    **dict.fromkeys(("above", "below", "in_line"), "{g.phrase}"),
    **dict.fromkeys(("better", "worse"), "{g.phrase}, with words: polarity"),
    **dict.fromkeys(("highest", "lowest"), "{r.which}"),
    **dict.fromkeys(("on_target", "off_target"), "{t.status}"),
    **dict.fromkeys(("narrowed", "widened"), "{x.moved}"),
}
"""What says it in the place of a typed word."""
_MOVES = ("up", "down", "above", "below")
"""Where high or low is good, goodness tells these."""
_PLAIN = ("up", "down", "same", "on_target", "off_target", "narrowed", "widened")
"""Words that speak of the figures wherever they stand; "in line with the plan" and "the highest need" may not."""
_DENIED = re.compile(r"\b(?:not|no|never|neither|nor)\b|n't\b", re.IGNORECASE)
Conditions: TypeAlias = "Sequence[Mapping[str, Any]]"


def check_typed_claims(story: Story, files: PackFiles, speaker: Speaker, problems: ProblemList) -> None:
    """Warn of each bullet with a typed claim that no condition bears; note an error where the figures of now deny it as it is printed."""
    printed = {each.commentary.id: each.commentary for section in story.sections for each in section.bullets}
    for entry in (bullet for section in files.sections for bullet in section.bullets):
        commentary = printed.get(entry.id)
        claims = commentary.claims if commentary else {}
        for variant, text, condition in _wordings(entry):
            found = _first(text, condition, entry, speaker)
            if found is None:
                continue
            word, group, column = found
            path, untrue = _denied(group, claims)
            said = f'{entry.id}: the word "{word}" is typed'
            fix = f"write {SLOTS[group]} in its place, or print it only where it holds: when: {{{path or _example(group, entry)}}}"
            if (
                untrue
                and group in _PLAIN
                and commentary
                and commentary.variant == variant
                and not _DENIED.search(text[max(0, column - 30) : column])
            ):
                problems.error("untrue-claim", files.bullet_place(entry.id), f"{said}, and the figures deny it ({untrue})", fix)
            else:
                problems.warn("typed-claim", files.bullet_place(entry.id), f"{said}, and stays when the figures say something else", fix)
            break


def _wordings(entry: BulletEntry) -> Iterator[tuple[str, str, Conditions]]:
    """The author's wordings by the names that a commentary has for them, each with the conditions under which it is printed."""
    whole = [entry.when] if entry.when else []
    for place, each in enumerate(entry.variants, 1):
        yield from ((f"variant {place}", text, [*whole, each.when]) for text in (each.text, each.slide) if text)
    yield from (("text", text, whole) for text in (entry.text, entry.slide) if text)


def _first(text: str, conditions: Conditions, entry: BulletEntry, speaker: Speaker) -> tuple[str, str, int] | None:
    """The first claiming word of `text` that none of the conditions bears, what it claims, and where it stands."""
    typed = without_slots(text)
    registry = speaker.setting.indicators
    rules = [registry[name] for measure in entry.measures.values() for name in measure.indicators_named()]
    own = " ".join(f"{rule.name} {rule.subject} {rule.label} {rule.definition}" for rule in rules).casefold()
    found = [
        (match.start(), match.group(), group)
        for group in BORNE_BY
        if (listed := speaker.phrases.claim_words.get(group))
        for match in re.finditer(rf"\b(?:{'|'.join(map(re.escape, listed))})\b", typed, re.IGNORECASE)
        if match.group().casefold() not in own and not any(_bears(condition, group) for condition in conditions)
    ]
    return next(((word, group, start) for start, word, group in sorted(found)), None)


def _bears(condition: Mapping[str, Any], group: str) -> bool:
    """Whether `condition` holds only where a word of `group` is true."""
    return any(_part_bears(path, matcher, group) for path, matcher in condition.items())


def _part_bears(path: str, matcher: object, group: str) -> bool:
    if path == "any":
        return isinstance(matcher, list) and all(isinstance(each, dict) and _bears(each, group) for each in matcher)
    name, asked = path.rpartition(".")[2], {str(each) for each in matcher} if isinstance(matcher, list) else {str(matcher)}
    if name == "goodness" and group in _MOVES:
        return asked in ({"good"}, {"bad"})
    return name in BORNE_BY[group] and asked <= set(BORNE_BY[group][name])


def _denied(group: str, claims: Mapping[str, str]) -> tuple[str, str]:
    """A condition that would bear the word, and what denies it now: every claim of its kind says something else."""
    borne = BORNE_BY[group]
    asked = {path: claim for path, claim in claims.items() if path.rpartition(".")[2] in borne}
    example = next((f"{path}: {borne[path.rpartition('.')[2]][0]}" for path in asked), "")
    if not asked or any(claim in borne[path.rpartition(".")[2]] for path, claim in asked.items()):
        return example, ""
    return example, ", ".join(f"{path}: {claim}" for path, claim in asked.items())


def _example(group: str, entry: BulletEntry) -> str:
    claim, words = next(iter(BORNE_BY[group].items()))
    return f"{next(iter(entry.measures))}.{claim}: {words[0]}"
