"""Who must not get in does not: other machines, other pages, other users of this one, and forms that are none of the page's."""

from __future__ import annotations

import socket
from collections.abc import Iterator
from pathlib import Path

import pytest
from httpx import Client

from scrutiny_pack.review.admission import Admission
from scrutiny_pack.review.guard import BODY_BYTES
from tests.review_page import CHANGE, ReviewPage, opened, serving

PAGES = ("/", "/sections/rereferrals", f"/blocks/{CHANGE}", "/charts/rereferrals.trend.svg", "/build", "/build/state", "/static/review.css")
POSTS = (f"/blocks/{CHANGE}/words", f"/blocks/{CHANGE}/preview", f"/blocks/{CHANGE}/hide", "/build", "/name")


@pytest.fixture(scope="module")
def page(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ReviewPage]:
    """One page for all attacks: none of them changes anything."""
    with opened(tmp_path_factory.mktemp("attacked")) as entered:
        yield entered


@pytest.fixture(scope="module")
def shut(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ReviewPage]:
    """A page that nobody ever enters."""
    with serving(tmp_path_factory.mktemp("shut")) as waiting:
        yield waiting


@pytest.fixture
def closed(tmp_path: Path) -> Iterator[ReviewPage]:
    """A page that nobody has entered yet."""
    with serving(tmp_path) as waiting:
        yield waiting


@pytest.mark.parametrize("path", PAGES)
def test_without_the_link_there_is_nothing_to_see(shut: ReviewPage, path: str) -> None:
    """Not a style sheet, and not a word of the pack."""
    answer = shut.client.get(path)
    assert answer.status_code == 403
    assert "Re-referrals" not in answer.text


@pytest.mark.parametrize("token", ["", "x", "é", "A" * 43, "%00"])
def test_another_token_lets_nobody_in(closed: ReviewPage, token: str) -> None:
    """Nor does it use up the right one."""
    answer = closed.client.get("/enter", params={"token": token})
    assert (answer.status_code, "set-cookie" in answer.headers) == (403, False)
    assert closed.client.get(closed.guard.link).status_code == 303


def test_the_link_is_good_once(page: ReviewPage) -> None:
    """Another browser that finds it in a history or a list of processes comes too late; ours is sent on."""
    with Client(base_url=page.home, trust_env=False) as other:
        assert other.get(page.guard.link).status_code == 403
        assert other.get("/").status_code == 403
    assert page.client.get(page.guard.link).status_code == 303


def test_the_cookie_is_no_scripts_and_no_other_pages(closed: ReviewPage) -> None:
    """HttpOnly, SameSite=Strict, named for this page's port, and gone from the address after entering."""
    answer = closed.client.get(closed.guard.link)
    cookie = answer.headers["set-cookie"]
    assert "HttpOnly" in cookie
    assert "samesite=strict" in cookie.lower()
    assert cookie.startswith(f"scrutiny_pack_{closed.guard.port}=")
    assert answer.headers["location"] == "/"
    assert closed.session.admission.token not in cookie


@pytest.mark.parametrize("cookie", ["", "x", "é", "a; b=c"])
def test_a_made_up_cookie_is_none(closed: ReviewPage, cookie: str) -> None:
    """Neither before anybody entered nor after."""
    header = {"cookie": f"scrutiny_pack_{closed.guard.port}={cookie}".encode("latin-1", "replace")}
    with Client(base_url=closed.home, trust_env=False) as stranger:
        assert stranger.get("/", headers=header).status_code == 403
        closed.client.get(closed.guard.link)
        assert stranger.get("/", headers=header).status_code == 403


def test_nobody_is_in_before_the_link_was_used() -> None:
    """The session's secret itself opens nothing until somebody came in by the link."""
    admission = Admission()
    assert not admission.knows(admission.session)
    assert admission.enter(admission.token)
    assert admission.knows(admission.session)
    assert not admission.enter(admission.token)


@pytest.mark.parametrize("host", ["evil.example", "localhost", "127.0.0.1", "127.0.0.1:1", "[::1]:{port}", "evil.example:{port}", ""])
def test_a_name_that_only_leads_here_is_refused(page: ReviewPage, host: str) -> None:
    """A stranger's domain that is pointed at this machine reaches nothing, with the right cookie too."""
    answer = page.client.get("/", headers={"host": host.replace("{port}", str(page.guard.port))})
    assert answer.status_code in (400, 421)
    assert "Re-referrals" not in answer.text


