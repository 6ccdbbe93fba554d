-- The door: substitutes and their votes, badges handed over and lost, heads of
-- delegations, the order of introduction; sittings that are over, scans that
-- came late or twice, and the desks of the check-in station.

-- +goose Up
ALTER TABLE delegate ADD COLUMN field TEXT NOT NULL DEFAULT '';
ALTER TABLE delegate ADD COLUMN replaces TEXT REFERENCES delegate (id);
ALTER TABLE delegate ADD COLUMN approved INTEGER NOT NULL DEFAULT 0;
ALTER TABLE delegate ADD COLUMN kit TEXT NOT NULL DEFAULT '';
ALTER TABLE delegate ADD COLUMN protocol INTEGER NOT NULL DEFAULT 0;
ALTER TABLE delegate ADD COLUMN photo TEXT NOT NULL DEFAULT '';

CREATE INDEX delegate_replaces ON delegate (replaces) WHERE replaces IS NOT NULL;

ALTER TABLE delegation ADD COLUMN head TEXT REFERENCES delegate (id);
ALTER TABLE delegation ADD COLUMN contact TEXT NOT NULL DEFAULT '';
ALTER TABLE delegation ADD COLUMN phone TEXT NOT NULL DEFAULT '';

-- A badge stays here for ever, so that its code never admits anybody again.
CREATE TABLE old_badge (
    badge    TEXT    NOT NULL PRIMARY KEY,
    delegate TEXT    NOT NULL REFERENCES delegate (id),
    at       INTEGER NOT NULL,
    reason   TEXT    NOT NULL,
    who      TEXT    NOT NULL
) STRICT, WITHOUT ROWID;

CREATE INDEX old_badge_delegate ON old_badge (delegate, at);

-- Lines are only ever added. The last line of a delegate tells whether the
-- badge is handed over: one that undoes another says that it is not.
CREATE TABLE handout (
    line       INTEGER PRIMARY KEY, -- given by the database, in the order of writing
    id         TEXT    NOT NULL,
    conference TEXT    NOT NULL REFERENCES conference (id),
    delegate   TEXT    NOT NULL REFERENCES delegate (id),
    at         INTEGER NOT NULL,
    desk       TEXT    NOT NULL,
    to_whom    TEXT    NOT NULL,
    group_id   TEXT    NOT NULL, -- lines written at once
    undoes     TEXT
) STRICT;

CREATE INDEX handout_conference ON handout (conference, line);
CREATE INDEX handout_delegate ON handout (delegate, line);
CREATE INDEX handout_group ON handout (group_id);

-- The list of a meeting, once reception has confirmed it. Whoever came after
-- line, the last of the meeting's log then, is introduced late.
CREATE TABLE introduction (
    meeting      TEXT    NOT NULL PRIMARY KEY REFERENCES meeting (id),
    line         INTEGER NOT NULL,
    confirmed_at INTEGER NOT NULL,
    confirmed_by TEXT    NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE introduced (
    meeting  TEXT    NOT NULL REFERENCES meeting (id),
    delegate TEXT    NOT NULL REFERENCES delegate (id),
    at       INTEGER NOT NULL,
    PRIMARY KEY (meeting, delegate)
) STRICT, WITHOUT ROWID;

-- Who is awarded: delegates are filtered and greeted by it.
CREATE INDEX citation_delegate ON citation (conference, delegate, batch) WHERE delegate IS NOT NULL;

-- How many are expected is counted after each change of a list, without
-- reading the rows themselves.
CREATE INDEX delegate_expected ON delegate (conference, status, replaces, batch);

ALTER TABLE meeting ADD COLUMN closed INTEGER NOT NULL DEFAULT 0;

ALTER TABLE check_in ADD COLUMN group_id TEXT NOT NULL DEFAULT ''; -- lines written at once; '' for one alone
ALTER TABLE check_in ADD COLUMN request TEXT NOT NULL DEFAULT ''; -- of the scan that asked for it; '' for none
ALTER TABLE check_in ADD COLUMN online INTEGER NOT NULL DEFAULT 0;

CREATE UNIQUE INDEX check_in_request ON check_in (request) WHERE request <> '';
CREATE INDEX check_in_group ON check_in (group_id) WHERE group_id <> '';

-- A scan that a phone made without the desk, whatever became of it.
CREATE TABLE offline_scan (
    request    TEXT    NOT NULL PRIMARY KEY,
    meeting    TEXT    NOT NULL REFERENCES meeting (id),
    delegate   TEXT    REFERENCES delegate (id),
    name       TEXT    NOT NULL,
    code       TEXT    NOT NULL,
    ending     TEXT    NOT NULL, -- the badge's last digits
    at         INTEGER NOT NULL, -- by the phone's clock
    came_at    INTEGER NOT NULL,
    desk       TEXT    NOT NULL,
    verdict    TEXT    NOT NULL,
    first      INTEGER NOT NULL, -- with verdict 'already', as is first_desk
    first_desk TEXT    NOT NULL,
    settled_at INTEGER NOT NULL, -- 0: a person has still to look
    settled_by TEXT    NOT NULL
) STRICT, WITHOUT ROWID;

CREATE INDEX offline_scan_meeting ON offline_scan (meeting, came_at);

CREATE TABLE desk_session (
    id       TEXT    NOT NULL PRIMARY KEY, -- SHA-256, in hex, of the desk's secret
    number   INTEGER NOT NULL,
    name     TEXT    NOT NULL,
    kind     TEXT    NOT NULL,
    meeting  TEXT    NOT NULL REFERENCES meeting (id),
    state    TEXT    NOT NULL,
    names    INTEGER NOT NULL,
    made_at  INTEGER NOT NULL,
    seen_at  INTEGER NOT NULL,
    ended_at INTEGER NOT NULL -- 0: not yet
) STRICT, WITHOUT ROWID;

CREATE UNIQUE INDEX desk_session_number ON desk_session (number);
CREATE INDEX desk_session_meeting ON desk_session (meeting, made_at);

-- The same again, so that they have the new columns in every engine.
DROP VIEW seen_delegation;
CREATE VIEW seen_delegation AS
SELECT * FROM delegation WHERE batch NOT IN (SELECT id FROM batch WHERE done = 0);

DROP VIEW seen_delegate;
CREATE VIEW seen_delegate AS
SELECT * FROM delegate WHERE batch NOT IN (SELECT id FROM batch WHERE done = 0);
