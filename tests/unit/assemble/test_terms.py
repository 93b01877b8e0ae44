from __future__ import annotations

from dataclasses import replace

from scrutiny_pack.assemble.terms import with_terms_expanded
from scrutiny_pack.pack import Bullet, KeyMessage, KeyMessageGroup, Pack, Section
from scrutiny_pack.text import Term, Text, words
from tests.sample_pack import sample_pack

EET, S47 = Term("education, employment or training", "EET"), Term("section 47 enquiry", "S47")


def said(*parts: str | Term) -> Text:
    return Text(tuple(part for each in parts for part in (words(each).parts if isinstance(each, str) else (each,))))


def pack(messages: list[KeyMessage], bullets: list[Bullet]) -> Pack:
    groups = (KeyMessageGroup("key.good", words("Good"), tuple(messages)),)
    return with_terms_expanded(replace(sample_pack(), key_messages=groups, sections=(Section("s", words("S"), tuple(bullets)),)))


def printed(made: Pack, slides: bool = False) -> list[str]:
    messages = [each.slide if slides else each.text for group in made.key_messages for each in group.messages]
    return [text.plain for text in (*messages, *(b.slide if slides else b.text for section in made.sections for b in section.bullets))]


def test_a_term_is_written_out_once_in_each_document() -> None:
    """The first use prints both forms, later ones the short one; report and slides each have a first."""
    both = said("In ", EET, " and ", EET)
    made = pack([], [Bullet("a", both, said(EET, " fell")), Bullet("b", said(EET), said("In ", EET))])
    assert printed(made) == ["In education, employment or training (EET) and EET", "EET"]
    assert printed(made, slides=True) == ["Education, employment or training (EET) fell", "In EET"]


def test_key_messages_come_first() -> None:
    """They stand before the sections in both documents; one that is on no slide uses nothing up there."""
    message = KeyMessage("key.a", "s", said("In ", EET), said("In ", EET), on_slide=False)
    made = pack([message], [Bullet("b", said("In ", EET), said("In ", EET))])
    assert printed(made) == ["In education, employment or training (EET)", "In EET"]
    assert printed(made, slides=True)[1] == "In education, employment or training (EET)"


def test_each_term_has_its_own_first() -> None:
    """Two terms in one document."""
    made = pack([], [Bullet("a", said("In ", EET, ", ", S47), said("x")), Bullet("b", said(S47, " and ", EET), said("x"))])
    assert printed(made) == ["In education, employment or training (EET), section 47 enquiry (S47)", "S47 and EET"]


def test_a_term_may_hold_a_number() -> None:
    """Written out, its number is a literal of the term."""
    made = pack([], [Bullet("a", said("A ", S47), said("x"))])
    bullet = made.sections[0].bullets[0]
    assert [(literal.printed, literal.origin) for literal in bullet.text.literals] == [("47", "term"), ("47", "term")]


def test_a_pack_without_terms_stays_as_it_is() -> None:
    """Nothing is touched."""
    assert with_terms_expanded(sample_pack()) == sample_pack()
