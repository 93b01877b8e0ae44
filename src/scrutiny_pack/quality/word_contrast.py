"""The contrast of the report's words: colours, sizes and shading followed from the run through its styles to the page."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache

from lxml import etree

from scrutiny_pack.errors import ProblemList
from scrutiny_pack.quality.contrast import check_contrast, needed
from scrutiny_pack.quality.opened import NAMESPACES, Opened, found, printed, values
from scrutiny_pack.quality.theme_colours import Scheme, scheme_of

_W = f"{{{NAMESPACES['w']}}}"
_OFF = ("0", "false", "off", "none")
_USUAL_SIZE = 10.0
_BLACK, _WHITE = "000000", "FFFFFF"
_TABLE_PARTS = ("firstRow", "firstCol", "band1Horz", "")
"""The parts of a table's style that we ask for, the strongest first; the empty one is the whole table."""


def check_report_contrast(opened: Opened, problems: ProblemList) -> None:
    """Note each pair of colours in which words of the report, or of its headers and footers, cannot be read well."""
    letters = _Letters(opened)
    told: set[tuple[str, str]] = set()
    around = [*opened.targets(opened.main, "header"), *opened.targets(opened.main, "footer")]
    for part in (opened.main, *around):
        # What lies behind a text box cannot be told from its words.
        for run in found(opened.roots[part], ".//w:r[w:t][not(ancestor::w:txbxContent)]"):
            words = printed(run).strip()
            colour, ground = letters.colours(run)
            if words and (colour, ground) not in told:
                told.add((colour, ground))
                check_contrast(f'the words "{words[:40]}"', colour, ground, letters.least(run), opened.place(part), problems)


