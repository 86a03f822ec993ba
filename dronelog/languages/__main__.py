"""``python -m dronelog.languages``: compile the word files after an edit."""

from dronelog.languages import compile_all

if __name__ == "__main__":
    compile_all()
