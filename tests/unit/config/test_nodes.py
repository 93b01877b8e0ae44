"""What stands in a YAML file is read as text with its line, and what YAML would guess, run or copy is refused."""

from __future__ import annotations

import time

import pytest
import yaml

from scrutiny_pack import limits
from scrutiny_pack.config import nodes
from scrutiny_pack.config.nodes import Places, read_nodes
from scrutiny_pack.errors import ProblemList, render


@pytest.fixture(autouse=True, params=["CSafeLoader", "SafeLoader"])
def each_parser(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Every promise here holds with PyYAML's C parser and without it."""
    monkeypatch.setattr(nodes, "LOADER", getattr(yaml, request.param))


def read(content: str | bytes) -> tuple[object, Places]:
    """The value and places of a file without any problem."""
    problems = ProblemList()
    value, places = read_nodes(content if isinstance(content, bytes) else content.encode(), "config/pack.yaml", problems)
    assert render(problems.errors + problems.warnings) == ""
    return value, places


def complaint(content: str | bytes) -> str:
    """The errors of a file, as they are printed; nothing of it is handed on."""
    problems = ProblemList()
    value, _ = read_nodes(content if isinstance(content, bytes) else content.encode(), "config/pack.yaml", problems)
    assert problems.errors
    assert value is None
    return render(problems.errors)


@pytest.mark.parametrize("written", ["no", "NO", "on", "yes", "~", "null", "007", "0123", "1_000", "1e3", ".nan", "12:30", "2024-04-01"])
def it_never_guesses_what_a_value_is(written: str) -> None:
    """A value that YAML takes for a switch, number, time or date stays the text that was written."""
    assert {"code": written, "areas": [written, "GB"]} == read(f"code: {written}\nareas: [{written}, GB]\n")[0]


def it_takes_keys_as_text_too() -> None:
    """`on:` and `no:` are keys like any other."""
    assert read("on: a\nno: b\n1: c\n")[0] == {"on": "a", "no": "b", "1": "c"}


def it_reads_long_texts_as_yaml_folds_them() -> None:
    """A folded text is one line, a literal one keeps its lines."""
    assert read("a: >\n  one\n  two\nb: |\n  one\n  two\n")[0] == {"a": "one two\n", "b": "one\ntwo\n"}


def it_tells_a_value_left_out_from_an_empty_text() -> None:
    """Only a value that is not there is None."""
    assert read("a:\nb: ''\nc: ~\n")[0] == {"a": None, "b": "", "c": "~"}


@pytest.mark.parametrize("content", [b"", b"# nothing\n", b"---\n", b"\xef\xbb\xbf"])
def it_reads_a_file_with_nothing_in_it_as_none(content: bytes) -> None:
    """An empty file is no error at this level."""
    assert read(content)[0] is None


def it_reads_a_file_with_a_byte_order_mark() -> None:
    """The mark that Notepad writes is not part of the first key."""
    assert read(b"\xef\xbb\xbf" + "a: Ynys Môn".encode())[0] == {"a": "Ynys Môn"}


def it_composes_accents() -> None:
    """Two ways of writing the same letter give the same text, and the same key."""
    assert read("e\u0301: Mo\u0302n\n")[0] == {"\u00e9": "M\u00f4n"}
    assert "error[duplicate-key]" in complaint("\u00e9: 1\ne\u0301: 2\n")


def it_knows_the_line_of_every_value_and_key() -> None:
    """A path leads to its line; one that is not in the file leads to the deepest value above it."""
    _, places = read("pack:\n  id: x\nsections:\n  - title: >\n      long\n    bullets:\n      - text: a\n      - text:\n          b\n")
    assert places.line(()) == 1
    assert (places.line(("sections",)), places.key_line(("sections",))) == (4, 3)
    assert places.line(("sections", 0, "bullets", 0)) == 7
    assert (places.line(SECOND_TEXT), places.key_line(SECOND_TEXT)) == (9, 8)
    assert places.line((*SECOND_TEXT[:-1], "slide")) == 8
    assert places.line(("nothing", 3)) == 1


SECOND_TEXT = ("sections", 0, "bullets", 1, "text")

SYNTAX = [
    (
        "title: Performance: Q1\n",
        "error[yaml-syntax]: config/pack.yaml, line 1: the colon at column 19 starts a new key in the middle of a text\n"
        '  fix: put the text in quotes: title: "Performance: Q1"',
    ),
    (
        "title: “Performance: Q1”\n",
        "error[yaml-syntax]: config/pack.yaml, line 1: the colon at column 20 starts a new key in the middle of a text\n"
        '  fix: put the text in quotes: title: "Performance: Q1"',
    ),
    (
        "pack:\n\tid: x\n",
        "error[yaml-syntax]: config/pack.yaml, line 2: line 2 starts with a tab\n  fix: use spaces in place of the tab",
    ),
    (
        "pack:\n  id: x\n  \ttitle: y\n",
        "error[yaml-syntax]: config/pack.yaml, line 3: line 3 has a tab in its indentation\n  fix: use spaces in place of the tab",
    ),
    (
        "text: {c.verb} by {c.amount}\n",
        "error[yaml-syntax]: config/pack.yaml, line 1: a text that starts with { needs quotes (column 7)\n"
        '  fix: put the text in quotes: text: "{c.verb} by {c.amount}"',
    ),
    (
        'text: "Early" help\n',
        "error[yaml-syntax]: config/pack.yaml, line 1: the text goes on after its closing quote (column 15)\n"
        "  fix: double each quote inside the text, or use the other kind around it",
    ),
    (
        "a: 1\nb: 'children\nc: 2\n",
        "error[yaml-syntax]: config/pack.yaml, line 2: the quote that opens here is never closed (column 4)\n"
        "  fix: end the text with the same quote: '",
    ),
    (
        "a: {b: [1, 2}\n",
        "error[yaml-syntax]: config/pack.yaml, line 1: the bracket that opens here is never closed, or a comma is missing (column 8)\n"
        "  fix: close it with ], or put the text in quotes if the bracket belongs to it",
    ),
    (
        "pack\nid: x\n",
        "error[yaml-syntax]: config/pack.yaml, line 2: this key does not fit the line above it (column 3)\n"
        "  fix: put a colon and a space after the key above, and start both lines in the same column",
    ),
    (
        "a:\n  b: 1\n c: 2\n",
        "error[yaml-syntax]: config/pack.yaml, line 3: this line fits none above it (column 2)\n"
        "  fix: start it in the same column as the lines that it belongs with",
    ),
    (
        "a: - b\n",
        "error[yaml-syntax]: config/pack.yaml, line 1: a list cannot start here (column 4)\n"
        "  fix: start the list on a line of its own, under its key",
    ),
    (
        "a: b\n---\nc: d\n",
        'error[yaml-syntax]: config/pack.yaml, line 2: a second document starts here ("---")\n'
        "  fix: keep each document in a file of its own",
    ),
    (
        "? [a, b]\n: c\n",
        "error[yaml-syntax]: config/pack.yaml, line 1: a key must be a word or a text\n"
        "  fix: write it as key: value, and put a text with brackets in quotes",
    ),
    (
        "{a: b: c}\n",
        "error[yaml-syntax]: config/pack.yaml, line 1: the colon at column 6 starts a new key in the middle of a text\n"
        "  fix: put the text in quotes",
    ),
]


@pytest.mark.parametrize(("content", "message"), SYNTAX)
def it_says_what_a_slip_in_the_syntax_means(content: str, message: str) -> None:
    """The common slips are told by line and column, with the line to write instead."""
    assert message == complaint(content)


@pytest.mark.parametrize("text", ["%x", "@x", "`x", "*x", "*", "&x", "& b", "*important* x"])
def it_asks_for_quotes_around_a_text_that_starts_with_a_sign(text: str) -> None:
    """None of the signs that mean something in YAML is dropped or taken for what it means."""
    assert complaint(f"a: 1\nb: {text}  # note\n") == (
        f"error[yaml-syntax]: config/pack.yaml, line 2: a text that starts with {text[0]} needs quotes (column 4)\n"
        f'  fix: put the text in quotes: "{text}"'
    )


def it_leaves_brackets_out_of_the_text_to_be_quoted() -> None:
    """In a list in brackets the text ends where the item does."""
    assert 'put the text in quotes: "@x"' in complaint("a: [@x, y]\n")


def it_knows_that_a_windows_path_needs_single_quotes() -> None:
    """A backslash between double quotes is told with its column."""
    assert complaint('file: "data\\local.csv"\n') == (
        'error[yaml-syntax]: config/pack.yaml, line 1: "\\l" means nothing between double quotes (column 12)\n'
        "  fix: put single quotes around the text, or write / in place of \\"
    )


def it_gives_both_lines_of_a_key_that_stands_twice() -> None:
    """Neither value wins."""
    assert complaint("a:\n  target: 1\n  unit: count\n  target: 2\n") == (
        'error[duplicate-key]: config/pack.yaml, line 4: "target" stands twice here, on lines 2 and 4\n  fix: keep one of the two'
    )


def it_refuses_tags() -> None:
    """A tag could make Python call something: it is never looked up."""
    assert complaint('a: !!python/object/apply:os.system ["echo"]\n') == (
        'error[yaml-tag]: config/pack.yaml, line 1: "!!python/object/apply:os.system" is a YAML tag, and tags are not used here\n'
        "  fix: take it out, or put the text in quotes if it starts with !"
    )
    assert "error[yaml-tag]: config/pack.yaml, line 1: " in complaint("a: !foo!bar x\n")


def it_refuses_an_alias_bomb_at_once() -> None:
    """Nine levels of nine copies are refused before anything is copied."""
    levels = "".join(f"{name}: &{name} [{', '.join([f'*{before}'] * 9)}]\n" for before, name in zip("abcdefgh", "bcdefghi", strict=True))
    start = time.perf_counter()
    message = complaint("# bomb\na: &a [x]\n" + levels)
    assert time.perf_counter() - start < 0.1
    assert message == (
        "error[yaml-alias]: config/pack.yaml, line 2: & and * references are not used here\n"
        "  fix: write the value out in full, wherever it is needed"
    )


def it_refuses_a_reference_to_a_text() -> None:
    """The line is that of the text that is referred to."""
    assert "error[yaml-alias]: config/pack.yaml, line 2: " in complaint("z: 1\na: &x 1\nb: *x\n")


@pytest.mark.parametrize(
    ("content", "line"),
    [("a: " + "[" * 3000, 1), ("{a: " * 3000, 1), ("".join(" " * level + "a:\n" for level in range(1200)), 21), ("? " * 3000, 1)],
)
def it_refuses_what_is_too_deep_before_following_it(content: str, line: int) -> None:
    """Thousands of levels end neither in a traceback nor in a long wait."""
    assert complaint(content) == (
        f"error[yaml-too-deep]: config/pack.yaml, line {line}: more than 20 levels, one inside the other\n"
        "  fix: close the brackets, or indent less"
    )


def it_reads_the_deepest_that_is_allowed() -> None:
    """The limit itself is not an error."""
    depth = limits.YAML_DEPTH
    assert read("[" * depth + "]" * depth)[0] is not None


def it_refuses_a_file_that_is_too_big_before_parsing() -> None:
    """A file over the limit is a mistake, such as a register of children."""
    assert complaint(b"a: b\n" * 250_000) == (
        "error[config-too-big]: config/pack.yaml: the file is larger than 1 MB\n"
        "  fix: keep figures in the data files, and only settings and texts here"
    )


def it_names_the_byte_that_is_not_utf_8() -> None:
    """A file from an old editor is told by line and byte."""
    assert complaint("a: 1\nb: café\n".encode("cp1252")) == (
        "error[config-encoding]: config/pack.yaml, line 2: byte 12 (0xe9) is not UTF-8: the file is probably saved as Windows-1252 (ANSI)\n"
        "  fix: save it as UTF-8 (in Notepad: Save As, Encoding: UTF-8)"
    )


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be"])
def it_recognises_utf_16(encoding: str) -> None:
    """With its mark or without."""
    assert complaint("title: x\n".encode(encoding)) == (
        "error[config-encoding]: config/pack.yaml, line 1: byte 1: the file is saved as UTF-16\n"
        "  fix: save it as UTF-8 (in Notepad: Save As, Encoding: UTF-8)"
    )


@pytest.mark.parametrize(
    ("content", "shown"),
    [
        (b"a: 1\nb: x\x07y\n", "the character U+0007 cannot be printed"),
        (b"a: 1\nb: \x00\x01\n", "the character U+0000 cannot be printed (the first of 2 such characters)"),
        (b"a: 1\nb: \xed\xa0\x80\n", "the character U+D800 cannot be printed"),
        ("a: 1\nb: x\u2028y\n".encode(), "the character U+2028 cannot be printed"),
        ("a: 1\nb: \uffff\n".encode(), "the character U+FFFF cannot be printed"),
        (b'a: 1\nb: "\\u0007"\n', "the character U+0007 cannot be printed"),
    ],
)
def it_refuses_characters_that_no_document_can_hold(content: bytes, shown: str) -> None:
    """Typed or escaped, with the line."""
    assert complaint(content) == (
        f"error[bad-character]: config/pack.yaml, line 2: {shown}\n  fix: delete it and write the text around it again"
    )


def it_refuses_an_escaped_half_of_a_surrogate_pair() -> None:
    """What cannot be encoded is told, whichever parser finds it."""
    assert "error[bad-character]: config/pack.yaml, line 1: " in complaint('a: "\\ud800"\n')


def it_says_that_a_letter_was_lost() -> None:
    """U+FFFD is what is left of a letter."""
    assert "line 1: the letter that U+FFFD stands for was lost when the file was saved" in complaint("a: M\ufffdn\n")


def it_refuses_curly_quotes_around_a_key() -> None:
    """They would become part of the key."""
    assert complaint("“title”: x\n") == (
        "error[curly-quotes]: config/pack.yaml, line 1: the curly quotes would belong to the key “title”\n"
        "  fix: take the curly quotes away: title"
    )


def it_keeps_curly_quotes_in_prose() -> None:
    """Quotations and apostrophes are the writer's own, and so is a whole text in curly quotes that stands in straight ones."""
    assert read("a: the “Housing” team’s\nb: '“Housing”'\n")[0] == {"a": "the “Housing” team’s", "b": "“Housing”"}


def warnings_of(content: str) -> tuple[object, str]:
    """The value of a file that has warnings only, and these as they are printed."""
    problems = ProblemList()
    value, _ = read_nodes(content.encode(), "config/pack.yaml", problems)
    assert problems.errors == []
    return value, render(problems.warnings)


def it_warns_of_curly_quotes_around_a_whole_text() -> None:
    """They were most likely meant as YAML's own."""
    value, warning = warnings_of("a: “Housing”\n")
    assert value == {"a": "“Housing”"}
    assert warning == (
        "warning[curly-quotes]: config/pack.yaml, line 1: the curly quotes will be printed: “Housing”\n"
        '  fix: take them away, or write "“Housing”" if they are meant'
    )


def it_strips_marks_that_turn_the_direction_of_text() -> None:
    """A figure cannot be made to look reversed; right-to-left marks of real text are kept."""
    value, warning = warnings_of('a: 1\nb: "x\u202e\u2066y\u200f"\n')
    assert value == {"a": "1", "b": "xy\u200f"}
    assert warning == (
        "warning[bidi-control]: config/pack.yaml, line 2: hidden marks that turn the direction of the text were left out: 2\n"
        "  fix: write the text again by hand; Arabic, Hebrew and Urdu need no such mark"
    )
