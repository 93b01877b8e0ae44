"""Which style of a board's template plays which part, found once: as the board says, by name, by id, by outline level, by its list."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from lxml import etree

from scrutiny_pack.build.word_roles import BODY, BULLET, ROLES, Role
from scrutiny_pack.build.word_xml import WORD, w
from scrutiny_pack.errors import Place, ProblemList

OFFERED_AT_MOST = 12
"""How many of a template's styles a message lists."""

_ID = f"{{{WORD}}}styleId"
_VALUE = f"{{{WORD}}}val"
_TYPE = f"{{{WORD}}}type"
_DEFAULT = f"{{{WORD}}}default"


@dataclass(frozen=True)
class FoundStyles:
    """The style id for each role that the template has one for, and by what it was found."""

    ids: Mapping[str, str]
    how: Mapping[str, str]
    names: Mapping[str, str]
    """What each of those styles is called."""

    @property
    def missing(self) -> tuple[str, ...]:
        """The roles for which a style is made."""
        return tuple(role for role in ROLES if role not in self.ids)


def find_styles(
    styles: etree._Element, bullets: frozenset[str], shown_as: str, chosen: Mapping[str, str], problems: ProblemList
) -> FoundStyles:
    """The style of each role in `styles`, the root of the styles part; `bullets` are the ids of the list styles with a bullet.

    `chosen` are the board's own words for roles. Notes every style that the board names and the template has not, and every heading that
    nothing can stand for, with what the template offers.
    """
    catalogue = _Catalogue(styles, bullets)
    found: dict[str, tuple[str, str]] = {}
    for name, role in ROLES.items():
        if name in chosen:
            if known := catalogue.by_name(role, (chosen[name],)) or catalogue.by_id(role, (chosen[name],)):
                found[name] = known, "board.yaml"
            else:
                _note_missing(problems, shown_as, f'no style "{chosen[name]}", which board.yaml names for {name}', catalogue.names(role))
            continue
        if style := catalogue.for_role(name, role):
            found[name] = style
        elif role.needed:
            _note_missing(problems, shown_as, f'no style "{role.names[0]}"', catalogue.names(role))
    ids = {name: style for name, (style, _) in found.items()}
    return FoundStyles(ids, {name: how for name, (_, how) in found.items()}, {name: catalogue.name(style) for name, style in ids.items()})


def _note_missing(problems: ProblemList, shown_as: str, what: str, offered: list[str]) -> None:
    shown = ", ".join(offered[:OFFERED_AT_MOST]) + (f" and {len(offered) - OFFERED_AT_MOST} more" if len(offered) > OFFERED_AT_MOST else "")
    fix = "open it in Word, use that style once, and save it; or name another under styles: in board.yaml"
    problems.error("template-style", Place(shown_as), f"the template has {what}; it offers {shown or 'no style'}", fix)


class _Catalogue:
    """The styles of a template by what they can be found by."""

    def __init__(self, styles: etree._Element, bullets: frozenset[str]) -> None:
        self._all = [entry for entry in styles.findall(f"{{{WORD}}}style") if entry.get(_ID)]
        self._bullets = bullets

    def for_role(self, name: str, role: Role) -> tuple[str, str] | None:
        """The id of the style for `role` and by what it was found; `None` where there is none."""
        if found := self.by_name(role, role.names):
            return found, "name"
        if found := self.by_id(role, role.ids):
            return found, "id"
        if found := self._by_outline(role):
            return found, "outline level"
        if name == BULLET and (found := next((style.get(_ID, "") for style in self._of(role) if style.get(_ID) in self._bullets), "")):
            return found, "its bullets"
        if name == BODY and (found := next((style.get(_ID, "") for style in self._of(role) if style.get(_DEFAULT) in ("1", "true")), "")):
            return found, "default style"
        return None

    def by_name(self, role: Role, names: tuple[str, ...]) -> str:
        """The id of the first style with one of `names`, which Word compares without regard to case; aliases are names too."""
        known = {name.lower(): style.get(_ID, "") for style in reversed(list(self._of(role))) for name in reversed(_names(style))}
        return next((known[name.lower()] for name in names if name.lower() in known), "")

    def by_id(self, role: Role, ids: tuple[str, ...]) -> str:
        """The id of the first style that has one of `ids`."""
        known = {style.get(_ID, "").lower(): style.get(_ID, "") for style in self._of(role)}
        return next((known[each.lower()] for each in ids if each.lower() in known), "")

    def names(self, role: Role) -> list[str]:
        """What styles of the role's kind are called, in the order of the template."""
        return [_names(style)[0] for style in self._of(role) if _names(style)]

    def name(self, style_id: str) -> str:
        """What the style with this id is called."""
        return next((_names(style)[0] for style in self._all if style.get(_ID) == style_id and _names(style)), style_id)

    def _by_outline(self, role: Role) -> str:
        if role.outline is None:
            return ""
        wanted = str(role.outline)
        levels = ((style, style.find(f"{{{WORD}}}pPr/{{{WORD}}}outlineLvl")) for style in self._of(role))
        return next((style.get(_ID, "") for style, level in levels if level is not None and level.get(_VALUE) == wanted), "")

    def _of(self, role: Role) -> Iterator[etree._Element]:
        return (style for style in self._all if style.get(_TYPE, "paragraph") == role.kind)


def _names(style: etree._Element) -> list[str]:
    """The style's name and its other names."""
    entries = [style.find(f"{{{WORD}}}{tag}") for tag in ("name", "aliases")]
    named = [each.strip() for entry in entries if entry is not None for each in entry.get(_VALUE, "").split(",")]
    return [name for name in named if name]


def style_chain(styles: etree._Element, style_id: str) -> Iterator[etree._Element]:
    """The style with this id and those that it is based on, itself first; a style that goes back to itself ends the chain."""
    by_id = {entry.get(_ID, ""): entry for entry in styles.findall(f"{{{WORD}}}style")}
    seen: set[str] = set()
    while style_id in by_id and style_id not in seen:
        seen.add(style_id)
        yield by_id[style_id]
        based_on = by_id[style_id].find(f"{{{WORD}}}basedOn")
        style_id = based_on.get(_VALUE, "") if based_on is not None else ""


def set_language(styles: etree._Element, language: str) -> None:
    """Make `language` the language of every text: of the defaults, and of each style that names one."""
    set_languages_inside(styles, language)
    defaults = styles
    for place, name in enumerate(("docDefaults", "rPrDefault", "rPr")):
        found = defaults.find(f"{{{WORD}}}{name}")
        if found is None:
            found = w(name)
            defaults.insert(0 if place < 2 else len(defaults), found)
        defaults = found
    if defaults.find(f"{{{WORD}}}lang") is None:
        defaults.append(w("lang", val=language))


def set_languages_inside(root: etree._Element, language: str) -> None:
    """Make `language` the one of every text in `root` that names a language."""
    for tag in ("lang", "themeFontLang"):
        for entry in root.iter(f"{{{WORD}}}{tag}"):
            entry.set(_VALUE, language)