def test_two_hosts_are_none(page: ReviewPage) -> None:
    """One of them would be believed by somebody."""
    name, cookie = page.guard.cookie, page.session.admission.session
    lines = ["GET / HTTP/1.1", f"Host: {page.guard.host}", "Host: evil.example", f"Cookie: {name}={cookie}", "Connection: close", "", ""]
    assert _raw(page, "\r\n".join(lines).encode()).split(b" ")[1] in (b"400", b"421")


@pytest.mark.parametrize(
    "origin", ["http://evil.example", "null", "", "https://127.0.0.1:{port}", "http://127.0.0.1", "http://127.0.0.1:1"]
)
@pytest.mark.parametrize("path", POSTS)
def test_another_pages_form_changes_nothing(page: ReviewPage, path: str, origin: str) -> None:
    """Even if it knew the form's secret and the browser sent the cookie along."""
    fields = {"form": page.session.admission.form, "version": page.version(CHANGE), "text": "Changed", "do": "save"}
    answer = page.client.post(path, data=fields, headers={"origin": origin.replace("{port}", str(page.guard.port))})
    assert answer.status_code == 403
    assert not (page.folder / "pack.edits.yaml").exists()


def test_a_form_without_an_origin_changes_nothing(page: ReviewPage) -> None:
    """Every browser says where a form comes from."""
    answer = page.client.post(f"/blocks/{CHANGE}/hide", data={"form": page.session.admission.form, "version": page.version(CHANGE)})
    assert answer.status_code == 403
    assert not (page.folder / "pack.edits.yaml").exists()


@pytest.mark.parametrize("path", POSTS)
@pytest.mark.parametrize("secret", [None, "", "wrong"])
def test_a_form_without_its_secret_changes_nothing(page: ReviewPage, path: str, secret: str | None) -> None:
    """The origin alone is not believed."""
    fields = {"version": page.version(CHANGE), "text": "Changed", "do": "save"} | ({} if secret is None else {"form": secret})
    answer = page.client.post(path, data=fields, headers={"origin": page.home})
    assert answer.status_code == 403
    assert not (page.folder / "pack.edits.yaml").exists()
    assert not page.session.builder.state.running


@pytest.mark.parametrize("site", ["cross-site", "same-site"])
def test_another_page_cannot_load_this_one(page: ReviewPage, site: str) -> None:
    """Nor can one at another port of this machine, which browsers call the same site."""
    for path in PAGES:
        assert page.client.get(path, headers={"sec-fetch-site": site}).status_code == 403
    assert page.client.get("/", headers={"sec-fetch-site": "none"}).status_code == 200


@pytest.mark.parametrize("path", [*PAGES, "/nowhere", "/enter?token=x"])
def test_every_answer_shuts_the_browsers_doors(page: ReviewPage, path: str) -> None:
    """No script but ours, no frame, no guessing of types, nothing kept, nothing told to others."""
    headers = page.client.get(path).headers
    policy = headers["content-security-policy"]
    assert policy.startswith("default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:;")
    assert "frame-ancestors 'none'" in policy and "base-uri 'none'" in policy and "form-action 'self'" in policy
    assert "unsafe" not in policy
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["cache-control"] == "no-store"
    assert headers["referrer-policy"] == "same-origin"
    assert headers["cross-origin-resource-policy"] == "same-origin"
    assert "server" not in headers


def test_a_refusal_shuts_them_too(closed: ReviewPage) -> None:
    """A stranger's answer has the same headers."""
    assert "default-src 'none'" in closed.client.get("/").headers["content-security-policy"]


def test_a_body_that_is_too_long_is_refused_unread(page: ReviewPage) -> None:
    """By what it says of itself, and by what comes if it says nothing."""
    headers = {"origin": page.home, "content-type": "application/x-www-form-urlencoded"}
    long = b"form=" + b"x" * BODY_BYTES
    assert page.client.post("/name", content=long, headers=headers).status_code == 413
    assert page.client.post("/name", content=iter([long[:100_000]] * 4), headers=headers).status_code == 413
    claimed = f"POST /name HTTP/1.1\r\nHost: {page.guard.host}\r\nOrigin: {page.home}\r\nContent-Type: {headers['content-type']}\r\n"
    cookie = f"Cookie: {page.guard.cookie}={page.session.admission.session}\r\nContent-Length: 99999999999\r\n\r\n"
    assert b" 413 " in _raw(page, (claimed + cookie).encode()).splitlines()[0]


