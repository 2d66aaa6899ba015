"""Only this machine, only with the token, nothing too large; everything else is refused."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from starlette.testclient import TestClient

from pipeline.review.app import make_app
from pipeline.review.desk import Desk
from pipeline.review.guard import LARGEST, Secret
from pipeline.review.store import Store

from ..show.hostile import OWN, hostile
from .made import full, reviewer

SECRET = Secret("lan-va-minh")
ROOT = f"/t/{SECRET.token}"
OWN_HOST = "127.0.0.1:8765"
WRITE = {"x-vifacts-write": SECRET.csrf, "origin": f"http://{OWN_HOST}"}


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    store = Store(tmp_path / "a.db")
    desk = Desk(store, reviewer())
    desk.load([full(), hostile()])
    yield desk
    store.close()


@pytest.fixture
def client(desk: Desk) -> TestClient:
    app = make_app(desk, secret=SECRET, port=8765)
    return TestClient(app, base_url=f"http://{OWN_HOST}")


def post(client: TestClient, path: str, **data: str) -> Any:
    return client.post(f"{ROOT}/{path}", data=data, headers=WRITE)


def test_the_page_opens_with_the_token(client: TestClient) -> None:
    assert client.get(f"{ROOT}/").url.path == f"{ROOT}/queue"
    answer = client.get(f"{ROOT}/article/1")
    assert answer.status_code == 200
    policy = answer.headers["content-security-policy"]
    assert "unsafe" not in policy and "default-src 'none'" in policy
    assert answer.headers["referrer-policy"] == "no-referrer"


@pytest.mark.parametrize(
    ("path", "headers", "status"),
    [
        ("/", {}, 404),
        ("/t/wrong/queue", {}, 404),
        (f"{ROOT}x/queue", {}, 404),
        (f"{ROOT}/queue", {"host": "evil.example"}, 421),
        (f"{ROOT}/queue", {"host": "127.0.0.1:80"}, 421),
        (f"{ROOT}/queue", {"origin": "http://evil.example"}, 403),
        (f"{ROOT}/queue?search={'a' * 9000}", {}, 414),
        (f"{ROOT}/web/../app.py", {}, 404),
        (f"{ROOT}/web/words.toml", {}, 404),
        (f"{ROOT}/article/99", {}, 409),
    ],
)
def test_other_requests_are_refused(
    client: TestClient, path: str, headers: dict[str, str], status: int
) -> None:
    assert client.get(path, headers=headers).status_code == status


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({}, 403),
        ({"origin": WRITE["origin"]}, 403),
        ({"x-vifacts-write": SECRET.csrf}, 403),
        ({**WRITE, "origin": "http://evil.example"}, 403),
        ({**WRITE, "origin": "null"}, 403),
        ({**WRITE, "x-vifacts-write": SECRET.token}, 403),
    ],
)
def test_writes_need_their_token_and_their_origin(
    client: TestClient, desk: Desk, headers: dict[str, str], status: int
) -> None:
    key = full().counts[0].id
    data = {"key": key, "action": "accept"}
    assert client.post(f"{ROOT}/article/1/decide", data=data, headers=headers).status_code == status
    assert desk.store.count() == 0
    assert client.put(f"{ROOT}/article/1/decide", headers=WRITE).status_code == 405


def test_a_large_body_is_refused_with_and_without_its_length(client: TestClient) -> None:
    large = b"reason=" + b"a" * LARGEST
    address = f"{ROOT}/article/1/decide"
    assert client.post(address, content=large, headers=WRITE).status_code == 413
    pieces = (large[i : i + 65536] for i in range(0, len(large), 65536))
    assert client.post(address, content=pieces, headers=WRITE).status_code == 413


def test_a_decision_is_kept_and_shown(client: TestClient, desk: Desk) -> None:
    key = full().counts[0].id
    answer = post(client, "article/1/decide", key=key, action="accept")
    assert 'data-state="accepted"' in answer.text
    assert desk.store.count() == 1
    gone = post(client, "article/1/decide", key="c1-2", action="accept")
    assert gone.status_code == 409 and "no longer there" in gone.text
    left = full().unassigned[0]
    key = f"u{left.start}-{left.end}"
    assert post(client, "article/1/decide", key=key, action="accept").status_code == 409
    assert post(client, "article/1/decide", key=key, action="dismiss").status_code == 200


def test_a_hostile_article_is_text(client: TestClient) -> None:
    for path in ("article/2", "queue", "article/2/form?key=" + hostile().counts[0].id):
        html = client.get(f"{ROOT}/{path}").text
        assert f"<script>{OWN}" not in html
        assert "<img" not in html and "<b onclick" not in html
        assert html.count("<script") == (0 if "form" in path else 2)


def test_a_hostile_reason_is_text(client: TestClient) -> None:
    key = full().counts[1].id
    reason = "<img src=x onerror=alert(1)>"
    html = post(client, "article/1/decide", key=key, action="reject", reason=reason).text
    assert reason not in html
    assert "&lt;img" in html


def test_two_tabs_are_one_truth(client: TestClient, desk: Desk) -> None:
    key = full().counts[1].id
    assert post(client, "article/1/decide", key=key, action="reject").status_code == 200
    again = post(client, "article/1/decide", key=key, action="reject")
    assert again.status_code == 200
    assert desk.reviewed(1).rejected[0].fact.id == key
    assert post(client, "undo?n=1").status_code == 200
    assert post(client, "undo?n=1").status_code == 200
    assert desk.reviewed(1).record == full()


def test_bulk_has_a_count_and_an_undo(client: TestClient, desk: Desk) -> None:
    query = "about=count&type=enterprises"
    asked = client.get(f"{ROOT}/bulk?{query}&only=1").text
    assert '<strong class="many">2</strong>' in asked
    assert post(client, f"bulk?{query}&only=1").headers["hx-refresh"] == "true"
    states = desk.reviewed(1).states
    assert states == {c.id: "accepted" for c in full().counts}
    assert post(client, "undo").status_code == 200
    assert desk.reviewed(1).states == {}


def test_filters_leave_what_they_say(client: TestClient, desk: Desk) -> None:
    rows = client.get(f"{ROOT}/queue?search=QUẬN ỦY", headers={"hx-request": "true"}).text
    assert rows.count('<li class="row') == 1
    for query, number in (("check=fail", 0), ("about=date&status=open", 2), ("source=0.txt", 1),
                          ("rule=test.row", 1), ("confidence=none", 2), ("page=7", 0)):  # fmt: skip
        found = client.get(f"{ROOT}/queue?{query}", headers={"hx-request": "true"}).text
        assert found.count('<li class="row') == number, query


def test_settings_language_and_keys(client: TestClient, desk: Desk) -> None:
    assert post(client, "settings", language="vi").headers["hx-refresh"] == "true"
    assert "Hàng đợi" in client.get(f"{ROOT}/queue").text
    clash = post(client, "settings", accept="r")
    assert "hx-refresh" not in clash.headers and "Hai thao tác" in clash.text
    assert post(client, "settings", accept="e").headers["hx-refresh"] == "true"
    assert "<kbd>e</kbd>" in client.get(f"{ROOT}/article/1").text


def test_corrections_by_form(client: TestClient, desk: Desk) -> None:
    count = full().counts[1]
    form = client.get(f"{ROOT}/article/1/form?key={count.id}").text
    assert 'name="value" id="f-value" value="30"' in form
    bad = post(client, "article/1/check", key=count.id, about="count", value="nhiều")
    assert "is no number" in bad.text
    assert (
        post(client, "article/1/correct", key=count.id, about="count", value="x").status_code == 409
    )
    done = post(
        client, "article/1/correct", key=count.id, about="count", value="50", reason="in nhầm"
    )
    assert "50" in done.text and desk.reviewed(1).record.counts[1].value == 50
    assert desk.store.all()[-1].reason == "in nhầm"
    changed = post(client, "article/1/correct", key=count.id, about="organisation", type="zone")
    assert changed.status_code == 200
    record = desk.reviewed(1).record
    assert count.text in {o.text for o in record.organisations}
    assert count.id not in {c.id for c in record.counts}
    post(client, "undo")
    assert desk.reviewed(1).record.counts[1].value == 50


def test_relations(client: TestClient, desk: Desk) -> None:
    one, two = full().tasks[0].items[:2]
    post(client, "article/1/relate", key=two.id, other=one.id, action="move")
    assert desk.reviewed(1).record.tasks[0].items[0].id == two.id
    at = str(one.start + one.text.index(" ") + 1)
    assert post(client, "article/1/relate", key=one.id, action="split", at=at).status_code == 200
    assert len(desk.reviewed(1).record.tasks[0].items) == 3
    mention = full().organisations[1]
    post(client, "article/1/relate", key=mention.id, action="split")
    assert len(desk.reviewed(1).record.entities) == 2
    first = full().organisations[0].id
    post(client, "article/1/relate", key=mention.id, other=first, action="merge")
    assert len(desk.reviewed(1).record.entities) == 1
    assert post(client, "article/1/relate", key=one.id, action="done").status_code == 409


def test_done_leads_to_the_next_article_and_the_session_goes_on_there(
    client: TestClient, desk: Desk
) -> None:
    post(client, "article/2/decide", key=hostile().counts[0].id, action="accept")
    assert client.get(f"{ROOT}/").url.path == f"{ROOT}/article/2"
    assert post(client, "article/2/done").headers["hx-redirect"] == f"{ROOT}/article/1"
    assert client.get(f"{ROOT}/").url.path == f"{ROOT}/queue"
    assert desk.queue.totals().done == 1
    lines = client.get(f"{ROOT}/decisions.jsonl").text.splitlines()
    assert len(lines) == 2
