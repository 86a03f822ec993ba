-- The schema as of migration m001. Never edited after a release: later changes are migrations of their own.
-- What each table and column means: meanings.toml, from which docs/database.md is made.

CREATE TABLE regions (
  code TEXT PRIMARY KEY,
  name_en TEXT NOT NULL, name_ru TEXT NOT NULL, name_uk TEXT NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('country', 'region', 'sea', 'other')),
  parent TEXT REFERENCES regions (code),
  lat REAL CHECK (lat BETWEEN -90 AND 90), lon REAL CHECK (lon BETWEEN -180 AND 180)
) STRICT, WITHOUT ROWID;

CREATE TABLE places (
  id INTEGER PRIMARY KEY,
  region TEXT NOT NULL REFERENCES regions (code),
  name TEXT NOT NULL,
  shadow TEXT NOT NULL,
  kind TEXT, lat REAL CHECK (lat BETWEEN -90 AND 90), lon REAL CHECK (lon BETWEEN -180 AND 180),
  UNIQUE (region, name)
) STRICT;
CREATE INDEX places_shadow ON places (shadow);

CREATE TABLE sources (
  id INTEGER PRIMARY KEY,
  key TEXT UNIQUE,
  name TEXT NOT NULL,
  kind TEXT CHECK (kind IN ('military', 'regional_authority', 'national_authority', 'emergency_service', 'media',
                            'witness', 'other')),
  region TEXT REFERENCES regions (code),
  folded TEXT
) STRICT;
CREATE UNIQUE INDEX sources_unkeyed ON sources (folded, coalesce(region, '')) WHERE key IS NULL;

CREATE TABLE source_aliases (
  id INTEGER PRIMARY KEY,
  source INTEGER NOT NULL REFERENCES sources (id),
  alias TEXT NOT NULL,
  folded TEXT NOT NULL,
  kind TEXT CHECK (kind IN ('military', 'regional_authority', 'national_authority', 'emergency_service', 'media',
                            'witness', 'other')),
  origin TEXT NOT NULL DEFAULT 'report' CHECK (origin IN ('report', 'person'))
) STRICT;
CREATE UNIQUE INDEX source_aliases_name ON source_aliases (source, alias, coalesce(kind, ''));
CREATE INDEX source_aliases_folded ON source_aliases (folded);

CREATE TABLE dates (
  id INTEGER PRIMARY KEY,
  start TEXT CHECK (start GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]*' AND length(start) IN (10, 16)),
  "end" TEXT CHECK ("end" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]*' AND length("end") IN (10, 16)),
  precision TEXT NOT NULL CHECK (precision IN ('time', 'day', 'night', 'range', 'approx', 'unknown')),
  CHECK ((start IS NULL) = ("end" IS NULL)),
  CHECK ("end" >= start)
) STRICT;
CREATE UNIQUE INDEX dates_span ON dates (coalesce(start, ''), coalesce("end", ''), precision);
CREATE INDEX dates_start ON dates (start, "end");
CREATE INDEX dates_end ON dates ("end");

CREATE TABLE runs (
  id INTEGER PRIMARY KEY,
  started TEXT NOT NULL,
  finished TEXT,
  command TEXT NOT NULL DEFAULT 'add',
  inputs TEXT NOT NULL CHECK (json_valid(inputs)),
  program TEXT NOT NULL,
  read INTEGER NOT NULL DEFAULT 0 CHECK (read >= 0),
  new INTEGER NOT NULL DEFAULT 0 CHECK (new >= 0),
  same INTEGER NOT NULL DEFAULT 0 CHECK (same >= 0),
  edited INTEGER NOT NULL DEFAULT 0 CHECK (edited >= 0),
  rejected INTEGER NOT NULL DEFAULT 0 CHECK (rejected >= 0),
  incidents INTEGER NOT NULL DEFAULT 0 CHECK (incidents >= 0),
  review INTEGER NOT NULL DEFAULT 0 CHECK (review >= 0),
  undone TEXT
) STRICT;

CREATE TABLE rejects (
  id INTEGER PRIMARY KEY,
  run INTEGER NOT NULL REFERENCES runs (id),
  origin TEXT NOT NULL,
  line INTEGER CHECK (line > 0),
  reason TEXT NOT NULL,
  raw TEXT,
  digest TEXT NOT NULL UNIQUE,
  settled TEXT
) STRICT;
CREATE INDEX rejects_run ON rejects (run);

