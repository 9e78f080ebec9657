"""Metadata in candidates: title, language and what is known of the publication, each with where it was read.

    title = "Talks in Port Ferro Resume"        # words of the text
    language = "en"                             # the language that the text is in

    [publication]
    publisher = { value = "Ferro Press Agency", read = "onPage" }
    byline = { quote = "Ada Stone" }            # words of the text, which are the value
    published = { value = "2031-05-10", quote = "10 May 2031" }
    dateline = { quote = "PORT FERRO, 10 May" }
    retrieved = "2031-05-12"
    hemisphere = "northern"                     # of the events; you state it, and the text does not

Title and language also take a table with ``value`` and ``read``, if they were read outside the text.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from parley.candidates.blocks import BlockForm
from parley.candidates.candidate import CandidateDetail, Pointer
from parley.claims.faults import Faults
from parley.claims.metadata import DATES, is_date, is_day, is_language
from parley.times.phrases.seasons import HEMISPHERES

HEAD = ("title", "language")
"""The details of every article, which are at the top of a file."""
_KNOWN = ("publisher", "byline", "published", "dateline")
_TABLE = BlockForm({}, {**dict.fromkeys(_KNOWN, (str, dict)), "retrieved": (str, date), "hemisphere": str})
_ELSEWHERE = BlockForm({"value": str, "read": str})
_READ = {"read": "what is quoted was read in the text"}
_WORDS = BlockForm({"quote": str}, {"occurrence": int}, {**_READ, "value": "the quoted words are the value"})
_DATE = BlockForm({"value": str, "quote": str}, {"occurrence": int}, _READ)
_FORMS = {
    "published": "YYYY-MM-DD, or YYYY-MM or YYYY if the rest is unknown",
    "retrieved": "YYYY-MM-DD",
}


def read_details(data: Mapping[str, Any], where: str, faults: Faults) -> tuple[CandidateDetail, ...]:
    """Return the details of an article in a file, in a fixed order; every fault is noted."""
    head = {name: data[name] for name in HEAD if isinstance(data.get(name), str | dict)}
    found = [one for name in head if (one := _head(head[name], name, f"{where}: {name}", faults))]
    table, place = data.get("publication", {}), f"{where}: publication"
    if isinstance(table, dict) and _TABLE.fits(table, place, faults):
        found += _publication(table, place, faults)
        _refuse_late(found, place, faults)
    for detail in found:
        _refuse_wrong(detail, where if detail.name in HEAD else place, faults)
    return tuple(found)


def _head(block: Any, name: str, where: str, faults: Faults) -> CandidateDetail | None:
    """Return title or language: from the text, unless the file says otherwise."""
    if isinstance(block, str):
        return CandidateDetail(name, block)
    fits = _ELSEWHERE.fits(block, where, faults)
    return CandidateDetail(name, block["value"], read=block["read"]) if fits else None


def _publication(table: Mapping[str, Any], where: str, faults: Faults) -> Iterator[CandidateDetail]:
    for name in _KNOWN:
        if name in table and (detail := _detail(table[name], name, f"{where}: {name}", faults)):
            yield detail
    if isinstance(table.get("retrieved"), date):
        faults.add(f"'retrieved' is a date; write it in quotes: \"{table['retrieved']}\"", where=where)
    elif "retrieved" in table:
        yield CandidateDetail("retrieved", table["retrieved"])
    if "hemisphere" in table:
        yield CandidateDetail("hemisphere", table["hemisphere"])


def _detail(block: Any, name: str, where: str, faults: Faults) -> CandidateDetail | None:
    if isinstance(block, str):
        faults.add(f"say where it was read: {_ways(name)}", where=where)
        return None
    quoted = _DATE if name in DATES else _WORDS
    if not (quoted if "quote" in block else _ELSEWHERE).fits(block, where, faults):
        return None
    pointer = Pointer(block["quote"], block.get("occurrence")) if "quote" in block else None
    return CandidateDetail(name, block.get("value"), pointer, block.get("read"))


def _ways(name: str) -> str:
    value = '"YYYY-MM-DD"' if name in DATES else "…"
    quoted = f"{{ value = {value}, quote = … }}" if name in DATES else "{ quote = … }"
    return f'{quoted} for words of the text, or {{ value = {value}, read = "onPage" }}'


def _refuse_wrong(detail: CandidateDetail, where: str, faults: Faults) -> None:
    """Note a value that is not possible."""
    written = detail.value if detail.quote is None else (detail.value or detail.quote.quote)
    if not (written or "").strip():
        faults.add(f"{detail.name!r} is empty", where=where)
    elif detail.name in DATES and not _is_date(detail):
        message = f"{detail.name!r} is {detail.value!r}, which is not in the calendar"
        faults.add(f"{message}; write {_FORMS[detail.name]}", where=where)
    elif detail.name == "hemisphere" and detail.value not in HEMISPHERES:
        message = f"'hemisphere' is {detail.value!r}; write 'northern' or 'southern', or leave it out"
        faults.add(message, where=where)
    elif detail.name == "language" and not is_language(detail.value or ""):
        message = f"'language' is {detail.value!r}; write a tag of BCP 47, such as 'en', 'fr' or 'sr-Latn'"
        faults.add(message, where=where)


def _is_date(detail: CandidateDetail) -> bool:
    """Return whether the value of a detail is a date of its kind, if it has to be one."""
    if detail.name not in DATES:
        return True
    return (is_date if detail.name == "published" else is_day)(detail.value or "")


def _refuse_late(found: list[CandidateDetail], where: str, faults: Faults) -> None:
    dates = {detail.name: detail.value or "" for detail in found if detail.name in DATES}
    # A month or a year sorts before the days in it.
    if len(dates) == len(DATES) and all(map(_is_date, found)) and dates["published"] > dates["retrieved"]:
        message = f"'published' is {dates['published']}, after the retrieval on {dates['retrieved']}"
        faults.add(f"{message}; one of them is wrong", where=where)


def detail_blocks(details: tuple[CandidateDetail, ...]) -> dict[str, Any]:
    """Return the table from which ``read_details`` reads the same details."""
    written = {detail.name: _block(detail) for detail in details}
    head = {name: written.pop(name) for name in HEAD if name in written}
    return {**head, "publication": written} if written else head


def _block(detail: CandidateDetail) -> str | dict[str, Any]:
    if detail.quote is None and detail.read is None:
        return detail.value or ""
    pointer = detail.quote or Pointer("")
    held = {
        "value": detail.value,
        "read": detail.read,
        "quote": pointer.quote or None,
        "occurrence": pointer.occurrence,
    }
    return {name: value for name, value in held.items() if value is not None}
