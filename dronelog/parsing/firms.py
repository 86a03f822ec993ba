"""Whom "the company", "the organisation", "the railway operator" mean: the body with a name that was told before."""

from __future__ import annotations

from collections.abc import Mapping

from dronelog.parsing.people import Entity
from dronelog.parsing.tokens import Tokens

#: Words for a firm, and for a body that is none.
FIRMS = frozenset(
    (
        *("company", "operator", "firm", "utility", "provider", "railway", "railways", "concern", "carrier"),
        *("supplier", "consortium", "producer", "refiner", "manufacturer", "shipper", "airline"),
        *("conglomerate", "corporation", "enterprise", "holding", "retailer", "chain", "developer", "shipowner"),
    )
)
BODIES = frozenset(
    (
        *("organisation", "organization", "charity", "foundation", "fund", "association", "union", "body", "movement"),
        *("group", "network", "mission", "agency", "institution", "ngo", "society"),
    )
)
#: Tokens back to the name at most; kinds of bodies that no such word means.
_FAR = 60
_NO_FIRM = frozenset(("military", "regional_authority", "emergency_service", "media", "witness", "national_authority"))
_RAIL = ("rail", "ukrzaliz", "train")
_POWER = ("energy", "power", "grid", "electric", "gas", "oil", "heat", "water", "port", "air")
_RAILWAYS = frozenset(("UA-UZ", "RU-RZD"))
_NO_BODY = frozenset(("military", "regional_authority", "media", "witness"))


def bare(tokens: Tokens, i: int, j: int) -> bool:
    """Whether tokens i to j name nobody: "the company", "the railway operator", no "Sumy Heating Company"."""
    last = tokens.norm[j - 1]
    return (last in FIRMS or last in BODIES) and not any(tokens.cap[k] for k in range(i, j) if tokens.norm[k] != "the")


def named(tokens: Tokens, at: Mapping[int, Entity], i: int, j: int) -> Entity | None:
    """ "Two drones struck a depot of DTEK, the company said": the last body with a name before tokens i to j."""
    noun = tokens.norm[j - 1]
    rail = any(w.startswith(_RAIL) for w in tokens.norm[i:j])
    power = any(w.startswith(_POWER) for w in tokens.norm[i:j])
    wrong = _NO_FIRM if noun in FIRMS else _NO_BODY
    for k in range(i - 1, max(-1, i - _FAR), -1):
        e = at.get(k)
        if e is None or e.person or e.single or e.kind in wrong or not e.office:
            continue
        trains = e.key in _RAILWAYS or any(w.startswith(_RAIL) for w in tokens.norm[e.i : e.j])
        if (rail and not trains) or (power and trains):
            continue  # "the regional energy company" is no railway
        name = (t for t in range(e.i, e.j) if tokens.norm[t] not in ("of", "the", "for"))
        if e.region is None and all(tokens.cap[t] for t in name):
            return e
    return None
