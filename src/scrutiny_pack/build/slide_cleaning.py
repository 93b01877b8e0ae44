"""What a template brings along that no deck of ours may hold: sample slides, and all that names them or the people who made them."""

from __future__ import annotations

from pptx.presentation import Presentation as PresentationType

_KEPT = {"slideMaster", "theme", "presProps", "viewProps", "tableStyles", "notesMaster"}
"""What new slides need. Comments' authors, custom XML and printer settings of the template are not in it."""
_NAMING = ("{*}custShowLst", "{*}embeddedFontLst", "{*}custDataLst", "{*}handoutMasterIdLst")
"""Lists in the presentation that lead to slides or parts that are no longer there."""


def clean(presentation: PresentationType) -> None:
    """Take the sample slides out of `presentation`, with sections, custom shows, comments and all parts that only they need."""
    identifiers = presentation.slides._sldIdLst
    for identifier in reversed(list(identifiers)):
        presentation.part.drop_rel(identifier.rId)
        identifiers.remove(identifier)
    for relationship in list(presentation.part.rels.values()):
        if relationship.reltype.rpartition("/")[2] not in _KEPT:
            presentation.part.rels.pop(relationship.rId)
    element = presentation.element
    for stale in [*element.iterfind(".//{*}sectionLst/.."), *(each for path in _NAMING for each in element.iterfind(path))]:
        stale.getparent().remove(stale)
