"""Territorial tails: `tỉnh`, `huyện Chư Prông`, `TP.HCM`, `Hải Phòng`, `Việt Nam`."""

from . import lexicon
from .body import Place
from .lexicon import END, HEAD, LEVEL, OFFICE, PLACE
from .view import View

_MAX_NAME = 4
_USUAL = 2
"""So many syllables most districts have: in a title of capitals others go on with the sentence."""
_ALONE = frozenset(
    {"tỉnh", "thành phố", "huyện", "quận", "thị xã", "phường", "xã", "thị trấn", "đặc khu"}
)  # fmt: skip
_FIELDS = frozenset({"điện lực", "bưu điện", "cảnh sát giao thông"})
"""Heads that are fields too: `Bệnh viện Bưu điện`, `Tập đoàn Điện lực`, `Phòng CSGT`."""
_APOSTROPHES = frozenset("'’")
"""`Cư M'gar`, `Ea H'leo`."""
SMALL_REGIONS = frozenset({"miền", "phía", "quốc", "châu", "toàn"})
"""First syllables of regions that are written small: `miền Nam`, `châu Á`."""
_COURTESY = frozenset({"anh", "chị", "em", "bà"})
"""Small in a sentence; in capitals behind another they are a syllable: `May Minh Anh Kim Liên`."""
_MIDDLES = frozenset({"văn", "thị"})
_LISTED = frozenset({",", "và", "/", "-"})


def tail(view: View, place: int, *, office: bool = False, loose: bool = False) -> Place | None:
    """Read the territory that begins at a word.

    `office` says that a person's office stands in front of the body, so that a person's name may
    follow; `loose` takes capitalised names without a level (`Thủ Đức`) too.
    """
    cues = view.cues
    roles = cues.roles.get(view.low[place], 0)
    if roles & _WHERE:
        level = cues.levels.match(view.low, place) if roles & LEVEL else None
        if roles & _WHERE == _WHERE and view.listed_place(place) is not None:
            level = None
        if level is not None and view.low[level[0]] not in ("ủy", "đoàn"):
            found = _with_level(view, place, level[0], level[1].canonical, office=office)
            if found is not None:
                return found
        known = known_place(view, place) if roles & PLACE else None
        if known is not None:
            inner = known_place(view, known.end) if view.low[place] == "phía" else None
            return _further(view, inner or known, office=office)
    if loose and view.is_capital(place):
        end = name_end(view, place, office=office)
        if end > place:
            return Place(end, None, _folded(view, place, end))
    return None


_WHERE = LEVEL | PLACE
"""A word that may begin both begins a province if one is there: `TT-Huế`."""


def known_place(view: View, place: int) -> Place | None:
    """Read a province, country or region of the lexicon, written with a capital."""
    found = view.listed_place(place)
    if found is None:
        return None
    end, entry = found
    if entry.type == "none":
        return None
    if not (view.is_capital(place) or view.low[place] in SMALL_REGIONS):
        return None
    if entry.capitals and not view.is_upper(place):
        return None
    # `Mỹ`, `Đức`, `Anh` are a syllable of a name where another capital shows it.
    single = entry.type == "country" and end == place + 1
    if single and (view.is_capital(end) or view.word_end(place) > end):
        return None
    if entry.type != "region":
        for k in range(place, end):
            if not view.is_capital(k) and view.is_word(k):
                return None
    return Place(end, None, entry.canonical, True)


def at_level(view: View, place: int) -> bool:
    """Tell whether a level of territory stands at a word: `Thành phố`, `tỉnh`, `Q.Tân Phú`."""
    word = view.low[place]
    levels = view.cues.levels
    if word not in levels.first or levels.match(view.low, place) is None:
        return False
    return len(word) > 1 or (view.low[place + 1] == "." and len(view.low[place + 2]) > 1)


