"""The phrases found in a text, indexed: which begin at a token, and whether one begins in a stretch of tokens.

Most tokens begin no phrase and most questions are about a stretch, so the stretches are not walked: for each tag and
each group the tokens are kept in order, and a question costs two steps of a bisection.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable

from dronelog.parsing.phrases import Hit


class Found:
    """`hits[i]` are the phrases that begin at token i, `tags[i]` and `groups[i]` their tags and groups.

    `inside[i]` tells that token i continues a phrase.
    """

    __slots__ = ("_groups_at", "_marked", "_tags_at", "groups", "hits", "inside", "tags")

    def __init__(self, hits: list[tuple[Hit, ...]], inside: list[bool]) -> None:
        # one place more than there are tokens: what is asked just after the last one is answered, too
        self.hits, self.inside = [*hits, ()], inside
        self.tags: list[tuple[str, ...]] = [()] * (len(hits) + 1)
        self.groups: list[tuple[str, ...]] = [()] * (len(hits) + 1)
        self._marked = [i for i, here in enumerate(hits) if here]
        self._tags_at: dict[str, list[int]] = {}
        self._groups_at: dict[str, list[int]] = {}
        tags_at, groups_at = self._tags_at, self._groups_at
        for i in self._marked:
            names, groups, _, _ = zip(*hits[i], strict=True)
            self.tags[i], self.groups[i] = names, groups
            for name in names:
                at = tags_at.get(name)
                if at is None:
                    tags_at[name] = [i]
                elif at[-1] != i:
                    at.append(i)
            for group in groups:
                at = groups_at.get(group)
                if at is None:
                    groups_at[group] = [i]
                elif at[-1] != i:
                    at.append(i)

    # --- at a token ---------------------------------------------------------------------------------------------------

    def tag(self, tag: str, i: int) -> Hit | None:
        """The phrase of a tag that begins at token i."""
        if tag in self.tags[i]:
            return self.hits[i][self.tags[i].index(tag)]
        return None

    def group(self, group: str, i: int) -> Hit | None:
        """The phrase of a group (any "outcome.…") that begins at token i."""
        if group in self.groups[i]:
            return self.hits[i][self.groups[i].index(group)]
        return None

    def any(self, tags: Iterable[str], i: int) -> Hit | None:
        """The phrase of one of the tags that begins at token i."""
        for hit in self.hits[i]:
            if hit.tag in tags:
                return hit
        return None

    def any_group(self, groups: Iterable[str], i: int) -> Hit | None:
        """The phrase of one of the groups that begins at token i."""
        for hit in self.hits[i]:
            if hit.group in groups:
                return hit
        return None

    # --- in a stretch -------------------------------------------------------------------------------------------------

    def find(self, tag: str, start: int, end: int) -> int:
        """The first token from `start` up to `end` where a phrase of this tag begins, or -1."""
        at = self._tags_at.get(tag)
        if at is None:
            return -1
        k = bisect_left(at, start)
        return at[k] if k < len(at) and at[k] < end else -1

    def has(self, tag: str, start: int, end: int) -> bool:
        """Whether a phrase of this tag begins from token `start` up to `end`."""
        at = self._tags_at.get(tag)
        return at is not None and (k := bisect_left(at, start)) < len(at) and at[k] < end

    def has_any(self, tags: Iterable[str], start: int, end: int) -> bool:
        """Whether a phrase of one of these tags begins from token `start` up to `end`."""
        for tag in tags:  # noqa: SIM110 - any() takes twice as long
            if self.has(tag, start, end):
                return True
        return False

    def has_group(self, group: str, start: int, end: int) -> bool:
        """Whether a phrase of this group begins from token `start` up to `end`."""
        at = self._groups_at.get(group)
        return at is not None and (k := bisect_left(at, start)) < len(at) and at[k] < end

    def has_groups(self, groups: Iterable[str], start: int, end: int) -> bool:
        """Whether a phrase of one of these groups begins from token `start` up to `end`."""
        for group in groups:  # noqa: SIM110 - any() takes twice as long
            if self.has_group(group, start, end):
                return True
        return False

    def all(self, tag: str, start: int, end: int) -> list[int]:
        """The tokens from `start` up to `end` where a phrase of this tag begins."""
        at = self._tags_at.get(tag)
        return at[bisect_left(at, start) : bisect_left(at, end)] if at is not None else []

    def all_group(self, group: str, start: int, end: int) -> list[int]:
        """The tokens from `start` up to `end` where a phrase of this group begins."""
        at = self._groups_at.get(group)
        return at[bisect_left(at, start) : bisect_left(at, end)] if at is not None else []

    def marked(self, start: int, end: int) -> list[int]:
        """The tokens from `start` up to `end` where any phrase begins."""
        return self._marked[bisect_left(self._marked, start) : bisect_left(self._marked, end)]
