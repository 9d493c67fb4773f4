"""Feeds on a server of this machine: asked for what has changed, and no more."""

from __future__ import annotations

import pytest

from onrecord.coding import Job
from onrecord.errors import InputError
from onrecord.reading import Options
from onrecord.record import Record
from onrecord.watching import Watch, fetch, rounds, steps

from .conftest import CHANGED, Site

KENYA = "Kenya on Tuesday rejected a Somali demand for talks about their border in the Indian Ocean."
GREECE = "Greece on Monday accused Turkey of violating its airspace over the islands of the Aegean Sea."
PAGE = f"<html><head><title>Kenya</title></head><body><article><p>{KENYA}</p><p>{GREECE}</p></article></body></html>"


def once(site: Site, into, **more) -> list[tuple[str | None, str | None]]:
    """The outcomes of one round: what became of the readings, and what is wrong."""
    watch = Watch(Job((site.feed,), Options()), into, rounds=1, **more)
    return [(step.outcome, step.error and step.error.problem) for step in steps(watch)]


def test_entries_come_on_record_and_are_not_asked_for_again(site, tmp_path):
    site.add(1, KENYA)
    site.add(2, GREECE)
    assert once(site, tmp_path / "x.db") == [("new", None)] * 2
    assert once(site, tmp_path / "x.db") == []
    assert site.statuses == [200, 304]
    headers = site.asked[1][1]
    assert (headers["If-None-Match"], headers["If-Modified-Since"]) == ('"2"', CHANGED)
    assert headers["User-Agent"].startswith("onrecord/")


def test_what_is_added_is_new_and_the_rest_is_the_same(site, tmp_path):
    site.add(1, KENYA)
    once(site, tmp_path / "x.db")
    site.add(2, GREECE)
    assert once(site, tmp_path / "x.db") == [("same", None), ("new", None)]
    with Record.open(tmp_path / "x.db", readonly=True) as record:
        rows = record.rows("articles")
        assert {row["url"] for row in rows} == {f"{site.address}/{number}.html" for number in (1, 2)}
        assert {(row["publisher"], row["published"]) for row in rows} == {("The Wire", "2003-03-18")}
        assert {row["category"] for row in record.rows("events")} == {"REJECT", "ACCUSE"}


def test_a_corrected_entry_replaces_its_reading(site, tmp_path):
    site.add(1, KENYA)
    once(site, tmp_path / "x.db")
    site.entries.clear()
    site.add(1, GREECE)
    site.add(2, KENYA)
    assert once(site, tmp_path / "x.db") == [("replaced", None), ("new", None)]


def test_a_server_without_validators_is_read_each_time(site, tmp_path):
    site.tagged = False
    site.add(1, KENYA)
    assert [once(site, tmp_path / "x.db") for _ in range(2)] == [[("new", None)], [("same", None)]]
    assert site.statuses == [200, 200]


def test_an_entry_that_cannot_be_read_is_told_and_the_rest_is_done(site, tmp_path):
    site.add(1, KENYA, date="some day")
    site.add(2, GREECE)
    found = once(site, tmp_path / "x.db")
    assert [outcome for outcome, _ in found] == [None, "new"]
    assert "'some day' is not understood" in str(found[0][1])


def test_a_feed_that_is_empty_has_nothing_new_and_leaves_no_record(site, tmp_path):
    assert once(site, tmp_path / "x.db") == []
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("status", [404, 410, 500])
def test_a_server_that_refuses_is_told(site, tmp_path, status):
    site.status = status
    assert once(site, tmp_path / "x.db") == [(None, f"the server answers {status}")]
    assert list(tmp_path.iterdir()) == []


def test_a_page_in_the_place_of_the_feed_is_told(site, tmp_path, monkeypatch):
    monkeypatch.setattr(Site, "rss", lambda self: b"<html><p>Moved.</p></html>")
    ((outcome, problem),) = once(site, tmp_path / "x.db")
    assert outcome is None
    assert "is no sound RSS or Atom feed" in problem


def test_a_server_that_is_not_there_is_told():
    with pytest.raises(InputError, match="cannot be fetched"):
        fetch.fetch_feed("http://127.0.0.1:9/feed.rss", fetch.Validators())


def test_a_server_that_does_not_answer_is_given_up(monkeypatch):
    import socket

    monkeypatch.setattr(fetch, "PATIENCE", 0.2)
    with socket.create_server(("127.0.0.1", 0)) as silent:
        address = f"http://127.0.0.1:{silent.getsockname()[1]}"
        for ask in (lambda: fetch.fetch_feed(address, fetch.Validators()), lambda: fetch.fetch_page(address, 9)):
            with pytest.raises(InputError, match="timed out"):
                ask()


