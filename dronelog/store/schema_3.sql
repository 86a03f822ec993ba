-- What migration m003 adds: the events of each region and what they come to, counted once and kept ready, so that a
-- summary of a large log need not count again what has not changed. All of it can be made anew from the incidents.

CREATE TABLE ready_spans (
  region TEXT NOT NULL,
  first INTEGER NOT NULL CHECK (first >= 0),
  reach INTEGER NOT NULL CHECK (reach >= first),
  repeats INTEGER NOT NULL, corrected INTEGER NOT NULL, inside INTEGER NOT NULL,
  PRIMARY KEY (region, first)
) STRICT, WITHOUT ROWID;

CREATE TABLE ready_events (
  region TEXT NOT NULL,
  span INTEGER NOT NULL,
  number INTEGER NOT NULL CHECK (number > 0),
  start TEXT,
  night INTEGER NOT NULL CHECK (night IN (0, 1)),
  opens INTEGER NOT NULL, closes INTEGER NOT NULL CHECK (closes > opens),
  drones_low INTEGER, drones_high INTEGER,
  intercepted_low INTEGER, intercepted_high INTEGER,
  struck_low INTEGER, struck_high INTEGER,
  damaged_low INTEGER, damaged_high INTEGER,
  killed_low INTEGER, killed_high INTEGER,
  injured_low INTEGER, injured_high INTEGER,
  PRIMARY KEY (region, span, number)
) STRICT, WITHOUT ROWID;

-- what changed since: the region and date of each incident that came, went or changed; '' for one without a date
CREATE TABLE ready_stale (
  region TEXT NOT NULL,
  start TEXT NOT NULL,
  "end" TEXT NOT NULL,
  PRIMARY KEY (region, start, "end")
) STRICT, WITHOUT ROWID;

-- by which rules of counting the events were made
CREATE TABLE ready_rules (rules INTEGER NOT NULL) STRICT;

INSERT INTO ready_stale (region, start, "end") SELECT DISTINCT region, '0001-01-01', '9999-12-31' FROM incidents;

-- what falls into a sea belongs to the country of which the same report speaks: so its report's other incidents matter
CREATE TRIGGER ready_incident_comes AFTER INSERT ON incidents BEGIN
  INSERT OR IGNORE INTO ready_stale (region, start, "end")
  SELECT new.region, coalesce(d.start, ''), coalesce(d."end", '') FROM dates d WHERE d.id = new.date
; INSERT OR IGNORE INTO ready_stale (region, start, "end")
  SELECT i.region, coalesce(d.start, ''), coalesce(d."end", '') FROM incidents i JOIN dates d ON d.id = i.date
  WHERE i.report = new.report AND substr(i.region, 1, 4) = 'SEA-'
; END;
CREATE TRIGGER ready_incident_goes AFTER DELETE ON incidents BEGIN
  INSERT OR IGNORE INTO ready_stale (region, start, "end")
  SELECT old.region, coalesce(d.start, ''), coalesce(d."end", '') FROM dates d WHERE d.id = old.date
; INSERT OR IGNORE INTO ready_stale (region, start, "end")
  SELECT i.region, coalesce(d.start, ''), coalesce(d."end", '') FROM incidents i JOIN dates d ON d.id = i.date
  WHERE i.report = old.report AND substr(i.region, 1, 4) = 'SEA-'
; END;
CREATE TRIGGER ready_incident_changes AFTER UPDATE OF region, date, source, drones, status, current ON incidents BEGIN
  INSERT OR IGNORE INTO ready_stale (region, start, "end")
  SELECT old.region, coalesce(d.start, ''), coalesce(d."end", '') FROM dates d WHERE d.id = old.date
; INSERT OR IGNORE INTO ready_stale (region, start, "end")
  SELECT new.region, coalesce(d.start, ''), coalesce(d."end", '') FROM dates d WHERE d.id = new.date
; END;
CREATE TRIGGER ready_region_changes AFTER UPDATE OF region ON incidents BEGIN
  INSERT OR IGNORE INTO ready_stale (region, start, "end")
  SELECT i.region, coalesce(d.start, ''), coalesce(d."end", '') FROM incidents i JOIN dates d ON d.id = i.date
  WHERE i.report = new.report AND substr(i.region, 1, 4) = 'SEA-'
; END;
CREATE TRIGGER ready_outcome_comes AFTER INSERT ON outcomes WHEN new.kind IN
  ('intercepted', 'struck', 'damaged', 'killed', 'injured', 'no_casualties', 'no_damage') BEGIN
  INSERT OR IGNORE INTO ready_stale (region, start, "end")
  SELECT i.region, coalesce(d.start, ''), coalesce(d."end", '') FROM incidents i JOIN dates d ON d.id = i.date
  WHERE i.id = new.incident
; END;
CREATE TRIGGER ready_outcome_goes AFTER DELETE ON outcomes WHEN old.kind IN
  ('intercepted', 'struck', 'damaged', 'killed', 'injured', 'no_casualties', 'no_damage') BEGIN
  INSERT OR IGNORE INTO ready_stale (region, start, "end")
  SELECT i.region, coalesce(d.start, ''), coalesce(d."end", '') FROM incidents i JOIN dates d ON d.id = i.date
  WHERE i.id = old.incident
; END;
CREATE TRIGGER ready_outcome_changes AFTER UPDATE ON outcomes BEGIN
  INSERT OR IGNORE INTO ready_stale (region, start, "end")
  SELECT i.region, coalesce(d.start, ''), coalesce(d."end", '') FROM incidents i JOIN dates d ON d.id = i.date
  WHERE i.id IN (old.incident, new.incident)
; END;
CREATE TRIGGER ready_report_changes AFTER UPDATE OF publisher, revised, key ON reports
  WHEN old.publisher IS NOT new.publisher OR old.revised IS NOT new.revised OR old.key IS NOT new.key BEGIN
  INSERT OR IGNORE INTO ready_stale (region, start, "end")
  SELECT i.region, coalesce(d.start, ''), coalesce(d."end", '') FROM incidents i JOIN dates d ON d.id = i.date
  WHERE i.report = new.id
; END;
CREATE TRIGGER ready_source_changes AFTER UPDATE OF source ON source_aliases WHEN old.source IS NOT new.source BEGIN
  INSERT OR IGNORE INTO ready_stale (region, start, "end")
  SELECT i.region, coalesce(d.start, ''), coalesce(d."end", '') FROM incidents i JOIN dates d ON d.id = i.date
  WHERE i.source = new.id
; INSERT OR IGNORE INTO ready_stale (region, start, "end")
  SELECT i.region, coalesce(d.start, ''), coalesce(d."end", '') FROM incidents i JOIN dates d ON d.id = i.date
  WHERE i.source IS NULL AND i.report IN (SELECT id FROM reports WHERE publisher = new.id)
; END;
CREATE TRIGGER ready_date_changes AFTER UPDATE ON dates BEGIN
  INSERT OR IGNORE INTO ready_stale (region, start, "end") SELECT DISTINCT region, coalesce(old.start, ''),
  coalesce(old."end", '') FROM incidents WHERE date = new.id
; INSERT OR IGNORE INTO ready_stale (region, start, "end") SELECT DISTINCT region, coalesce(new.start, ''),
  coalesce(new."end", '') FROM incidents WHERE date = new.id
; END;
