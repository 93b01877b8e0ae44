"""What of all that the bullets say is a key message: the most material, no story twice, and no concern left out for good news."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import TypeAlias

from scrutiny_pack.narrative.commentary import Commentary
from scrutiny_pack.narrative.headlines import Claim, claims_in
from scrutiny_pack.narrative.kind import MATERIAL
from scrutiny_pack.narrative.speaker import Speaker

Placed: TypeAlias = tuple[str, Claim]
"""A claim with the section that it stands in."""


def key_claims(commentaries: Sequence[Commentary], speaker: Speaker) -> list[Claim]:
    """What a section has for the key messages, in its order: of each bullet one claim that it states, none narrower than `MATERIAL`.

    A bullet that holds a concern goes forward with that, whatever else it says: under good news it would belie the heading.
    """
    stated = [claim for claim in claims_in(commentaries, speaker) if claim.name in claim.commentary.spoken_of]
    material = [claim for claim in stated if claim.score >= MATERIAL]
    by_bullet: dict[str, list[Claim]] = {}
    for claim in material:
        by_bullet.setdefault(claim.commentary.id, []).append(claim)
    chosen = [max(_concerns(claims) or claims, key=lambda claim: claim.rank) for claims in by_bullet.values()]
    return [_stated(claim) for claim in chosen if not _outweighed(claim, chosen)]


def _stated(claim: Claim) -> Claim:
    """The claim with the words that state it: another measure's would stand under a heading that they say nothing of."""
    text, slide = claim.commentary.alone[claim.name]
    return replace(claim, commentary=replace(claim.commentary, standalone=text, standalone_slide=slide))


def _concerns(claims: Iterable[Claim]) -> list[Claim]:
    return [claim for claim in claims if claim.goodness == "bad"]


def _outweighed(claim: Claim, claims: Iterable[Claim]) -> bool:
    """Whether it is a good month in a bad year: the same kind says worse of the same indicator at another time, and no less material."""
    if claim.goodness == "bad":
        return False
    about = (claim.indicator, claim.kind)
    return any((other.indicator, other.kind) == about and other.rank >= claim.rank for other in _concerns(claims))


def without_repeats(claims: Iterable[Placed], at_most: int) -> list[Placed]:
    """At most so many of the `claims` of one heading, the most material first; of equals the first in the pack.

    Each section has one first; where there is room left, others follow. No story is told twice.
    """
    ranked = sorted(claims, key=lambda placed: -placed[1].rank)
    first: list[Placed] = []
    for section, claim in ranked:
        if all(section != other and claim.story != known.story for other, known in first):
            first.append((section, claim))
    more: list[Placed] = []
    for section, claim in ranked:
        if all(claim.story != known.story for _, known in (*first, *more)):
            more.append((section, claim))
    return [*first, *more][:at_most]
