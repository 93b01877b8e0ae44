"""What an editor had in hand: a block's words with their slots and claims, as one build printed them and its evidence file keeps them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, replace
from typing import Any

from scrutiny_pack.edits.model import Base
from scrutiny_pack.edits.slots import Mention
from scrutiny_pack.edits.wordings import Fingerprints, Wording
from scrutiny_pack.text import Text


@dataclass(frozen=True)
class Baseline:
    """One block of one build. `text` and `slide` are the generated words, `printed` and `printed_slide` what was printed in their place.

    `sequence` holds the slots of `text` in the order in which they are printed; `rev` is the revision that was printed, 0 for none.
    """

    id: str
    kind: str
    section: str = ""
    text: str = ""
    slide: str = ""
    printed: str = ""
    printed_slide: str = ""
    rev: int = 0
    state: str = "generated"
    slots_of: str = ""
    """Of an editor's own bullet: the block whose slots it uses."""
    mentions: tuple[Mention, ...] = ()
    sequence: tuple[tuple[str, str], ...] = ()
    literals: tuple[str, ...] = ()
    claims: Mapping[str, str] | None = None
    prints: Fingerprints = Fingerprints()
    language: str = "en-GB"
    run: str = ""
    build: str = ""
    area: str = ""

    @property
    def base(self) -> Base:
        """What the store keeps of it beside an edit, its slots apart."""
        return Base(
            text=self.text,
            slide=self.slide,
            claims=dict(self.claims or {}),
            values_fp=self.prints.values,
            claims_fp=self.prints.claims,
            template_fp=self.prints.template,
            run=self.run,
            build=self.build,
            area=self.area,
        )


def baseline_of(wording: Wording, language: str, run: str, build: str, printed: Text | None = None, slide: Text | None = None,
                rev: int = 0, state: str = "generated", area: str = "") -> Baseline:  # fmt: skip
    """The baseline that `wording` is for an edit of it now; `printed` and `slide` are what is printed in its place, if anything is."""
    return Baseline(
        wording.id,
        wording.kind,
        wording.section,
        wording.text.plain,
        wording.slide.plain,
        (printed or wording.text).plain,
        (slide or wording.slide).plain,
        rev,
        state,
        "",
        wording.mentions,
        _sequence(wording),
        wording.literals,
        dict(wording.claims),
        wording.prints,
        language,
        run,
        build,
        area,
    )


def _sequence(wording: Wording) -> tuple[tuple[str, str], ...]:
    """The slots of the text in order: what each printed, and a name of the same figure among the mentions."""
    known = {name: text.plain for name, text in wording.table.items()}
    found = []
    for place, slot in enumerate(wording.text.slots, 1):
        names = [slot.path, *(f"{slot.path}|{form}" for form in ("bare", "short", "long")), f"n{place}"]
        found.append((slot.printed, next((each for each in names if known.get(each) == slot.printed), "")))
    return tuple(found)


def baseline_json(baseline: Baseline) -> dict[str, Any]:
    """`baseline` for the evidence file, without what stands elsewhere in it."""
    written = asdict(baseline)
    written["mentions"] = [asdict(mention) for mention in baseline.mentions]
    return {name: value for name, value in written.items() if name not in ("language", "run", "build", "area") and value}


def read_baselines(evidence: Mapping[str, Any]) -> dict[str, Baseline]:
    """The baselines in an evidence file, by block. Raises `ValueError` for one that no build of ours wrote."""
    try:
        places = (("pack", "language"), ("pack", "month"), ("build", "id"), ("pack", "area"))
        common: dict[str, Any] = {name: str(evidence[part][key]) for name, (part, key) in zip(_COMMON, places, strict=True)}
        return {block["id"]: replace(_read(block["baseline"]), **common) for block in evidence["blocks"] if "baseline" in block}
    except (KeyError, TypeError, AttributeError) as error:
        raise ValueError("not an evidence file with baselines") from error


_COMMON = ("language", "run", "build", "area")
"""What all baselines of a build share."""


def _read(written: Mapping[str, Any]) -> Baseline:
    plain = {name: value for name, value in written.items() if name not in ("mentions", "sequence", "literals", "prints")}
    return Baseline(
        **plain,
        mentions=tuple(Mention(**mention) for mention in written.get("mentions", ())),
        sequence=tuple((printed, name) for printed, name in written.get("sequence", ())),
        literals=tuple(written.get("literals", ())),
        prints=Fingerprints(**written.get("prints", {})),
    )
