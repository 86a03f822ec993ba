"""dronelog: regional drone reports in, incidents that can be cited out.

The Python API is `parse` and the nouns it speaks of:

    from dronelog import parse

    for incident in parse("Nine drones were shot down over Kursk Oblast overnight.", published="2025-08-27"):
        print(incident.region, incident.start, incident.drones)

Nothing but the version is loaded by ``import dronelog``: words and places are read at the first `parse`.
"""

from __future__ import annotations

TYPE_CHECKING = False  # that of `typing`, whose import costs more than the rest of this module
if TYPE_CHECKING:
    from datetime import date

    from dronelog.model import Evidence, Incident, Outcome, Report, incident_to_dict
    from dronelog.parsing import Parser
    from dronelog.terms import InputError

__version__ = "0.1.0"
__all__ = ["Evidence", "Incident", "InputError", "Outcome", "Report", "incident_to_dict", "parse"]


def parse(
    report: str | Report,
    *,
    published: str | date | None = None,
    publisher: str | None = None,
    url: str | None = None,
    lang: str | None = None,
) -> list[Incident]:
    """The incidents that a report tells of, the main story first; an empty list where there are none.

    `report` is the text, or a `Report`, which carries the rest itself. `published` anchors "overnight" and «вчера»: a
    date, a datetime, or a string in ISO 8601. `publisher` is the source where the report speaks for itself. `lang` is
    en, ru or uk, and only decides where the text does not. Offsets in the result count characters of the text as given.

    Raises ValueError where `published` is no time or `lang` no language that is known, TypeError where a `Report` comes
    with fields beside it. The first call reads words and places; the same parser serves all later ones, in any thread.
    """
    from dataclasses import replace

    from dronelog.model import Report
    from dronelog.terms import LANGUAGES

    if isinstance(report, str):
        told = published.isoformat() if published is not None and not isinstance(published, str) else published
        report = Report(text=report, published=told, publisher=publisher, url=url, lang=lang)
    elif (published, publisher, url, lang) != (None, None, None, None):
        raise TypeError("a Report carries published, publisher, url and lang itself")
    if report.published is not None:
        from dronelog.intake.times import normalise

        report = replace(report, published=normalise(report.published))
    if report.lang is not None and report.lang not in LANGUAGES:
        raise ValueError(f"lang is one of {', '.join(LANGUAGES)}, not {report.lang!r}")
    return _parser().parse(report)


_kept: list[Parser] = []


def _parser() -> Parser:
    if not _kept:
        from dronelog.languages import load as languages
        from dronelog.parsing import Parser
        from dronelog.regions import load as places

        _kept.append(Parser(languages(), places()))  # two threads at once make two, and one serves from then on
    return _kept[0]


def __getattr__(name: str) -> object:
    """The nouns of `dronelog.model` and the error, loaded when they are first asked for."""
    if name in __all__:
        from dronelog import model, terms

        return getattr(terms if hasattr(terms, name) else model, name)
    raise AttributeError(f"module 'dronelog' has no attribute {name!r}")


def __dir__() -> list[str]:
    return sorted([*__all__, "__version__"])
