"""``dronelog restore``: take a verdict back."""

from __future__ import annotations

from dronelog.cli.deciding import Ids, Reason
from dronelog.cli.session import Session
from dronelog.cli.shared import command as shared
from dronelog.cli.verdict import give


@shared
def command(session: Session, ids: Ids, reason: Reason = None) -> int:
    r"""Take a verdict (accepted, rejected) back.

    \b
    Example:
      dronelog restore e46mvmb-1 --reason "the correction was withdrawn"
    """
    return give(session, ids, None, reason)
