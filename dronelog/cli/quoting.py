"""A quotation as `conflicts` and `trace` show it on a terminal: the id, who published it, the sentence."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from textwrap import fill
from typing import TYPE_CHECKING

from dronelog.cli.session import Session
from dronelog.output.highlight import highlighted
from dronelog.output.safe import for_terminal, for_terminal_lines

if TYPE_CHECKING:
    from dronelog.query import Quote
    from dronelog.summary.claims import Claim
    from dronelog.summary.windows import Window


def cited(session: Session, quotes: Iterable[Quote], figures: Sequence[str], indent: str) -> str:
    """Lines with the words of these figures highlighted, harmless for a terminal, wrapped to its width.

    Several incidents of one sentence are cited once.
    """
    alike: dict[tuple[str | None, str], list[Quote]] = {}
    for quote in quotes:
        alike.setdefault((quote.url or quote.id.partition("-")[0], quote.quote), []).append(quote)
    return "".join(_one(session, same, figures, indent) for same in alike.values())


def span(claims: Sequence[Claim], window: Window, quotes: Mapping[str, Quote]) -> tuple[str | None, str | None, str]:
    """The time of an event, as the incident tells it that speaks of the longest of it: start, end, precision."""
    widest = max(claims, key=lambda claim: (claim.window == window, claim.window.length, claim.id))
    quote = quotes[widest.id]
    return quote.start, quote.end, quote.precision


def short(public: str) -> str:
    """An id by its first letters."""
    key, _, number = public.rpartition("-")
    return f"{key[:7]}-{number}"


def _one(session: Session, quotes: Sequence[Quote], figures: Sequence[str], indent: str) -> str:
    quote = quotes[0]
    where = " · ".join(filter(None, (quote.publisher, quote.published and quote.published[:10], quote.url)))
    head = f"{indent}{' '.join(short(one.id) for one in quotes)}  {for_terminal(where)}\n"
    if not quote.quote.strip():
        return head
    if session.colored():
        words = [found for one in quotes for found in one.spans(figures)]
        text = highlighted(for_terminal_lines(quote.quote), words, color=True)
        return f"{head}{indent}“{' '.join(text.split())}”\n"
    told = " ".join(for_terminal(quote.quote).split())
    return head + fill(f"“{told}”", max(40, session.width), initial_indent=indent, subsequent_indent=indent,
                       break_long_words=False, break_on_hyphens=False) + "\n"  # fmt: skip
