"""Colours as a reader sees them: a theme's names looked up in the theme, under the names that a master or the settings give them."""

from __future__ import annotations

import colorsys
from collections.abc import Mapping
from dataclasses import dataclass, field

from lxml import etree

from scrutiny_pack.quality.opened import Opened, found

_WORD_NAMES = {
    "background1": "bg1", "text1": "tx1", "background2": "bg2", "text2": "tx2", "hyperlink": "hlink", "followedHyperlink": "folHlink",
    "dark1": "dk1", "light1": "lt1", "dark2": "dk2", "light2": "lt2",
}  # fmt: skip
"""What Word calls the theme's colours, as the other programs do."""
USUAL_NAMES = {"bg1": "lt1", "tx1": "dk1", "bg2": "lt2", "tx2": "dk2"}
_USUAL_COLOURS = {"dk1": "000000", "lt1": "FFFFFF"}
_PRESETS = {"black": "000000", "white": "FFFFFF"}
_WHOLE = 100_000


@dataclass(frozen=True)
class Scheme:
    """The theme's `colours` by its own names, and which of these each other name means."""

    colours: Mapping[str, str] = field(default_factory=dict)
    names: Mapping[str, str] = field(default_factory=dict)

    def named(self, name: str) -> str | None:
        """The colour called `name`, such as `12436D`; `None` where the theme has none."""
        own = {**USUAL_NAMES, **self.names}.get(name, name)
        return self.colours.get(own) or _USUAL_COLOURS.get(own)

    def of(self, fill: etree._Element) -> str | None:
        """The colour that stands in `fill`; `None` where it cannot be told, or is not seen at all."""
        for entry in fill:
            kind, value = etree.QName(entry).localname, entry.get("val", "")
            known = {"srgbClr": value, "sysClr": entry.get("lastClr"), "schemeClr": self.named(value), "prstClr": _PRESETS.get(value)}
            colour = known.get(kind)
            if colour and len(colour) == 6:
                return _changed(colour, entry)
        return None

    def of_word(self, element: etree._Element, name: str, value: str, tint: str, shade: str) -> str | None:
        """The colour in Word's attributes of `element`: a theme's one, tinted or shaded, goes before the plain one; `None` for "auto"."""
        prefix = f"{{{element.nsmap['w']}}}"
        themed = self.named(_WORD_NAMES.get(element.get(prefix + name, ""), element.get(prefix + name, "")))
        if themed:
            lighter, darker = element.get(prefix + tint), element.get(prefix + shade)
            themed = luminance_changed(themed, int(lighter, 16) / 255, 1 - int(lighter, 16) / 255) if lighter else themed
            return luminance_changed(themed, int(darker, 16) / 255, 0) if darker else themed
        plain = element.get(prefix + value, "auto")
        return plain.upper() if len(plain) == 6 else None


def scheme_of(opened: Opened, owner: str, names: Mapping[str, str]) -> Scheme:
    """The colours of the theme that the part `owner` uses, under `names`."""
    colours: dict[str, str] = {}
    for theme in opened.targets(owner, "theme"):
        for entry in found(opened.roots[theme], "a:themeElements/a:clrScheme/*"):
            colours[etree.QName(entry).localname] = Scheme().of(entry) or ""
    return Scheme(colours, names)


def luminance_changed(colour: str, times: float, plus: float) -> str:
    """`colour` with its luminance multiplied and added to, as Office does it."""
    red, green, blue = (int(colour[start : start + 2], 16) / 255 for start in (0, 2, 4))
    hue, light, saturation = colorsys.rgb_to_hls(red, green, blue)
    changed = colorsys.hls_to_rgb(hue, min(1.0, max(0.0, light * times + plus)), saturation)
    return "".join(f"{round(part * 255):02X}" for part in changed)


def _changed(colour: str, entry: etree._Element) -> str | None:
    for change in entry:
        kind, share = etree.QName(change).localname, int(change.get("val", _WHOLE)) / _WHOLE
        match kind:
            case "lumMod":
                colour = luminance_changed(colour, share, 0)
            case "lumOff":
                colour = luminance_changed(colour, 1, share)
            case "tint":
                colour = luminance_changed(colour, share, 1 - share)
            case "shade":
                colour = luminance_changed(colour, share, 0)
            case "alpha" if share == 0:
                return None
    return colour.upper()