def test_a_form_of_a_thousand_fields_is_none_of_ours(page: ReviewPage) -> None:
    """Nor is one whose bytes are no text, or one of another type."""
    headers = {"origin": page.home, "content-type": "application/x-www-form-urlencoded"}
    many = "&".join(f"a{number}=1" for number in range(1000))
    assert page.client.post("/name", content=many, headers=headers).status_code == 400
    assert page.client.post("/name", content=b"\xff\xfe=1", headers=headers).status_code == 400
    assert page.client.post("/name", json={"form": page.session.admission.form}, headers={"origin": page.home}).status_code == 415


@pytest.mark.parametrize("method", ["PUT", "DELETE", "OPTIONS", "TRACE", "PATCH"])
def test_other_requests_are_refused(page: ReviewPage, method: str) -> None:
    """Pages are shown and forms are sent; there is nothing else."""
    assert page.client.request(method, "/").status_code == 405


PATHS = (
    "..%2f..%2fpack.yaml",
    "%2e%2e/pack.yaml",
    "pack.yaml",
    "/etc/passwd",
    "%2fetc%2fpasswd",
    "..%5cpack.yaml",
    "hostile%00.docx",
)


@pytest.mark.parametrize("name", PATHS)
@pytest.mark.parametrize("folder", ["documents", "static", "charts"])
def test_a_path_is_no_name(page: ReviewPage, folder: str, name: str) -> None:
    """What can be fetched is a list, before and after a build."""
    answer = page.client.get(f"/{folder}/{name}")
    assert answer.status_code == 404
    assert "version: 1" not in answer.text


def test_only_the_documents_of_the_build_can_be_fetched(page: ReviewPage) -> None:
    """Other files in the folder where they stand cannot, the evidence among them."""
    out = page.folder.parent / "out"
    out.mkdir()
    (out / "secret.docx").write_bytes(b"secret")
    page.post("/build", do="draft")
    page.built()
    names = sorted(path.name for path in out.iterdir())
    assert "hostile-2022-07-scrutiny.evidence.json" in names
    found = {name: page.client.get(f"/documents/{name}").status_code for name in names}
    assert {name for name, status in found.items() if status == 200} == {"hostile-2022-07-scrutiny.docx", "hostile-2022-07-scrutiny.pptx"}


def test_markup_in_any_field_is_words(tmp_path: Path) -> None:
    """Names, notes and words are shown as they were typed."""
    tag = "<img src=x onerror=alert(1)>"
    with opened(tmp_path) as page:
        page.post("/name", name=tag)
        page.save(CHANGE, f"{tag} {{c.to}}", slide=f"{tag} {{c.to}}")
        page.post(f"/blocks/{CHANGE}/note", note=tag)
        for path in ("/", "/sections/rereferrals", f"/blocks/{CHANGE}"):
            shown = page.get(path)
            assert "<img src=x" not in shown
            assert "&lt;img src=x onerror=alert(1)&gt;" in shown


def test_markup_in_the_packs_own_words_is_words(tmp_path: Path) -> None:
    """A title or an area's name is a text as any other."""

    def change(folder: Path) -> None:
        pack = folder / "pack.yaml"
        pack.write_text(pack.read_text(encoding="utf-8").replace("title: Re-referrals", 'title: "<b>Re</b>"'), encoding="utf-8")

    with opened(tmp_path, change) as page:
        assert "<b>Re</b>" not in page.get("/")
        assert "&lt;b&gt;Re&lt;/b&gt;" in page.get("/sections/rereferrals")


def test_it_answers_on_this_machine_only(closed: ReviewPage) -> None:
    """At the loopback address and nowhere else."""
    own = next(
        (info[4][0] for info in socket.getaddrinfo(socket.gethostname(), None, socket.AF_INET) if not str(info[4][0]).startswith("127.")),
        "",
    )
    if own:
        with socket.socket() as caller:
            caller.settimeout(2)
            assert caller.connect_ex((own, closed.guard.port)) != 0
    with socket.socket() as caller:
        assert caller.connect_ex(("127.0.0.1", closed.guard.port)) == 0


def _raw(page: ReviewPage, request: bytes) -> bytes:
    with socket.create_connection(("127.0.0.1", page.guard.port), timeout=5) as connection:
        connection.sendall(request)
        return connection.recv(4096)
