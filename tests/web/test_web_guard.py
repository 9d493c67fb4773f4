from __future__ import annotations

from pathlib import Path

import pytest
from starlette.testclient import TestClient

from onrecord.web.app import application
from onrecord.web.guard import Door, hostname

from .conftest import HERE

TOKEN = "a-long-and-secret-token"


@pytest.fixture
def guarded(record_path: Path) -> TestClient:
    return TestClient(application(record_path, token=TOKEN, names=("desk.example",)), base_url="http://desk.example")


def test_every_answer_has_the_policy(client: TestClient) -> None:
    for path in ("/", "/nowhere", "/static/style.css", "/article/none"):
        headers = client.get(path).headers
        policy = headers["content-security-policy"]
        assert "default-src 'none'" in policy and "script-src 'self'" in policy
        assert "unsafe" not in policy
        assert headers["x-content-type-options"] == "nosniff"
        assert headers["x-frame-options"] == "DENY"


@pytest.mark.parametrize("host", ["evil.example", "127.0.0.1.evil.example", "", "[", "10.0.0.8:8765", "desk.example"])
def test_other_names_are_not_answered(client: TestClient, host: str) -> None:
    assert client.get("/", headers={"host": host}).status_code == 421


@pytest.mark.parametrize("host", ["localhost", "LOCALHOST:1", "127.0.0.1:8765", "[::1]:8765"])
def test_the_loopback_is_answered(client: TestClient, host: str) -> None:
    assert client.get("/", headers={"host": host}).status_code == 200


def test_hostname_of_odd_headers() -> None:
    assert [hostname(host) for host in ("a.b:80", "[::1]:80", "user@host", "]", "a.")] == [
        "a.b",
        "::1",
        "host",
        "",
        "a",
    ]


def test_an_address_is_answered_with_a_token_only() -> None:
    assert Door(token=TOKEN).answers_to("10.0.0.8:8765")
    assert not Door().answers_to("10.0.0.8:8765")


@pytest.mark.parametrize(
    "headers",
    [
        {"origin": "http://evil.example"},
        {"origin": "null"},
        {"sec-fetch-site": "cross-site"},
        {"sec-fetch-site": "same-site"},
        {"origin": "http://127.0.0.1:9999"},
    ],
)
def test_posts_of_other_sites_are_refused(client: TestClient, headers: dict[str, str]) -> None:
    assert client.post("/", headers=headers).status_code == 403


def test_own_posts_reach_the_pages(client: TestClient) -> None:
    assert client.post("/", headers={"origin": HERE, "sec-fetch-site": "same-origin"}).status_code == 405


def test_without_the_token_nothing_is_shown(guarded: TestClient) -> None:
    for path in ("/", "/articles", "/timeline", "/nowhere"):
        answer = guarded.get(path)
        assert answer.status_code == 401
        assert "Kenya" not in answer.text
    assert guarded.get("/", headers={"authorization": "Bearer wrong"}).status_code == 401
    assert guarded.get("/", headers={"cookie": "onrecord=wrong"}).status_code == 401
    assert guarded.get("/?token=wrong").status_code == 401


def test_the_address_with_the_token_opens_once_and_is_kept_as_a_cookie(guarded: TestClient) -> None:
    answer = guarded.get(f"/articles?publisher=Reuters&token={TOKEN}", follow_redirects=False)
    assert answer.status_code == 303
    assert answer.headers["location"] == "/articles?publisher=Reuters"
    cookie = answer.headers["set-cookie"].lower()
    assert "httponly" in cookie and "samesite=strict" in cookie
    assert guarded.get("/articles").status_code == 200


def test_a_path_cannot_lead_to_another_site(guarded: TestClient) -> None:
    answer = guarded.get(f"http://desk.example//evil.example/?token={TOKEN}", follow_redirects=False)
    assert answer.headers["location"] == "/evil.example/"


def test_the_form_opens(guarded: TestClient) -> None:
    assert guarded.post("/enter", data={"token": "wrong"}).status_code == 401
    assert guarded.post("/enter", data={"token": "x" * 10_000}).status_code == 401
    assert guarded.post("/enter", data={"token": TOKEN}).status_code == 200
    assert guarded.get("/").status_code == 200


def test_the_header_opens(guarded: TestClient) -> None:
    assert guarded.get("/", headers={"authorization": f"Bearer {TOKEN}"}).status_code == 200


@pytest.mark.parametrize(
    "path",
    [
        "/static/../app.py",
        "/static/%2e%2e/app.py",
        "/static/..%2f..%2fcli.py",
        "/static//etc/passwd",
        "/article/a%2f..%2fb",
    ],
)
def test_no_path_leads_out(client: TestClient, path: str) -> None:
    answer = client.get(path)
    assert answer.status_code == 404
    assert "import" not in answer.text