CREATE TABLE reports (
  id INTEGER PRIMARY KEY,
  key TEXT NOT NULL UNIQUE,
  identity TEXT NOT NULL,
  digest TEXT NOT NULL,
  title TEXT,
  url TEXT,
  publisher INTEGER REFERENCES source_aliases (id),
  published TEXT,
  edited TEXT,
  revised TEXT,
  language TEXT CHECK (language IN ('en', 'ru', 'uk')),
  origin TEXT,
  line INTEGER,
  external_id TEXT,
  channel TEXT,
  message TEXT,
  version_of INTEGER REFERENCES reports (id),
  run INTEGER NOT NULL REFERENCES runs (id),
  text TEXT NOT NULL,
  UNIQUE (identity, digest)
) STRICT;
CREATE INDEX reports_publisher ON reports (publisher);
CREATE INDEX reports_published ON reports (published);
CREATE INDEX reports_run ON reports (run);
CREATE INDEX reports_version_of ON reports (version_of) WHERE version_of IS NOT NULL;

CREATE TABLE incidents (
  id INTEGER PRIMARY KEY,
  report INTEGER NOT NULL REFERENCES reports (id),
  number INTEGER NOT NULL CHECK (number > 0),
  current INTEGER NOT NULL DEFAULT 1 CHECK (current IN (0, 1)),
  status TEXT NOT NULL CHECK (status IN ('parsed', 'doubtful', 'accepted', 'corrected', 'rejected')),
  region TEXT NOT NULL REFERENCES regions (code),
  date INTEGER NOT NULL REFERENCES dates (id),
  source INTEGER REFERENCES source_aliases (id),
  drones INTEGER CHECK (drones >= 0),
  drones_min INTEGER CHECK (drones_min >= 0),
  drones_max INTEGER CHECK (drones_max >= 0),
  approximate INTEGER NOT NULL CHECK (approximate IN (0, 1)),
  confidence REAL NOT NULL CHECK (confidence BETWEEN 0 AND 1),
  drone_type TEXT,
  hit_locations INTEGER CHECK (hit_locations >= 0),
  debris_locations INTEGER CHECK (debris_locations >= 0),
  as_of TEXT,
  mixed_attack INTEGER NOT NULL CHECK (mixed_attack IN (0, 1)),
  target TEXT,
  quote_start INTEGER NOT NULL DEFAULT 0 CHECK (quote_start >= 0),
  quote_end INTEGER NOT NULL DEFAULT 0 CHECK (quote_end >= quote_start),
  parser TEXT NOT NULL,
  UNIQUE (report, number)
) STRICT;
CREATE INDEX incidents_region ON incidents (region, date);
CREATE INDEX incidents_date ON incidents (date, region);
CREATE INDEX incidents_source ON incidents (source);
CREATE INDEX incidents_drones ON incidents (drones) WHERE drones IS NOT NULL;
CREATE INDEX incidents_confidence ON incidents (confidence) WHERE current;
CREATE INDEX incidents_status ON incidents (status) WHERE status <> 'parsed';

CREATE TABLE incident_places (
  incident INTEGER NOT NULL REFERENCES incidents (id) ON DELETE CASCADE,
  position INTEGER NOT NULL CHECK (position > 0),
  place INTEGER NOT NULL REFERENCES places (id),
  PRIMARY KEY (incident, position)
) STRICT, WITHOUT ROWID;
CREATE INDEX incident_places_place ON incident_places (place);

