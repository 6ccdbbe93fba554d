-- The ceremony: people of agenda items and rounds, the course of a round and
-- where its recipients stand, runs and rehearsals, votes, halls and seats,
-- versions of the agenda.
--
-- Lists that nobody searches (people, steps, kit, blocks of a hall, the agenda
-- of a version) are JSON, '' for an empty one.

-- +goose Up
CREATE TABLE hall (
    id         TEXT    NOT NULL PRIMARY KEY,
    conference TEXT    NOT NULL REFERENCES conference (id),
    name       TEXT    NOT NULL,
    ordinal    INTEGER NOT NULL,
    blocks     TEXT    NOT NULL
) STRICT, WITHOUT ROWID;

CREATE INDEX hall_conference ON hall (conference, ordinal);

-- A seat has a row here once somebody sits on it, or it is locked or kept free.
CREATE TABLE seat (
    hall     TEXT    NOT NULL REFERENCES hall (id) ON DELETE CASCADE,
    label    TEXT    NOT NULL,
    delegate TEXT    REFERENCES delegate (id) ON DELETE SET NULL,
    locked   INTEGER NOT NULL,
    reserved TEXT    NOT NULL,
    PRIMARY KEY (hall, label)
) STRICT, WITHOUT ROWID;

CREATE UNIQUE INDEX seat_delegate ON seat (hall, delegate) WHERE delegate IS NOT NULL;
CREATE INDEX seat_of_delegate ON seat (delegate) WHERE delegate IS NOT NULL;

ALTER TABLE meeting ADD COLUMN hall TEXT REFERENCES hall (id) ON DELETE SET NULL;

ALTER TABLE delegate ADD COLUMN short_post TEXT NOT NULL DEFAULT '';
ALTER TABLE delegate ADD COLUMN arrives TEXT NOT NULL DEFAULT '';
ALTER TABLE delegate ADD COLUMN leaves TEXT NOT NULL DEFAULT '';
ALTER TABLE citation ADD COLUMN spoken TEXT NOT NULL DEFAULT '';

ALTER TABLE agenda_item ADD COLUMN fixed INTEGER NOT NULL DEFAULT 0;
ALTER TABLE agenda_item ADD COLUMN people TEXT NOT NULL DEFAULT '';
ALTER TABLE agenda_item ADD COLUMN hall TEXT REFERENCES hall (id) ON DELETE SET NULL;
ALTER TABLE agenda_item ADD COLUMN documents TEXT NOT NULL DEFAULT '';
ALTER TABLE agenda_item ADD COLUMN cue TEXT NOT NULL DEFAULT '';
ALTER TABLE agenda_item ADD COLUMN script TEXT NOT NULL DEFAULT '';

-- What stood in the note were cues.
UPDATE agenda_item SET cue = note, note = '';

ALTER TABLE round ADD COLUMN theme TEXT NOT NULL DEFAULT '';
ALTER TABLE round ADD COLUMN award TEXT REFERENCES award (id) ON DELETE SET NULL;
ALTER TABLE round ADD COLUMN kind TEXT NOT NULL DEFAULT '';
ALTER TABLE round ADD COLUMN announcer TEXT NOT NULL DEFAULT '';
ALTER TABLE round ADD COLUMN presenters TEXT NOT NULL DEFAULT '';
ALTER TABLE round ADD COLUMN protocol TEXT NOT NULL DEFAULT '';
ALTER TABLE round ADD COLUMN steps TEXT NOT NULL DEFAULT '';
ALTER TABLE round ADD COLUMN group_size INTEGER NOT NULL DEFAULT 0;
ALTER TABLE round ADD COLUMN tray TEXT NOT NULL DEFAULT '';
ALTER TABLE round ADD COLUMN kit TEXT NOT NULL DEFAULT '';
ALTER TABLE round ADD COLUMN helper TEXT NOT NULL DEFAULT '';
ALTER TABLE round ADD COLUMN locked INTEGER NOT NULL DEFAULT 0;

