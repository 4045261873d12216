"""Who may ask: names, origins, proxies; what every answer carries; the reader's cookie."""

from __future__ import annotations

import re
from collections.abc import Iterator

import httpx
import pytest
from served import BROWSER, Site, served, status_of

from index.settings import Settings
from qa.keeping import is_reader_id, new_reader_id
from qa.serving.headers import POLICY, dressed
from qa.serving.requests import asked

PUBLIC = "news.example"
CARRIED = {
    "content-security-policy": POLICY,
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "referrer-policy": "no-referrer",
    "permissions-policy": "camera=(), microphone=(), geolocation=(), display-capture=(), payment=(), usb=()",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
}


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    with served(tmp_path_factory.mktemp("site")) as site:
        yield site


@pytest.fixture(scope="module")
def public(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """As behind a proxy on the same machine."""
    with served(tmp_path_factory.mktemp("public"), hosts=f"{PUBLIC}, www.news.example:8443") as site:
        yield site


@pytest.mark.parametrize(
    ("host", "status"),
    [
        ("127.0.0.1:{port}", 200),
        ("localhost:{port}", 200),
        ("LOCALHOST", 200),
        ("localhost.", 200),
        ("[::1]:{port}", 200),
        ("[0:0:0:0:0:0:0:1]", 200),
        ("rebound.example:{port}", 421),
        ("127.0.0.1.rebound.example", 421),
        ("localhost@rebound.example", 421),
        ("127.0.0.1:{port}@rebound.example", 421),
        ("localhost, rebound.example", 421),
        ("rebound.example#localhost", 421),
        ("[::2]", 421),
        ("[localhost]", 421),
        ("2130706433", 421),
    ],
)
def test_a_page_on_this_machine_goes_by_this_machines_names_only(host: str, status: int, site: Site) -> None:
    """A foreign page whose name is made to lead here afterwards would else be read by its own scripts."""
    assert status_of(site.raw("/robots.txt", host=host.format(port=site.port))) == status


@pytest.mark.parametrize(("host", "status"), [(PUBLIC, 200), ("www.news.example", 200), ("localhost", 200)])
def test_a_page_with_names_goes_by_them(host: str, status: int, public: Site) -> None:
    assert status_of(public.raw("/robots.txt", host=host)) == status
    assert status_of(public.raw("/robots.txt", host=f"{host}.other.example")) == 421


def test_a_request_with_two_names_or_none_is_refused(site: Site) -> None:
    assert status_of(site.raw("/robots.txt", "Host: localhost")) in (400, 421)
    assert status_of(site.raw("/robots.txt", host=" ")) in (400, 421)


def test_a_page_that_listens_to_others_goes_by_any_name() -> None:
    assert Settings(host="0.0.0.0").allowed_hosts() is None


@pytest.mark.parametrize("target", ["/gradio_api/queue/join", "/gradio_api/upload", "/login", "/gradio_api/cancel"])
@pytest.mark.parametrize(
    "origin",
    [
        "https://rebound.example",
        "null",
        "http://127.0.0.1:1",
        "http://localhost:{port}",
        "https://127.0.0.1",
        "file://",
    ],
)
def test_other_sites_change_nothing(origin: str, target: str, site: Site) -> None:
    said = site.raw(target, f"Origin: {origin.format(port=site.port)}", method="POST", body=b"{}")
    assert status_of(said) == 403


@pytest.mark.parametrize("origin", ["https://rebound.example", "null"])
def test_other_sites_read_nothing(origin: str, public: Site) -> None:
    """With a public name, Gradio alone would let any site read its answers, with the reader's cookies."""
    for host in (PUBLIC, "localhost"):
        said = public.raw("/config", f"Origin: {origin}", host=host)
        assert status_of(said) == 403
        assert "access-control-allow" not in said.lower()
    asking_first = public.raw(
        "/gradio_api/queue/join", f"Origin: {origin}", "Access-Control-Request-Method: POST", method="OPTIONS"
    )
    assert status_of(asking_first) == 403


@pytest.mark.parametrize("site_of_origin", ["cross-site", "same-site"])
def test_an_image_on_another_site_logs_nobody_out(site_of_origin: str, site: Site) -> None:
    assert status_of(site.raw("/logout", f"Sec-Fetch-Site: {site_of_origin}")) == 403


def test_the_page_itself_and_programs_may_ask(site: Site) -> None:
    for origin in ([], [f"Origin: http://127.0.0.1:{site.port}"]):
        said = site.raw("/gradio_api/reset", "Content-Type: application/json", *origin, method="POST", body=b"{}")
        assert status_of(said) in (200, 422)
        assert "access-control-allow" not in said.lower()


@pytest.mark.parametrize(
    ("origin", "host", "forwarded", "status"),
    [
        (f"https://{PUBLIC}", PUBLIC, "", 200),
        (f"https://{PUBLIC}:443", PUBLIC, "", 200),
        (f"https://{PUBLIC}:8443", f"{PUBLIC}:8443", "", 200),
        (f"https://{PUBLIC}", "127.0.0.1", PUBLIC, 200),
        ("https://rebound.example", "127.0.0.1", "rebound.example", 403),
        (f"https://{PUBLIC}", "127.0.0.1", "", 403),
        (f"https://{PUBLIC}:8443", PUBLIC, "", 403),
        (f"https://{PUBLIC}@rebound.example", PUBLIC, "", 403),
        (f"https://rebound.example?{PUBLIC}", PUBLIC, "", 403),
    ],
)
def test_a_proxy_on_this_machine_says_which_name_was_asked_for(
    origin: str, host: str, forwarded: str, status: int, public: Site
) -> None:
    extra = [f"X-Forwarded-Host: {forwarded}"] if forwarded else []
    assert status_of(public.raw("/robots.txt", f"Origin: {origin}", *extra, host=host)) == status


@pytest.mark.parametrize(
    ("target", "method", "status"),
    [("/", "GET", 200), ("/config", "GET", 200), ("/assets/none.js", "GET", 404), ("/monitoring", "GET", 404)],
)
def test_every_answer_carries_the_same_protection(target: str, method: str, status: int, site: Site) -> None:
    answer = httpx.request(method, site.url + target, timeout=60)
    assert answer.status_code == status
    assert {name: answer.headers.get(name) for name in CARRIED} == CARRIED
    assert "server" not in answer.headers


def test_refusals_carry_it_too_and_say_why_in_plain_words(site: Site) -> None:
    for headers in ({"host": "rebound.example"}, {"origin": "null"}):
        answer = httpx.get(site.url, headers=headers, timeout=60)
        assert {name: answer.headers.get(name) for name in CARRIED} == CARRIED
        assert answer.headers["content-type"] == "text/plain; charset=utf-8"
        assert answer.text.endswith(".\n")


def test_the_protection_stands_once_whatever_the_application_says() -> None:
    told = [(b"Server", b"x"), (b"Content-Security-Policy", b"default-src *"), (b"Access-Control-Allow-Origin", b"*")]
    names = [name.lower() for name, _ in dressed(told, https=False)]
    assert sorted(names) == sorted(name.encode() for name in CARRIED)


def test_other_sites_do_not_send_the_logins_cookie() -> None:
    told = [(b"set-cookie", b"a=1; SameSite=none; Secure"), (b"set-cookie", b"b=2; HttpOnly; SameSite=lax")]
    cookies = [value for name, value in dressed(told, https=True) if name == b"set-cookie"]
    assert cookies == [b"a=1; SameSite=lax; Secure", b"b=2; HttpOnly; SameSite=lax; Secure"]
    assert dressed(told[1:], https=False)[0] == told[1]


def test_a_browser_is_given_a_readers_id_once(site: Site) -> None:
    with httpx.Client(base_url=site.url, headers=BROWSER, timeout=60) as browser:
        given = browser.get("/").headers["set-cookie"]
        name, _, value = given.partition(";")[0].partition("=")
        assert name == "dateline-reader"
        assert is_reader_id(value)
        assert set(given.split("; ")[1:]) == {"Path=/", "Max-Age=31536000", "HttpOnly", "SameSite=Lax"}
        assert "set-cookie" not in browser.get("/").headers
        assert "no-cache" in browser.get("/").headers["cache-control"]


@pytest.mark.parametrize("cookie", ["short", "../../etc", "x" * 33, '"quoted"', "", f"{'a' * 31}é", f"{'a' * 31};"])
def test_what_is_no_readers_id_is_replaced(cookie: str, site: Site) -> None:
    headers = {b"accept": b"text/html", b"cookie": f"dateline-reader={cookie}".encode()}
    assert "dateline-reader=" in httpx.get(site.url, headers=headers, timeout=60).headers["set-cookie"]


@pytest.mark.parametrize(
    ("target", "headers"),
    [("/", {"accept": "*/*"}), ("/config", BROWSER), ("/theme.css", BROWSER), ("/robots.txt", {"accept": "text/html"})],
)
def test_programs_and_other_routes_are_given_none(target: str, headers: dict[str, str], site: Site) -> None:
    assert "set-cookie" not in httpx.get(site.url + target, headers=headers, timeout=60).headers


def test_over_https_the_cookie_is_kept_to_https(public: Site) -> None:
    headers = {**BROWSER, "host": PUBLIC, "x-forwarded-proto": "https"}
    answer = httpx.get(public.url, headers=headers, timeout=60)
    assert re.search(r"; Secure(;|$)", answer.headers["set-cookie"])
    assert f'"root":"https://{PUBLIC}"' in answer.text


@pytest.mark.parametrize(
    ("peer", "believed"), [("127.0.0.1", True), ("::1", True), ("203.0.113.9", False), ("10.0.0.1", False)]
)
def test_only_a_proxy_on_this_machine_speaks_for_a_reader(peer: str, believed: bool) -> None:
    forwarded = {
        b"x-forwarded-for": b"1.2.3.4, 198.51.100.7",
        b"x-forwarded-proto": b"https",
        b"x-forwarded-host": b"news.example",
    }
    headers = [(b"host", b"localhost"), *forwarded.items()]
    scope = {"method": "GET", "path": "/", "scheme": "http", "headers": headers, "client": (peer, 5)}
    seen = asked(scope, None)
    expected = ("198.51.100.7", True, "news.example") if believed else (peer, False, "")
    assert (seen.address, seen.https, seen.proxied_host) == expected


def test_nobody_says_which_server_this_is(public: Site) -> None:
    """Gradio would build the page's addresses from it, and an MCP server would send its questions there."""
    headers = {**BROWSER, "x-gradio-server": "https://rebound.example", "x-forwarded-host": "rebound.example"}
    assert "rebound.example" not in httpx.get(public.url, headers=headers, timeout=60).text


def test_an_answer_streams_through(site: Site) -> None:
    reader = new_reader_id()
    with httpx.Client(base_url=site.url, cookies={"dateline-reader": reader}, timeout=30) as client:
        event = client.post("/gradio_api/call/slowly", json={"data": ["ab"]}).json()["event_id"]
        with client.stream("GET", f"/gradio_api/call/slowly/{event}") as answer:
            pieces = [line for line in answer.iter_lines() if line.startswith("event: generating")]
        event = client.post("/gradio_api/call/who", json={"data": []}).json()["event_id"]
        assert reader in client.get(f"/gradio_api/call/who/{event}").text
    assert len(pieces) == 3
