"""Who asks, how often they may, and whether they may at all."""

from __future__ import annotations

import logging
import threading

import pytest

from index.settings import Settings
from qa.keeping import is_reader_id, new_reader_id
from qa.serving.login import FREE, LONGEST, Login, login
from qa.serving.rates import Limiter
from qa.serving.visitors import COOKIE, address_of, reader_of


class Clock:
    """Time that goes on when a test says so."""

    def __init__(self) -> None:
        self.now = 1000.0

    def __call__(self) -> float:
        return self.now


# -- readers -------------------------------------------------------------------------------------------------------


def test_a_reader_is_the_id_in_the_cookie() -> None:
    reader = new_reader_id()
    assert reader_of({COOKIE: reader, "other": "x"}, None) == reader
    assert reader_of({COOKIE: reader}, "") == reader


@pytest.mark.parametrize(
    "cookie", [{}, {COOKIE: ""}, {COOKIE: "x" * 31}, {COOKIE: "../" * 11}, {"Dateline-Reader": "a" * 32}]
)
@pytest.mark.parametrize("user", [None, "ada"])
def test_whoever_has_no_id_is_nobody(cookie: dict[str, str], user: str | None) -> None:
    assert reader_of(cookie, user) == ""


def test_users_of_one_browser_are_different_readers() -> None:
    cookies = {COOKIE: new_reader_id()}
    users = [None, "ada", "eve", "Ada", "ада", "ada\0", "\ud800", "a" * 10_000]
    readers = [reader_of(cookies, user) for user in users]
    assert len(set(readers)) == len(users)
    assert all(is_reader_id(reader) for reader in readers)
    assert reader_of(cookies, "ada") == readers[1]
    assert reader_of({COOKIE: new_reader_id()}, "ada") != readers[1]


@pytest.mark.parametrize(
    ("peer", "forwarded", "address"),
    [
        ("203.0.113.9", "", "203.0.113.9"),
        ("203.0.113.9", "198.51.100.7", "203.0.113.9"),
        ("10.0.0.2", "198.51.100.7", "10.0.0.2"),
        ("127.0.0.1", "198.51.100.7", "198.51.100.7"),
        ("::1", "198.51.100.7", "198.51.100.7"),
        ("::ffff:127.0.0.1", "198.51.100.7", "198.51.100.7"),
        ("127.0.0.1", "1.2.3.4, 198.51.100.7", "198.51.100.7"),
        ("127.0.0.1", "1.2.3.4,198.51.100.7:4711", "198.51.100.7"),
        ("127.0.0.1", "[2001:db8:1:2:3:4:5:6]:4711", "2001:db8:1:2::/64"),
        ("127.0.0.1", "2001:db8:1:2:9::1", "2001:db8:1:2::/64"),
        ("2001:db8:1:2:3:4:5:6", "", "2001:db8:1:2::/64"),
        ("fe80::1%eth0", "", "fe80::/64"),
        ("::ffff:203.0.113.9", "", "203.0.113.9"),
        ("127.0.0.1", "not an address", "127.0.0.1"),
        ("127.0.0.1", "198.51.100.7,", "127.0.0.1"),
        ("127.0.0.1", "x" * 100_000, "127.0.0.1"),
        ("127.0.0.1", "", "127.0.0.1"),
        ("a socket", "", "a socket"),
        (None, "198.51.100.7", "unknown"),
    ],
)
def test_an_address_is_the_peers_unless_a_proxy_on_this_machine_says_more(
    peer: str | None, forwarded: str, address: str
) -> None:
    assert address_of(peer, {"x-forwarded-for": forwarded} if forwarded else {}) == address


# -- rates ---------------------------------------------------------------------------------------------------------


def test_a_minutes_questions_may_come_at_once_and_then_evenly() -> None:
    clock = Clock()
    limiter = Limiter(6, clock=clock)
    assert [limiter.admit("a") for _ in range(6)] == [0.0] * 6
    assert limiter.admit("a") == pytest.approx(10)
    clock.now += 4
    assert limiter.admit("a") == pytest.approx(6)
    clock.now += limiter.admit("a")
    assert limiter.admit("a") == 0.0
    assert limiter.admit("a") == pytest.approx(10)


