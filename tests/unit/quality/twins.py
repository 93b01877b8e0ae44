"""Broken twins: a document of ours with one thing wrong, made from its real bytes."""

from __future__ import annotations

import io
import re
import warnings
import zipfile
from collections.abc import Callable
from dataclasses import dataclass, replace

from lxml import etree

from scrutiny_pack.build.parts import parsed, read_parts, serialised, write_parts
from scrutiny_pack.errors import Problem
from scrutiny_pack.pack import Pack
from scrutiny_pack.quality.opened import NAMESPACES

Change = Callable[[etree._Element], object]
W = f"{{{NAMESPACES['w']}}}"
A = f"{{{NAMESPACES['a']}}}"


@dataclass(frozen=True)
class Original:
    """A document of ours, the pack that it was built from, and the inspection of its kind."""

    data: bytes
    pack: Pack
    inspect: Callable[[bytes, Pack], tuple[Problem, ...]]

    @property
    def problems(self) -> tuple[Problem, ...]:
        """What the inspection finds in it."""
        return self.inspect(self.data, self.pack)

    @property
    def slugs(self) -> set[str]:
        """The names of what the inspection finds in it."""
        return {problem.slug for problem in self.problems}

    def edited(self, path: str, change: Change, part: str = "") -> Original:
        """The twin whose first element at the XPath `path` was changed: in `part`, else in the report's text or the first slide with it."""
        parts = read_parts(self.data)
        for name in [part] if part else ["word/document.xml", *(f"ppt/slides/slide{number}.xml" for number in range(1, 100))]:
            root = parsed(parts[name]) if name in parts else None
            found = [] if root is None else root.xpath(path, namespaces=NAMESPACES)
            if found and root is not None:
                change(found[0])
                return self.with_parts({name: serialised(root)})
        raise LookupError(f"no part has {path}")

    def with_parts(self, changed: dict[str, bytes]) -> Original:
        """The twin with other parts, or more."""
        return replace(self, data=write_parts(read_parts(self.data) | changed))

    def without(self, *names: str) -> Original:
        """The twin that lacks the parts called `names`."""
        return replace(self, data=write_parts({name: data for name, data in read_parts(self.data).items() if name not in names}))

    def with_text_in(self, part: str, old: bytes, new: bytes) -> Original:
        """The twin with `new` for `old` in the bytes of `part`."""
        data = read_parts(self.data)[part]
        assert old in data, f"{part} has no {old!r}"
        return self.with_parts({part: data.replace(old, new, 1)})

    def related(self, owner: str, kind: str, target: str, external: bool = False) -> Original:
        """The twin in which the part `owner` is also related to `target`; what an external one leads to need not be there."""
        folder, _, file = owner.rpartition("/")
        office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
        mode = ' TargetMode="External"' if external else ""
        entry = f'<Relationship Id="rId999" Type="{office}/{kind}" Target="{target}"{mode}/></Relationships>'
        return self.with_text_in(f"{folder}/_rels/{file}.rels", b"</Relationships>", entry.encode())

    def with_double(self, name: str) -> Original:
        """The twin whose zip has the part `name` twice."""
        target = io.BytesIO(self.data)
        with warnings.catch_warnings(action="ignore"), zipfile.ZipFile(target, "a") as package:
            package.writestr(zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0)), package.read(name))
        return replace(self, data=target.getvalue())


@dataclass(frozen=True)
class Written:
    """A file of ours that is text, the pack that it was written from, and the inspection of its kind."""

    data: bytes
    pack: Pack
    inspect: Callable[[bytes, Pack], tuple[Problem, ...]]

    @property
    def problems(self) -> tuple[Problem, ...]:
        """What the inspection finds in it."""
        return self.inspect(self.data, self.pack)

    @property
    def slugs(self) -> set[str]:
        """The names of what the inspection finds in it."""
        return {problem.slug for problem in self.problems}

    def with_text(self, old: str, new: str) -> Written:
        """The twin with `new` for the first `old`, which is a regular expression."""
        changed, times = re.subn(old, new, self.data.decode(), count=1, flags=re.DOTALL)
        assert times, f"nothing is like {old}"
        return replace(self, data=changed.encode())


def removed(element: etree._Element) -> None:
    """Take `element` out of its document."""
    parent = element.getparent()
    assert parent is not None
    parent.remove(element)


def doubled(element: etree._Element) -> None:
    """Put a copy of `element` after it."""
    element.addnext(parsed(etree.tostring(element)))


def said(words: str) -> Change:
    """A change that makes a text say `words`."""
    return lambda element: setattr(element, "text", words)


def marked(name: str, value: str) -> Change:
    """A change that gives the attribute `name` the value `value`."""
    return lambda element: element.set(name, value)


def added(tag: str, **attributes: str) -> Change:
    """A change that puts an empty element at the end of another."""
    return lambda element: etree.SubElement(element, tag, attributes)
