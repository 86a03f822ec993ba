"""``dronelog merge``: these incidents are one event."""

from __future__ import annotations

from dronelog.cli.deciding import Ids, Reason
from dronelog.cli.linking import say
from dronelog.cli.session import Session
from dronelog.cli.shared import command as shared


@shared
def command(session: Session, ids: Ids, reason: Reason = None) -> int:
    r"""Say that incidents are one event: their figures are compared, never added.

    \b
    Examples:
      dronelog merge o2yem6s-1 okf3h7w-2
      dronelog merge o2yem6s-1 okf3h7w-2 6q7mxgh-1 --reason "one attack, told by three"

    Who, when and why are kept, and every figure obeys it at once. `dronelog undo` takes it back.
    """
    return say(session, ids, "same", reason)
