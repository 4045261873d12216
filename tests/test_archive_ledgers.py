"""The ledgers of an archive: filled when articles come, emptied when they go, the same however they were made."""

from __future__ import annotations

from concurrent.futures import Future
from concurrent.futures.process import BrokenProcessPool
from datetime import date
from pathlib import Path

import pytest
from conftest import write_article

from index import figures, preparing
from index.batch import Prepared
from index.errors import BadSetting
from index.records import Article
from index.rules import Rules
from qa import Archive

RAID = (
    "Gunmen attacked the Velmora customs post on Tuesday, killing three guards, the coast guard said. "
    "It was the ninth attack on the post since early January."
)
RAID_AGAIN = (
    "The attack on the Velmora customs post on March 5 killed three guards, the ministry confirmed. "
    "The ferry company has sold 1,200 tickets so far this month."
)
STORM = "A storm sank two boats off Oskell on Monday, the harbour master said. Nobody was hurt."


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    articles = tmp_path / "articles"
    write_article(articles, "raid", RAID, title="Three guards killed in raid", source="Lantern", date="2024-03-05")
    write_article(articles, "again", RAID_AGAIN, title="Raid toll confirmed", source="Beacon", date="2024-03-07")
    write_article(articles, "storm", STORM, title="Storm sinks boats", source="Beacon", date="2024-03-12")
    return articles


def units(archive: Archive) -> set[tuple[float, str]]:
    return {(r.figure.value, r.figure.head) for r in archive.figures()}


def told(archive: Archive) -> list[tuple[tuple[str, ...], date | None, int]]:
    return [(i.kinds, i.low, len({m.article_id for m in i.mentions})) for i in archive.incidents()]


def test_what_articles_count_is_in_the_ledger_with_its_sentence(tmp_path: Path, folder: Path) -> None:
    with Archive.open(tmp_path / "a") as archive:
        archive.add(folder)
        [sold] = list(archive.figures("tickets"))
        assert (sold.figure.low, sold.figure.as_of) == (1200, date(2024, 3, 7))
        assert "1,200 tickets" in sold.quote
        assert sold.article.text[sold.figure.start : sold.figure.end] == "1,200"
        [ninth] = list(archive.figures("attack"))
        assert ninth.figure.kind == "ordinal"
        assert ninth.figure.low == 9


def test_one_event_that_two_articles_tell_is_one_incident(tmp_path: Path, folder: Path) -> None:
    with Archive.open(tmp_path / "a") as archive:
        archive.add(folder)
        raids = archive.incidents("attack", start=date(2024, 3, 1), end=date(2024, 3, 31))
        assert [len({m.article_id for m in raid.mentions}) for raid in raids] == [2]
        assert raids[0].low == date(2024, 3, 5)


def test_the_order_in_which_articles_come_changes_nothing(tmp_path: Path, folder: Path) -> None:
    files = sorted(folder.glob("*.md"))
    with Archive.open(tmp_path / "a") as one, Archive.open(tmp_path / "b") as other:
        one.add(folder)
        for file in reversed(files):
            other.add(file)
        assert told(one) == told(other)
        assert units(one) == units(other)


def test_what_is_removed_leaves_the_ledgers(tmp_path: Path, folder: Path) -> None:
    with Archive.open(tmp_path / "a") as archive:
        archive.add(folder)
        gone = [a.id for a in archive.articles() if a.source == "Beacon"]
        archive.remove(gone)
        assert {head for _, head in units(archive)} <= {"guard", "attack"}
        assert [articles for _, _, articles in told(archive)] == [1]
        assert all(m.article_id not in gone for i in archive.incidents() for m in i.mentions)


def test_a_new_edition_takes_the_place_of_the_old_one(tmp_path: Path, folder: Path) -> None:
    with Archive.open(tmp_path / "a") as archive:
        archive.add(folder)
        newer = RAID.replace("three guards", "four guards")
        write_article(folder, "raid", newer, title="Four guards killed in raid", source="Lantern", date="2024-03-05")
        archive.add(folder)
        killed = sorted(r.figure.low for r in archive.figures("guards"))
        assert killed == [3, 4]  # the other report still says three


