"""What differs between a deck as it was printed and as it came back; best effort, as a deck's paragraphs have no names."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence

from scrutiny_pack.edits.baseline import Baseline
from scrutiny_pack.edits.cleaned import cleaned, compared
from scrutiny_pack.edits.comparing import Changed, Differences, NotKept
from scrutiny_pack.edits.pairing import pair, similarity
from scrutiny_pack.edits.reading import Read, Reading, Remark

_SLIDE = re.compile(r"slide (\d+), (.*)")
_SEEN = ("body", "subTitle", "obj", "text box", "title")
FIX = "change it in the Word report, which is read back word by word; a deck's other texts are made from it and from the pack"


def compare_decks(old: Reading, new: Reading, baselines: Mapping[str, Baseline]) -> Differences:
    """What differs between the deck as printed, `old`, and as it came back, `new`."""
    before, after = _slides(old), _slides(new)
    partner = _partners(before, after)
    changed: list[Changed] = []
    refused: list[NotKept] = []
    for number, slide in enumerate(before):
        if number not in partner:
            refused.append(NotKept(f"slide {number + 1}", f'the slide "{_title(slide)}" was taken out', FIX))
            continue
        earlier = {each.words for above in before[:number] for each in above}
        for each in _of_slide(number + 1, slide, after[partner[number]], baselines, earlier):
            (changed if isinstance(each, Changed) else refused).append(each)  # type: ignore[arg-type]
    taken = set(partner.values())
    refused += [
        NotKept(f"slide {number + 1}", f'a slide was added: "{_title(slide)}"', FIX)
        for number, slide in enumerate(after)
        if number not in taken
    ]
    if [partner[number] for number in sorted(partner)] != sorted(partner.values()):
        refused.append(NotKept("slides", "the slides stand in another order", "their order is the pack's: change it in the YAML"))
    if set(old.pictures) - set(new.pictures):
        refused.append(NotKept("pictures", "a picture of ours was changed or taken out", "charts are drawn from the data"))
    return Differences(tuple(_once(changed)), tuple(refused), tuple(_comments(new)))


def _slides(reading: Reading) -> list[list[Read]]:
    """The paragraphs of each slide, their slot as `where`."""
    found: dict[int, list[Read]] = {}
    for each in reading.paragraphs:
        if told := _SLIDE.fullmatch(each.where):
            found.setdefault(int(told[1]), []).append(Read(each.text, each.keys, told[2], comments=each.comments))
    return [found.get(number, []) for number in range(1, max(found, default=0) + 1)]


def _title(slide: Sequence[Read]) -> str:
    return next((each.text for each in slide if each.where == "title"), "")


def _key(slide: Sequence[Read]) -> tuple[str, str]:
    """A slide's title and the chart on it."""
    return compared(_title(slide)), next((key for each in slide for key in each.keys), "")


def _same_both(one: Sequence[Read], other: Sequence[Read]) -> bool:
    return _key(one) == _key(other)


def _same_chart(one: Sequence[Read], other: Sequence[Read]) -> bool:
    return _key(one)[1] == _key(other)[1] != ""


def _same_title(one: Sequence[Read], other: Sequence[Read]) -> bool:
    return _key(one)[0] == _key(other)[0] != ""


_SAME = (_same_both, _same_chart, _same_title)


def _partners(before: Sequence[list[Read]], after: Sequence[list[Read]]) -> dict[int, int]:
    """Which slide became which: by title and chart, by chart, by title, then by all its words."""
    partner: dict[int, int] = {}

    def take(number: int, other: int | None) -> None:
        if other is not None and number not in partner:
            partner[number] = other

    for same in _SAME:
        for number, slide in enumerate(before):
            free = [other for other in range(len(after)) if other not in partner.values()]
            take(number, next((other for other in free if same(slide, after[other])), None))
    for number, slide in enumerate(before):
        free = [other for other in range(len(after)) if other not in partner.values()]
        scored = [(similarity(_words(slide), _words(after[other])), -abs(other - number), other) for other in free]
        best = max(scored, default=(0.0, 0, 0))
        if best[0] >= 0.5:
            take(number, best[2])
    return partner


def _words(slide: Sequence[Read]) -> str:
    return " ".join(each.words for each in slide if each.where != "notes")


def _of_slide(
    number: int, old: Sequence[Read], new: Sequence[Read], baselines: Mapping[str, Baseline], earlier: Collection[str]
) -> Iterator[Changed | NotKept]:
    """What differs on one slide: what is seen, then tables and notes. `earlier` are the words of the slides before it."""
    seen = pair([_bare(each) for each in old if each.where in _SEEN], [_bare(each) for each in new if each.where in _SEEN])
    for before, after in sorted(seen.partner.items()):
        was, now = seen.old[before], seen.new[after]
        if was.words == now.words:
            continue
        block = _block_of(was, baselines, earlier)
        if block:
            yield Changed("reword", block, cleaned(was.text), cleaned(now.text))
        else:
            yield NotKept(f"slide {number}", f'"{was.text}" is now "{cleaned(now.text)}"', FIX)
    yield from (NotKept(f"slide {number}", f'"{seen.old[place].text}" was taken out', FIX) for place in seen.gone)
    yield from (NotKept(f"slide {number}", f'"{cleaned(seen.new[place].text)}" was added', FIX) for place in seen.added)
    order = [seen.partner[place] for place in sorted(seen.partner)]
    if order != sorted(order):
        yield NotKept(f"slide {number}", "its texts stand in another order", FIX)
    for slot in dict.fromkeys(each.where for each in (*old, *new) if each.where not in (*_SEEN, "comments")):
        was_all, now_all = ([each.words for each in side if each.where == slot] for side in (old, new))
        for gone, come in _unlike(was_all, now_all):
            yield NotKept(f"slide {number}, {slot}", f'"{gone}" is now "{come}"', FIX)


def _bare(read: Read) -> Read:
    return Read(read.text)


def _unlike(was: Sequence[str], now: Sequence[str]) -> Iterator[tuple[str, str]]:
    if was != now:
        gone, come = [each for each in was if each not in now], [each for each in now if each not in was]
        for place in range(max(len(gone), len(come))):
            yield (gone[place] if place < len(gone) else ""), (come[place] if place < len(come) else "")


def _block_of(was: Read, baselines: Mapping[str, Baseline], earlier: Collection[str]) -> str:
    """The block that a slide's paragraph prints: the one with these words.

    A key message may say what its bullet says. The key messages stand before all bullets, so words that stood on a slide `earlier` are the
    bullet's.
    """
    printing = [each for each in baselines.values() if was.words in (compared(each.printed_slide), compared(each.printed))]
    fitting = [each for each in printing if (each.kind == "key message") != (was.words in earlier)]
    return next((each.id for each in (*fitting, *printing)), "")


def _once(changed: Sequence[Changed]) -> list[Changed]:
    """Each block once: a headline stands on several slides."""
    found: dict[str, Changed] = {}
    for each in changed:
        found.setdefault(each.block, each)
    return list(found.values())


def _comments(new: Reading) -> Iterator[tuple[str, Remark]]:
    for each in new.paragraphs:
        for comment in each.comments:
            yield "front", comment
