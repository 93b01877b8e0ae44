from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scrutiny_pack.edits import store as store_module
from scrutiny_pack.edits.audit import Change, broken_line
from scrutiny_pack.edits.cleaned import cleaned
from scrutiny_pack.edits.model import Base, Note, Revision, StoreFile, live
from scrutiny_pack.edits.store import Store, read_store, refuse_shipped, save_store, store_path, with_notes, with_revisions, with_state
from scrutiny_pack.edits.store_text import store_text
from scrutiny_pack.errors import InputError, ProblemList, PublishError

CHANGE = Change("a.person", "2022-09-30T10:00:00Z", "pulled", "s.b", "old words", "new words")


def revision(rev: int = 1, edited: str = "Visits rose to 12.", **more: Any) -> Revision:
    return Revision(rev=rev, edited=edited, by="a.person", at="2022-09-30T10:00:00Z", **more)


def read(pack: Path) -> Store:
    problems = ProblemList()
    store = read_store(pack, pack.name, problems)
    assert problems.errors == []
    return store


@pytest.fixture
def pack(tmp_path: Path) -> Path:
    path = tmp_path / "pack.yaml"
    path.write_text("version: 1\n", encoding="utf-8")
    return path


def test_the_store_stands_beside_its_pack(pack: Path) -> None:
    """Its name is the pack's, so that two packs in one folder have each their own."""
    assert store_path(pack).name == "pack.edits.yaml"
    assert read(pack).file == StoreFile()


TEXTS = st.text(max_size=80).map(cleaned)


@settings(max_examples=200, deadline=None)
@given(edited=TEXTS, slide=TEXTS, added=st.lists(TEXTS, max_size=2), slots=st.dictionaries(st.sampled_from(["c.to", "c.to|short"]), TEXTS))
def test_what_is_written_is_read_again(edited: str, slide: str, added: list[str], slots: dict[str, str]) -> None:
    """Any words that a person can type come back as they were."""
    one = revision(edited=edited, slide=slide, added_text=added, base=Base(text=edited, slots=slots, claims={"g.sn.band": "in_line"}))
    file = StoreFile(edits={"s.b": {"en-GB": [one, revision(2, onto=1)]}}, notes={"s.b": [Note(by="x", at="", text=edited or "n")]})
    from scrutiny_pack.config.nodes import read_nodes

    problems = ProblemList()
    value, _ = read_nodes(store_text(file).encode(), "pack.edits.yaml", problems)
    assert problems.errors == []
    assert StoreFile.model_validate(value) == file


def test_texts_stand_as_blocks_and_ids_in_order() -> None:
    """A person reads it, and two people's changes merge line by line."""
    long = "Of 837 children in care, 71 (8.5%) had 3 or more placements."
    text = store_text(StoreFile(edits={"b.two": {"en-GB": [revision(edited=long)]}, "a.one": {"en-GB": [revision()]}}))
    assert text.index("a.one:") < text.index("b.two:")
    assert f"        edited: |-\n          {long}\n" in text


def test_saving_nothing_writes_nothing(pack: Path) -> None:
    """A store that is as it was keeps its bytes and its time; where there was none, there is none."""
    store = read(pack)
    save_store(store, store.file, [])
    assert not store_path(pack).exists()
    save_store(store, with_revisions(store.file, "en-GB", {"s.b": [revision()]}), [CHANGE])
    before = (store_path(pack).read_bytes(), store_path(pack).stat().st_mtime_ns)
    again = read(pack)
    save_store(again, with_revisions(again.file, "en-GB", {}), [CHANGE])
    assert (store_path(pack).read_bytes(), store_path(pack).stat().st_mtime_ns) == before


def test_revisions_are_only_ever_added(pack: Path) -> None:
    """A new one, a decision and a note leave all that stood there."""
    first = with_revisions(StoreFile(), "en-GB", {"s.b": [revision()]})
    second = with_revisions(first, "en-GB", {"s.b": [revision(2, "Others.", onto=1)]})
    decided = with_state(second, "en-GB", "s.b", {1: revision(state="rejected")})
    noted = with_notes(decided, {"s.b": [Note(by="x", text="Why?")]})
    assert [each.edited for each in noted.revisions("s.b", "en-GB")] == ["Visits rose to 12.", "Others."]
    assert with_notes(noted, {"s.b": [Note(by="x", text="Why?")]}) == noted
    assert first.revisions("s.b", "en-GB") == (revision(),)


def test_a_change_by_others_is_seen(pack: Path) -> None:
    """Who read before somebody else wrote does not write over it."""
    mine, theirs = read(pack), read(pack)
    save_store(theirs, with_revisions(theirs.file, "en-GB", {"s.b": [revision()]}), [CHANGE])
    with pytest.raises(PublishError) as refused:
        save_store(mine, with_revisions(mine.file, "en-GB", {"s.c": [revision()]}), [CHANGE])
    assert [problem.slug for problem in refused.value.problems] == ["edits-changed"]
    assert list(read(pack).file.edits) == ["s.b"]


def test_two_edits_onto_one_are_both_live() -> None:
    """Until somebody decides; a rejected one is not, nor one that a later one was made from."""
    both = [revision(1), revision(2, "Others.")]
    assert live(both) == tuple(both)
    assert live([revision(1), revision(2, "Others.", onto=1)]) == (revision(2, "Others.", onto=1),)
    assert live([revision(1, state="rejected"), revision(2, "Others.")]) == (revision(2, "Others."),)


