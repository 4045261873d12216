"""Feeds: one article an entry, dated by its publication, and nothing looked up."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from index.readers import Source, read
from index.records import Article, Rejected

RSS = """<?xml version="1.0"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"
 xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>Quillon Gazette</title>
<item><title>Ferry &amp;amp; tug</title><link>https://gazette.example/ferry</link><guid>g1</guid>
<pubDate>Tue, 20 May 2031 22:10:00 -0500</pubDate><dc:creator>Ada Merrow</dc:creator>
<description>Short.</description>
<content:encoded><![CDATA[<p>It left.</p><p>It <b>came</b> back.</p>]]></content:encoded></item>
<item><title>Nothing</title><guid>g2</guid></item>
<item><title>Undated</title><guid>g3</guid><description>It stayed.</description></item>
</channel></rss>"""
ATOM = """<feed xmlns="http://www.w3.org/2005/Atom"><title>Quillon Gazette</title>
<entry><id>a1</id><title>Ferry</title><link href="https://gazette.example/a1"/>
<published>2031-05-20T08:00:00Z</published>
<updated>2031-06-01T08:00:00Z</updated><content type="html">&lt;p&gt;It left.&lt;/p&gt;</content></entry>
<entry><id>a2</id><title>Tug</title><updated>2031-06-01T08:00:00Z</updated>
<summary>It came.</summary></entry></feed>"""


def read_all(tmp_path: Path, name: str, body: str) -> list[Article | Rejected]:
    (tmp_path / name).write_text(body, "utf-8")
    return list(read(Source(str(tmp_path / name))))


def test_each_entry_of_a_feed_is_an_article(tmp_path: Path) -> None:
    first, second, third = read_all(tmp_path, "a.rss", RSS)
    assert isinstance(first, Article)
    assert (first.title, first.source, first.author) == ("Ferry & tug", "Quillon Gazette", "Ada Merrow")
    assert (first.text, first.published) == ("It left.\n\nIt came back.", date(2031, 5, 20))
    assert first.url == "https://gazette.example/ferry"
    assert second == Rejected(f"{tmp_path / 'a.rss'}:2", "no text")
    assert isinstance(third, Article)
    assert third.published is None


def test_an_atom_entry_is_dated_by_its_publication_before_its_change(tmp_path: Path) -> None:
    dates = [one.published for one in read_all(tmp_path, "a.atom", ATOM) if isinstance(one, Article)]
    assert dates == [date(2031, 5, 20), date(2031, 6, 1)]


def test_a_broken_feed_gives_the_entries_before_the_break(tmp_path: Path) -> None:
    found = read_all(tmp_path, "a.xml", RSS[: RSS.index("<item><title>Undated")])
    assert isinstance(found[0], Article)


LEVELS = (f'<!ENTITY a{n} "{f"&a{n - 1};" * 10 if n else "x" * 99}">' for n in range(9))
BOMB = f"<!DOCTYPE x [{''.join(LEVELS)}]>"


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("<note>It left.</note>", "not an RSS or Atom feed"),
        ("It left.", "not an RSS or Atom feed"),
        ("", "empty file"),
        ('<rss version="2.0"><channel><title>T</title></channel></rss>', "no entries"),
    ],
)
def test_what_is_no_feed_is_rejected(tmp_path: Path, body: str, expected: str) -> None:
    (found,) = read_all(tmp_path, "a.xml", body)
    assert isinstance(found, Rejected)
    assert expected in found.reason


def test_entities_of_a_feed_are_neither_multiplied_nor_looked_up(tmp_path: Path) -> None:
    (tmp_path / "secret").write_text("The hidden treasure.", "utf-8")
    outside = f'<!DOCTYPE x [<!ENTITY a8 SYSTEM "file://{tmp_path}/secret">]>'
    for head in (BOMB, outside):
        item = "<item><title>T</title><description>&a8;</description></item>"
        body = f'{head}<rss version="2.0"><channel>{item}</channel></rss>'
        assert "treasure" not in str(read_all(tmp_path, "a.xml", body))
