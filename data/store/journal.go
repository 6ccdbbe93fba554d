package store

import (
	"context"
	"database/sql"

	"vinhdanh/data"
)

// JournalPlace is how far a conference's log has been read.
type JournalPlace struct {
	Lines    map[data.ID]int64 // by meeting
	Revision int64             // of the roster
}

// JournalPage is a part of a conference's log: what a second copy of it needs
// to be written into a database that knows less.
type JournalPage struct {
	Meetings  []data.Meeting
	Delegates []JournalDelegate // those written by hand since, and those of CheckIns
	CheckIns  []data.CheckIn    // one meeting after another, each in its order
	Next      JournalPlace
	More      bool // there is more behind Next
}

// JournalDelegate is a delegate in a journal.
type JournalDelegate struct {
	data.DelegateRow
	Old    []data.OldBadge
	ByHand bool // was written at a desk, and stands in no list that could be imported again
}

// JournalAfter gives what was written behind a place in a conference's log, of
// each meeting at most limit lines. Nothing new costs two queries.
func (db *DB) JournalAfter(ctx context.Context, conf data.ID, at JournalPlace, limit int) (p JournalPage, err error) {
	err = db.read(ctx, func(tx *sql.Tx) error {
		p = JournalPage{Next: JournalPlace{Lines: map[data.ID]int64{}}}
		last := map[data.ID]int64{}
		err := each(ctx, tx, "SELECT "+meetingColumns+", last_line FROM meeting WHERE conference = $1 ORDER BY ordinal, id", []any{conf},
			func(scan func(...any) error) error {
				var m data.Meeting
				var line int64
				err := scan(append(meetingFields(&m), &line)...)
				p.Meetings = append(p.Meetings, m)
				last[m.ID] = line
				return err
			})
		if err != nil {
			return err
		}
		if p.Next.Revision, err = revision(ctx, tx, rosterRevision(conf)); err != nil {
			return err
		}
		wanted := map[data.ID]bool{}
		for _, m := range p.Meetings {
			next := at.Lines[m.ID]
			if last[m.ID] > next {
				if next, err = p.read(ctx, tx, m.ID, next, limit, wanted); err != nil {
					return err
				}
			}
			p.Next.Lines[m.ID] = next
			p.More = p.More || last[m.ID] > next
		}
		if p.Next.Revision != at.Revision {
			err := each(ctx, tx, "SELECT id FROM seen_delegate WHERE conference = $1 AND revision > $2 AND revision > 0", []any{conf, at.Revision},
				func(scan func(...any) error) error {
					var id data.ID
					err := scan(&id)
					wanted[id] = true
					return err
				})
			if err != nil {
				return err
			}
		}
		return p.describe(ctx, tx, sortedIDs(wanted))
	})
	return p, err
}

// read reads lines of a meeting, and says how far it came.
func (p *JournalPage) read(ctx context.Context, tx *sql.Tx, meeting data.ID, line int64, limit int, wanted map[data.ID]bool) (int64, error) {
	err := each(ctx, tx, `SELECT id, meeting, delegate, kind, at, desk, group_id, online, undoes, request, line FROM check_in
		WHERE meeting = $1 AND line > $2 ORDER BY line LIMIT $3`, []any{meeting, line, rowLimit(limit)}, func(scan func(...any) error) error {
		var c data.CheckIn
		err := scan(append(lineFields(&c), toText(&c.Undoes), &c.Request, &line)...)
		p.CheckIns = append(p.CheckIns, c)
		wanted[c.Delegate] = true
		return err
	})
	return line, err
}

// describe reads the delegates of the page.
func (p *JournalPage) describe(ctx context.Context, tx *sql.Tx, ids []data.ID) error {
	rows, err := delegatesByID(ctx, tx, ids)
	if err != nil {
		return err
	}
	at := make(map[data.ID]int, len(rows))
	for _, r := range rows {
		if r.ID != "" { // else it is of an import that is not done
			at[r.ID] = len(p.Delegates)
			p.Delegates = append(p.Delegates, JournalDelegate{DelegateRow: r})
		}
	}
	if err := eachOf(ctx, tx, "SELECT id FROM delegate WHERE batch = '' AND id IN ($ids)", ids, func(scan func(...any) error) error {
		var id data.ID
		err := scan(&id)
		if i, ok := at[id]; ok {
			p.Delegates[i].ByHand = true
		}
		return err
	}); err != nil {
		return err
	}
	seen := map[string]bool{} // eachOf may name the last delegate several times
	return eachOf(ctx, tx, "SELECT badge, delegate, at, reason, who FROM old_badge WHERE delegate IN ($ids) ORDER BY at, badge", ids,
		func(scan func(...any) error) error {
			var b data.OldBadge
			err := scan(&b.Badge, &b.Delegate, toTime(&b.At), &b.Reason, &b.Who)
			if i, ok := at[b.Delegate]; ok && !seen[b.Badge] {
				seen[b.Badge] = true
				p.Delegates[i].Old = append(p.Delegates[i].Old, b)
			}
			return err
		})
}