def test_stores_merged_by_git_are_a_conflict(pack: Path) -> None:
    """Both people's second revision stands there, each with a number of its own."""
    merged = [revision(1), revision(2, "Mine.", onto=1), revision(2, "Theirs.", onto=1)]
    store_path(pack).write_text(store_text(StoreFile(edits={"s.b": {"en-GB": merged}})), encoding="utf-8")
    found = read(pack).file.revisions("s.b", "en-GB")
    assert [(each.rev, each.edited) for each in found] == [(1, "Visits rose to 12."), (2, "Mine."), (3, "Theirs.")]
    assert [each.edited for each in live(found)] == ["Mine.", "Theirs."]


def test_a_broken_store_is_told_with_its_line(pack: Path) -> None:
    """What no version of ours wrote is refused, not passed over."""
    store_path(pack).write_text("version: 1\nedits:\n  s.b:\n    en-GB:\n      - {rev: 1, edted: x}\n", encoding="utf-8")
    problems = ProblemList()
    read_store(pack, "pack.yaml", problems)
    assert [(problem.slug, problem.place.file, problem.place.line) for problem in problems.errors] == [
        ("unknown-key", "pack.edits.yaml", 5)
    ]


def test_the_trail_shows_what_was_changed_in_it(pack: Path) -> None:
    """Every line follows from the one before; a line that is changed, or taken out, shows."""
    for number in range(1, 4):
        store = read(pack)
        save_store(store, with_revisions(store.file, "en-GB", {"s.b": [revision(number, f"Words {number}.")]}), [CHANGE])
    trail = read(pack).audit
    assert trail.name == "pack.audit.jsonl"
    lines = trail.read_bytes().splitlines(keepends=True)
    assert (len(lines), broken_line(trail)) == (3, 0)
    trail.write_bytes(lines[0].replace(b"new words", b"no words") + lines[1] + lines[2])
    assert broken_line(trail) == 2
    trail.write_bytes(lines[0] + lines[2])
    assert broken_line(trail) == 2


def test_a_pack_of_the_program_keeps_no_edits(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Inside the installed package nothing is written; the message says how to get a copy."""
    monkeypatch.setattr("scrutiny_pack.shipped._INSTALLED", tmp_path)
    with pytest.raises(InputError) as refused:
        refuse_shipped(tmp_path / "config" / "pack.yaml", "pack.yaml")
    assert "scrutiny-pack new DIR --from default" in refused.value.problems[0].fix
    refuse_shipped(tmp_path.parent / "pack.yaml", "pack.yaml")


class Failing:
    """Lets the first `after` calls to the system pass and fails at the next one, as a full disk does, or a program that is killed."""

    def __init__(self, after: int, error: type[BaseException]) -> None:
        self.after, self.error, self.calls = after, error, 0

    def around(self, real: Callable[..., Any]) -> Callable[..., Any]:
        def call(*given: Any, **named: Any) -> Any:
            self.calls += 1
            if self.calls == self.after + 1:
                raise self.error("no more")
            return real(*given, **named)

        return call


@pytest.fixture
def failing(monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[int, type[BaseException]], Failing]]:
    """A system that fails at the n-th of its calls that write."""

    def make(after: int, error: type[BaseException]) -> Failing:
        failing = Failing(after, error)
        monkeypatch.setattr(Path, "replace", failing.around(Path.replace))
        monkeypatch.setattr(os, "fsync", failing.around(os.fsync))
        real_open = Path.open

        def opened(path: Path, mode: str = "r", *given: Any, **named: Any) -> Any:
            if mode == "r" or mode == "rb":
                return real_open(path, mode, *given, **named)
            file = failing.around(real_open)(path, mode, *given, **named)
            if mode in ("ab", "wb"):
                file = _Wrapped(file, failing)
            return file

        monkeypatch.setattr(Path, "open", opened)
        return failing

    yield make


class _Wrapped:
    def __init__(self, file: Any, failing: Failing) -> None:
        self.file, self.failing = file, failing

    def write(self, data: bytes) -> int:
        self.failing.calls += 1
        if self.failing.calls == self.failing.after + 1:
            self.file.write(data[: len(data) // 2])
            self.file.flush()
            raise self.failing.error("no more")
        return self.file.write(data)

    def __getattr__(self, name: str) -> Any:
        return getattr(self.file, name)

    def __enter__(self) -> _Wrapped:
        return self

    def __exit__(self, *_: object) -> None:
        self.file.close()


@pytest.mark.parametrize("error", [OSError, KeyboardInterrupt], ids=["disk", "interrupted"])
@pytest.mark.parametrize("after", range(9))
def test_a_failure_at_any_write_leaves_the_old_store_or_the_new_one(
    after: int, error: type[BaseException], pack: Path, failing: Callable[..., Failing]
) -> None:
    """Whatever fails first, the store is whole, and the trail has no line of a change that was not made."""
    with pytest.MonkeyPatch.context() as calm:
        calm.setattr(store_module, "PATIENCE", 0.0)
        store = read(pack)
        old = save_store(store, with_revisions(store.file, "en-GB", {"s.b": [revision()]}), [CHANGE])
        new = with_revisions(old.file, "en-GB", {"s.b": [revision(2, "Others.", onto=1)]})
        before = {path.name: path.read_bytes() for path in pack.parent.iterdir()}
        broken = failing(after, error)
        try:
            save_store(old, new, [CHANGE])
        except (PublishError, KeyboardInterrupt):
            assert {path.name: path.read_bytes() for path in pack.parent.iterdir()} == before
            assert read(pack).file == old.file
        else:
            assert broken.calls <= after, "the failure must have come, or there were fewer calls"
            assert read(pack).file == new
    assert broken_line(old.audit) == 0


def test_there_are_writes_to_fail_at(pack: Path, failing: Callable[..., Failing]) -> None:
    """The test above fails at every call there is."""
    counting = failing(1000, OSError)
    store = read(pack)
    save_store(store, with_revisions(store.file, "en-GB", {"s.b": [revision()]}), [CHANGE])
    assert 6 <= counting.calls <= 8
