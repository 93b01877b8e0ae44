"""One running page: the desk with the pack, the build beside it, and the person who sits there."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from starlette.requests import Request
from starlette.responses import Response

from scrutiny_pack.charts.draw import draw
from scrutiny_pack.documents import board_palette
from scrutiny_pack.edits.store import save_store
from scrutiny_pack.errors import PublishError, ScrutinyPackError
from scrutiny_pack.pack import Chart
from scrutiny_pack.review.admission import Admission
from scrutiny_pack.review.building import Builder
from scrutiny_pack.review.decisions import Decided, Person, person
from scrutiny_pack.review.page_templates import page
from scrutiny_pack.review.shown import sections_of
from scrutiny_pack.review.standing import Desk, Standing

_TRIES = 3
"""How often a decision is taken anew when another program wrote the store in the same moment."""


@dataclass
class Session:
    """What all pages share. `name` is who signs edits, `said` what the next page tells of the last deed."""

    desk: Desk
    builder: Builder
    admission: Admission
    name: str
    said: str = ""
    drawn: dict[str, tuple[Chart, bytes]] = field(default_factory=dict)

    @property
    def person(self) -> Person:
        """Who sits there, now."""
        return person(self.name)

    def shown(self, template: str, standing: Standing, status: int = 200, **more: object) -> Response:
        """The page made of `template` of the pack as it stands, with the sections beside it and what was last done."""
        said, self.said = self.said, ""
        sections = sections_of(standing)
        waiting = sum(section.waiting for section in sections)
        around = {"pack": standing.pack, "store": standing.store.shown_as, "sections": sections, "waiting": waiting}
        return page(template, status, form=self.admission.form, name=self.name, said=said, building=self.builder.state, **around, **more)

    def decide(self, decision: Callable[[Standing], Decided | None]) -> bool:
        """Write what `decision` makes of the pack as it stands; whether anything changed. Raises what writing raises."""
        with self.desk.lock:
            for attempt in range(_TRIES):
                standing = self.desk.standing()
                decided = decision(standing)
                if decided is None or decided[0] == standing.store.file:
                    return False
                try:
                    save_store(standing.store, *decided)
                except PublishError as error:
                    meanwhile = any(each.slug == "edits-changed" for each in error.problems)
                    if not meanwhile or attempt == _TRIES - 1:
                        raise
                else:
                    return True
        return False

    def picture(self, standing: Standing, chart: Chart) -> bytes:
        """The drawing of `chart` as SVG, as the documents show it."""
        with self.desk.lock:
            known = self.drawn.get(chart.id)
            if known is None or known[0] != chart:
                known = self.drawn[chart.id] = (chart, draw(chart, board_palette(standing.files)[0]).svg)
            return known[1]


def session_of(request: Request) -> Session:
    """The session that `request` belongs to."""
    session = request.app.state.session
    assert isinstance(session, Session)
    return session


def telling(endpoint: Callable[[Request], Response]) -> Callable[[Request], Response]:
    """`endpoint` with every problem of a user's files told on a page, never as a traceback."""

    def told(request: Request) -> Response:
        try:
            return endpoint(request)
        except ScrutinyPackError as error:
            return page("problems", 409, problems=error.problems)

    told.__name__ = endpoint.__name__
    return told
