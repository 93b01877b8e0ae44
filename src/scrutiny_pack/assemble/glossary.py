"""The glossary: terms and words that this pack uses, and no others, each with what it means."""

from __future__ import annotations

import re
from collections.abc import Iterable

from scrutiny_pack.config.schema import PackConfig
from scrutiny_pack.narrative.phrases import PhrasePack
from scrutiny_pack.pack import Chapter, Table
from scrutiny_pack.text import Text, authored, words

ORIGIN = "the glossary"


def glossary_of(texts: Iterable[Text], config: PackConfig, phrases: PhrasePack) -> Chapter | None:
    """The glossary of a pack that prints `texts`; `None` where it uses no word that is explained.

    The pack's own explanation of a word comes before the program's.
    """
    printed = " ".join(text.plain for text in texts)
    meanings = dict(phrases.glossary)
    meanings |= {entry.short: entry.long for entry in config.terms.values()}
    meanings |= config.glossary
    used = sorted((term for term in meanings if _uses(printed, term)), key=str.casefold)
    if not used:
        return None
    rows = tuple((authored(_capitalised(term), ORIGIN), authored(_capitalised(meanings[term]), ORIGIN)) for term in used)
    said = phrases.appendices
    header = (words(said["term"]), words(said["meaning"]))
    table = Table("glossary.terms", words(said["glossary_caption"]), header, rows, words(said["glossary_description"]), numeric=False)
    return Chapter("glossary", words(said["glossary"]), (table,))


def _uses(printed: str, term: str) -> bool:
    """Whether the words of `term` stand in the text, in singular or plural, and not inside longer words."""
    ending = "(?:y|ies)" if term.endswith("y") else "(?:s|es)?"
    stem = re.escape(term.removesuffix("y").removesuffix("s")).replace(r"\ ", r"\s+")
    return re.search(rf"(?<!\w){stem}{ending}(?!\w)", printed, 0 if term.isupper() else re.IGNORECASE) is not None


def _capitalised(text: str) -> str:
    return text[:1].upper() + text[1:]
