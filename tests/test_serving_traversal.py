"""Files of the machine stay where they are: no form of a path reads one, with the shield or with Gradio alone."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest
from served import SECRET, Site, served, status_of

from qa.serving.files import claims_other_files

UP = "../" * 12
PAYLOADS = {
    "absolute": "{secret}",
    "absolute, two slashes": "/{secret}",
    "absolute, encoded": "%2F{bare}",
    "dots": UP + "{bare}",
    "dots, encoded slashes": UP.replace("/", "%2f") + "{bare}",
    "dots, encoded dots": UP.replace(".", "%2e") + "{bare}",
    "dots, all encoded": UP.replace(".", "%2E").replace("/", "%2F") + "{bare}",
    "dots, encoded twice": UP.replace(".", "%252e").replace("/", "%252f") + "{bare}",
    "dots, encoded thrice": UP.replace("/", "%25252f") + "{bare}",
    "dots after a slash": "/" + UP + "{bare}",
    "dots, doubled": "....//" * 12 + "{bare}",
    "dots with semicolons": "..;/" * 12 + "{bare}",
    "dots with a here": "./.././" * 12 + "{bare}",
    "dots after a folder": "img/" + UP + "{bare}",
    "backslashes": UP.replace("/", "\\") + "{bare}",
    "backslashes, encoded": UP.replace("/", "%5c") + "{bare}",
    "backslashes and slashes": "..\\../" * 6 + "{bare}",
    "overlong dots": "%c0%ae%c0%ae/" * 12 + "{bare}",
    "overlong slashes": "..%c0%af" * 12 + "{bare}",
    "fullwidth dots": "．．/" * 12 + "{bare}",
    "fullwidth dots, encoded": "%EF%BC%8E%EF%BC%8E%2F" * 12 + "{bare}",
    "one-dot leader": "%E2%80%A4%E2%80%A4/" * 12 + "{bare}",
    "fullwidth slashes": "..%EF%BC%8F" * 12 + "{bare}",
    "NUL at the end": "{secret}%00",
    "NUL and an ending": "{secret}%00.png",
    "NUL at the start": "%00{secret}",
    "a line end": "{secret}%0d%0aX:%20y",
    "a blank": "%20{secret}",
    "a tilde": "~/{bare}",
    "file:": "file://{secret}",
    "file: with a host": "file://localhost{secret}",
    "a share": "%5c%5c127.0.0.1%5cc$%5c{bare}",
    "an address of this machine": "http://127.0.0.1:{port}/gradio_api/file={secret}",
    "an address, encoded": "http%3A%2F%2F127.0.0.1%3A{port}%2Fconfig",
    "/proc": "/proc/self/root{secret}",
    "/proc, working folder": "/proc/self/cwd/" + UP + "{bare}",
    "a query": "x?path={secret}",
    "a fragment": "x#{secret}",
}
PLACES = {
    "file=": "/gradio_api/file=",
    "file/": "/gradio_api/file/",
    "static": "/static/",
    "assets": "/assets/",
    "svelte": "/svelte/",
    "proxy=": "/gradio_api/proxy=",
    "component": "/gradio_api/custom_component/html/client/component/",
    "nothing": "/",
}
OTHERS = {
    "file= at the root": "/file={secret}",
    "theme": "/theme.css/" + UP + "{bare}",
    "theme of the API": "/gradio_api/theme.css/" + UP.replace("/", "%2f") + "{bare}",
    "upload": "/gradio_api/upload/" + UP + "{bare}",
    "progress": "/gradio_api/upload_progress?upload_id=" + UP + "{bare}",
    "deep link": "/?deep_link=" + UP + "{bare}",
    "deep link of the configuration": "/config?deep_link=" + UP.replace("/", "%2f") + "{bare}",
    "deep link of a session": "/gradio_api/deep_link?session_hash=" + UP + "{bare}",
    "icon": "/pwa_icon/" + UP.replace("/", "%2f") + "{bare}",
    "playlist": "/gradio_api/stream/x/" + UP.replace("/", "%2f") + "{bare}/1/playlist-file",
    "record of a run": "/gradio_api/run-history/records/" + UP.replace("/", "%2f") + "{bare}/1/assets/2",
    "login": "/login/" + UP + "{bare}",
    "whole address as target": "http://127.0.0.1:{port}/gradio_api/file={secret}",
    "page": "/?page=" + UP + "{bare}",
}


@pytest.fixture(scope="module")
def room(tmp_path_factory: pytest.TempPathFactory) -> Path:
    room = tmp_path_factory.mktemp("room")
    (room / "secret.txt").write_text(SECRET, encoding="utf-8")
    return room


@pytest.fixture(scope="module")
def shielded(room: Path) -> Iterator[Site]:
    with served(room / "cache") as site:
        yield site


@pytest.fixture(scope="module")
def alone(room: Path) -> Iterator[Site]:
    with served(room / "cache", shielded=False) as site:
        yield site


def target(form: str, room: Path, site: Site) -> str:
    secret = str(room / "secret.txt")
    return form.format(secret=secret, bare=secret.lstrip("/"), port=site.port)


@pytest.mark.parametrize("form", PAYLOADS.values(), ids=PAYLOADS)
def test_no_form_of_a_path_reads_a_file(form: str, room: Path, shielded: Site) -> None:
    for place in PLACES.values():
        said = shielded.raw(target(place + form, room, shielded))
        assert SECRET not in said, place
        assert status_of(said) in (400, 404), place


@pytest.mark.parametrize("form", OTHERS.values(), ids=OTHERS)
def test_no_other_route_reads_one(form: str, room: Path, shielded: Site, alone: Site) -> None:
    assert SECRET not in shielded.raw(target(form, room, shielded))
    assert SECRET not in alone.raw(target(form, room, alone))


@pytest.mark.parametrize("form", PAYLOADS.values(), ids=PAYLOADS)
def test_gradio_behind_the_shield_would_read_none_either(form: str, room: Path, alone: Site) -> None:
    for place in ("/gradio_api/file=", "/static/", "/assets/", "/gradio_api/proxy="):
        assert SECRET not in alone.raw(target(place + form, room, alone)), place


@pytest.mark.parametrize("method", ["POST", "HEAD", "PUT", "DELETE", "OPTIONS", "TRACE", "PROPFIND"])
def test_no_method_reads_one(method: str, room: Path, shielded: Site) -> None:
    said = shielded.raw(target("/gradio_api/file={secret}", room, shielded), method=method)
    assert SECRET not in said
    assert status_of(said) in (400, 404)


def upload(site: Site, name: str, text: str = SECRET) -> list[str]:
    answer = httpx.post(f"{site.url}/gradio_api/upload", files={"files": (name, text.encode())}, timeout=60)
    paths: list[str] = answer.json() if answer.status_code == 200 else []
    return paths


def test_what_was_uploaded_is_given_to_nobody(shielded: Site, alone: Site) -> None:
    """With Gradio alone, whoever knows the path reads it, which also shows that these tests would see a file."""
    for site, seen in ((alone, True), (shielded, False)):
        (path,) = upload(site, "notes.txt")
        assert Path(path).read_text(encoding="utf-8") == SECRET
        assert (SECRET in site.raw(f"/gradio_api/file={path}")) is seen


@pytest.mark.parametrize(
    "name",
    [
        "../../escaped.txt",
        "..\\..\\escaped.txt",
        "/tmp/escaped.txt",
        "..",
        ".",
        "%2e%2e%2fescaped.txt",
        "．．/escaped.txt",
        "a\u202e/../../escaped.txt",
        "x" * 300 + ".txt",
        "con:stream.txt",
        "~/escaped.txt",
        "a/../../../escaped.txt",
    ],
)
def test_an_upload_lands_in_the_cache_whatever_its_name(name: str, room: Path, shielded: Site) -> None:
    paths = upload(shielded, name)
    assert all(shielded.cache.resolve() in Path(path).resolve().parents for path in paths)
    assert not [file for file in room.rglob("*escaped*") if shielded.cache not in file.parents]


def test_a_link_in_the_cache_leads_nowhere(room: Path, shielded: Site) -> None:
    link = shielded.cache / "link.txt"
    link.symlink_to(room / "secret.txt")
    for form in (f"/gradio_api/file={link}", f"/gradio_api/file={link}/../link.txt", f"/gradio_api/file/{link}"):
        assert SECRET not in shielded.raw(form)


@pytest.mark.parametrize(
    "claimed",
    [
        {"path": "{secret}"},
        {"path": "file://{secret}"},
        {"path": "{cache}/../secret.txt"},
        {"path": "{cache}/./../secret.txt"},
        {"path": "{cache}/link2.txt/../../secret.txt"},
        {"path": "/proc/self/root{secret}"},
        {"path": "", "url": "file://{secret}"},
        {"path": "{secret}", "url": "{url}/theme.css"},
        {"path": "{url}/theme.css"},
        {"path": "https://example.com/a.txt"},
        {"path": ""},
        {"path": "{cache}"},
        {"path": "notes.txt", "url": "{url}/gradio_api/file={secret}"},
    ],
    ids=str,
)
def test_a_path_that_a_program_sends_as_its_upload_is_not_read(
    claimed: dict[str, str], room: Path, shielded: Site
) -> None:
    words = {"{secret}": str(room / "secret.txt"), "{cache}": str(shielded.cache), "{url}": shielded.url}
    file = {key: filled(value, words) for key, value in claimed.items()}
    claim = {**file, "orig_name": "a.txt", "meta": {"_type": "gradio.FileData"}}
    with httpx.Client(base_url=shielded.url, timeout=60) as client:
        begun = client.post("/gradio_api/call/read", json={"data": [[claim]]})
        said = begun.text
        if begun.status_code == 200:
            said += client.get(f"/gradio_api/call/read/{begun.json()['event_id']}").text
    assert SECRET not in said
    assert "error" in said or begun.status_code >= 400


@pytest.mark.parametrize("target", ["/gradio_api/call/slowly", "/gradio_api/run/slowly", "/gradio_api/queue/join"])
def test_nor_does_the_place_of_a_question_take_a_file_or_fetch_an_address(target: str, shielded: Site) -> None:
    for path in ("/etc/hostname", "https://example.com/large.bin"):
        claim = {"path": path, "meta": {"_type": "gradio.FileData"}}
        body = {"data": [claim], "fn_index": 0, "session_hash": "x"}
        assert httpx.post(shielded.url + target, json=body, timeout=60).status_code == 403


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "utf-32", "utf-8-sig"])
def test_a_claim_is_found_however_it_is_written(encoding: str, room: Path) -> None:
    folder = room.resolve() / "cache"
    claim = '{"path": "/etc/hostname", "meta": {"_type": "gradio.FileData"}}'
    inside = claim.replace("/etc/hostname", f"{folder}/abc/a.txt")
    for text, found in ((claim, True), (inside, False), (f'[0, {{"a": [{claim}]}}]', True), ("[" * 9 + claim, False)):
        assert claims_other_files(text.encode(encoding), folder) is found
    escaped = claim.replace("gradio", "\\u0067radio")
    assert claims_other_files(escaped.encode(encoding), folder)


@pytest.mark.parametrize(
    "text", ["", "{", "[" * 500_000, '{"a":' * 100_000, "[{}" + ",{}" * 300_000 + "]", "nul\0", "1" * 900_000]
)
def test_what_is_no_call_is_left_to_gradio(text: str, room: Path) -> None:
    assert not claims_other_files(text.encode(), room)


def test_a_link_in_the_cache_is_no_upload(room: Path, shielded: Site) -> None:
    link = shielded.cache / "to-secret.txt"
    link.symlink_to(room / "secret.txt")
    claim = json.dumps({"path": str(link), "meta": {"_type": "gradio.FileData"}})
    assert claims_other_files(claim.encode(), shielded.cache.resolve())


def test_an_upload_of_ones_own_is_read(shielded: Site) -> None:
    (path,) = upload(shielded, "mine.txt", "mine")
    file = {"path": path, "orig_name": "mine.txt", "meta": {"_type": "gradio.FileData"}}
    with httpx.Client(base_url=shielded.url, timeout=60) as client:
        event = client.post("/gradio_api/call/read", json={"data": [[file]]}).json()["event_id"]
        assert "mine" in client.get(f"/gradio_api/call/read/{event}").text


def filled(text: str, words: dict[str, str]) -> str:
    for word, stands_for in words.items():
        text = text.replace(word, stands_for)
    return text
