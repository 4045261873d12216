"""Whatever an endpoint does, a reply ends by its deadline, in a message that says what happened and what to do."""

from __future__ import annotations

import gc
import socket
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

import pytest
from endpoint import Endpoint
from endpoint_faults import FAULTS, fault

from index.errors import LLMUnavailable
from index.settings import Settings
from qa.llm import Deadline, Message, Model, connect

SECONDS, MARGIN = 2.0, 0.6
KEY = "sk-very-secret-0123456789"
PROMPT = [Message("system", "You are careful."), Message("user", "How many attacks?")]


@dataclass
class Told:
    """What came of one reply."""

    text: str
    error: str | None
    cut: bool
    seconds: float


def ask(model: Model, most: int = 60, seconds: float = SECONDS) -> Told:
    began = time.monotonic()
    reply = model.reply(PROMPT, most=most, deadline=Deadline.after(seconds))
    pieces, error = [], None
    try:
        for piece in reply:
            pieces.append(piece)
    except LLMUnavailable as failed:
        error = str(failed)
    finally:
        reply.close()
    return Told("".join(pieces), error, reply.cut, time.monotonic() - began)


def connected(url: str, model: str | None = "scripted", key: str | None = KEY) -> Model:
    found = connect(Settings(llm_url=url, llm_model=model, llm_key=key))
    assert found is not None
    return found


def sockets_to(port: int) -> list[socket.socket]:
    """The open sockets of this process that lead to a port."""
    return [one for one in gc.get_objects() if isinstance(one, socket.socket) and _leads_to(one, port)]


def _leads_to(one: socket.socket, port: int) -> bool:
    try:
        return one.family in (socket.AF_INET, socket.AF_INET6) and one.fileno() >= 0 and one.getpeername()[1] == port
    except OSError:
        return False


@contextmanager
def nothing_left(port: int) -> Iterator[None]:
    """No thread and no socket more than before."""
    before = set(threading.enumerate())
    yield
    grace = time.monotonic() + 1
    while time.monotonic() < grace and (set(client_threads()) - before or sockets_to(port)):
        time.sleep(0.02)
    assert not set(client_threads()) - before
    assert not sockets_to(port)


def client_threads() -> list[threading.Thread]:
    """The threads that are not the endpoint's."""
    return [t for t in threading.enumerate() if "process_request_thread" not in t.name and t.name != "endpoint"]


BY_FAULT = {
    "silent": "did not begin to reply in time. Raise DATELINE_LLM_TIMEOUT",
    "silent after the head": "did not begin to reply in time",
    "dripping head": "in time. Raise DATELINE_LLM_TIMEOUT",
    "pings and nothing else": "did not begin to reply in time",
    "stalled": "did not finish its reply in time. Raise DATELINE_LLM_TIMEOUT",
    "dripping": "did not finish its reply in time",
    "endless line": "sent far more than a reply can hold",
    "cut": "broke the connection off. Look at its log",
    "cut before the head": "broke the connection off. Look at its log",
    "reset": "broke the connection off. Look at its log",
    "reset before the head": "broke the connection off. Look at its log",
    "truncated JSON": "broke off in the middle of its reply. Look at its log",
    "truncated JSON at once": "sent something that is no reply",
    "no JSON": "sent something that is no reply. Check DATELINE_LLM_URL",
    "JSON of another shape": "sent something that is no reply",
    "deep JSON": "sent something that is no reply",
    "error object": "broke off with an error (“the slot was lost”). Look at its log",
    "error object at once": "broke off with an error (“the slot was lost”)",
    "401": "refused the key (401). Check DATELINE_LLM_KEY",
    "403": "refused the key (403). Check DATELINE_LLM_KEY",
    "404": "Check DATELINE_LLM_URL, which ends in /v1",
    "400": "cannot take a prompt of this length (400) (“this model's maximum context length is 512 tokens”)",
    "429": "takes no more requests now (429). Ask again later",
    "429 for an hour": "(429) and asks to be left alone for 3600 s. Ask again later",
    "429 until a date": "(429) and asks to be left alone for 3",
    "429 until nonsense": "takes no more requests now (429). Ask again later",
    "500": "failed (500) (“it failed”). Look at its log",
    "502": "failed (502). Look at its log",
    "503": "failed (503) (“it failed”). Look at its log",
    "503 for an hour": "(503) and asks to be left alone for 3600 s",
    "HTML": "a page or a document in place of a stream of events. Check DATELINE_LLM_URL",
    "whole JSON": "a page or a document in place of a stream of events",
    "no stream": "sent something that is no reply. Check DATELINE_LLM_URL",
    "empty body": "sent something that is no reply",
    "empty reply": "sent an empty reply. Ask again, or use another model",
    "redirect": "redirects to another address (307). Set DATELINE_LLM_URL",
    "compressed": "sent a compressed body",
    "binary": "Check DATELINE_LLM_URL",
    "not HTTP": "does not speak HTTP. Check whether DATELINE_LLM_URL begins with http or https",
    "endless thought": "spent its 60 tokens on thinking and said nothing",
}
ONCE = {
    "401",
    "403",
    "404",
    "400",
    "redirect",
    "HTML",
    "429 for an hour",
    "429 until a date",
    "503 for an hour",
    "stalled",
}
TWICE = {
    "429",
    "429 until nonsense",
    "500",
    "502",
    "503",
    "cut before the head",
    "reset before the head",
    "truncated JSON at once",
}
ANSWERED = {"429 for a second", "429 until a near date", "rejects stream_options", "rejects max_tokens"}
CUT = {"endless"}
COMPLETE = ["without [DONE]", "reset after the end"]