def test_a_rebuild_refills_the_ledgers_when_a_rule_has_changed(
    tmp_path: Path, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with Archive.open(tmp_path / "a") as archive:
        archive.add(folder)
        before = units(archive), told(archive)
        with archive.catalog.transaction() as db:
            db.execute("DELETE FROM figures")
            db.execute("DELETE FROM figure_keys")
            db.execute("DELETE FROM mentions")
        archive.rebuild()
        assert units(archive) == set()  # by the same rules there is nothing to do again
        monkeypatch.setattr("index.rules._EDITIONS", ("another",))
        archive.rebuild()
        assert (units(archive), told(archive)) == before


def test_an_archive_from_before_there_were_ledgers_opens_and_is_refilled(tmp_path: Path, folder: Path) -> None:
    with Archive.open(tmp_path / "a") as archive:
        archive.add(folder)
        before = units(archive), told(archive)
        with archive.catalog.transaction() as db:
            for table in ("figures", "figure_keys", "mentions", "lessons", "homes"):
                db.execute(f"DROP TABLE {table}")
            db.execute("DROP TRIGGER ledger_of_article")
            db.execute("UPDATE meta SET value = '1' WHERE key = 'schema'")
            db.execute("UPDATE articles SET stamp = 'old'")
            db.execute("UPDATE passages SET id = 'old ' || id")
    with Archive.open(tmp_path / "a") as archive:
        assert archive.ask("How many tickets has the ferry company sold?").statements
        archive.rebuild()
        assert (units(archive), told(archive)) == before


def prepared(articles: list[Article], rules: Rules, workers: int) -> list[Prepared]:
    return list(preparing.prepare_all([(article, article.path) for article in articles], rules, workers))


def test_workers_read_what_one_process_reads(monkeypatch: pytest.MonkeyPatch, folder: Path) -> None:
    articles = [
        Article.create(file.read_text(), path=str(file), published=date(2024, 3, 1)) for file in folder.glob("*.md")
    ]
    rules = Rules(64, 16)
    alone = prepared(articles, rules, 1)
    monkeypatch.setattr(preparing, "FEW", 10)
    assert prepared(articles, rules, 2) == alone
    assert any(one.ledger.figures for one in alone)


def test_an_article_whose_worker_was_killed_is_read_all_the_same(folder: Path) -> None:
    article = Article.create(RAID, path="raid.txt", published=date(2024, 3, 5))
    rules = Rules(64, 16)
    killed: Future[Prepared] = Future()
    killed.set_exception(BrokenProcessPool("killed"))
    assert preparing._result((article, "raid.txt"), killed, rules) == preparing.prepare(article, "raid.txt", rules)


FERRY = '[sinking]\nlabel = "sinking"\nverbs = ["sink/sank/sunk/sinking"]\nnouns = ["sinking"]\n'


def test_a_kind_of_event_of_the_users_own_is_found(tmp_path: Path, folder: Path) -> None:
    kinds = tmp_path / "kinds.toml"
    kinds.write_text(FERRY)
    with Archive.open(tmp_path / "a", events=str(kinds)) as archive:
        archive.add(folder)
        assert [i.low for i in archive.incidents("sinking")] == [date(2024, 3, 11)]
    with Archive.open(tmp_path / "a") as archive:  # the archive keeps its own kinds
        assert [i.low for i in archive.incidents("sinkings")] == [date(2024, 3, 11)]


def test_other_kinds_of_events_take_effect_with_a_rebuild(tmp_path: Path, folder: Path) -> None:
    kinds = tmp_path / "kinds.toml"
    kinds.write_text(FERRY)
    with Archive.open(tmp_path / "a") as archive:
        archive.add(folder)
        assert not archive.incidents("sinking")
    with Archive.open(tmp_path / "a", events=str(kinds)) as archive:
        archive.rebuild()
        assert archive.incidents("sinking")


@pytest.mark.parametrize(
    ("text", "named"),
    [("not toml [", "TOML"), ('[raid]\nverbs = "raid"\n', "verbs"), ("[raid]\nwhat = []\n", "what")],
)
def test_kinds_of_events_that_make_no_sense_are_refused_by_name(tmp_path: Path, text: str, named: str) -> None:
    kinds = tmp_path / "kinds.toml"
    kinds.write_text(text)
    with pytest.raises(BadSetting, match=named):
        Archive.open(tmp_path / "a", events=str(kinds))
    with pytest.raises(BadSetting, match="nowhere"):
        Archive.open(tmp_path / "b", events=str(tmp_path / "nowhere.toml"))


def test_figures_can_be_asked_for_by_unit_kind_and_days(tmp_path: Path, folder: Path) -> None:
    with Archive.open(tmp_path / "a") as archive:
        archive.add(folder)
        assert {r.figure.kind for r in archive.figures(kind="ordinal")} == {"ordinal"}
        late = {r.article.published for r in archive.figures(start=date(2024, 3, 6))}
        assert late == {date(2024, 3, 7), date(2024, 3, 12)}
        assert all(r.figure.confidence >= figures.SHOW for r in archive.figures())
        assert not list(archive.figures("rocket attacks"))
