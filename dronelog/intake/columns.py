"""Tables: whether a text is one, which delimiter it has, and which column is which."""

from __future__ import annotations

import csv
from collections.abc import Sequence

from dronelog.intake.items import FIELDS
from dronelog.intake.records import is_own_export

DELIMITERS = (",", ";", "\t", "|")

#: The names that columns usually go by, folded (see `_fold`); the first is our own.
_USUAL: dict[str, tuple[str, ...]] = {
    "text": (
        "text", "report", "content", "body", "message text", "full text", "post", "article", "post text", "raw text",
        "текст", "сообщение", "текст сообщения", "содержание", "публикация", "повідомлення", "текст повідомлення",
        "зміст", "вміст", "допис", "message", "description", "описание", "опис",
    ),
    "published": (
        "published", "date", "datetime", "published at", "publication date", "date published", "pub date", "pubdate",
        "time", "timestamp", "created at", "posted at", "posted", "дата", "дата публикации", "дата и время", "время",
        "опубликовано", "дата публікації", "дата і час", "дата та час", "час", "опубліковано",
    ),
    "publisher": (
        "publisher", "source", "outlet", "media", "newspaper", "source name", "channel name", "author", "источник",
        "сми", "издание", "издатель", "автор", "джерело", "змі", "видання", "видавець",
    ),
    "url": ("url", "link", "permalink", "source url", "href", "ссылка", "адрес", "посилання", "лінк"),
    "lang": ("lang", "language", "язык", "мова"),
    "title": ("title", "headline", "heading", "subject", "заголовок", "название", "назва"),
    "id": ("id", "report id", "uid", "guid", "ид", "№", "номер"),
    "channel": ("channel", "chat", "channel id", "chat id", "канал", "чат"),
    "message": ("message", "message id", "msg id", "post id", "номер сообщения", "номер повідомлення"),
    "edited": ("edited", "edited at", "edit date", "изменено", "змінено"),
}  # fmt: skip


def delimiter_of(text: str, columns: Sequence[str] = ()) -> str:
    """The delimiter that splits the first row best: into columns we know, else into the most; a comma if into none."""
    wanted = {_fold(column) for column in columns}

    def worth(delimiter: str) -> tuple[int, int]:
        row = first_row(text, delimiter)
        return len(wanted.intersection(map(_fold, row))) + len(guess_columns(row)), len(row)

    return max(DELIMITERS, key=worth)


def first_row(text: str, delimiter: str) -> list[str]:
    """The first row of a table; [] where it cannot be read."""
    try:
        return next(csv.reader(text[:20000].splitlines(keepends=True), delimiter=delimiter), [])
    except csv.Error:
        return []


def looks_like_table(text: str, *, mapped: bool) -> bool:
    """Whether the text's first line is a header: two columns or more, the text's among them (or one that exports of
    ours have). `mapped`: columns were named by the user, so that any two will do.
    """
    for delimiter in DELIMITERS:
        row = first_row(text, delimiter)
        if len(row) < 2 or any(len(name) > 60 for name in row):
            continue
        if mapped or is_own_export(set(row)):
            return True
        found = guess_columns(row)
        if "text" in found and len(found) >= 2 and len(found) * 3 >= len(row):
            return True
    return False


def guess_columns(header: Sequence[str]) -> dict[str, int]:
    """Which column holds which of our fields: ``{"text": 3, "published": 0}``. No column is used twice."""
    names = [_fold(name) for name in header]
    found: dict[str, int] = {}
    for field in FIELDS:
        for usual in _USUAL[field]:
            if usual in names and (place := names.index(usual)) not in found.values():
                found[field] = place
                break
    return found


def _fold(name: str) -> str:
    return " ".join(name.strip().strip("\ufeff\"'").casefold().replace("_", " ").replace("-", " ").split())
