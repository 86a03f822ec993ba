"""What a person said of events, as counting obeys it: these incidents are one event, those are not.

Each claim carries labels (`Claim.one_with`, `Claim.apart`): claims that share one of `one_with` are one event; a claim
with `n` in `apart` and one with `-n` are two. Labels, not ids, so that the claim that stands for its repeats inherits
what was said of any of them. Pure.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from dronelog.summary.claims import Claim
from dronelog.summary.windows import ANYWHERE, Weighed, Window, mostly, overlap


def judged(claim: Claim) -> bool:
    """Whether a person said anything of this claim's event."""
    return bool(claim.one_with or claim.apart)


def apart(a: Claim, b: Claim) -> bool:
    """Whether a person said that the two are not one event."""
    return not a.apart.isdisjoint(-label for label in b.apart)


def placed(claims: Sequence[Claim]) -> Sequence[Claim]:
    """Claims whose date is too vague to place, moved to where the one stands that they are one event with."""
    if not any(claim.one_with and claim.window.loose for claim in claims):
        return claims
    homes: dict[int, Claim] = {}
    dated = (claim for claim in claims if claim.one_with and claim.window != ANYWHERE)
    for claim in sorted(dated, key=lambda c: (c.window.loose, -c.window.length, c.window.start, c.id)):
        for label in claim.one_with:
            homes.setdefault(label, claim)
    moved: list[Claim] = []
    for claim in claims:
        home = next((homes[n] for n in sorted(claim.one_with) if n in homes), None) if claim.window.loose else None
        # "recently" and "recently" are compared as they are; "once" moves to either
        if home is None or (home.window.loose and claim.window != ANYWHERE):
            moved.append(claim)
        else:
            moved.append(replace(claim, window=home.window, start=home.start))
    return moved


def last_words(claims: Iterable[Claim], metric: str) -> tuple[list[Claim], list[tuple[Claim, Claim]]]:
    """One source's claims, of one window or merged by a person: the last word of each. And what gave way to what.

    The last word takes over what was said of those it stands for, and the longest of their windows.
    """
    slots: list[Claim] = []
    by_window: dict[Window, list[int]] = {}
    by_label: dict[int, list[int]] = {}
    gave_way: list[tuple[Claim, Claim]] = []
    for claim in sorted(claims, key=lambda c: (c.told, c.figures[metric], c.id)):
        near = {n for label in claim.one_with for n in by_label.get(label, ())} | set(by_window.get(claim.window, ()))
        home = next((n for n in sorted(near) if not apart(slots[n], claim)), None)
        if home is None:
            home = len(slots)
            slots.append(claim)
        else:
            before = slots[home]
            gave_way.append((before, claim))
            longer = max(before, claim, key=lambda c: c.window.length)
            slots[home] = replace(
                claim, window=longer.window, start=longer.start, night=longer.night,
                one_with=before.one_with | claim.one_with, apart=before.apart | claim.apart,
            )  # fmt: skip
        by_window.setdefault(claim.window, []).append(home)
        for label in slots[home].one_with:
            by_label.setdefault(label, []).append(home)
    return slots, gave_way


def inherited(items: Sequence[Weighed[Claim]], kept: Sequence[Weighed[Claim]]) -> list[Weighed[Claim]]:
    """What was kept of one source's claims, with what was said of those that they stand for.

    What was said of an hour is not said of the night that stands for it, but for what the hour is one event with.
    """
    ids = {item.thing.id for item in kept}
    silenced = [item for item in items if item.thing.id not in ids and judged(item.thing)]
    if not silenced:
        return list(kept)
    told: list[Weighed[Claim]] = []
    for item in kept:
        near = [other for other in silenced if mostly(item.window, other.window) and not apart(item.thing, other.thing)]
        whole = [other for other in near if 2 * overlap(item.window, other.window) >= item.window.length]
        one_with = item.thing.one_with.union(*(other.thing.one_with for other in near))
        parted = item.thing.apart.union(*(other.thing.apart for other in whole))
        told.append(Weighed(item.window, item.figure, replace(item.thing, one_with=one_with, apart=parted)))
    return told
