"""A small pack with edits: told for one month, edited as an editor would, and told again for the next with other figures."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from scrutiny_pack import run
from scrutiny_pack.edits.baseline import Baseline, baseline_of
from scrutiny_pack.edits.capture import capture
from scrutiny_pack.edits.deciding import revised
from scrutiny_pack.edits.model import Revision
from scrutiny_pack.edits.pulling import worded
from scrutiny_pack.edits.reconcile import Outcome
from scrutiny_pack.edits.store import read_store, save_store
from scrutiny_pack.errors import Problem, ProblemList
from scrutiny_pack.text import Text
from tests.small_pack import LOCAL, Row, bullet, row, small_pack

CHANGE = bullet(
    {"c": {"change": "share", "from": "year_before"}},
    "Repeat visits {c.verb} by {c.amount}, from {c.from} in {c.from.period} to {c.to} in {c.to.period}.",
    id="s.change",
    slide="{c.to} in {c.to.period|short}, {c.updown} from {c.from}",
)
GAP = bullet(
    {"g": {"gap": "share", "to": ["eng", "reg"], "style": "amounts"}},
    "This is {g.phrase}.",
    id="s.gap",
    follows="s.change",
    slide="{g.phrase|brief}",
)
NUMBER = bullet({"n": {"level": "number"}}, "In {n.period} there were {n} visits of 3 hours or more.", id="s.number", slide="{n} visits")
HOURS = {
    "number": {
        "name": "Visits",
        "subject": "the number of visits",
        "label": "Visits of 3 hours or more",
        "definition": "Visits of 3 hours or more",
        "unit": "count",
        "of": "",
        "decimals": 0,
        "polarity": "neutral",
    }
}
ROWS = (
    row("share", "2021-07", "22.6"), row("share", "2022-07", "20.0"), row("number", "2022-07", 405),
    row("share", "year ending 2021-03", "22.7", area="eng"), row("share", "year ending 2021-03", "21.5", area="reg"),
)  # fmt: skip


def august(start: str = "22.5", end: str = "19.8", number: int = 410) -> list[Row]:
    """The rows of the next month; those that are left out leave every claim as it was."""
    return [row("share", "2021-08", start), row("share", "2022-08", end), row("number", "2022-08", number)]


@dataclass(frozen=True)
class EditedPack:
    """The pack in its folder."""

    folder: Path

    def prepared(self, final: bool = False) -> run.Prepared:
        """The pack as it would be built."""
        return run.prepare(run.Options(self.folder, None, self.folder / "out", ("docx", "pptx"), lambda _: None, final=final))

    def built(self, *formats: str, final: bool = False) -> Path:
        """The report, built; the evidence stands beside it."""
        options = run.Options(self.folder, None, self.folder / "out", formats or ("docx",), lambda _: None, final=final)
        return run.build(options).files[0]

    def baseline(self, block: str = "s.change") -> Baseline:
        """What an editor has in hand now."""
        read = self.prepared()
        return baseline_of(read.editing.now.wordings[block], "en-GB", read.editing.now.run, read.pack.build_id)

    def edit(self, text: str, block: str = "s.change", **more: Any) -> Revision:
        """Store `text` as an edit of `block` made now."""
        baseline = self.baseline(block)
        made = worded(Revision(rev=1, by="editor", at="2022-09-30T10:00:00Z"), capture(text, baseline), baseline)
        return self.store(block, made.model_copy(update=more))

    def store(self, block: str, revision: Revision) -> Revision:
        """Put `revision` into the store."""
        store = read_store(self.folder / "pack.yaml", "pack.yaml", ProblemList())
        file, change = revised(store.file, "en-GB", block, revision)
        save_store(store, file, [change])
        return file.revisions(block, "en-GB")[-1]

    def outcome(self, block: str = "s.change") -> Outcome:
        """What became of the edits of `block`."""
        return self.prepared().editing.outcomes[block]

    def warnings(self) -> list[Problem]:
        """What a build would warn of that is about edits."""
        return [problem for problem in self.prepared().warnings if "edit" in problem.slug]

    def printed(self, block: str = "s.change") -> str:
        """What the report prints."""
        texts = {each.id: each.text for section in self.prepared().pack.sections for each in section.bullets}
        return texts.get(block, Text()).plain

    def order(self) -> list[str]:
        """The bullets that are printed, in order."""
        return [each.id for section in self.prepared().pack.sections for each in section.bullets]


def edited_pack(folder: Path, rows: Iterable[Row] = (), bullets: Iterable[Mapping[str, Any]] | None = None, **more: Any) -> EditedPack:
    """The pack of July; with `rows` besides, and `more` in its YAML."""
    small_pack(folder, [*ROWS, *rows], bullets or [CHANGE, GAP, NUMBER], indicators=HOURS, **more)
    return EditedPack(folder)


def next_month(
    pack: EditedPack, rows: Iterable[Row] | None = None, bullets: Iterable[Mapping[str, Any]] | None = None, **more: Any
) -> EditedPack:
    """The same folder, a month later."""
    head = {"id": "small", "title": "Small, {month}", "area": LOCAL, "month": "2022-08"}
    return edited_pack(pack.folder, august() if rows is None else rows, bullets, **({"pack": head} | more))
