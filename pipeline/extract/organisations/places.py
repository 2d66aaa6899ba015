"""Territorial tails: `tỉnh`, `huyện Chư Prông`, `TP.HCM`, `Hải Phòng`, `Việt Nam`."""

from . import lexicon
from .body import Place
from .view import View

_MAX_NAME = 4
_ALONE = frozenset(
    {"tỉnh", "thành phố", "huyện", "quận", "thị xã", "phường", "xã", "thị trấn", "đặc khu"}
)  # fmt: skip
_FIELDS = frozenset({"điện lực", "bưu điện"})
"""Heads that are fields too: `Bệnh viện Bưu điện`, `Tập đoàn Điện lực`."""
_APOSTROPHES = frozenset("'’")
"""`Cư M'gar`, `Ea H'leo`."""
_SMALL_REGIONS = frozenset({"miền", "phía", "quốc", "châu", "toàn"})
"""First syllables of regions that are written small: `miền Nam`, `châu Á`."""
_LISTED = frozenset({",", "và", "/", "-"})


def tail(view: View, place: int, *, office: bool = False, loose: bool = False) -> Place | None:
    """Read the territory that begins at a word.

    `office` says that a person's office stands in front of the body, so that a person's name may
    follow; `loose` takes capitalised names without a level (`Thủ Đức`) too.
    """
    word = view.at(place)
    levels = lexicon.cues("level")
    leads = word in levels.root.next
    if not leads and word not in _SMALL_REGIONS and not view.is_capital(place):
        return None
    level = levels.match(view.low, place) if leads else None
    if level is not None and view.at(level[0]) not in ("ủy", "đoàn"):
        found = _with_level(view, place, level[0], level[1].canonical, office=office)
        if found is not None:
            return found
    known = known_place(view, place)
    if known is not None:
        return _further(view, known, office=office)
    if loose:
        end = name_end(view, place, office=office)
        if end > place:
            return Place(end, None, _folded(view, place, end))
    return None


def known_place(view: View, place: int) -> Place | None:
    """Read a province, country or region of the lexicon, written with a capital."""
    if not view.is_capital(place) and view.at(place) not in _SMALL_REGIONS:
        return None
    found = view.listed_place(place)
    if found is None:
        return None
    end, entry = found
    if entry.capitals and not view.is_upper(place):
        return None
    single = entry.type == "country" and end == place + 1
    if single and (_is_first_of_name(view, end) or view.word_end(place) > end):
        return None
    if entry.type != "region" and not all(
        view.is_capital(k) for k in range(place, end) if view.is_word(k)
    ):
        return None
    return Place(end, None, entry.canonical, province=True)


def _is_first_of_name(view: View, place: int) -> bool:
    """Tell whether `Mỹ`, `Đức`, `Anh` are a syllable of a name, as another capital shows."""
    return view.is_capital(place) and not view.in_capitals(place)


def at_level(view: View, place: int) -> bool:
    """Tell whether a level of territory stands at a word: `Thành phố`, `tỉnh`."""
    level = lexicon.cues("level").match(view.low, place)
    return level is not None and len(view.at(place)) > 1


def name_end(view: View, place: int, *, office: bool) -> int:
    """Give the end of a capitalised name of a place, before heads, offices and persons."""
    if view.is_number(place):
        return place + 1 if len(view.at(place)) < 3 and not is_counted(view, place + 1) else place
    end = place
    capitals = view.in_capitals(place)
    while end < view.size and end - place < _MAX_NAME and view.is_capital(end):
        if stops(view, end, capitals=capitals) or (end > place and office and is_person(view, end)):
            break
        end += 1
        if view.at(end) in _APOSTROPHES and not view.spaced(end) and not view.spaced(end + 1):
            end += 2
    if office and end - place >= 3 and is_person(view, place):
        return place
    if end > place and view.is_number(end) and not view.spaced(end + 1) and view.spaced(end):
        return end + 1 if len(view.at(end)) == 1 and view.at(end + 1) != "." else end
    return end


def stops(view: View, place: int, *, capitals: bool) -> bool:
    """Tell whether a capitalised word begins another body, an office or, in a title, a verb."""
    head = view.head(place)
    if head is not None and not _is_part(view, place, head):
        return True
    office = lexicon.cues("office").match(view.low, place)
    if office is not None and not _is_name(view, place, office[0]):
        return True
    return capitals and lexicon.cues("end").match(view.low, place) is not None


def is_person(view: View, place: int) -> bool:
    """Tell whether a person's name may begin at a word: a surname and another capital."""
    return (
        view.is_capital(place)
        and view.at(place) in lexicon.cue_words("surname")
        and view.is_capital(place + 1)
    )


def is_counted(view: View, place: int) -> bool:
    """Tell whether what a number counts stands at a word."""
    return lexicon.cues("counted").match(view.low, place) is not None


def _is_part(view: View, place: int, head: tuple[int, lexicon.Entry]) -> bool:
    """Heads of one syllable (`Hội`, `Bộ`, `Trường`) are parts of names, `Môi trường` a field."""
    if head[1].canonical in _FIELDS:
        return True
    if head[1].type == lexicon.NO_HEAD:
        return head[0] == place + 1 or view.term(place) is not None
    return head[0] == place + 1 and head[1].type.split()[1] in ("field", "unit", "company")


def _is_name(view: View, place: int, end: int) -> bool:
    """`Bà Rịa`, `Anh Sơn`: one syllable that is a title only in front of a person."""
    one = end == place + 1
    return one and view.at(place) not in ("trưởng", "phó") and not is_person(view, place + 1)


def _with_level(view: View, place: int, after: int, level: str, *, office: bool) -> Place | None:
    bare = after
    if view.at(after) == "." and view.at(place) in ("tp", "tx", "tt", "q", "p", "h"):
        after += 1
    elif len(view.at(place)) == 1:
        return None
    known = known_place(view, after)
    if known is not None:
        return Place(known.end, level, known.name, province=True)
    end = name_end(view, after, office=office)
    if end > after:
        found = Place(end, level, _folded(view, after, end))
        return _further(view, found, office=office)
    if level not in _ALONE or _is_list(view, after):
        return None
    return Place(bare, level, None)


def _is_list(view: View, place: int) -> bool:
    """`UBND tỉnh, thành phố`, `huyện/thị xã`: levels in a row are no particular place."""
    if view.at(place) not in _LISTED:
        return False
    level = lexicon.cues("level").match(view.low, place + 1)
    if level is None:
        return False
    return not view.is_capital(place + 1) and not view.is_capital(level[0])


def _further(view: View, found: Place, *, office: bool) -> Place:
    """Add a second level that follows at once: `huyện Cẩm Giàng tỉnh Hải Dương`."""
    level = lexicon.cues("level").match(view.low, found.end)
    if level is None or len(view.at(found.end)) == 1:
        return found
    more = _with_level(view, found.end, level[0], level[1].canonical, office=office)
    if more is None:
        return found
    if found.level is None and found.province and more.name is None:
        return Place(more.end, more.level, None)
    return Place(more.end, found.level or more.level, found.name if found.level else more.name)


def _folded(view: View, first: int, end: int) -> str:
    return " ".join(view.low[first:end])
