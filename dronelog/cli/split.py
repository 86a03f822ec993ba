"""``dronelog split``: these incidents are not one event."""

from __future__ import annotations

from dronelog.cli.deciding import Ids, Reason
from dronelog.cli.linking import say
from dronelog.cli.session import Session
from dronelog.cli.shared import command as shared


@shared
def command(session: Session, ids: Ids, reason: Reason = None) -> int:
    r"""Say that incidents are not one event: their figures are added, whatever their times.

    \b
    Examples:
      dronelog split o2yem6s-1 okf3h7w-2
      dronelog split o2yem6s-1 okf3h7w-2 --reason "two villages, two hours apart"

    Who, when and why are kept, and every figure obeys it at once. `dronelog undo` takes it back.
    """
    return say(session, ids, "different", reason)
