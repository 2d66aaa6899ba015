"""Whatever is decided, in whatever order: the record keeps its contract, and says so."""

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pipeline.review.edit import edited
from pipeline.review.replay import replay
from schemas.decision import Decision
from schemas.record import ArticleRecord

from .made import full, reviewer, with_text

RECORD = full()
ABOUT = {"d": "date", "o": "organisation", "c": "count", "t": "item"}
FACTS = [
    *RECORD.dates, *RECORD.organisations, *RECORD.counts,
    *(item for tasks in RECORD.tasks for item in tasks.items),
]  # fmt: skip
NUDGES = ("end+", "end-", "start+", "start-")


@st.composite
def decisions(draw: st.DrawFn) -> list[Decision]:
    who = reviewer()
    made: list[Decision] = []
    for _ in range(draw(st.integers(1, 8))):
        fact = draw(st.sampled_from(FACTS))
        about = ABOUT[fact.id[0]]
        place = (fact.start, fact.end)
        row = fact.model_dump(mode="json")
        action = draw(st.sampled_from(["accept", "reject", "correct", "add", "flag", "undo"]))
        if action == "undo":
            undoes = [draw(st.sampled_from(made)).id] if made else []
            made.append(who.decide(RECORD, "article", "undo", undoes=undoes))
        elif action == "correct":
            found = edited(RECORD, about, fact, {"nudge": draw(st.sampled_from(NUDGES))})
            if found.fact:
                made.append(
                    who.decide(RECORD, about, "correct", place=place, before=row, after=found.row)
                )
        elif action == "add":
            words = draw(st.sampled_from(["Toàn khu", "45", "trong nước", "rà soát hồ sơ", "4"]))
            start = (RECORD.text or "").index(words)
            new = draw(st.sampled_from(["organisation", "item", "count"]))
            form = {"words": words, "value": "45"}
            found = edited(RECORD, new, None, form, place=(start, start + len(words)))
            if found.fact:
                span = (found.start, found.end)
                made.append(who.decide(RECORD, new, "add", place=span, after=found.row))
        else:
            after = row if action == "accept" else None
            made.append(who.decide(RECORD, about, action, place=place, before=row, after=after))
    return made


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(decisions())
def test_the_record_keeps_its_contract(made: list[Decision]) -> None:
    for record in (RECORD, with_text(RECORD, "Tin sáng nay\n")):
        reviewed = replay(record, made)
        ArticleRecord.model_validate(reviewed.record.model_dump(mode="json"))
        for decision, outcome in reviewed.outcomes:
            if outcome != "stale" and decision.anchor and decision.action == "accept":
                assert decision.anchor.text in (record.text or "")
        assert replay(record, made).record == reviewed.record
