"""``dronelog reject``: a person's verdict."""

from __future__ import annotations

from dronelog.cli.deciding import Ids, Reason
from dronelog.cli.session import Session
from dronelog.cli.shared import command as shared
from dronelog.cli.verdict import give


@shared
def command(session: Session, ids: Ids, reason: Reason = None) -> int:
    r"""Reject incidents: they count nowhere, and stay readable.

    \b
    Examples:
      dronelog reject e46mvmb-1 --reason "seen on the video"
      dronelog reject e46mvmb-1 qlbptyj-2

    `dronelog restore` or `dronelog undo` takes it back.
    """
    return give(session, ids, "rejected", reason)
