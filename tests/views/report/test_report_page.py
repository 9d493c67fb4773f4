from __future__ import annotations

import re
from base64 import b64encode
from hashlib import sha256

import pytest

from onrecord.record import Filters
from onrecord.schema import KINDS
from onrecord.views.report import gather, report
from onrecord.views.report.drawings import drawings
from onrecord.views.report.page import address, words

from .conftest import NAME, SCRIPT, TURNED, html

LOADING = ("src", "srcset", "data", "poster", "action", "formaction", "background", "xlink:href")


def page(found, title="Iraq"):
    return report(found, title, {name: chart.to_svg() for name, chart in drawings(found).items()})


@pytest.fixture(scope="module")
def iraq_page(iraq):
    return page(gather(iraq._record, Filters(), iraq._words()))


def test_the_page_has_all_its_parts(iraq_page):
    tree = html(iraq_page)
    titles = [heading.text_content() for heading in tree.iter("h2")]
    assert titles == ["In brief", "Timeline", "Positions", "Network", "Statements", "Figures", "Sources"]
    assert len(tree.xpath("//*[@role='img']")) == 4
    assert tree.xpath("//h1")[0].text_content() == "Iraq"


def test_every_line_leads_to_its_sentence_and_back(iraq_page):
    tree = html(iraq_page)
    rows = tree.xpath("//li[starts-with(@id, 'l-')]")
    assert len(rows) > 200
    for row in rows:
        (sentence,) = {link.get("href") for link in row.xpath("./a[@class='source']")}
        (target,) = tree.xpath(f"//*[@id='{sentence[1:]}']")
        assert f"#{row.get('id')}" in [link.get("href") for link in target.iter("a")]


def test_links_within_the_page_lead_somewhere_and_ids_are_one_each(iraq_page):
    tree = html(iraq_page)
    ids = tree.xpath("//@id")
    assert len(ids) == len(set(ids))
    assert {href[1:] for href in tree.xpath("//@href") if href.startswith("#")} <= set(ids)


def test_nothing_is_loaded_and_nothing_runs(iraq_page):
    tree = html(iraq_page)
    names = {name for element in tree.iter() if isinstance(element.tag, str) for name in element.attrib}
    assert names.isdisjoint(LOADING)
    assert not any(name.startswith("on") for name in names)
    assert tree.xpath("//script | //link | //img | //iframe | //object | //*[@style]") == []
    assert re.findall(r"url\(|@import", iraq_page) == []


def test_the_policy_allows_the_style_and_nothing_else(iraq_page):
    style = re.search(r"<style>(.*?)</style>", iraq_page, re.DOTALL)[1]
    seal = b64encode(sha256(style.encode()).digest()).decode()
    (policy,) = html(iraq_page).xpath("//meta[@http-equiv='Content-Security-Policy']/@content")
    assert policy == f"default-src 'none'; style-src 'sha256-{seal}'; base-uri 'none'; form-action 'none'"


def test_words_that_are_markup_stay_words(trap, iraq):
    written = page(gather(trap, Filters(), iraq._words()), title=SCRIPT)
    tree = html(written)
    assert tree.xpath("//script | //img") == []
    assert tree.xpath("//@href[not(starts-with(., '#'))]") == []
    assert SCRIPT in tree.xpath("//h1")[0].text_content()
    assert NAME in tree.xpath("//dd")[0].text_content()
    assert len(written) < 200_000


def test_what_turns_the_direction_is_shown_as_what_it_is(trap, iraq):
    written = page(gather(trap, Filters(), iraq._words()))
    assert not set(written) & set("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\x07")
    assert '<bdi>safe<span class="steering">U+202E</span>evil' in written
    assert words(TURNED).count("steering") == 2
    assert words("a\u200db\u200c") == "<bdi>a\u200db\u200c</bdi>"


def test_long_words_are_cut():
    assert words("x" * 500, 10) == f"<bdi>{'x' * 9}…</bdi>"
    assert words(None) == "<bdi></bdi>"


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("https://a.example/1", "https://a.example/1"),
        ("javascript:alert(1)", ""),
        ("file:///etc/passwd", ""),
        (None, ""),
    ],
)
def test_only_addresses_of_the_web_are_links(url, expected):
    assert address({"url": url}) == expected


def test_the_same_record_gives_the_same_page(iraq, iraq_page):
    assert page(gather(iraq._record, Filters(), iraq._words())) == iraq_page


def test_cuts_are_told_on_the_page(iraq, monkeypatch):
    monkeypatch.setattr("onrecord.views.report.content.EVENTS", 2)
    monkeypatch.setattr("onrecord.views.report.content.EXTENT", 50)
    written = html(page(gather(iraq._record, Filters(), iraq._words()))).text_content()
    assert re.search(r"the weightiest 2 of [1-9]\d+; all of them: onrecord timeline", written)
    lines = sum(iraq._record.counts()[kind] for kind in KINDS)
    assert re.search(rf"This record is large: the page is about [1-4]\d of {lines} lines", written)


def test_a_page_without_lines_says_so(iraq):
    written = html(page(gather(iraq._record, Filters(actor="ATA"), iraq._words()))).text_content()
    assert "Nothing on record that was asked for" in written
    assert written.count("No ") == 6
