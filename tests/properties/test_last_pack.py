"""Whatever is done to the evidence of the pack before: it is refused in words, or what changed is told; nothing breaks."""

from __future__ import annotations

import copy
import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scrutiny_pack.assemble.last_pack import read_last_pack
from scrutiny_pack.assemble.pack_from import assemble
from scrutiny_pack.assemble.since import since, since_chapter
from scrutiny_pack.errors import InputError
from scrutiny_pack.evidence import evidence
from tests.small_pack import SmallPack, bullet, indicator, row, small_pack

VALUES = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(),
    st.floats(),
    st.text(max_size=20),
    st.sampled_from(["", "2022-13", "1e999", "-0", "NaN", "\x00", "\ud800", "share", "E08000028", "2022-07"]),
    st.just([]),
    st.just({}),
)


@pytest.fixture(scope="module")
def pack(tmp_path_factory: pytest.TempPathFactory) -> SmallPack:
    """A pack with a gap, people and an exception."""
    target = {"for": "2022-23", "value": "20", "status": "local"}
    rows = [row("share", "2022-07", "22.0"), row("share", "2022-03", "20.0", area="reg"), row("people", "2022-07", "9")]
    bullets = [bullet({"g": {"gap": "share", "to": ["reg"]}}, id="s.gap"), bullet({"l": {"level": "people"}}, id="s.people")]
    indicators = {"share": indicator(targets=[target]), "people": indicator("count", "neutral", 0, counts_people=True)}
    return small_pack(tmp_path_factory.mktemp("pack"), rows, bullets, indicators=indicators, exceptions={})


def paths(entry: Any, before: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    """The place of everything in a JSON value."""
    inner = entry.items() if isinstance(entry, dict) else enumerate(entry) if isinstance(entry, list) else ()
    return [place for key, value in inner for place in ((*before, key), *paths(value, (*before, key)))]


@settings(max_examples=300, deadline=None)
@given(data=st.data())
def test_damaged_evidence_is_refused_or_compared(pack: SmallPack, data: st.DataObject) -> None:
    """One or two places of it are taken out, or hold something else."""
    story = pack.told()
    made = assemble(story, pack.files, pack.speaker, "build")
    build = {"board": made.board, "audience": "public"}
    said = copy.deepcopy(json.loads(evidence(made, story, build, registry=pack.files.indicators)))
    for _ in range(data.draw(st.integers(1, 2))):
        *place, last = data.draw(st.sampled_from(paths(said)))
        within = said
        for key in place:
            within = within[key]
        if data.draw(st.booleans()):
            within[last] = data.draw(VALUES)
        else:
            del within[last]
        if not said:
            break
    file = pack.files.path.parent / "old.evidence.json"
    file.write_text(json.dumps(said), encoding="utf-8")
    try:
        before = read_last_pack(Path(file), pack.files, "en-GB")
    except InputError as refused:
        assert [problem.slug for problem in refused.problems] == ["not-the-last-pack"]
    else:
        chapter = since_chapter(since(before, made, story, pack.speaker), before, pack.speaker)
        assert all(cell.plain.encode() for table in chapter.tables for cells in table.rows for cell in cells)
