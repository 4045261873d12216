"""The page's server for programs: `ask` and `search` through gradio_client, plain HTTP and MCP, and nothing else."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest
from browsing import ARTICLES, PATIENCE, ROCKETS, serving
from gradio_client import Client
from gradio_client.exceptions import AppError

from index.settings import Settings
from qa import Archive

ARGUMENTS = {
    "/ask": ["question", "as_of", "start", "end", "publishers"],
    "/search": ["query", "k", "as_of", "start", "end", "publishers"],
}


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Archive]:
    room = tmp_path_factory.mktemp("api")
    (room / "articles.jsonl").write_text("\n".join(json.dumps(article) for article in ARTICLES))
    with Archive.open(room / "archive") as archive:
        archive.add(room / "articles.jsonl")
        yield archive


@pytest.fixture(scope="module")
def url(archive: Archive) -> Iterator[str]:
    with serving(archive, mcp=True, question_length=500) as url:
        yield url


@pytest.fixture(scope="module")
def client(url: str) -> Client:
    return Client(url, verbose=False)


def test_the_api_is_ask_and_search_with_named_arguments_and_nothing_else(client: Client) -> None:
    offered: Any = client.view_api(return_format="dict")
    named = {name: [p["parameter_name"] for p in one["parameters"]] for name, one in offered["named_endpoints"].items()}
    assert named == ARGUMENTS
    assert offered["unnamed_endpoints"] == {}


def test_ask_answers_as_the_library_does(client: Client, archive: Archive) -> None:
    answer = client.predict(question=ROCKETS, api_name="/ask")
    own = archive.ask(ROCKETS).to_json()
    for same in ("status", "text", "statements", "count", "understood", "coverage"):
        assert answer[same] == own[same]
    assert [one["quote"] for one in answer["citations"]] == [one["quote"] for one in own["citations"]]


def test_an_answer_does_not_tell_where_the_server_keeps_its_files(client: Client, archive: Archive) -> None:
    for question in (ROCKETS, "Which team won the football world cup final in Qatar?"):
        answer = client.predict(question=question, api_name="/ask")
        assert '"path"' not in json.dumps(answer)
        assert str(archive.folder.parent) not in json.dumps(answer)


def test_ask_keeps_to_its_days_and_publishers(client: Client) -> None:
    answer = client.predict(question=ROCKETS, as_of="2020-03-11", publishers=["Harbour Wire"], api_name="/ask")
    assert answer["count"]["value"] == 15
    assert answer["understood"]["as_of"] == "2020-03-11"


def test_search_finds_passages_best_first(client: Client) -> None:
    found = client.predict(query="rockets Taji", k=2, api_name="/search")
    assert len(found) == 2
    assert found[0]["score"] >= found[1]["score"]
    assert {"title", "source", "published", "url", "text", "start", "article_id"} < set(found[0])


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ({"question": "?", "api_name": "/ask"}, "The question is empty"),
        ({"question": "x" * 501, "api_name": "/ask"}, "501 characters; ask in at most 500"),
        ({"question": ROCKETS, "as_of": "yesterday", "api_name": "/ask"}, "YYYY-MM-DD"),
        ({"question": ROCKETS, "publishers": ["No Such Paper"], "api_name": "/ask"}, "No Such Paper"),
        ({"query": "Taji", "k": 51, "api_name": "/search"}, "ask for 1 to 50"),
        ({"query": "Taji", "k": 0, "api_name": "/search"}, "ask for 1 to 50"),
    ],
)
def test_a_bad_request_is_told_what_to_change(client: Client, asked: dict[str, Any], said: str) -> None:
    with pytest.raises(AppError) as error:
        client.predict(**asked)
    assert said in str(error.value)


def test_plain_http_asks_in_two_steps(url: str) -> None:
    begun = httpx.post(f"{url}/gradio_api/call/ask", json={"data": [ROCKETS, None, None, None, None]}, timeout=PATIENCE)
    told = httpx.get(f"{url}/gradio_api/call/ask/{begun.json()['event_id']}", timeout=PATIENCE).text
    assert "event: complete" in told
    assert "rockets" in told


def test_too_many_questions_from_one_address_are_told_when_to_come_again(archive: Archive) -> None:
    with serving(archive, rate=2) as url:
        client = Client(url, verbose=False)
        for _ in range(2):
            client.predict(query="Taji", api_name="/search")
        with pytest.raises(AppError, match=r"Ask again in \d+ seconds"):
            client.predict(query="Taji", api_name="/search")


def test_a_login_holds_for_the_api_too(archive: Archive) -> None:
    with serving(archive, auth="reader:harbour-seven") as url:
        refused = httpx.post(f"{url}/gradio_api/call/ask", json={"data": [ROCKETS]}, timeout=PATIENCE)
        assert refused.status_code == 401
        found = Client(url, auth=("reader", "harbour-seven"), verbose=False).predict(query="Taji", api_name="/search")
        assert found


def test_a_file_of_the_server_is_no_upload(archive: Archive, tmp_path: Path) -> None:
    """Gradio takes a path in a request for one that was uploaded, unless it is told that it serves."""
    secret = tmp_path / "private.txt"
    secret.write_text("The harbour master keeps nine secret ledgers in Basra.")
    with serving(archive) as url:
        config = httpx.get(f"{url}/config", timeout=PATIENCE).json()
        for event in config["dependencies"]:
            claim = {"path": str(secret), "orig_name": "a.txt", "meta": {"_type": "gradio.FileData"}}
            data = [[claim], *[None] * 5][: max(1, len(event["inputs"]))]
            sent = {"data": data, "fn_index": event["id"], "session_hash": "abc"}
            httpx.post(f"{url}/gradio_api/queue/join", json=sent, timeout=PATIENCE)
            httpx.post(f"{url}/gradio_api/run/predict", json=sent, timeout=PATIENCE)
    assert all("ledgers" not in article.text for article in archive.articles())


# -- MCP -----------------------------------------------------------------------------------------------------------


async def talk(url: str, headers: dict[str, str] | None = None) -> tuple[dict[str, Any], str]:
    """The tools that are offered, with their schemas, and what `ask` answers."""
    from mcp import ClientSession
    from mcp.client.streamable_http import streamablehttp_client

    served = streamablehttp_client(f"{url}/gradio_api/mcp/", headers=headers)
    async with served as (read, write, _), ClientSession(read, write) as session:
        await session.initialize()
        tools = {tool.name: tool for tool in (await session.list_tools()).tools}
        answer = await session.call_tool("ask", {"question": ROCKETS})
        return tools, "".join(getattr(part, "text", "") for part in answer.content)


def test_mcp_offers_the_same_two_with_their_arguments_explained(url: str) -> None:
    tools, said = asyncio.run(talk(url))
    assert set(tools) == {"ask", "search"}
    for name, arguments in ARGUMENTS.items():
        tool = tools[name[1:]]
        assert list(tool.inputSchema["properties"]) == arguments
        assert all(one.get("description") for one in tool.inputSchema["properties"].values())
        assert "archive" in tool.description
    assert "rockets" in said


def test_mcp_is_there_only_by_the_flag_and_under_login_for_those_who_log_in(archive: Archive) -> None:
    with serving(archive) as url:
        assert httpx.post(f"{url}/gradio_api/mcp/", json={}, timeout=PATIENCE).status_code == 404
    with serving(archive, mcp=True, auth="reader:harbour-seven") as url:
        assert httpx.post(f"{url}/gradio_api/mcp/", json={}, timeout=PATIENCE).status_code == 401
        basic = httpx.BasicAuth("reader", "harbour-seven")._auth_header
        assert "rockets" in asyncio.run(talk(url, {"Authorization": basic}))[1]
    assert Settings().mcp is False
