"""Dates of whole pages: which day the rest is told from, roles, reasons, and silence."""

from pathlib import Path

import pytest

from pipeline.data import load
from pipeline.extract.dates import DatesFound, find_dates
from pipeline.extract.dates.cue_words import KINDS
from pipeline.segment.article import segment
from schemas.dates import DateFact

from ..tables import article

FREE = (Path(__file__).parent / "date_free.txt").read_text(encoding="utf-8").splitlines()
BODY = (
    "Dự hội nghị có đại diện lãnh đạo Sở Nội vụ, Ban Quản lý các khu công nghiệp tỉnh và hơn một "
    "trăm hai mươi cán bộ công đoàn cơ sở trong toàn tỉnh.\n"
)


def page(*, header: str = "", stamp: str = "", lead: str) -> str:
    """A page as a portal prints it: clock of the site, title, stamp, article."""
    title = "Công đoàn các khu công nghiệp tỉnh tổ chức đối thoại với người lao động"
    return "\n\n".join(part for part in (header, title, stamp, lead, BODY) if part)


def read(text: str, *, published: str | None = None) -> DatesFound:
    return find_dates(segment(text), published=published)


def fact(found: DatesFound, words: str) -> DateFact:
    return next(f for f in found.facts if f.text == words)


HELD = "Sáng 8/3, Công đoàn các khu công nghiệp tỉnh tổ chức hội nghị đối thoại."


def test_the_stamp_tells_the_year() -> None:
    found = read(page(stamp="Ngày đăng: 10/03/2024", lead=HELD))
    day = fact(found, "Sáng 8/3")
    assert (day.value, day.part_of_day, day.role) == ("2024-03-08", "morning", "event")
    assert day.inferred == ["year"]
    assert day.because == "latest 8/3 not after publication 2024-03-10"
    assert [a.value for a in day.alternatives] == ["2025-03-08"]
    assert fact(found, "10/03/2024").role == "publication"


def test_the_stamp_is_never_the_site_clock() -> None:
    found = read(page(header="Chủ Nhật, 14/12/2025", stamp="Cập nhật: 10/03/2024", lead=HELD))
    assert fact(found, "Chủ Nhật, 14/12/2025").role == "page"
    assert fact(found, "Sáng 8/3").value == "2024-03-08"


def test_the_site_clock_alone_tells_no_year() -> None:
    found = read(page(header="Chủ Nhật, ngày 14 tháng 12 năm 2025", lead=HELD))
    assert found.reference.page is not None
    assert fact(found, "Sáng 8/3").value == "XXXX-03-08"
    assert fact(found, "Sáng 8/3").inferred == []


def test_a_day_given_from_outside_decides() -> None:
    found = read(page(stamp="Cập nhật: 10/03/2024", lead=HELD), published="2021-03-09")
    assert fact(found, "Sáng 8/3").value == "2021-03-08"


@pytest.mark.parametrize("published", ["2021-03-31", "2021-03", "2021-03-09T08:15:00"])
def test_published_is_a_day_a_month_or_a_moment(published: str) -> None:
    assert fact(read(page(lead=HELD), published=published), "Sáng 8/3").value == "2021-03-08"


def test_what_an_article_reviews_and_plans_tells_the_year() -> None:
    lead = (
        "Sáng 8/3, Quận ủy tổ chức hội nghị đánh giá kết quả phối hợp năm 2023 và triển khai kế "
        "hoạch phối hợp năm 2024 giữa các bên."
    )
    day = fact(read(page(lead=lead)), "Sáng 8/3")
    assert day.value == "2024-03-08"
    assert day.because == "the article reviews 2023 and plans 2024"


def test_a_year_in_the_name_of_what_was_held_tells_the_year() -> None:
    lead = "Từ ngày 18 đến 20/10, LĐLĐ tỉnh mở lớp tập huấn cán bộ công đoàn năm 2011 ở Đắk Lắk."
    assert fact(read(page(lead=lead)), "ngày 18 đến 20/10").value == "2011-10-18/2011-10-20"


def test_a_bound_is_not_an_answer() -> None:
    lead = (
        "Ngày 10/2, Sở làm việc với công ty theo Quyết định số 45/QĐ-UBND ngày 30/12/2013 của tỉnh."
    )
    found = read(page(lead=lead))
    assert fact(found, "Ngày 10/2").value == "XXXX-02-10"
    assert fact(found, "ngày 30/12/2013").role == "document"


def test_dates_of_one_report_cluster() -> None:
    lead = (
        "Ngày 25/3/2023, đoàn kiểm tra nhà máy dệt. Ngày 26/3, đoàn công bố kết luận tại trụ sở xã."
    )
    assert fact(read(page(lead=lead)), "Ngày 26/3").value == "2023-03-26"


def test_a_weekday_decides_the_year() -> None:
    lead = "Thứ Năm, ngày 24/11, hội thi thợ giỏi khép lại sau nhiều ngày tranh tài sôi nổi."
    found = read(page(lead=lead), published="2023-11-10")
    day = fact(found, "Thứ Năm, ngày 24/11")
    assert day.value == "2022-11-24"