-- Who hands over was one text, "Đồng chí A, Giám đốc", and the capacity another:
-- form of address, name, posts and capacity are told apart, and no word is lost.
UPDATE round SET presenters = json_array(json_object('Name', presenter,
    'Posts', CASE WHEN capacity LIKE 'thừa ủy quyền %' OR capacity LIKE 'thừa uỷ quyền %' OR capacity LIKE 'thay mặt %' THEN '' ELSE capacity END,
    'Capacity', CASE WHEN capacity LIKE 'thừa ủy quyền %' OR capacity LIKE 'thừa uỷ quyền %' THEN 'authorised'
        WHEN capacity LIKE 'thay mặt %' THEN 'behalf' ELSE '' END,
    'Of', CASE WHEN capacity LIKE 'thừa ủy quyền %' OR capacity LIKE 'thừa uỷ quyền %' THEN trim(substr(capacity, length('thừa ủy quyền ') + 1))
        WHEN capacity LIKE 'thay mặt %' THEN trim(substr(capacity, length('thay mặt ') + 1)) ELSE '' END))
WHERE presenter <> '' OR capacity <> '';
UPDATE round SET presenters = json_set(presenters, '$[0].Honorific', 'Đồng chí'), presenter = substr(presenter, length('Đồng chí ') + 1)
WHERE presenter LIKE 'Đồng chí %';
UPDATE round SET presenters = json_set(presenters, '$[0].Name', substr(presenter, 1, instr(presenter, ', ') - 1),
    '$[0].Posts', substr(presenter, instr(presenter, ', ') + 2)
        || CASE WHEN json_extract(presenters, '$[0].Posts') = '' THEN '' ELSE ', ' || json_extract(presenters, '$[0].Posts') END)
WHERE instr(presenter, ', ') > 1;
UPDATE round SET presenters = json_set(presenters, '$[0].Name', presenter) WHERE presenter <> '' AND instr(presenter, ', ') <= 1;
ALTER TABLE round DROP COLUMN presenter;
ALTER TABLE round DROP COLUMN capacity;

CREATE INDEX round_award ON round (award) WHERE award IS NOT NULL;

-- Where recipients of a locked round stand, and where what they receive lies.
CREATE TABLE stage_place (
    round    TEXT    NOT NULL REFERENCES round (id) ON DELETE CASCADE,
    citation TEXT    NOT NULL REFERENCES citation (id) ON DELETE CASCADE,
    grp      INTEGER NOT NULL,
    place    INTEGER NOT NULL,
    tray     TEXT    NOT NULL,
    slot     INTEGER NOT NULL,
    PRIMARY KEY (round, citation)
) STRICT, WITHOUT ROWID;

CREATE UNIQUE INDEX stage_place_citation ON stage_place (citation);
CREATE UNIQUE INDEX stage_place_place ON stage_place (round, grp, place);
CREATE UNIQUE INDEX stage_place_slot ON stage_place (round, tray, slot);
CREATE INDEX citation_round ON citation (round) WHERE round IS NOT NULL;

CREATE TABLE run (
    id         TEXT    NOT NULL PRIMARY KEY,
    conference TEXT    NOT NULL REFERENCES conference (id),
    meeting    TEXT    NOT NULL REFERENCES meeting (id),
    rehearsal  INTEGER NOT NULL,
    began      INTEGER NOT NULL,
    ended      INTEGER NOT NULL, -- 0: under way
    who        TEXT    NOT NULL
) STRICT, WITHOUT ROWID;

CREATE INDEX run_meeting ON run (meeting, began);

-- One run of a meeting is under way at a time, besides a rehearsal.
CREATE UNIQUE INDEX run_under_way ON run (meeting, rehearsal) WHERE ended = 0;

-- Lines are only ever added. Items, rounds and citations that they name may go
-- later; the line stays.
CREATE TABLE run_line (
    run       TEXT    NOT NULL REFERENCES run (id),
    line      INTEGER NOT NULL,
    at        INTEGER NOT NULL,
    who       TEXT    NOT NULL,
    kind      TEXT    NOT NULL,
    item      TEXT    NOT NULL,
    round     TEXT    NOT NULL,
    grp       INTEGER NOT NULL,
    step      INTEGER NOT NULL,
    citations TEXT    NOT NULL,
    value     TEXT    NOT NULL,
    undoes    INTEGER NOT NULL,
    PRIMARY KEY (run, line)
) STRICT, WITHOUT ROWID;

