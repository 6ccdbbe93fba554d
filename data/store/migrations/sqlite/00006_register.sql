-- The register: why certificates were withdrawn and what came back, and what
-- was handed over other than on the stage. Neither table's lines are ever
-- taken out.

-- +goose Up
CREATE TABLE withdrawal (
    certificate TEXT    NOT NULL PRIMARY KEY REFERENCES certificate (id),
    at          INTEGER NOT NULL,
    who         TEXT    NOT NULL,
    reason      TEXT    NOT NULL,
    decision    TEXT    NOT NULL,
    date        TEXT    NOT NULL,
    text        TEXT    NOT NULL,
    money       INTEGER NOT NULL,
    paper_back  TEXT    NOT NULL,
    money_back  TEXT    NOT NULL
) STRICT, WITHOUT ROWID;

-- Those withdrawn before nobody was asked why: the day is that of the log.
INSERT INTO withdrawal (certificate, at, who, reason, decision, date, text, money, paper_back, money_back)
SELECT k.id, coalesce(c.at, k.made_at), coalesce(c.who, ''), 'other', '',
    strftime('%Y-%m-%d', coalesce(c.at, k.made_at) / 1000, 'unixepoch', 'localtime'), '', 0, '', ''
FROM certificate k LEFT JOIN change c ON c.id = (
    SELECT max(l.id) FROM change l WHERE l.kind = 'certificate' AND l.record = k.id AND l.action = 'state' AND l.after LIKE '%withdrawn%')
WHERE k.state = 'withdrawn';

CREATE TABLE delivery (
    line        INTEGER PRIMARY KEY AUTOINCREMENT,
    id          TEXT    NOT NULL UNIQUE,
    certificate TEXT    NOT NULL REFERENCES certificate (id),
    at          INTEGER NOT NULL,
    day         TEXT    NOT NULL,
    way         TEXT    NOT NULL,
    to_whom     TEXT    NOT NULL,
    proxy       INTEGER NOT NULL,
    unit        TEXT    NOT NULL,
    record      TEXT    NOT NULL,
    note        TEXT    NOT NULL,
    who         TEXT    NOT NULL,
    group_id    TEXT    NOT NULL,
    was         TEXT    NOT NULL,
    undoes      TEXT
) STRICT;

CREATE INDEX delivery_certificate ON delivery (certificate, line);
CREATE INDEX delivery_group ON delivery (group_id);
CREATE INDEX certificate_token ON certificate (token_hash);
CREATE INDEX certificate_key ON certificate (key_id);

-- Whose list it is, and by which key. Lists kept before bear neither: what is
-- signed next takes their place.
ALTER TABLE revocation_list ADD COLUMN root TEXT NOT NULL DEFAULT '';
ALTER TABLE revocation_list ADD COLUMN key_id TEXT NOT NULL DEFAULT '';
