"""The program: ``dronelog`` and ``python -m dronelog``. Turns every ending into an exit code (docs: cli).

``--version`` is answered before anything heavy is imported.
"""

from __future__ import annotations

import sys


def run(args: list[str] | None = None) -> int:
    """Run the program and return its exit code: 0 done, 1 failed, 2 wrong usage, 3 partly done, 5 busy, 130, 141."""
    args = sys.argv[1:] if args is None else args
    if args in (["--version"], ["-V"]):
        from dronelog import __version__

        try:
            sys.stdout.write(f"dronelog {__version__}\n")
            sys.stdout.flush()
        except (BrokenPipeError, AttributeError):  # nobody reads, or stdout is closed
            _drop_stdout()
        return 0
    import gc

    gc.disable()  # nothing that is imported is garbage: to look for some takes a tenth of a short command's time
    try:
        from dronelog.cli import main

        code = main(args)
        if sys.stdout is not None:
            sys.stdout.flush()
    except KeyboardInterrupt:
        return 130
    except BrokenPipeError:
        _drop_stdout()
        return 141
    return code


def _drop_stdout() -> None:
    """Let nothing be written at exit to a pipe that nobody reads: Python would complain."""
    import os

    devnull = os.open(os.devnull, os.O_WRONLY)
    try:
        os.dup2(devnull, 1)
    except OSError:
        pass
    finally:
        os.close(devnull)


def main() -> None:
    """The console script."""
    sys.exit(run())


if __name__ == "__main__":
    main()