CREATE TABLE launches (
  incident INTEGER NOT NULL REFERENCES incidents (id) ON DELETE CASCADE,
  position INTEGER NOT NULL CHECK (position > 0),
  name TEXT NOT NULL,
  PRIMARY KEY (incident, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE outcome_kinds (
  kind TEXT PRIMARY KEY,
  counts TEXT CHECK (counts IN ('drones', 'objects', 'fires', 'people')),
  meaning TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE outcomes (
  incident INTEGER NOT NULL REFERENCES incidents (id) ON DELETE CASCADE,
  position INTEGER NOT NULL CHECK (position > 0),
  kind TEXT NOT NULL REFERENCES outcome_kinds (kind),
  count INTEGER CHECK (count >= 0),
  object TEXT CHECK (object IN ('home', 'vehicle', 'industry', 'energy', 'transport', 'military', 'public', 'farm',
                                'other')),
  start INTEGER NOT NULL CHECK (start >= 0),
  "end" INTEGER NOT NULL CHECK ("end" >= start),
  PRIMARY KEY (incident, position)
) STRICT, WITHOUT ROWID;
CREATE INDEX outcomes_kind ON outcomes (kind, count);
CREATE INDEX outcomes_object ON outcomes (object) WHERE object IS NOT NULL;

CREATE TABLE warnings (
  incident INTEGER NOT NULL REFERENCES incidents (id) ON DELETE CASCADE,
  position INTEGER NOT NULL CHECK (position > 0),
  code TEXT NOT NULL,
  message TEXT NOT NULL,
  PRIMARY KEY (incident, position)
) STRICT, WITHOUT ROWID;
CREATE INDEX warnings_code ON warnings (code);

CREATE TABLE evidence (
  incident INTEGER NOT NULL REFERENCES incidents (id) ON DELETE CASCADE,
  position INTEGER NOT NULL CHECK (position > 0),
  field TEXT NOT NULL,
  start INTEGER NOT NULL CHECK (start >= 0),
  "end" INTEGER NOT NULL CHECK ("end" >= start),
  PRIMARY KEY (incident, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE changes (
  id INTEGER PRIMARY KEY,
  act INTEGER NOT NULL REFERENCES changes (id),
  at TEXT NOT NULL,
  who TEXT,
  incident INTEGER NOT NULL REFERENCES incidents (id),
  field TEXT NOT NULL,
  old TEXT CHECK (json_valid(old)),
  new TEXT CHECK (json_valid(new)),
  reason TEXT,
  undone_by INTEGER REFERENCES changes (id),
  undoes INTEGER REFERENCES changes (id)
) STRICT;
CREATE INDEX changes_incident ON changes (incident);
CREATE INDEX changes_act ON changes (act);

CREATE TABLE links (
  a INTEGER NOT NULL REFERENCES incidents (id),
  b INTEGER NOT NULL REFERENCES incidents (id),
  verdict TEXT NOT NULL CHECK (verdict IN ('same', 'different')),
  at TEXT NOT NULL,
  who TEXT,
  reason TEXT,
  PRIMARY KEY (a, b),
  CHECK (a < b)
) STRICT, WITHOUT ROWID;
CREATE INDEX links_b ON links (b);

CREATE VIRTUAL TABLE reports_fts USING fts5 (
  shadow, content = '', tokenize = "unicode61 remove_diacritics 0"
);

CREATE VIEW incident_list AS
SELECT
  r.key || '-' || i.number AS id,
  i.region,
  g.name_en AS region_name,
  coalesce(g.parent, CASE g.kind WHEN 'country' THEN g.code END) AS country,
  (SELECT group_concat(p.name, '; ') FROM incident_places ip JOIN places p ON p.id = ip.place
    WHERE ip.incident = i.id) AS places,
  d.start, d."end", d.precision,
  a.alias AS source,
  a.kind AS source_kind,
  s.key AS source_key,
  i.drones, i.approximate,
  (SELECT sum(o.count) FROM outcomes o WHERE o.incident = i.id AND +o.kind = 'intercepted') AS intercepted,
  (SELECT sum(o.count) FROM outcomes o WHERE o.incident = i.id AND +o.kind = 'struck') AS struck,
  (SELECT sum(o.count) FROM outcomes o WHERE o.incident = i.id AND +o.kind = 'damaged') AS damaged,
  (SELECT sum(o.count) FROM outcomes o WHERE o.incident = i.id AND +o.kind = 'killed') AS killed,
  (SELECT sum(o.count) FROM outcomes o WHERE o.incident = i.id AND +o.kind = 'injured') AS injured,
  (SELECT group_concat(o.kind || coalesce(' ' || o.count, '') || coalesce(' ' || o.object, ''), '; ')
    FROM outcomes o WHERE o.incident = i.id) AS outcomes,
  (SELECT group_concat(w.message, '; ') FROM warnings w WHERE w.incident = i.id) AS warnings,
  i.confidence, i.status,
  pa.alias AS publisher,
  r.published, r.url,
  substr(r.text, i.quote_start + 1, i.quote_end - i.quote_start) AS quote,
  r.key AS report_id
FROM incidents i
JOIN reports r ON r.id = i.report
JOIN dates d ON d.id = i.date
JOIN regions g ON g.code = i.region
LEFT JOIN source_aliases a ON a.id = i.source
LEFT JOIN sources s ON s.id = a.source
LEFT JOIN source_aliases pa ON pa.id = r.publisher
WHERE i.current = 1;
