"""``python -m dronelog``."""

from dronelog.cli import main

if __name__ == "__main__":
    main()
