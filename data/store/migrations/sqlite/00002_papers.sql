-- The paper: a second language, templates as versions, the stock of pre-printed
-- sheets, calibrated printers, corrections, and print runs that can be resumed.

-- +goose Up
ALTER TABLE citation ADD COLUMN other_name TEXT NOT NULL DEFAULT ''; -- in the second language, as are the next two
ALTER TABLE citation ADD COLUMN other_post TEXT NOT NULL DEFAULT '';
ALTER TABLE citation ADD COLUMN other_achievement TEXT NOT NULL DEFAULT '';

ALTER TABLE decision ADD COLUMN other_issuer TEXT NOT NULL DEFAULT '';
ALTER TABLE decision ADD COLUMN other_title TEXT NOT NULL DEFAULT '';
ALTER TABLE decision ADD COLUMN other_post TEXT NOT NULL DEFAULT '';

ALTER TABLE certificate ADD COLUMN template TEXT NOT NULL DEFAULT ''; -- id@version

-- A version is never changed, but for dropped.
CREATE TABLE template (
    id       TEXT    NOT NULL,
    version  INTEGER NOT NULL,
    document TEXT    NOT NULL,
    name     TEXT    NOT NULL,
    raw      BLOB    NOT NULL,
    who      TEXT    NOT NULL,
    made_at  INTEGER NOT NULL,
    dropped  INTEGER NOT NULL,
    PRIMARY KEY (id, version)
) STRICT;

CREATE TABLE stock (
    id       TEXT    NOT NULL PRIMARY KEY,
    name     TEXT    NOT NULL,
    document TEXT    NOT NULL,
    award    TEXT    REFERENCES award (id),
    made_at  INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- Lines are only ever added.
CREATE TABLE stock_line (
    line        INTEGER PRIMARY KEY, -- given by the database, in the order of writing
    id          TEXT    NOT NULL,
    stock       TEXT    NOT NULL REFERENCES stock (id),
    move        TEXT    NOT NULL,
    count       INTEGER NOT NULL,
    certificate TEXT    REFERENCES certificate (id),
    paper       TEXT    NOT NULL,
    date        TEXT    NOT NULL,
    note        TEXT    NOT NULL,
    at          INTEGER NOT NULL,
    who         TEXT    NOT NULL
) STRICT;

CREATE INDEX stock_line_sums ON stock_line (stock, move, count);

CREATE TABLE calibration (
    printer TEXT    NOT NULL,
    tray    TEXT    NOT NULL,
    dx      REAL    NOT NULL, -- mm, as is dy
    dy      REAL    NOT NULL,
    scale_x REAL    NOT NULL,
    scale_y REAL    NOT NULL,
    at      INTEGER NOT NULL,
    who     TEXT    NOT NULL,
    PRIMARY KEY (printer, tray)
) STRICT, WITHOUT ROWID;

-- Lines are only ever added.
CREATE TABLE correction (
    line     INTEGER PRIMARY KEY, -- given by the database, in the order of writing
    id       TEXT    NOT NULL,
    citation TEXT    NOT NULL REFERENCES citation (id),
    number   TEXT    NOT NULL,
    date     TEXT    NOT NULL,
    reason   TEXT    NOT NULL,
    before   TEXT    NOT NULL,
    after    TEXT    NOT NULL,
    at       INTEGER NOT NULL,
    who      TEXT    NOT NULL
) STRICT;

CREATE INDEX correction_citation ON correction (citation, line);

-- A run is here from before its file appears until its last certificate is
-- recorded as printed.
CREATE TABLE print_run (
    id           TEXT    NOT NULL PRIMARY KEY,
    conference   TEXT    NOT NULL REFERENCES conference (id),
    file         TEXT    NOT NULL,
    dir          TEXT    NOT NULL,
    digest       TEXT    NOT NULL,
    kind         TEXT    NOT NULL,
    reason       TEXT    NOT NULL,
    paper        TEXT    NOT NULL,
    paper_date   TEXT    NOT NULL,
    stock        TEXT    REFERENCES stock (id),
    at           INTEGER NOT NULL,
    who          TEXT    NOT NULL,
    recorded     INTEGER NOT NULL,
    certificates TEXT    NOT NULL, -- their IDs, one a line, in the order of the pages
    options      TEXT    NOT NULL -- the job's own words, by which it makes the same pages again
) STRICT;

ALTER TABLE printing ADD COLUMN kind TEXT NOT NULL DEFAULT '';
ALTER TABLE printing ADD COLUMN paper TEXT NOT NULL DEFAULT '';
ALTER TABLE printing ADD COLUMN paper_date TEXT NOT NULL DEFAULT '';
ALTER TABLE printing ADD COLUMN stock TEXT REFERENCES stock (id);
ALTER TABLE printing ADD COLUMN run TEXT NOT NULL DEFAULT ''; -- stays when the run is done
UPDATE printing SET kind = 'again' WHERE reason <> ''; -- there was no other kind

CREATE INDEX change_proofread ON change (record, line) WHERE action = 'proofread';

-- The same again, so that they have the new columns in every engine.
DROP VIEW seen_decision;
CREATE VIEW seen_decision AS
SELECT * FROM decision WHERE batch NOT IN (SELECT id FROM batch WHERE done = 0);

DROP VIEW seen_citation;
CREATE VIEW seen_citation AS
SELECT * FROM citation WHERE batch NOT IN (SELECT id FROM batch WHERE done = 0);
