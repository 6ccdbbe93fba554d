package store

import (
	"context"
	"database/sql"
	"time"

	"vinhdanh/data"
)

const voteColumns = "id, conference, meeting, item, title, kind, voters, ayes, noes, abstain, need_num, need_den, at, note, handed_on"

func scanVote(scan func(...any) error, v *data.Vote) error {
	return scan(&v.ID, &v.Conference, toText(&v.Meeting), toText(&v.Item), &v.Title, &v.Kind, &v.Voters, &v.For, &v.Against, &v.Abstain,
		&v.Need.Num, &v.Need.Den, toTime(&v.At), &v.Note, toTime(&v.HandedOn))
}

// Votes lists the votes of a conference in the order they were held; those
// still to be held come last.
func (db *DB) Votes(ctx context.Context, conf data.ID) (list []data.Vote, err error) {
	err = db.read(ctx, func(tx *sql.Tx) error {
		at := map[data.ID]int{}
		err := each(ctx, tx, "SELECT "+voteColumns+" FROM vote WHERE conference = $1 ORDER BY CASE WHEN at = 0 THEN 1 ELSE 0 END, at, id",
			[]any{conf}, func(scan func(...any) error) error {
				var v data.Vote
				err := scanVote(scan, &v)
				at[v.ID] = len(list)
				list = append(list, v)
				return err
			})
		if err != nil {
			return err
		}
		return each(ctx, tx, `SELECT d.vote, d.delegate, d.alternate FROM vote v JOIN vote_delegate d ON d.vote = v.id
			WHERE v.conference = $1 ORDER BY d.vote, d.ordinal`, []any{conf}, func(scan func(...any) error) error {
			var vote data.ID
			var s voted
			err := scan(&vote, &s.delegate, toBool(&s.alternate))
			if err == nil {
				addVoted(&list[at[vote]], s)
			}
			return err
		})
	})
	return list, err
}

// voted is whom a vote sends on.
type voted struct {
	delegate  data.ID
	alternate bool
	handed    data.ID // who it is in the next-higher conference, "" for nobody yet
}

func voteByID(ctx context.Context, q querier, id data.ID) (v data.Vote, sent []voted, err error) {
	if err := scanVote(q.QueryRowContext(ctx, "SELECT "+voteColumns+" FROM vote WHERE id = $1", id).Scan, &v); err != nil {
		return v, nil, found(err, "vote", id)
	}
	err = each(ctx, q, "SELECT delegate, alternate, handed FROM vote_delegate WHERE vote = $1 ORDER BY ordinal", []any{id},
		func(scan func(...any) error) error {
			var s voted
			err := scan(&s.delegate, toBool(&s.alternate), toText(&s.handed))
			sent = append(sent, s)
			addVoted(&v, s)
			return err
		})
	return v, sent, err
}

func addVoted(v *data.Vote, s voted) {
	if s.alternate {
		v.Alternates = append(v.Alternates, s.delegate)
	} else {
		v.Delegates = append(v.Delegates, s.delegate)
	}
}

// SaveVote inserts a vote, making its ID and, once votes are counted, the time,
// or updates it by its ID. HandedOn stays, see HandOnDelegates. Errors:
// vote-negative, vote-too-many (see data.Vote), vote-twice (argument name;
// somebody is named twice), no-record (also of a meeting, an item or a delegate
// of another conference).
func (db *DB) SaveVote(ctx context.Context, v *data.Vote) error {
	saved := *v
	if err := saved.Check(); err != nil {
		return err
	}
	err := db.write(ctx, func(tx *sql.Tx) error {
		var before data.Vote
		handed := map[data.ID]data.ID{}
		if saved.ID != "" {
			was, sent, err := voteByID(ctx, tx, saved.ID)
			if unlessNew(err) != nil {
				return err
			}
			before = was
			for _, s := range sent {
				handed[s.delegate] = s.handed
			}
		} else {
			saved.ID = data.NewID(db.now())
		}
		if saved.HandedOn = before.HandedOn; before.ID != "" {
			saved.Conference = before.Conference
		}
		if saved.At = saved.At.Truncate(time.Millisecond); saved.At.IsZero() && saved.Counted() {
			saved.At = db.now()
		}
		if err := voteRefers(ctx, tx, &saved); err != nil {
			return err
		}
		if err := putVote(ctx, tx, &saved, handed); err != nil {
			return err
		}
		if _, err := bump(ctx, tx, ceremonyRevision(saved.Conference)); err != nil {
			return err
		}
		return db.logSave(ctx, tx, "vote", saved.ID, before, saved)
	})
	if err == nil {
		*v = saved
	}
	return err
}

