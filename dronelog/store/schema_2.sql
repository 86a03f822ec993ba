-- What migration m002 adds: the zone of a source's times, and the columns that a person named for a table.

ALTER TABLE sources ADD COLUMN zone TEXT CHECK (zone <> '');

CREATE TABLE profiles (
  id INTEGER PRIMARY KEY,
  header TEXT NOT NULL UNIQUE CHECK (json_valid(header)),
  mapping TEXT NOT NULL CHECK (json_valid(mapping)),
  at TEXT NOT NULL
) STRICT;