def test_one_address_does_not_use_up_anothers() -> None:
    limiter = Limiter(1, clock=Clock())
    assert limiter.admit("a") == 0.0
    assert limiter.admit("a") > 0
    assert limiter.admit("b") == 0.0


def test_a_rest_gives_no_more_than_a_minutes_questions() -> None:
    clock = Clock()
    limiter = Limiter(3, clock=clock)
    limiter.admit("a")
    clock.now += 100_000
    assert [limiter.admit("a") == 0.0 for _ in range(5)] == [True, True, True, False, False]


def test_a_rate_of_nothing_sets_no_limit_and_keeps_nothing() -> None:
    limiter = Limiter(0, clock=Clock())
    assert {limiter.admit("a") for _ in range(1000)} == {0.0}
    assert len(limiter) == 0


def test_a_million_addresses_take_bounded_memory_and_the_active_one_is_remembered() -> None:
    limiter = Limiter(1, keys=100, clock=Clock())
    limiter.admit("active")
    for n in range(5000):
        limiter.admit(str(n))
        assert n % 50 or limiter.admit("active") > 0
    assert len(limiter) == 100


def test_threads_share_one_count() -> None:
    limiter = Limiter(100, clock=Clock())
    admitted: list[bool] = []
    threads = [
        threading.Thread(target=lambda: admitted.extend(limiter.admit("a") == 0.0 for _ in range(50))) for _ in range(8)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert (len(admitted), sum(admitted)) == (400, 100)


# -- login ---------------------------------------------------------------------------------------------------------

GIVEN = Settings(auth="ada:tea, eve:juice")


def test_without_accounts_there_is_no_login() -> None:
    assert login(Settings()) is None


def test_a_login_is_what_gradio_calls() -> None:
    check = login(GIVEN)
    assert check is not None
    assert [check("ada", "tea"), check("eve", "juice")] == [True, True]
    assert not any(
        [check("ada", "juice"), check("ada", ""), check("", ""), check("bob", "tea"), check("\ud800", "\ud800")]
    )


def test_a_password_is_the_same_however_its_letters_are_composed() -> None:
    assert Login(Settings(auth="ada:cafe\u0301")).check("ada", "caf\u00e9")


def test_guessing_is_braked_and_the_right_password_works_after_the_pause() -> None:
    clock = Clock()
    door = Login(GIVEN, clock=clock)
    assert not any(door.check("ada", str(n)) for n in range(FREE))
    assert not door.check("ada", "tea")
    assert door.check("eve", "juice")
    clock.now += LONGEST
    assert door.check("ada", "tea")


def test_a_pause_grows_and_ends_and_is_not_prolonged_by_asking() -> None:
    clock = Clock()
    door = Login(GIVEN, clock=clock)
    tried = 0
    for _ in range(100_000):
        before = door._attempts["ada"].wrong
        door.check("ada", "wrong")
        tried += door._attempts["ada"].wrong - before
        clock.now += 0.1
    assert tried < 10_000 / LONGEST + 20
    clock.now += LONGEST
    assert door.check("ada", "tea")
    assert not door.check("ada", "wrong")
    assert door.check("ada", "tea")


def test_names_that_do_not_exist_take_no_memory() -> None:
    door = Login(GIVEN)
    for n in range(5000):
        door.check(f"user {n}", "x")
    assert set(door._attempts) == {"ada", "eve"}


def test_a_password_stands_in_no_log_and_in_no_record(caplog: pytest.LogCaptureFixture) -> None:
    settings = Settings(auth="ada:swordfish")
    door = Login(settings)
    with caplog.at_level(logging.DEBUG):
        for n in range(FREE + 1):
            door.check("ada", f"marlin{n}")
    said = f"{settings!r} {settings.accounts()!r} {vars(door)!r} {caplog.text}"
    assert "wrong passwords" in caplog.text
    assert not any(word in said for word in ("swordfish", "marlin"))
