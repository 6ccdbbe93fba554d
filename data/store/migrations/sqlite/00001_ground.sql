-- The ground: everything the main job needs.
--
-- IDs are UUIDv7 as text, made by the program. Instants are UTC milliseconds,
-- calendar dates are text (YYYY, YYYY-MM, YYYY-MM-DD, '' for unknown), yes and
-- no are 1 and 0. fold, sort_key and missing are keys made by the program and
-- made again when their version (setting 'keys.version') changes.
--
-- Rows of an import carry its batch until it is done; who reads asks the
-- views seen_…, which leave out the batches that are not done.

-- +goose Up
PRAGMA application_id = 1447317064; -- "VDNH": tells this file from anybody else's database

CREATE TABLE setting (
    key   TEXT NOT NULL PRIMARY KEY,
    value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- A revision counts the changes to something that is held in memory or was
-- read before a transaction: 'papers', or 'roster/' with a conference's ID.
CREATE TABLE revision (
    name   TEXT    NOT NULL PRIMARY KEY,
    number INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE batch (
    id         TEXT    NOT NULL PRIMARY KEY,
    conference TEXT    NOT NULL,
    kind       TEXT    NOT NULL,
    begun_at   INTEGER NOT NULL,
    done       INTEGER NOT NULL,
    first      TEXT    NOT NULL, -- its rows' IDs lie between first and last
    last       TEXT    NOT NULL,
    revision   INTEGER NOT NULL  -- of the roster when it was done
) STRICT, WITHOUT ROWID;

CREATE TABLE conference (
    id         TEXT    NOT NULL PRIMARY KEY,
    code       TEXT    NOT NULL,
    title      TEXT    NOT NULL,
    event      TEXT    NOT NULL,
    host       TEXT    NOT NULL,
    issuer     TEXT    NOT NULL,
    place      TEXT    NOT NULL,
    city       TEXT    NOT NULL,
    starts     TEXT    NOT NULL,
    ends       TEXT    NOT NULL,
    period     TEXT    NOT NULL,
    page       TEXT    NOT NULL,
    parent     TEXT    REFERENCES conference (id),
    proofread  INTEGER NOT NULL,
    sample     INTEGER NOT NULL,
    closed     INTEGER NOT NULL,
    quorum_num INTEGER NOT NULL,
    quorum_den INTEGER NOT NULL,
    made_at    INTEGER NOT NULL,
    code_fold  TEXT    NOT NULL, -- codes that differ only in case or marks are the same
    last_code  INTEGER NOT NULL  -- number in the last delegate's code that was made here
) STRICT, WITHOUT ROWID;

CREATE UNIQUE INDEX conference_code ON conference (code_fold);

CREATE TABLE meeting (
    id         TEXT    NOT NULL PRIMARY KEY,
    conference TEXT    NOT NULL REFERENCES conference (id),
    name       TEXT    NOT NULL,
    date       TEXT    NOT NULL,
    starts     TEXT    NOT NULL,
    ordinal    INTEGER NOT NULL,
    last_line  INTEGER NOT NULL, -- of check_in
    present    INTEGER NOT NULL  -- after that line
) STRICT, WITHOUT ROWID;

CREATE INDEX meeting_conference ON meeting (conference, ordinal);

CREATE TABLE delegation (
    id         TEXT    NOT NULL PRIMARY KEY,
    conference TEXT    NOT NULL REFERENCES conference (id),
    name       TEXT    NOT NULL,
    ordinal    INTEGER NOT NULL,
    fold       TEXT    NOT NULL,
    batch      TEXT    NOT NULL
) STRICT, WITHOUT ROWID;

CREATE UNIQUE INDEX delegation_name ON delegation (conference, fold, batch);

CREATE TABLE delegate (
    id         TEXT    NOT NULL PRIMARY KEY,
    conference TEXT    NOT NULL REFERENCES conference (id),
    delegation TEXT    REFERENCES delegation (id),
    code       TEXT    NOT NULL,
    badge      TEXT    NOT NULL,
    name       TEXT    NOT NULL,
    sort_as    TEXT    NOT NULL,
    honorific  TEXT    NOT NULL,
    gender     TEXT    NOT NULL,
    birth      TEXT    NOT NULL,
    ethnicity  TEXT    NOT NULL,
    religion   TEXT    NOT NULL,
    party      TEXT    NOT NULL,
    education  TEXT    NOT NULL,
    theory     TEXT    NOT NULL,
    position   TEXT    NOT NULL,
    unit       TEXT    NOT NULL,
    kind       TEXT    NOT NULL,
    kind_word  TEXT    NOT NULL,
    ex_officio INTEGER NOT NULL,
    exemplar   INTEGER NOT NULL,
    award      TEXT    NOT NULL,
    roles      TEXT    NOT NULL,
    phone      TEXT    NOT NULL,
    seat       TEXT    NOT NULL,
    status     TEXT    NOT NULL,
    substitute TEXT    NOT NULL,
    reason     TEXT    NOT NULL,
    note       TEXT    NOT NULL,
    made_at    INTEGER NOT NULL,
    fold       TEXT    NOT NULL,
    sort_key   BLOB    NOT NULL,
    missing    INTEGER NOT NULL,
    batch      TEXT    NOT NULL,
    revision   INTEGER NOT NULL -- of the roster when the row was last written by hand; 0 as imported
) STRICT, WITHOUT ROWID;

CREATE UNIQUE INDEX delegate_code ON delegate (conference, code);
CREATE UNIQUE INDEX delegate_badge ON delegate (badge) WHERE badge <> '';
CREATE INDEX delegate_revision ON delegate (conference, revision) WHERE revision > 0;

-- Lines are only ever added. line counts them in their meeting, so that their
-- order does not hang on a clock; present and total are the state after the
-- line: of the delegate (1 in, 0 out), and how many are in.
CREATE TABLE check_in (
    meeting  TEXT    NOT NULL REFERENCES meeting (id),
    line     INTEGER NOT NULL,
    id       TEXT    NOT NULL,
    delegate TEXT    NOT NULL REFERENCES delegate (id),
    kind     TEXT    NOT NULL,
    at       INTEGER NOT NULL,
    desk     TEXT    NOT NULL,
    undoes   TEXT,
    present  INTEGER NOT NULL,
    total    INTEGER NOT NULL,
    PRIMARY KEY (meeting, line)
) STRICT, WITHOUT ROWID;

CREATE UNIQUE INDEX check_in_id ON check_in (id);
CREATE UNIQUE INDEX check_in_undoes ON check_in (undoes) WHERE undoes IS NOT NULL;
CREATE INDEX check_in_delegate ON check_in (meeting, delegate, line);

CREATE TABLE agenda_item (
    id         TEXT    NOT NULL PRIMARY KEY,
    conference TEXT    NOT NULL REFERENCES conference (id),
    meeting    TEXT    REFERENCES meeting (id),
    ordinal    INTEGER NOT NULL,
    starts     TEXT    NOT NULL,
    minutes    INTEGER NOT NULL,
    kind       TEXT    NOT NULL,
    title      TEXT    NOT NULL,
    person     TEXT    NOT NULL,
    capacity   TEXT    NOT NULL,
    note       TEXT    NOT NULL
) STRICT, WITHOUT ROWID;

CREATE INDEX agenda_item_conference ON agenda_item (conference, meeting, ordinal);

CREATE TABLE round (
    id         TEXT    NOT NULL PRIMARY KEY,
    conference TEXT    NOT NULL REFERENCES conference (id),
    item       TEXT    REFERENCES agenda_item (id) ON DELETE SET NULL,
    number     INTEGER NOT NULL,
    title      TEXT    NOT NULL,
    presenter  TEXT    NOT NULL,
    capacity   TEXT    NOT NULL
) STRICT, WITHOUT ROWID;

CREATE UNIQUE INDEX round_number ON round (conference, number);
CREATE INDEX round_item ON round (item);

CREATE TABLE award (
    id               TEXT    NOT NULL PRIMARY KEY,
    key              TEXT    NOT NULL,
    name             TEXT    NOT NULL,
    english          TEXT    NOT NULL,
    aliases          TEXT    NOT NULL, -- one a line
    class            TEXT    NOT NULL,
    recipients       TEXT    NOT NULL, -- kinds, parted by spaces
    decider          TEXT    NOT NULL,
    document         TEXT    NOT NULL,
    source           TEXT    NOT NULL,
    rank             INTEGER NOT NULL,
    bonus_individual REAL    NOT NULL,
    bonus_collective REAL    NOT NULL,
    matched          INTEGER NOT NULL,
    batch            TEXT    NOT NULL
) STRICT, WITHOUT ROWID;

CREATE UNIQUE INDEX award_key ON award (key) WHERE key <> '';

CREATE TABLE decision (
    id         TEXT    NOT NULL PRIMARY KEY,
    conference TEXT    NOT NULL REFERENCES conference (id),
    number     TEXT    NOT NULL,
    leading    INTEGER NOT NULL, -- the figures the number begins with, to sort by
    date       TEXT    NOT NULL,
    issuer     TEXT    NOT NULL,
    subject    TEXT    NOT NULL,
    prefix     TEXT    NOT NULL, -- of the signature block, as are title, post and signatory
    title      TEXT    NOT NULL,
    post       TEXT    NOT NULL,
    signatory  TEXT    NOT NULL,
    batch      TEXT    NOT NULL
) STRICT, WITHOUT ROWID;

CREATE INDEX decision_conference ON decision (conference, date, leading);

CREATE TABLE citation (
    id             TEXT    NOT NULL PRIMARY KEY,
    conference     TEXT    NOT NULL REFERENCES conference (id),
    decision       TEXT    NOT NULL REFERENCES decision (id),
    award          TEXT    NOT NULL REFERENCES award (id),
    round          TEXT    REFERENCES round (id),
    delegate       TEXT    REFERENCES delegate (id),
    ordinal        INTEGER NOT NULL,
    kind           TEXT    NOT NULL,
    name           TEXT    NOT NULL,
    honorific      TEXT    NOT NULL,
    gender         TEXT    NOT NULL,
    position       TEXT    NOT NULL,
    unit           TEXT    NOT NULL,
    address        TEXT    NOT NULL,
    achievement    TEXT    NOT NULL,
    posthumous     INTEGER NOT NULL,
    representative TEXT    NOT NULL,
    note           TEXT    NOT NULL,
    fold           TEXT    NOT NULL,
    batch          TEXT    NOT NULL
) STRICT, WITHOUT ROWID;

CREATE INDEX citation_conference ON citation (conference, decision, ordinal);

CREATE TABLE book (
    id          TEXT    NOT NULL PRIMARY KEY,
    issuer      TEXT    NOT NULL,
    issuer_fold TEXT    NOT NULL,
    document    TEXT    NOT NULL,
    year        INTEGER NOT NULL, -- 0: all years
    next        INTEGER NOT NULL,
    digits      INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE UNIQUE INDEX book_name ON book (issuer_fold, document, year);

CREATE TABLE asset (
    hash BLOB NOT NULL PRIMARY KEY, -- SHA-256 of data
    kind TEXT NOT NULL,
    data BLOB NOT NULL
) STRICT;

CREATE TABLE certificate (
    id         TEXT    NOT NULL PRIMARY KEY,
    citation   TEXT    NOT NULL REFERENCES citation (id),
    book       TEXT    NOT NULL REFERENCES book (id),
    number     INTEGER NOT NULL,
    register   TEXT    NOT NULL,
    token      TEXT    NOT NULL,
    token_hash BLOB    NOT NULL,
    key_id     TEXT    NOT NULL,
    state      TEXT    NOT NULL,
    issued     TEXT    NOT NULL,
    list       BLOB    NOT NULL REFERENCES asset (hash),
    shrunk     REAL    NOT NULL,
    prints     INTEGER NOT NULL,
    made_at    INTEGER NOT NULL,
    latest     INTEGER NOT NULL -- 1 for a citation's newest certificate; the others are withdrawn
) STRICT, WITHOUT ROWID;

CREATE UNIQUE INDEX certificate_number ON certificate (book, number);
CREATE UNIQUE INDEX certificate_latest ON certificate (citation) WHERE latest = 1;
CREATE UNIQUE INDEX certificate_live ON certificate (citation) WHERE state <> 'withdrawn';

-- Lines are only ever added.
CREATE TABLE printing (
    line        INTEGER PRIMARY KEY, -- given by the database, in the order of writing
    id          TEXT    NOT NULL,
    certificate TEXT    NOT NULL REFERENCES certificate (id),
    at          INTEGER NOT NULL,
    place       TEXT    NOT NULL, -- file or printer
    reason      TEXT    NOT NULL
) STRICT;

CREATE INDEX printing_certificate ON printing (certificate, line);

-- Lines are only ever added.
CREATE TABLE change (
    line   INTEGER PRIMARY KEY, -- given by the database, in the order of writing
    id     TEXT    NOT NULL,
    at     INTEGER NOT NULL,
    who    TEXT    NOT NULL,
    action TEXT    NOT NULL,
    kind   TEXT    NOT NULL,
    record TEXT    NOT NULL,
    before TEXT    NOT NULL,
    after  TEXT    NOT NULL
) STRICT;

CREATE INDEX change_record ON change (record, line);

CREATE TABLE key_list (
    hash    BLOB    NOT NULL PRIMARY KEY, -- SHA-256 of raw: two offices may bear one name
    issuer  TEXT    NOT NULL,
    number  INTEGER NOT NULL,
    raw     BLOB    NOT NULL,
    trusted INTEGER NOT NULL,
    sample  INTEGER NOT NULL,
    made_at INTEGER NOT NULL
) STRICT;

CREATE TABLE revocation_list (
    hash    BLOB    NOT NULL PRIMARY KEY,
    issuer  TEXT    NOT NULL,
    number  INTEGER NOT NULL,
    raw     BLOB    NOT NULL,
    made_at INTEGER NOT NULL
) STRICT;

CREATE VIEW seen_delegation AS
SELECT * FROM delegation WHERE batch NOT IN (SELECT id FROM batch WHERE done = 0);

CREATE VIEW seen_delegate AS
SELECT * FROM delegate WHERE batch NOT IN (SELECT id FROM batch WHERE done = 0);

CREATE VIEW seen_award AS
SELECT * FROM award WHERE batch NOT IN (SELECT id FROM batch WHERE done = 0);

CREATE VIEW seen_decision AS
SELECT * FROM decision WHERE batch NOT IN (SELECT id FROM batch WHERE done = 0);

CREATE VIEW seen_citation AS
SELECT * FROM citation WHERE batch NOT IN (SELECT id FROM batch WHERE done = 0);
