"""Makes ``gazetteer.db`` from registry packages and the hand-written files in ``extra/``. Not part of the wheel."""
