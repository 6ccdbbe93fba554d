-- Lists: what each import did, so that it can be taken back; changes to records
-- that are there, staged before they are written; what is left of a list.

-- +goose Up
-- An import is here from the moment it is seen. Until state is 'done' or
-- 'undone' somebody has died over it, and the next who imports or starts goes
-- on with it.
CREATE TABLE list_import (
    id         TEXT    NOT NULL PRIMARY KEY, -- of its batch, which goes when it is undone
    conference TEXT    NOT NULL REFERENCES conference (id),
    kind       TEXT    NOT NULL,
    file       TEXT    NOT NULL,
    shape      TEXT    NOT NULL,
    who        TEXT    NOT NULL,
    at         INTEGER NOT NULL,
    added      INTEGER NOT NULL,
    changed    INTEGER NOT NULL,
    removed    INTEGER NOT NULL,
    reason     TEXT    NOT NULL, -- of those who were to go and could only be cancelled
    state      TEXT    NOT NULL, -- 'applying', 'done', 'undoing', 'undone'
    undone_at  INTEGER NOT NULL, -- 0: it stands
    undone_by  TEXT    NOT NULL
) STRICT, WITHOUT ROWID;

CREATE INDEX list_import_conference ON list_import (conference, at);

-- What an import changes in a record that was there. before and after are JSON
-- objects of the fields that differ, as in change; a record that goes is whole
-- in before, and after is ''.
CREATE TABLE import_change (
    batch  TEXT    NOT NULL,
    record TEXT    NOT NULL,
    before TEXT    NOT NULL,
    after  TEXT    NOT NULL,
    state  INTEGER NOT NULL, -- 0 to be written, 1 written, 2 put back, or never to be written
    PRIMARY KEY (batch, record)
) STRICT, WITHOUT ROWID;

CREATE TABLE import_draft (
    id         TEXT    NOT NULL PRIMARY KEY,
    conference TEXT    NOT NULL REFERENCES conference (id),
    kind       TEXT    NOT NULL,
    file       TEXT    NOT NULL,
    who        TEXT    NOT NULL,
    at         INTEGER NOT NULL,
    remaining  INTEGER NOT NULL,
    body       BLOB    NOT NULL -- compressed
) STRICT;

CREATE INDEX import_draft_conference ON import_draft (conference, at);

-- Imports of older programs, of which it is not known what the list was called.
INSERT INTO list_import (id, conference, kind, file, shape, who, at, added, changed, removed, reason, state, undone_at, undone_by)
SELECT b.id, b.conference, b.kind, '', '', '', b.begun_at,
    (SELECT count(*) FROM delegate d WHERE d.id BETWEEN b.first AND b.last AND d.batch = b.id)
    + (SELECT count(*) FROM citation c WHERE c.id BETWEEN b.first AND b.last AND c.batch = b.id),
    0, 0, '', 'done', 0, ''
FROM batch b WHERE b.done = 1;

-- Records that lists brought in may go again: what refers to them must be found
-- without reading whole tables. Those of a delegate's log are asked for by
-- delegate and meeting, so the index serves both ways.
DROP INDEX check_in_delegate;
CREATE INDEX check_in_delegate ON check_in (delegate, meeting, line);
CREATE INDEX introduced_delegate ON introduced (delegate);
CREATE INDEX offline_scan_delegate ON offline_scan (delegate) WHERE delegate IS NOT NULL;
CREATE INDEX citation_of_delegate ON citation (delegate) WHERE delegate IS NOT NULL;
CREATE INDEX change_badge_printed ON change (record) WHERE action = 'badge-printed';
CREATE INDEX certificate_citation ON certificate (citation);
CREATE INDEX delegate_delegation ON delegate (delegation, batch) WHERE delegation IS NOT NULL;
CREATE INDEX citation_decision ON citation (decision, batch);
CREATE INDEX citation_award ON citation (award, batch);
