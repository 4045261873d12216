"""JSON, JSON lines and CSV: one article a row, and a bad row costs only itself."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest

from index.readers import Source, limits, read
from index.records import Article, Rejected

Result = list[Article | Rejected]


def read_text(tmp_path: Path, name: str, text: str | bytes) -> Result:
    (tmp_path / name).write_bytes(text.encode() if isinstance(text, str) else text)
    return list(read(Source(str(tmp_path / name))))


def row(number: int, **more: object) -> dict[str, object]:
    return {"title": f"Ferry {number}", "text": f"Ferry number {number} left.", "date": "2031-05-20", **more}


def texts(results: Result) -> list[str]:
    return [result.text for result in results if isinstance(result, Article)]


def rejections(results: Result) -> dict[str, str]:
    return {Path(result.path).name: result.reason for result in results if isinstance(result, Rejected)}


def json_lines(*rows: object) -> str:
    return "\n".join(json.dumps(one) for one in rows)


@pytest.mark.parametrize(
    "broken",
    [
        *('{"title": "x', "not json", "[" * 100_000, '{"text": ' + "9" * 5_000 + "}"),
        *("[1, 2]", '"text"', "7", '{"a": 1}', '{"text": "  "}'),
    ],
    ids=lambda line: line[:12],
)
def test_a_broken_json_line_costs_only_that_line(tmp_path: Path, broken: str) -> None:
    lines = [json.dumps(row(1)), broken, json.dumps(row(3))]
    results = read_text(tmp_path, "a.jsonl", "\n".join(lines))
    assert texts(results) == ["Ferry number 1 left.", "Ferry number 3 left."]
    assert list(rejections(results)) == ["a.jsonl:2"]


def test_a_line_too_long_costs_only_that_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "LINE_CHARACTERS", 1_000)
    results = read_text(tmp_path, "a.jsonl", json_lines(row(1), row(2, note="x" * 5_000), row(3)) + "\n")
    assert len(texts(results)) == 2
    assert "longer than" in rejections(results)["a.jsonl:2"]


def test_blank_lines_are_no_rows_but_count_as_lines(tmp_path: Path) -> None:
    assert list(rejections(read_text(tmp_path, "a.ndjson", "\n\n{}\n"))) == ["a.ndjson:3"]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "cp1252"])
def test_a_streamed_file_is_read_in_the_encoding_it_is_in(tmp_path: Path, encoding: str) -> None:
    text = "".join(json.dumps(row(n, text=f"Café {n} opened."), ensure_ascii=False) + "\n" for n in range(3))
    assert texts(read_text(tmp_path, "a.jsonl", text.encode(encoding))) == [f"Café {n} opened." for n in range(3)]


def test_a_stray_byte_late_in_a_stream_costs_nothing(tmp_path: Path) -> None:
    body = json_lines(*(row(n) for n in range(2_000))).encode() + b'\n{"text": "The caf\xe9 closed."}'
    assert texts(read_text(tmp_path, "a.jsonl", body))[-1] == "The café closed."


def test_a_row_keeps_its_id_when_others_are_put_before_it(tmp_path: Path) -> None:
    def ids(rows: list[dict[str, object]]) -> dict[str, str]:
        found = read_text(tmp_path, "a.jsonl", json_lines(*rows))
        return {one.title: one.id for one in found if isinstance(one, Article)}

    rows = [row(1, id="x"), row(2, guid="y"), row(3)]
    before, after = ids(rows), ids([row(0), *rows])
    assert before == {title: name for title, name in after.items() if title != "Ferry 0"}


def test_rows_that_share_their_name_are_still_different_articles(tmp_path: Path) -> None:
    rows = [{"title": "Briefing", "text": f"Briefing of ferry {n}."} for n in range(3)]
    found = [one for one in read_text(tmp_path, "a.jsonl", json_lines(*rows)) if isinstance(one, Article)]
    assert len({one.id for one in found}) == 3


def test_the_date_in_a_tables_name_dates_no_row(tmp_path: Path) -> None:
    (found,) = read_text(tmp_path, "export-2031-05-20.jsonl", json_lines({"text": "The ferry left."}))
    assert isinstance(found, Article)
    assert found.published is None


@pytest.mark.parametrize("key", ["articles", "items", "data", "results", "docs", "entries", "hits"])
def test_a_json_object_may_hold_its_articles_in_a_list(tmp_path: Path, key: str) -> None:
    body = json.dumps({"status": "ok", key: [row(1, source={"id": None, "name": "Gazette"}), 7, row(3)]})
    results = read_text(tmp_path, "a.json", body)
    assert len(texts(results)) == 2
    assert list(rejections(results)) == ["a.json:2"]
    assert isinstance(results[0], Article)
    assert results[0].source == "Gazette"


def test_a_json_list_may_lie_in_the_envelope_of_a_news_api(tmp_path: Path) -> None:
    assert len(texts(read_text(tmp_path, "a.json", json.dumps({"response": {"results": [row(1)]}})))) == 1


def test_a_json_file_may_be_one_article(tmp_path: Path) -> None:
    (found,) = read_text(tmp_path, "2031-05-21.json", json.dumps({"headline": "Ferry", "body": ["It left.", "Early."]}))
    assert isinstance(found, Article)
    assert (found.title, found.text, found.published) == ("Ferry", "It left.\n\nEarly.", date(2031, 5, 21))


def test_json_lines_under_the_suffix_json_are_read_as_lines(tmp_path: Path) -> None:
    assert len(texts(read_text(tmp_path, "a.json", json_lines(row(1), row(2)) + "\n{"))) == 2


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("", "empty file"),
        ("{", "not JSON"),
        ("[]", "empty"),
        ("7", "neither"),
        ("[" * 100_000, "nested too deeply"),
        ('{"a": 1}', "text, body"),
        ("\x89PNG", "not text"),
        ("null", "neither"),
    ],
    ids=lambda value: value[:12],
)
def test_json_without_an_article_is_rejected_with_a_reason(tmp_path: Path, body: str, expected: str) -> None:
    (found,) = read_text(tmp_path, "a.json", body.encode("latin-1"))
    assert isinstance(found, Rejected)
    assert expected in found.reason


HEADER = ["Headline", "Pub Date", "BODY"]


@pytest.mark.parametrize("name", ["a.csv,", "a.csv;", "a.csv|", "a.csv	", "a.tsv	"])
def test_a_table_is_read_whatever_separates_its_cells(tmp_path: Path, name: str) -> None:
    name, delimiter = name[:-1], name[-1]
    rows = [HEADER, ["Ferry", "2031-05-20", '"It left, early; at dawn | or so.\nIt came back."']]
    (found,) = read_text(tmp_path, name, "\r\n".join(delimiter.join(cells) for cells in rows))
    assert isinstance(found, Article)
    assert (found.title, found.published) == ("Ferry", date(2031, 5, 20))
    assert found.text == "It left, early; at dawn | or so.\nIt came back."


def test_a_row_without_text_costs_only_that_row(tmp_path: Path) -> None:
    results = read_text(tmp_path, "a.csv", 'title,text\nA,It left.\nB,\n\nC,"It\ncame."\nD,a,b,c\nE,It stayed.\n')
    assert texts(results) == ["It left.", "It\ncame.", "It stayed."]
    assert list(rejections(results)) == ["a.csv:3", "a.csv:7"]
    assert rejections(results)["a.csv:3"] == "no text"


@pytest.mark.parametrize("rest", ["C,It came.", 'C,"It came."'])
def test_an_open_quote_costs_only_its_line(tmp_path: Path, rest: str) -> None:
    body = f'title,text\nA,It left.\nB,"It broke.\n{rest}\nD,It stayed.\n'
    results = read_text(tmp_path, "a.csv", body)
    assert texts(results) == ["It left.", "It came.", "It stayed."]
    assert list(rejections(results)) == ["a.csv:3"]


def test_a_cell_too_long_costs_only_its_row(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "LINE_CHARACTERS", 1_000)
    body = f"title,text\nA,It left.\nB,{'x ' * 2_000}\nC,It came.\n"
    results = read_text(tmp_path, "a.csv", body)
    assert texts(results) == ["It left.", "It came."]
    assert list(rejections(results)) == ["a.csv:3"]


def test_a_cell_of_megabytes_is_read(tmp_path: Path) -> None:
    (found,) = read_text(tmp_path, "a.csv", "text\n" + "ferry " * 200_000)
    assert isinstance(found, Article)


@pytest.mark.parametrize("name", ["a.csv", "a.tsv"])
def test_a_table_without_a_text_column_names_what_it_has_and_what_it_needs(tmp_path: Path, name: str) -> None:
    (found,) = read_text(tmp_path, name, "when,what\n1,2\n" if name == "a.csv" else "when\twhat\n1\t2\n")
    assert isinstance(found, Rejected)
    assert "when, what" in found.reason
    assert "full_text" in found.reason


@pytest.mark.parametrize("body", ["", "\n\n\n", "   "])
@pytest.mark.parametrize("name", ["a.csv", "a.jsonl"])
def test_a_table_of_nothing_is_an_empty_file(tmp_path: Path, name: str, body: str) -> None:
    assert [one.reason for one in read_text(tmp_path, name, body) if isinstance(one, Rejected)] == ["empty file"]


@pytest.mark.parametrize("name", ["a.csv", "a.jsonl"])
def test_a_table_of_binary_is_not_text(tmp_path: Path, name: str) -> None:
    (found,) = read_text(tmp_path, name, bytes(range(256)) * 30)
    assert isinstance(found, Rejected)
    assert found.reason == "not text"


def test_a_stream_is_not_held_in_memory(tmp_path: Path) -> None:
    import tracemalloc

    line = json.dumps(row(1, note="n" * 10_000)) + "\n"
    (tmp_path / "a.jsonl").write_text(line * 3_000, "utf-8")
    tracemalloc.start()
    count = sum(1 for _ in read(Source(str(tmp_path / "a.jsonl"))))
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert count == 3_000
    assert peak < 8 * limits.MIB
