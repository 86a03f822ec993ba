"""dronelog: regional drone reports in, incidents that can be cited out.

Only the version is imported here, so that `dronelog --version` and every other start-up stay quick;
`parse` is loaded on first use (``from dronelog import parse``).
"""

__version__ = "0.1.0"