def test_a_weekday_that_slips_beside_the_publication_changes_nothing() -> None:
    lead = "Thứ Hai, ngày 9/11, đoàn kiểm tra đã đến làm việc với công ty về an toàn lao động."
    day = fact(read(page(lead=lead), published="2023-11-10"), "Thứ Hai, ngày 9/11")
    assert day.value == "2023-11-09"


def test_a_plan_looks_ahead_and_a_report_back() -> None:
    lead = (
        "Hội nghị ghi nhận trong tháng 11 toàn tỉnh có 3 vụ ngừng việc. Lớp tập huấn dự kiến mở "
        "vào ngày 5/1; hồ sơ gửi về Liên đoàn Lao động tỉnh trước ngày 20/12."
    )
    found = read(page(lead=lead), published="2022-12-10")
    assert [(f.text, f.value, f.role) for f in found.facts if f.kind != "duration"] == [
        ("tháng 11", "2022-11", "period"),
        ("ngày 5/1", "2023-01-05", "plan"),
        ("trước ngày 20/12", "../2022-12-20", "plan"),
    ]


ROLES = {
    "Tính đến ngày 31/3, toàn tỉnh có 45 doanh nghiệp.": "period",
    "Thực hiện Kế hoạch số 37/KH-LĐLĐ ngày 22/3/2024 của Liên đoàn Lao động tỉnh.": "document",
    "Kỷ niệm 94 năm ngày thành lập, ngày 28/7/1929, của tổ chức công đoàn.": "background",
    "Số vụ giảm so với năm 2023, theo thống kê của ngành.": "background",
    "Chị vào nhà máy từ năm 2014, nay là chuyền trưởng.": "background",
    "Phấn đấu đến năm 2030 có 90% doanh nghiệp có công đoàn.": "plan",
    "Đại hội nhiệm kỳ 2023 - 2028 bầu 21 ủy viên ban chấp hành.": "period",
    "Hội nghị người lao động năm 2024 thông qua nghị quyết.": "period",
    "Chiều 4/4, đoàn công tác thăm công nhân ở khu nhà trọ.": "event",
    "Yêu cầu các đơn vị rà soát nhà trọ, hoàn thành trong quý III.": "plan",
    "Sơ kết 5 năm thực hiện quy chế phối hợp giữa các bên.": "period",
    "Chị đã gắn bó 12 năm với dây chuyền cấp đông của nhà máy.": "background",
}


@pytest.mark.parametrize(("sentence", "role"), ROLES.items(), ids=lambda text: text[:24])
def test_roles_follow_the_words_around(sentence: str, role: str) -> None:
    found = find_dates(article(sentence), published="2024-04-05")
    assert found.facts[-1].role == role


def test_the_furniture_of_a_page_holds_no_dates() -> None:
    text = page(stamp="Cập nhật: 10/03/2024", lead=HELD) + (
        "\nTin khác\nKhai mạc hội thao công nhân (05/03/2024)\nTập huấn cán bộ (01/03/2024)\n"
        "Lượt xem: 1408\n"
    )
    values = [f.value for f in read(text).facts]
    assert "2024-03-05" not in values
    assert "2024-03-01" not in values


def test_what_nothing_settles_stays_unresolved() -> None:
    found = find_dates(article("Hôm qua, đoàn đến thăm nhà máy; tuần trước đã có giấy mời."))
    assert found.facts == ()
    assert [(u.text, u.reason) for u in found.leftovers] == [
        ("Hôm qua", "unresolved_relative"),
        ("tuần trước", "unresolved_relative"),
    ]


def test_hours_of_writing_do_not_matter() -> None:
    """Same text, same facts, whatever was read before."""
    texts = [page(stamp=f"Cập nhật: 10/03/{year}", lead=HELD) for year in (2019, 2020, 2021)]
    first = [read(text).facts for text in texts]
    assert [read(text).facts for text in reversed(texts)] == first[::-1]


def test_there_are_three_hundred_sentences_without_a_date() -> None:
    assert len(set(FREE)) == len(FREE) >= 300


@pytest.mark.parametrize("published", [None, "2023-05-10"])
def test_sentences_full_of_numbers_hold_no_date(published: str | None) -> None:
    false = {
        sentence: [f.text for f in facts]
        for sentence in FREE
        if (facts := find_dates(article(sentence), published=published).facts)
    }
    assert false == {}


def test_every_type_of_cue_is_one_that_the_room_asks_for() -> None:
    beside = {
        "before_date", "before_dashed", "before_bracket", "before_weekday", "rate", "several",
        "named_month", "no_length", "before_length", "before_span", "numbered", "numbered_year",
        "version", "free", "counted",
    }  # fmt: skip
    assert {row.type for row in load("date_cues")} == beside | set(KINDS)