class _Letters:
    """How runs look: what is set on the run itself, then in its styles, then in those of its paragraph and table, then by default."""

    def __init__(self, opened: Opened) -> None:
        roots = [opened.roots[part] for part in opened.targets(opened.main, "styles")]
        styles = [style for root in roots for style in found(root, "w:style")]
        self._styles = {style.get(f"{_W}styleId", ""): style for style in styles}
        self._usual = {style.get(f"{_W}type", ""): style for style in styles if style.get(f"{_W}default") in ("1", "true")}
        self._defaults = [entry for root in roots for entry in found(root, "w:docDefaults/w:rPrDefault/w:rPr")]
        self._scheme = _scheme(opened)
        self._page = next((self._fill(entry) for entry in found(opened.roots[opened.main], "w:background")), None) or _WHITE
        self._chain = cache(self._chain_of)

    def colours(self, run: etree._Element) -> tuple[str, str]:
        """The colour of the letters and of what lies behind them; letters without a colour are black, or white on a dark ground."""
        ground = next(filter(None, map(self._fill, self._shadings(run))), self._page)
        set_ = next((entry for properties in self._properties(run) for entry in found(properties, "w:color")), None)
        colour = None if set_ is None else self._scheme.of_word(set_, "themeColor", "val", "themeTint", "themeShade")
        return colour or (_WHITE if _is_dark(ground) else _BLACK), ground

    def least(self, run: etree._Element) -> float:
        """The contrast that letters of this size and weight need."""
        sizes = (value for properties in self._properties(run) for value in values(properties, "w:sz/@w:val"))
        bold = (entry.get(f"{_W}val", "1") not in _OFF for properties in self._properties(run) for entry in found(properties, "w:b"))
        return needed(float(next(sizes, _USUAL_SIZE * 2)) / 2, next(bold, False))

    def _properties(self, run: etree._Element) -> Iterator[etree._Element]:
        """Where something about the run's letters may be set, the strongest first."""
        yield from found(run, "w:rPr")
        for style in values(run, "w:rPr/w:rStyle/@w:val"):
            yield from self._of_style(style, "w:rPr")
        yield from self._of_style(self._paragraph_style(run), "w:rPr")
        for part in self._table_parts(run):
            yield from found(part, "w:rPr")
        yield from self._defaults

    def _shadings(self, run: etree._Element) -> Iterator[etree._Element]:
        yield from found(run, "w:rPr/w:shd | ancestor::w:p[1]/w:pPr/w:shd")
        yield from self._of_style(self._paragraph_style(run), "w:pPr/w:shd")
        yield from found(run, "ancestor::w:tc[1]/w:tcPr/w:shd")
        for part in self._table_parts(run):
            yield from found(part, "w:tcPr/w:shd")

    def _paragraph_style(self, run: etree._Element) -> str:
        usual = self._usual.get("paragraph")
        named = values(run, "ancestor::w:p[1]/w:pPr/w:pStyle/@w:val")
        return next(iter(named), "" if usual is None else usual.get(f"{_W}styleId", ""))

    def _of_style(self, style: str, path: str) -> Iterator[etree._Element]:
        for each in self._chain(style):
            yield from found(each, path)

    def _chain_of(self, style: str) -> tuple[etree._Element, ...]:
        """The style and those it is based on, itself first."""
        chain: list[etree._Element] = []
        while style in self._styles and self._styles[style] not in chain:
            chain.append(self._styles[style])
            style = next(iter(values(chain[-1], "w:basedOn/@w:val")), "")
        return tuple(chain)

    def _table_parts(self, run: etree._Element) -> Iterator[etree._Element]:
        """The parts of the table's style that speak of the run's cell, the strongest first."""
        styles = [style for name in values(run, "ancestor::w:tbl[1]/w:tblPr/w:tblStyle/@w:val") for style in self._chain(name)]
        if not styles:
            return
        applies = {"": True, "firstRow": bool(found(run, "ancestor::w:tr[1][not(preceding-sibling::w:tr)]"))}
        applies["firstCol"] = bool(found(run, "ancestor::w:tc[1][not(preceding-sibling::w:tc)]"))
        rows = len(found(run, "ancestor::w:tr[1]/preceding-sibling::w:tr"))
        applies["band1Horz"] = not applies["firstRow"] and rows % 2 == 1
        look = {name: bool(values(run, f"ancestor::w:tbl[1]/w:tblPr/w:tblLook/@w:{name}[.='1']")) for name in ("firstRow", "firstColumn")}
        look |= {"noHBand": bool(values(run, "ancestor::w:tbl[1]/w:tblPr/w:tblLook/@w:noHBand[.='1']"))}
        wanted = {"": True, "firstRow": look["firstRow"], "firstCol": look["firstColumn"], "band1Horz": not look["noHBand"]}
        for part in _TABLE_PARTS:
            if applies[part] and wanted[part]:
                yield from (
                    entry for style in styles for entry in ([style] if not part else found(style, f"w:tblStylePr[@w:type='{part}']"))
                )

    def _fill(self, shading: etree._Element) -> str | None:
        if etree.QName(shading).localname == "background":
            return self._scheme.of_word(shading, "themeColor", "color", "themeTint", "themeShade")
        return self._scheme.of_word(shading, "themeFill", "fill", "themeFillTint", "themeFillShade")


def _scheme(opened: Opened) -> Scheme:
    """The theme's colours under the names that the settings give them."""
    entries: Iterable[etree._Element] = (
        entry for part in opened.targets(opened.main, "settings") for entry in found(opened.roots[part], "w:clrSchemeMapping")
    )
    longer = {"light1": "lt1", "dark1": "dk1", "light2": "lt2", "dark2": "dk2"}
    names = {
        etree.QName(str(key)).localname: longer.get(str(value), str(value)) for entry in entries for key, value in entry.attrib.items()
    }
    return scheme_of(opened, opened.main, names)


def _is_dark(ground: str) -> bool:
    return sum(int(ground[start : start + 2], 16) * share for start, share in ((0, 0.3), (2, 0.59), (4, 0.11))) < 96
