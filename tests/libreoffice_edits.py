"""A report opened, changed and saved by LibreOffice itself, by a macro in a profile of its own."""

from __future__ import annotations

import subprocess
from collections.abc import Iterable
from pathlib import Path
from xml.sax.saxutils import escape

SECONDS = 180
_LIBRARY = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE library:library PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "library.dtd">
<library:library xmlns:library="http://openoffice.org/2000/library" library:name="Standard" library:readonly="false"
 library:passwordprotected="false">
 <library:element library:name="Editing"/>
</library:library>
"""
_MODULE = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE script:module PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "module.dtd">
<script:module xmlns:script="http://openoffice.org/2000/script" script:name="Editing" script:language="StarBasic">
{code}
</script:module>
"""
_CODE = """
Sub Edit(source As String, target As String)
  Dim hidden(0) As New com.sun.star.beans.PropertyValue
  hidden(0).Name = "Hidden"
  hidden(0).Value = True
  report = StarDesktop.loadComponentFromURL(source, "_blank", 0, hidden())
  {steps}
  Dim filter(0) As New com.sun.star.beans.PropertyValue
  filter(0).Name = "FilterName"
  filter(0).Value = "MS Word 2007 XML"
  report.storeToURL(target, filter())
  report.close(True)
  StarDesktop.terminate()
End Sub

Sub Change(report, old As String, words As String)
  wanted = report.createReplaceDescriptor()
  wanted.SearchString = old
  wanted.ReplaceString = words
  report.replaceAll(wanted)
End Sub

Function CursorIn(report, words As String)
  wanted = report.createSearchDescriptor()
  wanted.SearchString = words
  found = report.findFirst(wanted)
  CursorIn = found.getText().createTextCursorByRange(found)
End Function

Sub Behind(report, words As String, added As String)
  cursor = CursorIn(report, words)
  cursor.gotoEndOfParagraph(False)
  cursor.getText().insertControlCharacter(cursor, com.sun.star.text.ControlCharacter.PARAGRAPH_BREAK, False)
  cursor.getText().insertString(cursor, added, False)
End Sub

Sub AtTheEnd(report, words As String, added As String)
  cursor = CursorIn(report, words)
  cursor.gotoEndOfParagraph(False)
  cursor.getText().insertString(cursor, added, False)
End Sub

Sub Emptied(report, words As String)
  cursor = CursorIn(report, words)
  cursor.gotoStartOfParagraph(False)
  cursor.gotoEndOfParagraph(True)
  cursor.setString("")
End Sub
"""


def edited_by_libreoffice(report: Path, target: Path, steps: Iterable[tuple[str, ...]]) -> Path:
    """`report` with `steps` taken (the name of a sub above, and its texts), saved by LibreOffice as `target`."""
    profile = target.parent / "profile"
    _soffice(profile, "--terminate_after_init")  # a new profile gets an empty library of macros first, over anything that stands there
    library = profile / "user" / "basic" / "Standard"
    library.mkdir(parents=True, exist_ok=True)
    (library / "script.xlb").write_text(_LIBRARY, encoding="utf-8")
    calls = "\n  ".join(f"{name} report, {', '.join(map(_quoted, texts))}" for name, *texts in steps)
    code = _CODE.replace("{steps}", calls)
    (library / "Editing.xba").write_text(_MODULE.replace("{code}", escape(code)), encoding="utf-8")
    _soffice(profile, f"macro:///Standard.Editing.Edit({report.as_uri()},{target.as_uri()})")
    assert target.is_file(), "LibreOffice saved nothing"
    return target


def _quoted(text: str) -> str:
    return '"' + text.replace('"', '""') + '"'


def _soffice(profile: Path, argument: str) -> None:
    command = ["soffice", "--headless", f"-env:UserInstallation={profile.as_uri()}", argument]
    subprocess.run(command, capture_output=True, timeout=SECONDS, check=False)