def test_every_fault_has_its_message() -> None:
    assert set(FAULTS) == set(BY_FAULT) | ANSWERED | CUT | set(COMPLETE)


@pytest.mark.parametrize("name", BY_FAULT)
def test_a_fault_ends_in_a_message_within_the_deadline(name: str) -> None:
    with Endpoint(fault=fault(name)) as endpoint:
        model = connected(endpoint.url)
        with nothing_left(endpoint.port):
            told = ask(model)
        assert told.error is not None
        assert BY_FAULT[name] in told.error
        assert told.error.startswith(f"The LLM at {endpoint.url} ")
        assert KEY not in told.error
        assert told.seconds < SECONDS + MARGIN
        tries = len(endpoint.chats)
        assert 1 <= tries <= 2
        assert (name not in ONCE or tries == 1) and (name not in TWICE or tries == 2)


@pytest.mark.parametrize("name", ["stalled", "dripping", "cut", "error object", "truncated JSON", "endless line"])
def test_what_had_come_is_given_out_once_and_not_asked_for_again(name: str) -> None:
    with Endpoint(fault=fault(name)) as endpoint:
        told = ask(connected(endpoint.url))
        assert told.text.startswith("There were ")
        assert told.cut
        assert len(endpoint.chats) == 1


def test_endless_output_is_cut_at_the_most_that_was_asked_for() -> None:
    with Endpoint(fault=fault("endless")) as endpoint:
        model = connected(endpoint.url)
        with nothing_left(endpoint.port):
            told = ask(model, most=50)
        assert told.error is None
        assert told.cut
        assert len(told.text.split()) < 150
        assert endpoint.hung_up.wait(1)


@pytest.mark.parametrize("name", ["500", "503", "429", "cut before the head", "truncated JSON at once"])
def test_a_second_try_answers_where_the_first_failed(name: str) -> None:
    with Endpoint("There were 24 [1].", fault(name, times=1)) as endpoint:
        told = ask(connected(endpoint.url))
        assert (told.text, told.error, told.cut) == ("There were 24 [1].", None, False)
        assert len(endpoint.chats) == 2


@pytest.mark.parametrize("name", ["429 for a second", "429 until a near date"])
def test_a_retry_after_that_fits_is_waited_for(name: str) -> None:
    with Endpoint("There were 24 [1].", fault(name, times=1)) as endpoint:
        told = ask(connected(endpoint.url), seconds=5)
        assert (told.text, told.error) == ("There were 24 [1].", None)
        assert told.seconds > (0.95 if name == "429 for a second" else 0.0)


@pytest.mark.parametrize("option", ["stream_options", "max_tokens"])
def test_an_option_that_is_refused_is_left_out_from_then_on(option: str) -> None:
    with Endpoint("There were 24 [1].", fault(f"rejects {option}")) as endpoint:
        model = connected(endpoint.url)
        assert [ask(model).text for _ in range(2)] == ["There were 24 [1]."] * 2
        assert len(endpoint.chats) == 3


@pytest.mark.parametrize("name", COMPLETE)
def test_a_stream_that_said_that_it_was_complete_is(name: str) -> None:
    with Endpoint(fault=fault(name)) as endpoint:
        told = ask(connected(endpoint.url))
        assert (told.text, told.error, told.cut) == ("There were ", None, False)


def test_a_refused_connection_is_said_at_once() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))  # bound and not listening
        told = ask(connected(f"http://localhost:{taken.getsockname()[1]}/v1"))
    assert told.error is not None
    assert "refused the connection. Start it, or unset DATELINE_LLM_URL" in told.error
    assert told.seconds < 1


def test_a_host_that_does_not_exist_is_named() -> None:
    told = ask(connected("http://no-such-host.invalid/v1"))
    assert told.error is not None
    assert "there is no host named no-such-host.invalid" in told.error or "did not accept a connection" in told.error
    assert told.seconds < SECONDS + MARGIN


def test_a_look_up_that_hangs_is_not_waited_for(monkeypatch: pytest.MonkeyPatch) -> None:
    released = threading.Event()

    def hang(*_: object, **__: object) -> list[object]:
        released.wait(10)
        return []

    monkeypatch.setattr(socket, "getaddrinfo", hang)  # no real server can make the system's resolver hang
    told = ask(connected("http://models.example/v1"), seconds=1)
    released.set()
    assert told.error is not None
    assert "did not accept a connection in time" in told.error
    assert told.seconds < 1 + MARGIN


def test_a_connection_that_is_never_accepted_ends_in_time() -> None:
    with socket.socket() as full:
        full.bind(("127.0.0.1", 0))
        full.listen(0)
        port = full.getsockname()[1]
        waiting = [socket.socket() for _ in range(4)]
        for one in waiting:
            one.setblocking(False)
            one.connect_ex(("127.0.0.1", port))
        told = ask(connected(f"http://127.0.0.1:{port}/v1"), seconds=1)
        for one in waiting:
            one.close()
    assert told.error is not None
    assert "in time" in told.error
    assert told.seconds < 1 + MARGIN


def test_tls_towards_a_server_without_it_says_so() -> None:
    with Endpoint() as endpoint:
        told = ask(connected(endpoint.url.replace("http:", "https:")))
        assert told.error is not None
        assert "Check whether DATELINE_LLM_URL begins with http or https" in told.error