def name_end(view: View, place: int, *, office: bool) -> int:
    """Give the end of a capitalised name of a place, before heads, offices and persons."""
    if view.is_number(place):
        return place + 1 if len(view.at(place)) < 3 and not is_counted(view, place + 1) else place
    if office:
        if _is_highlander(view, place):
            return place
        namesake = _namesake(view, place)
        if namesake is not None or names_person(view, place):
            return namesake or place
    end, last = place, min(view.size, place + _MAX_NAME)
    low, known = view.low, view.cues.roles
    while end < last and view.is_capital(end):
        roles = known.get(low[end], 0)
        if roles & _STOPS and (stops(view, end) or ends_title(view, end, place)):
            break
        if office and end > place and is_person(view, end) and not _is_second(view, place, end):
            break
        end += 1
        if low[end] in _APOSTROPHES and not view.spaced(end) and not view.spaced(end + 1):
            end += 2
    if end == place + _MAX_NAME and view.in_capitals(place):
        return place + _USUAL
    if end > place and view.is_number(end) and not view.spaced(end + 1) and view.spaced(end):
        return end + 1 if len(view.at(end)) == 1 and view.at(end + 1) != "." else end
    return end


_STOPS = HEAD | OFFICE | END


def _is_second(view: View, place: int, end: int) -> bool:
    """Tell a surname that ends a place of two syllables, before a person: `Vân Hồ Trần Thị Lan`."""
    if end != place + 1 or view.low[end + 1] not in view.cues.surnames:
        return False
    return is_person(view, end + 1) and not has_middle(view, end)


def stops(view: View, place: int) -> bool:
    """Tell whether a capitalised word begins another body or an office."""
    head = view.head(place)
    if head is not None and not _is_part(view, place, head):
        return True
    if view.low[place] not in view.cues.offices.first:
        return False
    if view.low[place] in _COURTESY and view.is_capital(place - 1) and view.spaced(place):
        return False
    office = view.cues.offices.match(view.low, place)
    return office is not None and not _is_name(view, place, office[0])


def ends_title(view: View, place: int, start: int) -> bool:
    """Tell whether a verb goes on behind a name that begins at `start`, in a title of capitals."""
    if view.low[place] not in view.cues.title_ends.first:
        return False
    if view.cues.title_ends.match(view.low, place) is None:
        return False
    return view.in_capitals(start) or view.in_capitals(place)


def is_person(view: View, place: int) -> bool:
    """Tell whether a person's name may begin at a word: a surname and another capital."""
    if view.low[place] not in view.cues.surnames:
        return has_middle(view, place)
    if view.low[place] == "y" and view.term(place) is not None:
        return False
    return view.is_capital(place) and view.is_capital(place + 1)


def has_middle(view: View, place: int) -> bool:
    """Tell whether `Văn` or `Thị` in the middle shows a person's name: `Trang Thị Kiều Oanh`."""
    if view.low[place + 1] not in _MIDDLES:
        return False
    return all(view.is_capital(k) and view.low[k].isalpha() for k in range(place, place + 3))


def _namesake(view: View, place: int) -> int | None:
    """Give the end of a territory that bears a person's name: `huyện Trần Văn Thời`."""
    if not is_person(view, place):
        return None
    found = lexicon.cues("namesake").match(view.low, place)
    return found[0] if found is not None else None


def names_person(view: View, place: int) -> bool:
    """Tell whether the capitals at a word are a person's whole name, as behind an office.

    So are three or four that begin with a surname (`Sở Vũ Khắc Lượng`), but for places that bear
    one (`huyện Trần Văn Thời`); of four a surname in the middle may begin it (`Lê Chân Vũ Minh`).
    """
    if not is_person(view, place) or _namesake(view, place) is not None:
        return False
    if has_middle(view, place):
        return True
    size = 2
    while size < _MAX_NAME + 1 and view.is_capital(place + size):
        size += 1
    return size == 3 or (size == _MAX_NAME and view.low[place + 2] not in view.cues.surnames)


