"""The pages of a sheet: all items together, one item, and the saving of an answer."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby

from flask import Flask, redirect, render_template, request, url_for
from werkzeug.exceptions import NotFound
from werkzeug.wrappers import Response

from parley.sheets.face import HEADINGS
from parley.sheets.page.page_items import PageItem
from parley.sheets.page.paper import FileState, Paper, seen_of
from parley.sheets.page.passages import pair_of, parts


@dataclass(frozen=True, slots=True)
class ItemLinks:
    """The next pages from an item, by number.

    Attributes:
        open: The next item without an answer; after the last it starts again with the first.
    """

    before: int | None
    after: int | None
    open: int | None


class Pages:
    """The pages of one file."""

    def __init__(self, paper: Paper) -> None:
        """Create it from the file."""
        self._paper = paper

    def register(self, app: Flask, prefix: str) -> None:
        """Give each page its address after a prefix."""
        app.add_url_rule(f"{prefix}/", "sheet", self.sheet)
        app.add_url_rule(f"{prefix}/item/<int:number>", "item", self.item)
        app.add_url_rule(f"{prefix}/item/<int:number>", "fill", self.fill, methods=["POST"])

    def sheet(self) -> str:
        """Return the page with all items."""
        reading = self._paper.reading()
        groups = groupby(reading.items.values(), key=lambda item: item.asks)
        told = [(HEADINGS[asks], list(items)) for asks, items in groups]
        return render_template("sheet.html", reading=reading, groups=told, file=self._paper.shown)

    def item(self, number: int) -> str:
        """Return the page of an item."""
        reading = self._paper.reading()
        item = _item(reading, number)
        saved = reading.items.get(request.args.get("saved", -1, int))
        return render_template(
            "item.html",
            reading=reading,
            item=item,
            heading=HEADINGS[item.asks],
            parts=parts(item.text, pair_of(one.text for one in reading.items.values())),
            places=places_of(reading, number),
            seen=seen_of(item),
            saved=saved,
        )

    def fill(self, number: int) -> Response:
        """Take an answer, and go on to the next item; stay where there is more to say.

        A button that leads to another item sends the form too, so that a note that was typed is saved.
        """
        form = request.form
        note, chosen = form.get("note", "").replace("\r\n", "\n"), form.get("go", type=int)
        if chosen is not None:
            return self._leave(number, chosen, note)
        reading = self._paper.fill(number, form.get("answer"), note, form.get("seen", ""))
        after = places_of(reading, number).after
        if not form.get("answer") or reading.items[number].wants_note:
            return redirect(url_for("item", number=number, saved=number), 303)
        if after is None:
            return redirect(url_for("sheet"), 303)
        return redirect(url_for("item", number=after, saved=number), 303)

    def _leave(self, number: int, chosen: int, note: str) -> Response:
        """Save the note where it is a new one, and go to the chosen item; 0 stands for all items."""
        is_new = note != _item(self._paper.reading(), number).note
        if is_new:
            self._paper.fill(number, None, note, request.form.get("seen", ""))
        address = url_for("item", number=chosen, saved=number if is_new else None)
        return redirect(address if chosen else url_for("sheet"), 303)


def places_of(reading: FileState, number: int) -> ItemLinks:
    """Return the next pages from an item."""
    numbers = list(reading.items)
    at = numbers.index(number)
    before = numbers[at - 1] if at else None
    after = next(iter(numbers[at + 1 :]), None)
    ahead = (*(one for one in reading.open if one > number), *(one for one in reading.open if one < number))
    return ItemLinks(before, after, next(iter(ahead), None))


def _item(reading: FileState, number: int) -> PageItem:
    try:
        return reading.items[number]
    except KeyError as error:
        raise NotFound(f"There is no item {number} on this sheet.") from error
