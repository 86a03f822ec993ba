"""What the kinds of outcome mean, in a sentence each, as the database tells them."""

from __future__ import annotations

from dronelog.terms import OUTCOME_COUNTS

_MEANS = {
    "intercepted": "shot down, destroyed, downed, neutralised or suppressed by electronic warfare",
    "lost": "lost from radar, did not reach its target, a decoy that vanished",
    "struck": "hit a building, a vehicle, an installation or people",
    "crashed": "fell, crashed or was found where nothing says it was shot down",
    "sighted": "only seen, heard or tracked",
    "damaged": "objects damaged or destroyed",
    "fire": "a fire broke out",
    "killed": "people killed",
    "injured": "people injured",
    "no_casualties": "said explicitly: nobody was killed or hurt",
    "no_damage": "said explicitly: nothing was damaged",
    "disrupted": "flights, trains, traffic, power, water, gas or mobile internet cut, or an evacuation",
    "responded": "a group, a crew or investigators sent or at work",
}
OUTCOME_MEANINGS = [(kind, OUTCOME_COUNTS[kind], meaning) for kind, meaning in _MEANS.items()]
