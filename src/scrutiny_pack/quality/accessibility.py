"""What a screen reader needs of either document: a title, a language, words for what is drawn, links that say where they go."""

from __future__ import annotations

import re

from lxml import etree

from scrutiny_pack.errors import Place, ProblemList
from scrutiny_pack.pack import Pack
from scrutiny_pack.quality.opened import Opened, found

ALT_AT_MOST = 250
"""Characters: a screen reader reads alt text in one breath, without a way to go back in it."""
CORE = "docProps/core.xml"
_FILE_NAME = re.compile(r"\S*\.(?:png|jpe?g|gif|svg|emf|wmf|bmp|tiff?)", re.IGNORECASE)
_SAYS_NOTHING = re.compile(r"(?:picture|image|graphic|chart|figure|table|object)\s*\d*", re.IGNORECASE)
_NO_WORDS = {"here", "click here", "this", "this link", "link", "more", "read more", "see more", "click", "website", "page", "download"}
_BARE_ADDRESS = re.compile(r"(?:https?://|www\.)\S+", re.IGNORECASE)


def check_document(opened: Opened, pack: Pack, problems: ProblemList) -> None:
    """Note a title or a language that is missing from the properties, which a reader hears first."""
    root = opened.roots.get(CORE)
    title, language = ("", "") if root is None else (root.findtext("{*}title") or "", root.findtext("{*}language") or "")
    if not title.strip():
        problems.error("title-missing", opened.place(CORE), "the document has no title", "give the pack a title")
    if language != pack.language:
        check_language(language, pack, opened.place(CORE), problems)


def check_language(language: str | None, pack: Pack, place: Place, problems: ProblemList) -> None:
    """Note that words are marked as being in `language`: read aloud in another one, they cannot be understood."""
    what = f"words are marked as {language or 'no language'} and not as {pack.language}"
    problems.error("language", place, what, f"set the language of the text to {pack.language}")


def check_alt(alt: str, what: str, place: Place, problems: ProblemList) -> None:
    """Note that `alt`, the words for those who do not see `what`, is missing, says nothing, or is too long to listen to."""
    if not alt.strip():
        problems.error("alt-missing", place, f"{what} has no alt text", "write in a sentence what it shows")
    elif _FILE_NAME.fullmatch(alt.strip()):
        problems.error(
            "alt-is-filename", place, f'the alt text of {what} is a file name, "{alt.strip()}"', "write in a sentence what it shows"
        )
    elif _SAYS_NOTHING.fullmatch(alt.strip()):
        problems.warn("alt-says-nothing", place, f'the alt text of {what} says only "{alt.strip()}"', "say in its caption what it shows")
    elif len(alt) > ALT_AT_MOST:
        fix = f"shorten its title or the comparators' names, to at most {ALT_AT_MOST} characters in all"
        problems.warn("alt-too-long", place, f"the alt text of {what} has {len(alt)} characters", fix)


def check_link(words: str, place: Place, problems: ProblemList) -> None:
    """Note that `words`, read by themselves in a list of links, do not say where the link leads."""
    said = " ".join(words.split()).rstrip(".:")
    if said.casefold() in _NO_WORDS or not said or _BARE_ADDRESS.fullmatch(said):
        problems.warn("link-text", place, f'the words "{said}" do not say where the link leads', "name the page that it opens")


def is_decorative(element: etree._Element) -> bool:
    """Whether `element`, which has a name and an alt text, is marked as an ornament that is not read out."""
    return bool(found(element, ".//adec:decorative[@val='1' or @val='true']"))
