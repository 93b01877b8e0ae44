"""What changes something: each form carries the page's own secret, and a mark of what the person saw, so that nobody overwrites another."""

from __future__ import annotations

from collections.abc import Callable
from urllib.parse import parse_qsl

from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, RedirectResponse, Response

from scrutiny_pack.review import decisions, views
from scrutiny_pack.review.decisions import Decided, Place
from scrutiny_pack.review.guard import BODY
from scrutiny_pack.review.moving import moved
from scrutiny_pack.review.page_templates import page
from scrutiny_pack.review.preview import preview
from scrutiny_pack.review.session import Session, session_of
from scrutiny_pack.review.shown import section_of_block, version_of
from scrutiny_pack.review.standing import Standing
from scrutiny_pack.review.text_shown import text_shown
from scrutiny_pack.review.typed import NotUnderstood, Typed

FIELDS = 20
"""No form of the page has more."""
NAME_CHARACTERS = 80
Form = dict[str, str]
Posting = Callable[[Request, Session, Form], Response]


class ChangedMeanwhile(Exception):
    """Somebody else changed what the person had before the eyes."""

    def __init__(self, standing: Standing) -> None:
        super().__init__()
        self.standing = standing


def posted(endpoint: Posting) -> Callable[[Request], Response]:
    """`endpoint` for forms of this page only."""

    def answered(request: Request) -> Response:
        session = session_of(request)
        try:
            form = dict(parse_qsl(request.scope[BODY].decode("utf-8"), keep_blank_values=True, max_num_fields=FIELDS))
        except ValueError:
            return PlainTextResponse("That is no form of this page.", 400)
        if not session.admission.sent(form.get("form", "")):
            return PlainTextResponse("That form was not made by this page. Go back, load the page again, and send it once more.", 403)
        return endpoint(request, session, form)

    answered.__name__ = endpoint.__name__
    return answered


def _place(request: Request, form: Form) -> Place:
    return Place(request.path_params["block"], form.get("after", ""))


def _typed(form: Form) -> Typed:
    return Typed(form.get("text", ""), form.get("slide", ""))


def words(request: Request, session: Session, form: Form) -> Response:
    """The words of a text: shown as they would print, or saved."""
    place, typed = _place(request, form), _typed(form)
    if form.get("do") == "preview":
        return views.text_page(session, session.desk.standing(), place, typed)
    try:
        changed = session.decide(_if_seen(place.block, form, lambda now: decisions.words(now, place, typed, session.person)))
        if form.get("do") == "approve":
            changed |= session.decide(lambda now: decisions.approval(now, place.block, session.person))
    except ChangedMeanwhile as meanwhile:
        return _changed(session, meanwhile.standing, place, typed)
    except NotUnderstood:
        return views.text_page(session, session.desk.standing(), place, typed, 422)
    session.said = "Saved." if changed else "Nothing was changed."
    return _back(session, place.block)


def look(request: Request, session: Session, form: Form) -> Response:
    """What the words of a form would print, while they are typed."""
    says = preview(session.desk.standing(), _place(request, form), _typed(form), session.person)
    return JSONResponse({"report": says.report, "slide": says.slide, "remarks": says.remarks, "wrong": says.wrong, "fix": says.fix})


def approve(request: Request, session: Session, form: Form) -> Response:
    """An edit approved, or one of several chosen."""
    number = form.get("rev", "0")
    rev = int(number) if number.isascii() and number.isdigit() and len(number) < 6 else 0
    return _decided(request, session, form, lambda now, block: decisions.approval(now, block, session.person, rev), "Approved.")


def generated(request: Request, session: Session, form: Form) -> Response:
    """The program's own words taken."""
    said = "The generated words are printed. The edit is kept in the history."
    return _decided(request, session, form, lambda now, block: decisions.generated(now, block, session.person), said)


def hide(request: Request, session: Session, form: Form) -> Response:
    """A text left out."""
    return _decided(request, session, form, lambda now, block: decisions.hidden(now, block, session.person), "Hidden: it is not printed.")


def show(request: Request, session: Session, form: Form) -> Response:
    """A text that was left out printed again."""
    return _decided(request, session, form, lambda now, block: decisions.shown(now, block, session.person), "It is printed again.")


def note(request: Request, session: Session, form: Form) -> Response:
    """A note for colleagues."""
    text = form.get("note", "")
    return _decided(request, session, form, lambda now, block: decisions.noted(now, block, text, session.person), "The note is kept.")


def move(request: Request, session: Session, form: Form) -> Response:
    """A bullet one place up or down; the mark is the section's."""
    section, block = request.path_params["section"], form.get("block", "")
    up = form.get("do") == "up"
    try:
        done = session.decide(_if_seen(section, form, lambda now: moved(now, section, block, up, session.person)))
    except ChangedMeanwhile as meanwhile:
        return _changed(session, meanwhile.standing, Place(section))
    session.said = f"Moved {'up' if up else 'down'}." if done else "It stands at the end already."
    return RedirectResponse(f"/sections/{section}#b-{block}", 303)


def start(request: Request, session: Session, form: Form) -> Response:
    """A build begun."""
    session.builder.start(form.get("do") == "final")
    return RedirectResponse("/build", 303)


def sign(request: Request, session: Session, form: Form) -> Response:
    """Who signs edits from now on."""
    name = " ".join(form.get("name", "").split())[:NAME_CHARACTERS]
    session.name = name or session.name
    session.said = f"Edits are signed {session.name}."
    return RedirectResponse("/", 303)


def _decided(request: Request, session: Session, form: Form, decision: Callable[[Standing, str], Decided | None], said: str) -> Response:
    block = request.path_params["block"]
    try:
        changed = session.decide(_if_seen(block, form, lambda now: decision(now, block)))
    except ChangedMeanwhile as meanwhile:
        return _changed(session, meanwhile.standing, Place(block))
    except NotUnderstood as error:
        return page("problems", 409, problems=[error])
    session.said = said if changed else "Nothing was changed."
    return _back(session, block)


def _if_seen(block: str, form: Form, decision: Callable[[Standing], Decided | None]) -> Callable[[Standing], Decided | None]:
    """`decision`, for what the person saw only."""

    def seen(standing: Standing) -> Decided | None:
        if version_of(standing, block) != form.get("version", ""):
            raise ChangedMeanwhile(standing)
        return decision(standing)

    return seen


def _changed(session: Session, standing: Standing, place: Place, typed: Typed | None = None) -> Response:
    """Both side by side: what stands there now, and what was typed; nothing is lost."""
    now = text_shown(standing, place.block, place.after)
    mine = preview(standing, place, typed, session.person) if typed else None
    return session.shown("changed", standing, 409, now=now, typed=typed, mine=mine, place=place, version=version_of(standing, place.block))


def _back(session: Session, block: str) -> Response:
    """To the place in its section where the block stands."""
    section = section_of_block(session.desk.standing(), block)
    return RedirectResponse(f"/sections/{section}#b-{block}" if section else "/", 303)
