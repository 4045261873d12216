"""A reader of the web page without a browser: the requests that the page itself makes, and nothing else.

A page that opens gets its cookie, its configuration and a session's name; it calls `load`, and holds a connection that
tells the server it is still there. A question joins the queue, and its answer comes as a stream of messages.
"""

from __future__ import annotations

import asyncio
import json
import time
import uuid
from collections.abc import AsyncIterator, Mapping, Sequence
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, field, replace
from typing import Any

import httpx

API = "/gradio_api"
SECONDS = 60.0
"""After which an answer counts as one that never comes."""
GENERATING, COMPLETED, CLOSING = "process_generating", "process_completed", "close_stream"
_HTML = {"accept": "text/html"}


class Refused(Exception):
    """The server took the question and failed over it, or did not take it for another reason than being busy."""


@dataclass(frozen=True, slots=True)
class Site:
    """What the page's configuration says: which function an event calls, and with which parts."""

    components: Mapping[str, int]
    dependencies: Sequence[Mapping[str, Any]]

    @classmethod
    def read(cls, config: Mapping[str, Any]) -> Site:
        """From the JSON of `/config`."""
        named = {one["props"].get("elem_id"): one["id"] for one in config["components"]}
        return cls(named, config["dependencies"])

    def event(self, element: str, event: str) -> Mapping[str, Any]:
        """What happens at an event of an element; "" is the page itself."""
        return next(one for one in self.dependencies if [self._id(element, one), event] in one["targets"])

    def failure(self, of: Mapping[str, Any]) -> Mapping[str, Any]:
        """What happens when another event could not be."""
        after = (one for one in self.dependencies if one["targets"] and one["targets"][0][1] == "failure")
        return next(one for one in after if one.get("trigger_after") == of["id"])

    def place(self, element: str, of: Mapping[str, Any]) -> int:
        """Which of the values that an event gives is an element's."""
        return list(of["outputs"]).index(self.components[element])

    def _id(self, element: str, of: Mapping[str, Any]) -> int:
        return self.components[element] if element else of["targets"][0][0]


@dataclass(frozen=True, slots=True)
class Answered:
    """How a question went."""

    seconds: float
    """From the click to the whole answer."""
    first: float
    """To the first sentence."""
    busy: bool = False
    """Whether the page said that it has too much to do."""
    told: str = field(default="", repr=False)
    """All that the server sent, as it came."""

    @property
    def light(self) -> Answered:
        """The same without what was sent, unless it is that the page is busy."""
        return self if self.busy else replace(self, told="")


@dataclass(slots=True)
class Visit:
    """One open page."""

    client: httpx.AsyncClient
    site: Site
    session: str = field(default_factory=lambda: uuid.uuid4().hex[:11])
    talk: str = ""
    """The id of the conversation, as the page holds it."""
    limits: str = ""
    """What the next questions are asked within, as the page holds it."""

    async def opened(self) -> str:
        """What the page shows at first."""
        return await self._called(self.site.event("", "load"), [self.talk])

    async def ask(self, question: str) -> Answered:
        """Type a question and press Enter.

        Raises:
            Refused: there is no answer, and the page did not say that it is busy.
        """
        return await self._queued(self.site.event("question", "submit"), [question, self.talk, None, self.limits])

    async def pick(self, **sent: Any) -> Answered:
        """A click on what asks a question."""
        return await self._queued(self.site.event("log", "pick"), [self.talk, None, self.limits], {"sent": sent})

    async def act(self, element: str = "log", **sent: Any) -> str:
        """A click on a button of a part, or a form of it that is sent; what the server sent back."""
        return await self._called(self.site.event(element, "act"), [self.talk, None, self.limits], {"sent": sent})

    # -- as Gradio wants it --------------------------------------------------------------------------------------------

    async def _called(self, event: Mapping[str, Any], data: Sequence[Any], sent: object = None) -> str:
        body = self._body(event, data, sent)
        answer = await self.client.post(f"{API}/run/predict", json=body)
        if answer.status_code != httpx.codes.OK:
            raise Refused(f"{answer.status_code}: {answer.text[:200]}")
        self._learn(event, answer.json()["data"])
        return answer.text

    async def _queued(self, event: Mapping[str, Any], data: Sequence[Any], sent: object = None) -> Answered:
        began = time.perf_counter()
        joined = await self.client.post(f"{API}/queue/join", json=self._body(event, data, sent))
        if joined.status_code == httpx.codes.SERVICE_UNAVAILABLE:
            told = await self._called(self.site.failure(event), [None])
            return Answered(time.perf_counter() - began, 0.0, busy=True, told=told)
        if joined.status_code != httpx.codes.OK:
            raise Refused(f"{joined.status_code}: {joined.text[:200]}")
        try:
            return await asyncio.wait_for(self._heard(event, began), SECONDS)
        except TimeoutError:
            raise Refused("no answer came") from None

    async def _heard(self, event: Mapping[str, Any], began: float) -> Answered:
        first, told, data = 0.0, [], None
        async for line in self._stream():
            told.append(line)
            message = json.loads(line)
            if message["msg"] == GENERATING and len(told) > 1 and not first and "statement" in line:
                first = time.perf_counter() - began
            if message["msg"] == COMPLETED:
                seconds = time.perf_counter() - began
                if not message["success"]:
                    raise Refused(line[:200])
                data = message["output"].get("data")
                ended = seconds
        if data is None:
            raise Refused("the stream ended before the answer")
        self._learn(event, data)
        return Answered(ended, first or ended, told="\n".join(told))

    async def _stream(self) -> AsyncIterator[str]:
        heard = self.client.stream("GET", f"{API}/queue/data", params={"session_hash": self.session})
        async with heard as stream:
            async for line in stream.aiter_lines():
                if line.startswith("data: "):
                    yield line[6:]
                    if CLOSING in line[:40]:
                        return

    def _body(self, event: Mapping[str, Any], data: Sequence[Any], sent: object) -> dict[str, Any]:
        return {
            "data": list(data),
            "event_data": sent,
            "fn_index": event["id"],
            "trigger_id": event["targets"][0][0],
            "session_hash": self.session,
        }

    def _learn(self, event: Mapping[str, Any], data: Sequence[Any]) -> None:
        """The page remembers which conversation it shows, and within which limits it asks."""
        for name in ("talk", "limits"):
            if self.site.components[name] in event["outputs"]:
                found = data[self.site.place(name, event)]
                setattr(self, name, found if isinstance(found, str) else getattr(self, name))


@asynccontextmanager
async def visit(url: str, cookies: httpx.Cookies | None = None) -> AsyncIterator[Visit]:
    """Open the page as a browser that was never there, or as one that has these cookies; close it at the end."""
    async with httpx.AsyncClient(base_url=url, cookies=cookies, timeout=SECONDS, trust_env=False) as client:
        (await client.get("/", headers=_HTML)).raise_for_status()
        config = (await client.get("/config")).raise_for_status().json()
        made = Visit(client, Site.read(config))
        there = asyncio.create_task(_stay(client, made.session))
        try:
            await made.opened()
            yield made
        finally:
            there.cancel()
            with suppress(asyncio.CancelledError):
                await there


async def _stay(client: httpx.AsyncClient, session: str) -> None:
    with suppress(httpx.HTTPError):
        async with client.stream("GET", f"{API}/heartbeat/{session}", timeout=None) as stream:
            async for _ in stream.aiter_lines():
                pass
