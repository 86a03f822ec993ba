"""A small log with everything that a spreadsheet, a browser or a CSV reader might trip over, and where tools are."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

from dronelog import model
from dronelog.model import Incident, Outcome, Report

ROOT = Path(__file__).parent.parent.parent
#: Text that must stay text wherever it goes.
HOSTILE = (
    '<script>document.title="owned"</script><img src=x onerror="document.title=1"> "quoted" & \'single\' </script>'
    "<!-- \u202eabc\u202c {{7*7}} [bold]"
)
FORMULA = '=HYPERLINK("https://example.org/?"&A1;"click")'


def fill(log, incident) -> None:
    """Six reports, eight incidents: three languages, a range, a reported zero, nothing dated, hostile words."""
    text = "У ніч на 12 червня над Харківщиною збито 12 безпілотників, повідомив начальник області; є поранені."
    log.add(
        Report(text, url="https://example.org/ua/1", publisher="«Вечірні вісті»", published="2025-06-12T08:00:00+03:00"),
        incident("UA-63", 12, source="начальник області", outcomes=(
            Outcome("intercepted", 12, None, 40, 62), Outcome("injured", 2, None, 88, 96))),
    )  # fmt: skip
    log.add(
        Report("Nine drones were shot down.\nOne house was hit, the governor said.", url="https://example.org/en/2",
               publisher="Courier", published="2025-06-12"),
        incident("RU-BEL", 9, places=("Шебекино", "Graivoron"), outcomes=(
            Outcome("intercepted", 9, None, 0, 26), Outcome("damaged", 1, "home", 28, 45))),
    )  # fmt: skip
    log.add(
        Report("Над Белгородской областью уничтожены 14 беспилотников, сообщило министерство.", publisher="Агентство",
               url="https://example.org/ru/3", published="2025-06-12T07:10:00+03:00"),
        incident("RU-BEL", 14, source="Минобороны", source_kind="military", source_key="RU-MOD",
                 outcomes=(Outcome("intercepted", 14, None, 0, 52),)),
        incident("RU", 31, source="Минобороны", source_kind="military", source_key="RU-MOD", start="2025-06-11T20:00",
                 end="2025-06-12T07:00", precision="time", outcomes=(Outcome("intercepted", 31, None, 0, 52),)),
    )  # fmt: skip
    log.add(
        Report(f"{FORMULA} said the witness. {HOSTILE}", title=FORMULA, url="javascript:alert(1)", publisher=FORMULA,
               published="2025-06-13"),
        incident("RU-KRS", None, source=FORMULA, source_kind="witness", places=("@Рыльск", HOSTILE), precision="day",
                 start="2025-06-13", end="2025-06-13", outcomes=(Outcome("crashed", None, None, 0, len(FORMULA)),
                                                                 Outcome("no_casualties", None, None, 0, 40)),
                 warnings=(model.Warning("place_not_in_region", f"-{HOSTILE}"),)),
    )  # fmt: skip
    log.add(
        Report("- Сообщают о нуле беспилотников.\r\n\tТекст с табуляцией, «кавычками» и переносом.\n" + "Слово. " * 40,
               channel="nightwatch", message="12345678901234567890", publisher="Нічна варта",
               url="https://t.me/nightwatch/77", published="2025-06-14T01:02:03+03:00"),
        incident("RU-VOR", 0, start="2025-06-13", end="2025-06-14", outcomes=(Outcome("sighted", 0, None, 2, 30),)),
        incident("SEA-BLACK", 2, start=None, end=None, precision="unknown", approximate=True, confidence=0.3,
                 outcomes=(Outcome("lost", 2, None, 2, 30),)),
    )  # fmt: skip
    log.add(Report("The museum opens on Saturday.", url="https://example.org/none", published="2025-06-10"))


def many(log, count: int, *, words: str = "") -> None:
    """So many incidents of one shape, quickly."""
    report_words = words or "Ночью над областью сбиты {0} беспилотников, сообщил губернатор, пострадавших нет."
    regions = ("RU-BEL", "RU-KRS", "RU-BRY", "RU-VOR", "UA-63", "UA-59", "UA-51", "RU-KDA", "RU-ROS", "RU-TUL")
    with log.intake() as intake:
        for n in range(count):
            text = f"{report_words.format(n % 40)} ({n})"
            day, month = n % 28 + 1, n // 28 % 12 + 1
            start = f"2025-{month:02}-{day:02}"
            end = f"2025-{month:02}-{day + 1:02}" if day < 28 else f"2025-{month % 12 + 1:02}-01"
            end = max(start, end)
            intake.add(
                Report(text, url=f"https://example.org/{n}", publisher=f"Газета {n % 30}", published=f"{start}T09:00:00+03:00"),
                [Incident(region=regions[n % 10], start=start, end=end, precision="night", source="губернатор",
                          source_kind="regional_authority", drones=n % 40,
                          outcomes=(Outcome("intercepted", n % 40, None, 0, len(text) - 8),
                                    Outcome("damaged", n % 5, "home", 0, 10)))],
            )  # fmt: skip


def tool(name: str) -> str | None:
    """A program that some tests use: on the path, or in the environment that .ci/tools made."""
    kept = os.environ.get("DRONELOG_TOOLS", str(ROOT / ".venv-tools"))
    return shutil.which(name) or shutil.which(name, path=str(Path(kept) / "bin"))