// voteRefers refuses whom or what a vote names and may not.
func voteRefers(ctx context.Context, q querier, v *data.Vote) error {
	if err := belongs(ctx, q, "meeting", v.Meeting, v.Conference); err != nil {
		return err
	}
	if err := belongs(ctx, q, "agenda", v.Item, v.Conference); err != nil {
		return err
	}
	named := map[data.ID]bool{}
	for _, list := range [][]data.ID{v.Delegates, v.Alternates} {
		for _, id := range list {
			d, err := delegateByID(ctx, q, id)
			switch {
			case err != nil:
				return err
			case d.Conference != v.Conference:
				return data.Fail("no-record", "kind", "delegate", "id", id)
			case named[id]:
				return data.Fail("vote-twice", "name", d.Name)
			}
			named[id] = true
		}
	}
	return nil
}

// putVote writes a vote; handed is who of those it sends on are there already.
func putVote(ctx context.Context, tx *sql.Tx, v *data.Vote, handed map[data.ID]data.ID) error {
	if _, err := tx.ExecContext(ctx, `INSERT INTO vote (`+voteColumns+`) VALUES `+places(1, 15)+`
		ON CONFLICT (id) DO UPDATE SET meeting = excluded.meeting, item = excluded.item, title = excluded.title, kind = excluded.kind,
			voters = excluded.voters, ayes = excluded.ayes, noes = excluded.noes, abstain = excluded.abstain,
			need_num = excluded.need_num, need_den = excluded.need_den, at = excluded.at, note = excluded.note`,
		v.ID, v.Conference, ref(v.Meeting), ref(v.Item), v.Title, v.Kind, v.Voters, v.For, v.Against, v.Abstain,
		v.Need.Num, v.Need.Den, millis(v.At), v.Note, millis(v.HandedOn)); err != nil {
		return err
	}
	if _, err := tx.ExecContext(ctx, "DELETE FROM vote_delegate WHERE vote = $1", v.ID); err != nil {
		return err
	}
	quiet, prepared, err := prepare(ctx, tx, "INSERT INTO vote_delegate (vote, ordinal, delegate, alternate, handed) VALUES ($1, $2, $3, $4, $5)")
	if err != nil {
		return err
	}
	for i, id := range append(v.Delegates[:len(v.Delegates):len(v.Delegates)], v.Alternates...) {
		if _, err := prepared[0].ExecContext(quiet, string(v.ID), i+1, string(id), bit(i >= len(v.Delegates)), ref(handed[id])); err != nil {
			return err
		}
	}
	return nil
}

// DeleteVote takes a vote away. Errors: no-record, vote-handed-on (argument
// title; its delegates are in the next-higher conference).
func (db *DB) DeleteVote(ctx context.Context, id data.ID) error {
	return db.write(ctx, func(tx *sql.Tx) error {
		before, _, err := voteByID(ctx, tx, id)
		if err != nil {
			return err
		}
		if !before.HandedOn.IsZero() {
			return data.Fail("vote-handed-on", "title", before.Title)
		}
		if _, err := tx.ExecContext(ctx, "DELETE FROM vote WHERE id = $1", id); err != nil {
			return err
		}
		if _, err := bump(ctx, tx, ceremonyRevision(before.Conference)); err != nil {
			return err
		}
		return db.logDelete(ctx, tx, "vote", id, before)
	})
}