def _is_highlander(view: View, place: int) -> bool:
    """Tell a name as people in Tây Nguyên bear it: `Y Thanh Niê`, `H'Linh Byă`, `K'Brối`."""
    word = view.low[place]
    if word == "y":
        return view.is_capital(place + 1) and view.term(place) is None
    return word in ("h", "k") and view.low[place + 1] in _APOSTROPHES and view.is_capital(place)


def is_counted(view: View, place: int) -> bool:
    """Tell whether what a number counts stands at a word."""
    counted = view.cues.counted
    return view.low[place] in counted.first and counted.match(view.low, place) is not None


def _is_part(view: View, place: int, head: tuple[int, lexicon.Entry]) -> bool:
    """Heads of one syllable (`Hội`, `Bộ`, `Trường`) are parts of names, `Môi trường` a field."""
    if head[1].canonical in _FIELDS:
        return True
    if head[1].type == lexicon.NO_HEAD:
        return head[0] == place + 1 or view.term(place) is not None
    return head[0] == place + 1 and head[1].frame in ("field", "unit", "company")


def _is_name(view: View, place: int, end: int) -> bool:
    """`Bà Rịa`, `Anh Sơn`: one syllable that is a title only in front of a person."""
    one = end == place + 1
    return one and view.at(place) not in ("trưởng", "phó") and not is_person(view, place + 1)


def _with_level(view: View, place: int, after: int, level: str, *, office: bool) -> Place | None:
    bare = after
    if view.low[after] == "." and view.low[place] in ("tp", "tx", "tt", "q", "p", "h"):
        after += 1
    elif len(view.low[place]) == 1:
        return None
    known = known_place(view, after)
    if known is not None:
        return Place(known.end, level, known.name, province=True)
    if after > bare and view.spaced(after) and _begins_body(view, after):
        return Place(bare, level, None) if level in _ALONE else None
    end = name_end(view, after, office=office)
    if level == "tỉnh" and view.in_capitals(place):
        end = after
    if end > after:
        if level == "khu vực" and view.low[end] == "-" and view.is_capital(end + 1):
            end = name_end(view, end + 1, office=office)
        found = Place(end, level, _folded(view, after, end))
        return _further(view, found, office=office)
    if level not in _ALONE or _is_list(view, after):
        return None
    return Place(bare, level, None)


def _begins_body(view: View, place: int) -> bool:
    """`LĐLĐ TP. Sở Y tế nói`: a sentence begins with a body, `TP. Hội An` goes on with a name."""
    head = view.head(place)
    return head is not None and view.term(head[0]) is not None


def _is_list(view: View, place: int) -> bool:
    """`UBND tỉnh, thành phố`, `huyện/thị xã`: levels in a row are no particular place."""
    if view.low[place] not in _LISTED:
        return False
    level = view.cues.levels.match(view.low, place + 1)
    if level is None:
        return False
    return not view.is_capital(place + 1) and not view.is_capital(level[0])


def _further(view: View, found: Place, *, office: bool) -> Place:
    """Add a second level that follows at once: `huyện Cẩm Giàng tỉnh Hải Dương`."""
    word, levels = view.low[found.end], view.cues.levels
    level = levels.match(view.low, found.end) if word in levels.first else None
    if level is None or len(word) == 1:
        return found
    more = _with_level(view, found.end, level[0], level[1].canonical, office=office)
    if more is None:
        return found
    if found.level is None and found.province and more.name is None:
        return Place(more.end, more.level, None)
    return Place(more.end, found.level or more.level, found.name if found.level else more.name)


def _folded(view: View, first: int, end: int) -> str:
    return " ".join(view.low[first:end])


def is_plural(view: View, place: int) -> bool:
    """Tell a head that names several: `các KCN`, `hai nhà máy`, `3 công ty`."""
    before = view.at(place - 1)
    if before in lexicon.cue_words("plural"):
        return before != "năm" and not (before == "một" and view.is_capital(place))
    if before == "số":
        return view.at(place - 2) == "một"
    if view.is_number(place - 1):
        return view.at(place - 2) not in ("năm", "tháng", "ngày", "/", "-", ".", "khóa")
    return False