CREATE UNIQUE INDEX run_line_undoes ON run_line (run, undoes) WHERE undoes > 0;

-- What was handed over in runs that are no rehearsals and was not taken back,
-- and where its certificate stood before.
CREATE TABLE handed_over (
    run         TEXT    NOT NULL,
    line        INTEGER NOT NULL,
    citation    TEXT    NOT NULL REFERENCES citation (id),
    round       TEXT    REFERENCES round (id) ON DELETE SET NULL,
    certificate TEXT    REFERENCES certificate (id), -- NULL: it had none
    was         TEXT    NOT NULL,
    PRIMARY KEY (run, line, citation),
    FOREIGN KEY (run, line) REFERENCES run_line (run, line)
) STRICT, WITHOUT ROWID;

CREATE INDEX handed_over_citation ON handed_over (citation);
CREATE INDEX handed_over_round ON handed_over (round) WHERE round IS NOT NULL;

CREATE TABLE vote (
    id         TEXT    NOT NULL PRIMARY KEY,
    conference TEXT    NOT NULL REFERENCES conference (id),
    meeting    TEXT    REFERENCES meeting (id),
    item       TEXT    REFERENCES agenda_item (id) ON DELETE SET NULL,
    title      TEXT    NOT NULL,
    kind       TEXT    NOT NULL,
    voters     INTEGER NOT NULL,
    ayes       INTEGER NOT NULL,
    noes       INTEGER NOT NULL,
    abstain    INTEGER NOT NULL,
    need_num   INTEGER NOT NULL,
    need_den   INTEGER NOT NULL,
    at         INTEGER NOT NULL,
    note       TEXT    NOT NULL,
    handed_on  INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE INDEX vote_conference ON vote (conference, at);

-- Whom a vote sends to the next-higher conference.
CREATE TABLE vote_delegate (
    vote      TEXT    NOT NULL REFERENCES vote (id) ON DELETE CASCADE,
    ordinal   INTEGER NOT NULL,
    delegate  TEXT    NOT NULL REFERENCES delegate (id),
    alternate INTEGER NOT NULL,
    handed    TEXT    REFERENCES delegate (id) ON DELETE SET NULL, -- who it is there
    PRIMARY KEY (vote, ordinal)
) STRICT, WITHOUT ROWID;

CREATE INDEX vote_delegate_delegate ON vote_delegate (delegate);
CREATE INDEX vote_delegate_handed ON vote_delegate (handed) WHERE handed IS NOT NULL;

CREATE TABLE agenda_version (
    id         TEXT    NOT NULL PRIMARY KEY,
    conference TEXT    NOT NULL REFERENCES conference (id),
    meeting    TEXT    NOT NULL REFERENCES meeting (id),
    number     INTEGER NOT NULL,
    at         INTEGER NOT NULL,
    who        TEXT    NOT NULL,
    note       TEXT    NOT NULL,
    items      TEXT    NOT NULL,
    rounds     TEXT    NOT NULL
) STRICT, WITHOUT ROWID;

CREATE UNIQUE INDEX agenda_version_number ON agenda_version (meeting, number);

CREATE TABLE set_aside (
    conference TEXT    NOT NULL REFERENCES conference (id),
    key        TEXT    NOT NULL,
    at         INTEGER NOT NULL,
    who        TEXT    NOT NULL,
    reason     TEXT    NOT NULL,
    PRIMARY KEY (conference, key)
) STRICT, WITHOUT ROWID;

CREATE TABLE preparation (
    conference TEXT    NOT NULL REFERENCES conference (id),
    key        TEXT    NOT NULL,
    title      TEXT    NOT NULL,
    due        TEXT    NOT NULL,
    done_at    INTEGER NOT NULL,
    done_by    TEXT    NOT NULL,
    PRIMARY KEY (conference, key)
) STRICT, WITHOUT ROWID;

-- The same again, so that they have the new columns in every engine.
DROP VIEW seen_delegate;
CREATE VIEW seen_delegate AS
SELECT * FROM delegate WHERE batch NOT IN (SELECT id FROM batch WHERE done = 0);

DROP VIEW seen_citation;
CREATE VIEW seen_citation AS
SELECT * FROM citation WHERE batch NOT IN (SELECT id FROM batch WHERE done = 0);
