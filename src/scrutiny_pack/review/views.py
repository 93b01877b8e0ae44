"""The pages that only show: overview, section, one text with its evidence, charts, the build and its documents."""

from __future__ import annotations

from dataclasses import dataclass

from starlette.requests import Request
from starlette.responses import FileResponse, JSONResponse, Response

from scrutiny_pack.edits.reconcile import Outcome
from scrutiny_pack.review.building import TYPES, Building
from scrutiny_pack.review.decisions import Place, own_block
from scrutiny_pack.review.evidence_shown import NumberShown, numbers_in
from scrutiny_pack.review.page_templates import page, static
from scrutiny_pack.review.preview import Preview, preview
from scrutiny_pack.review.session import Session, session_of
from scrutiny_pack.review.shown import reason_of, said_by, sections_of
from scrutiny_pack.review.standing import Standing
from scrutiny_pack.review.states import State, state_of
from scrutiny_pack.review.text_shown import text_shown
from scrutiny_pack.review.typed import Typed

SVG = "image/svg+xml"


@dataclass(frozen=True)
class Waiting:
    """An edit that somebody has to look at: where it stands, what it is, and why."""

    id: str
    address: str
    title: str
    state: State
    reason: str


def overview(request: Request) -> Response:
    """What waits for somebody, the sections, the key messages, and what is not printed."""
    session = session_of(request)
    standing = session.desk.standing()
    rest = [each for each in _waiting(standing) if not each.state.waits]
    return session.shown(
        "overview",
        standing,
        waits=[each for each in _waiting(standing) if each.state.waits],
        rest=rest,
        dropped=[(each.id, each.why) for each in standing.story.dropped],
        stops=[each for each in standing.problems if each.severity == "error"],
        warnings=standing.warnings,
        notes=sorted(standing.store.file.notes.items()),
    )


def _waiting(standing: Standing) -> list[Waiting]:
    found: list[Waiting] = []
    for section in sections_of(standing):
        for part in (*section.blocks, *section.unprinted):
            if part.changed:
                found.append(Waiting(part.id, f"/blocks/{part.id}", f"{section.title}: {part.name}", part.state, part.reason))
        if section.order is not None:
            found.append(Waiting(section.id, f"/sections/{section.id}", f"{section.title}: order of the bullets", section.order_state, ""))
    known = {each.id for each in found}
    for name, outcome in standing.editing.outcomes.items():
        if name not in known:
            address = f"/blocks/{name}" if standing.wording(name) else ""
            found.append(Waiting(name, address, name, state_of(outcome), _why(standing, outcome)))
    return found


def _why(standing: Standing, outcome: Outcome) -> str:
    """The reason, and the words that have no page of their own now; those that are withheld are not shown."""
    reason, said = reason_of(standing, outcome), said_by(outcome)
    return f'{reason}. The edit was: "{said}"' if said and outcome.result in ("orphan", "resting") else reason


def section(request: Request) -> Response:
    """One section as it will print, with its texts to change."""
    session = session_of(request)
    standing = session.desk.standing()
    sections = sections_of(standing)
    place = next((index for index, each in enumerate(sections) if each.id == request.path_params["section"]), None)
    if place is None:
        return missing()
    here = sections[place]
    evidence = {block.id: _evidence(standing, block.id) for block in here.blocks}
    before = sections[place - 1] if place else None
    after = sections[place + 1] if place + 1 < len(sections) else None
    return session.shown("section", standing, here=here, evidence=evidence, before=before, after=after)


def _evidence(standing: Standing, block: str) -> tuple[NumberShown, ...]:
    wording, outcome = standing.wording(block), standing.editing.outcomes.get(block)
    own = outcome is not None and bool(outcome.revision.after)
    texts = [wording.text, wording.slide] if wording and wording.kind != "caption" and not own else []
    texts += [text for text in (outcome.text, outcome.slide) if text is not None] if outcome else []
    return numbers_in(texts, standing.speaker)


def block(request: Request) -> Response:
    """One text: its form, its evidence, its edits."""
    session = session_of(request)
    return text_page(session, session.desk.standing(), Place(request.path_params["block"]))


def own(request: Request) -> Response:
    """The form for a text of one's own."""
    session = session_of(request)
    standing = session.desk.standing()
    after = request.path_params["after"]
    return text_page(session, standing, Place(own_block(standing, after), after))


def text_page(session: Session, standing: Standing, place: Place, typed: Typed | None = None, status: int = 200) -> Response:
    """The page of one text, with `typed` in its form if given, and what the form would print."""
    shown = text_shown(standing, place.block, place.after, typed)
    if shown is None:
        return missing()
    says = preview(standing, Place(place.block, shown.after), shown.typed, session.person)
    if says.wrong and shown.own and typed is None:
        says = Preview()  # a text of one's own starts empty
    return session.shown("block", standing, status, text=shown, preview=says)


def chart(request: Request) -> Response:
    """A chart as the documents show it."""
    session = session_of(request)
    standing = session.desk.standing()
    charts = {chart.id: chart for section in standing.pack.sections for chart in section.charts}
    wanted = charts.get(request.path_params["chart"])
    return missing() if wanted is None else Response(session.picture(standing, wanted), media_type=SVG)


def build(request: Request) -> Response:
    """The build: how far it is, and its documents."""
    session = session_of(request)
    standing = session.desk.standing()
    state = session.builder.state
    return session.shown("build", standing, documents=_documents(state), unsettled=_unsettled(standing))


def _documents(state: Building) -> list[tuple[str, str]]:
    return [(TYPES[path.suffix][0], path.name) for path in state.documents]


def _unsettled(standing: Standing) -> int:
    return sum(not outcome.settled for outcome in standing.editing.outcomes.values())


def build_state(request: Request) -> Response:
    """How far the build is, for the page that waits for it."""
    state = session_of(request).builder.state
    return JSONResponse({"running": state.running, "says": state.says, "number": state.number})


def document(request: Request) -> Response:
    """A document of the last build, by its name and no other way."""
    path = session_of(request).builder.document(request.path_params["name"])
    if path is None:
        return missing()
    return FileResponse(path, media_type=TYPES[path.suffix][1], filename=path.name)


def asset(request: Request) -> Response:
    """What the pages load."""
    return static(request.path_params["name"])


def missing() -> Response:
    """The page for what is not there."""
    return page("missing", 404)
