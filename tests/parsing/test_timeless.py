"""Long pieces that date nothing tell no incident; the same piece with one dated raid tells that one."""

from __future__ import annotations

from dronelog import parse

ESSAY = (
    "Who guards the rooftops? In a town on the Oka two teachers climb a ladder with a thermos. They listen at night. "
    "A microphone hears tractors as well as engines. Crews with machine guns bring down a drone now and then. "
    "Money is short. In Ryazan drones were shot down, and nobody sleeps. The mayor pays from his reserve. A drone that hits a tank costs a fortune. "
    "Lawyers see a problem. Nobody planned it. {raid}The teachers pour the tea."
)


def test_an_essay_tells_none() -> None:
    assert parse(ESSAY.format(raid=""), published="2025-06-04", lang="en") == []


def test_a_dated_raid_within_it_is_kept() -> None:
    raid = "On 2 June two drones hit a fuel depot in Ryazan. "
    found = parse(ESSAY.format(raid=raid), published="2025-06-04", lang="en")
    assert "RU-RYA" in [i.region for i in found]


FORM = """PRELIM NOTE: TUCSON, AZ/UAS INCIDENT/1412M/TUCSON TOWER ADVISED A PA28 PILOT REPORTED A GREY UAS OFF THE LEFT WING WHILE E BOUND AT 2,400 FEET. NO EVASIVE ACTION TAKEN. SHERIFF NOTIFIED.


MOR Alert
 Number: TUS-M-2024/10/03-0007
 Type: Unauthorized UAS Activity
 Date/Time: Oct 3, 2024 - 2112Z
 A/C: (PA28)


Summary: PA28 inbound for runway 11L. Pilot reported a grey drone. Pilot stated that it came within 200ft of him. ACN. PA28 landed without further assistance."""


def test_a_form_is_no_essay() -> None:
    assert {i.region for i in parse(FORM, lang="en")} == {"US-AZ"}