# ---- following links


def test_followed_entries_have_the_words_of_their_pages(site, tmp_path):
    site.add(1, "Kenya says no.")
    site.pages["/1.html"] = PAGE.encode()
    assert once(site, tmp_path / "x.db", follow=True) == [("new", None)]
    with Record.open(tmp_path / "x.db", readonly=True) as record:
        (reading,) = record.readings()
    assert reading.article.text.split("\n") == [KENYA, GREECE]
    assert (reading.article.title, reading.article.published) == ("Report 1", "2003-03-18")
    assert reading.article.url == f"{site.address}/1.html"


def test_a_page_is_fetched_once(site, tmp_path):
    site.pages["/1.html"] = site.pages["/2.html"] = PAGE.encode()
    site.add(1, "Kenya says no.")
    once(site, tmp_path / "x.db", follow=True)
    site.add(2, "Kenya says no again.")
    once(site, tmp_path / "x.db", follow=True)
    assert [path for path, _, _ in site.asked] == ["/feed.rss", "/1.html", "/feed.rss", "/2.html"]


def test_where_a_page_cannot_be_had_the_entry_speaks_for_itself(site, tmp_path):
    site.add(1, KENYA)
    found = once(site, tmp_path / "x.db", follow=True)
    assert [outcome for outcome, _ in found] == [None, "new"]
    assert "404" in str(found[0][1])


def test_a_page_that_is_not_to_be_had_now_is_asked_for_again(site, tmp_path):
    site.add(1, KENYA)
    site.pages["/1.html"] = PAGE.encode()
    site.page_status = 503
    for outcome in ("new", "same"):  # each run looks for itself
        (_, problem), (became, _) = once(site, tmp_path / "x.db", follow=True)
        assert (became, "503" in str(problem)) == (outcome, True)
    site.page_status = 200
    assert once(site, tmp_path / "x.db", follow=True) == [("replaced", None)]
    assert once(site, tmp_path / "x.db", follow=True) == []
    with Record.open(tmp_path / "x.db", readonly=True) as record:
        assert [reading.article.text for reading in record.readings()] == [f"{KENYA}\n{GREECE}"]


def test_one_watch_asks_again_though_the_entry_has_changed(site, tmp_path, monkeypatch):
    def meanwhile(_: float) -> None:
        site.entries.clear()
        site.add(1, GREECE)
        site.page_status = 200

    monkeypatch.setattr(rounds.time, "sleep", meanwhile)
    site.pages["/1.html"] = PAGE.encode()
    site.add(1, KENYA)
    site.page_status = 429
    watch = Watch(Job((site.feed,), Options()), tmp_path / "x.db", rounds=2, follow=True)
    assert [step.outcome for step in steps(watch)] == [None, "new", "replaced"]


def test_a_page_that_is_gone_is_asked_for_when_the_feed_changes(site, tmp_path):
    site.add(1, KENYA)
    once(site, tmp_path / "x.db", follow=True)
    assert once(site, tmp_path / "x.db", follow=True) == []
    site.pages["/1.html"] = site.pages["/2.html"] = PAGE.encode()
    site.add(2, GREECE)
    assert ("replaced", None) in once(site, tmp_path / "x.db", follow=True)


def test_a_page_that_is_too_long_is_not_taken_whole(site):
    site.pages["/1.html"] = b"x" * 5000
    assert len(fetch.fetch_page(f"{site.address}/1.html", 100)[0]) == 100


# ---- rounds


def test_rounds_go_on_and_tell_a_lasting_problem_once(site, tmp_path, monkeypatch):
    def meanwhile(_: float) -> None:
        """What happens between two rounds: the server comes back, then something arrives, then it is gone."""
        turn = len(site.asked)
        site.status = {1: 404, 2: 200, 3: 200, 4: 404}.get(turn, 404)
        if turn in {2, 3}:
            site.add(turn, f"{KENYA} {turn}")

    site.status = 404
    monkeypatch.setattr(rounds.time, "sleep", meanwhile)
    watch = Watch(Job((site.feed,), Options()), tmp_path / "x.db", rounds=6)
    told = [step.outcome or step.error.problem for step in steps(watch)]
    gone = "the server answers 404"
    assert told == [gone, "new", "same", "new", gone]
    assert site.statuses == [404, 404, 200, 200, 404, 404]
