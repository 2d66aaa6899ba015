"""Decisions laid over a record: the record stays whole, and what is gone stays gone."""

import pytest

from pipeline.review.replay import in_force, replay
from schemas.decision import About, Decision
from schemas.record import ArticleRecord

from .made import full, on, reviewer, with_text

WHO = reviewer()


def accepted_all(record: ArticleRecord) -> list[Decision]:
    found: list[Decision] = []
    groups: tuple[tuple[About, list[object]], ...] = (
        ("date", [*record.dates]), ("organisation", [*record.organisations]),
        ("count", [*record.counts]), ("item", [i for t in record.tasks for i in t.items]),
    )  # fmt: skip
    for about, facts in groups:
        found += [on(record, WHO, about, "accept", fact) for fact in facts]
    return found


def test_accepting_everything_changes_nothing() -> None:
    record = full()
    reviewed = replay(record, accepted_all(record))
    assert reviewed.record == record
    assert set(reviewed.states.values()) == {"accepted"}
    assert {outcome for _, outcome in reviewed.outcomes} == {"kept"}


def test_a_rejected_count_leaves_its_number_and_no_reference() -> None:
    record = full()
    count = record.counts[0]
    reviewed = replay(record, [on(record, WHO, "count", "reject", count)])
    found = reviewed.record
    assert count.id not in {c.id for c in found.counts}
    assert (count.text, "unknown") in {(u.text, u.reason) for u in found.unassigned}
    assert [r.fact.id for r in reviewed.rejected] == [count.id]
    assert all(count.id not in check.facts for check in found.checks)


def test_a_rejected_date_takes_deadline_and_period_with_it() -> None:
    record = full()
    due = record.dates[1]
    found = replay(record, [on(record, WHO, "date", "reject", due)]).record
    assert [i.deadline for t in found.tasks for i in t.items] == [None, None]


def test_a_correction_takes_the_place_of_the_reading_and_checks_compare_again() -> None:
    record = full()
    count = record.counts[1]
    after = {**count.model_dump(mode="json"), "value": 50, "low": 50, "high": 50,
             "rule": "review.corrected"}  # fmt: skip
    made = WHO.decide(
        record, "count", "correct", place=(count.start, count.end),
        before=count.model_dump(mode="json"), after=after,
    )  # fmt: skip
    reviewed = replay(record, [made])
    assert reviewed.record.counts[1].value == 50
    assert reviewed.state(count.id) == "corrected"
    assert "fail" in {c.status for c in reviewed.record.checks if c.code == "subset"}
    again = replay(reviewed.record, [made])
    assert again.record == reviewed.record


def test_undo_is_a_decision_too() -> None:
    record = full()
    made = on(record, WHO, "count", "reject", record.counts[0])
    undo = WHO.decide(record, "article", "undo", undoes=[made.id])
    assert in_force([made, undo]) == []
    assert replay(record, [made, undo]).record == record


def test_what_is_no_longer_extracted_comes_back_with_its_acceptance() -> None:
    record = full()
    kept = accepted_all(record)
    without = record.model_copy(update={"counts": [], "checks": [], "tasks": []})
    found = replay(without, kept).record
    assert [c.text for c in found.counts] == [c.text for c in record.counts]
    assert [i.text for t in found.tasks for i in t.items] == [
        i.text for t in record.tasks for i in t.items
    ]


def test_decisions_move_with_their_words() -> None:
    record = full()
    made = [*accepted_all(record)[:-1], on(record, WHO, "count", "reject", record.counts[1])]
    moved = with_text(record, "Thứ Sáu, ngày làm việc cuối tuần\n")
    reviewed = replay(moved, made)
    assert {outcome for _, outcome in reviewed.outcomes} == {"moved"}
    rejected = moved.counts[1].id
    assert {r.fact.id for r in reviewed.rejected} == {rejected}
    for fact in (*moved.dates, *moved.organisations, moved.counts[0]):
        assert reviewed.state(fact.id) == "accepted"
    assert reviewed.record.counts == [moved.counts[0]]


def test_edited_words_are_stale_and_nothing_else_is() -> None:
    record = full()
    made = accepted_all(record)
    assert record.text is not None
    at = record.text.index("45 doanh") + 1
    moved = with_text(record.model_copy(update={"counts": [], "checks": []}), "0", at)
    outcomes = replay(moved, made).outcomes
    assert [d.anchor.text for d, outcome in outcomes if outcome == "stale" and d.anchor] == [
        "45 doanh nghiệp"
    ]


@pytest.mark.parametrize("action", ["split", "merge"])
def test_mentions_change_their_organisation(action: str) -> None:
    record = full()
    first, second = record.organisations[:2]
    split = WHO.decide(record, "organisation", "split", place=(second.start, second.end))
    apart = replay(record, [split]).record
    assert len(apart.entities) == len(record.entities) + 1
    assert apart.organisations[1].entity == f"e{second.id[1:]}"
    if action == "merge":
        merge = WHO.decide(
            record, "organisation", "merge", place=(second.start, second.end),
            other=(first.start, first.end),
        )  # fmt: skip
        assert replay(record, [split, merge]).record.entities == record.entities


def test_items_are_split_moved_and_taken_out() -> None:
    record = full()
    one, two = record.tasks[0].items[:2]
    move = WHO.decide(
        record, "item", "move", place=(two.start, two.end), other=(one.start, one.end)
    )
    found = replay(record, [move]).record.tasks[0]
    assert [i.id for i in found.items[:2]] == [two.id, one.id]
    row = one.model_dump(mode="json")
    cut = one.text.index(" ") + 1
    parts = [
        {**row, "end": one.start + cut - 1, "text": one.text[: cut - 1],
         "id": f"t{one.start}-{one.start + cut - 1}"},
        {**row, "start": one.start + cut, "text": one.text[cut:],
         "id": f"t{one.start + cut}-{one.end}"},
    ]  # fmt: skip
    split = WHO.decide(
        record, "item", "split", place=(one.start, one.end), before=row, after={"parts": parts}
    )
    found = replay(record, [split]).record.tasks[0]
    assert [i.text for i in found.items[:2]] == [one.text[: cut - 1], one.text[cut:]]
    rejected = replay(record, [on(record, WHO, "item", "reject", one)]).record.tasks[0]
    assert [i.id for i in rejected.items] == [i.id for i in record.tasks[0].items[1:]]


def test_a_list_is_corrected() -> None:
    record = full()
    first = record.tasks[0].items[0]
    made = WHO.decide(
        record, "list", "correct", place=(first.start, first.end),
        after={"status": "done", "declared_count": 5},
    )  # fmt: skip
    found = replay(record, [made]).record
    assert (found.tasks[0].status, found.tasks[0].declared_count) == ("done", 5)
    assert "fail" in {c.status for c in found.checks if c.code == "task_count"}


def test_a_dismissed_number_stays_where_it_was() -> None:
    record = full()
    left = record.unassigned[0]
    made = WHO.decide(record, "unassigned", "dismiss", place=(left.start, left.end))
    reviewed = replay(record, [made])
    assert reviewed.record == record
    assert reviewed.state(f"u{left.start}-{left.end}") == "dismissed"
