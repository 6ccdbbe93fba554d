package store

import (
	"context"
	"database/sql"
	"strings"

	"vinhdanh/data"
	"vinhdanh/data/text"
)

// absentee is somebody instead of whom another comes.
type absentee struct {
	id         data.ID
	substitute string // folded; "" where it is not written down
}

// substitution says of a delegate instead of whom he or she comes.
type substitution struct{ who, absent data.ID }

// substitutions finds instead of whom those to be added come. A list names them;
// it is the one of that name who is marked as absent, on the list or in the
// conference. Of several it is the one beside whom the substitute's name stands.
// Where it remains open who is meant nobody is linked.
func (b *batch) substitutions(ctx context.Context, p *delegatePlan) (list []substitution, err error) {
	var absent map[string][]absentee
	for n, i := range p.fresh {
		name := text.Fold(p.rows[i].ReplacesName)
		if name == "" || p.rows[i].Status == data.StatusSubstituted {
			continue
		}
		if absent == nil {
			if absent, err = b.absentees(ctx, p); err != nil {
				return nil, err
			}
		}
		if id := oneAbsent(absent[name], p.keys[i].name); id != "" {
			list = append(list, substitution{p.ids[n], id})
		}
	}
	return list, nil
}

func oneAbsent(of []absentee, substitute string) data.ID {
	if len(of) == 1 && (of[0].substitute == "" || of[0].substitute == substitute) {
		return of[0].id
	}
	var one data.ID
	for _, a := range of {
		if a.substitute != substitute {
			continue
		}
		if one != "" {
			return ""
		}
		one = a.id
	}
	return one
}

// absentees gives by folded name who is marked as absent once the list is in.
func (b *batch) absentees(ctx context.Context, p *delegatePlan) (map[string][]absentee, error) {
	by := map[string][]absentee{}
	note := func(id data.ID, name string, d *data.Delegate) {
		if d.Status == data.StatusSubstituted && d.Replaces == "" {
			by[name] = append(by[name], absentee{id, text.Fold(d.Substitute)})
		}
	}
	changed := map[data.ID]bool{}
	for _, i := range p.changed {
		d := p.after[i]
		changed[d.ID] = true
		note(d.ID, text.Fold(d.Name), &d)
	}
	for n, i := range p.fresh {
		note(p.ids[n], p.keys[i].name, &p.rows[i].Delegate)
	}
	err := b.db.read(ctx, func(tx *sql.Tx) error {
		return each(ctx, tx, "SELECT id, fold, status, substitute, replaces FROM seen_delegate WHERE conference = $1 AND status = 'substituted' ORDER BY id",
			[]any{p.conf}, func(scan func(...any) error) error {
				var d data.Delegate
				var fold string
				err := scan(&d.ID, &fold, &d.Status, &d.Substitute, toText(&d.Replaces))
				if name, _, _ := strings.Cut(fold, "\n"); !changed[d.ID] { // see delegateFold
					note(d.ID, name, &d)
				}
				return err
			})
	})
	return by, err
}

// link notes instead of whom those added come. It is done when all are there:
// the absent may stand below the substitute on the list.
func (b *batch) link(ctx context.Context, list []substitution) error {
	return b.db.inPieces(ctx, len(list), func(tx *sql.Tx) (func(int) error, error) {
		quiet, prepared, err := prepare(ctx, tx, "UPDATE delegate SET replaces = $1 WHERE id = $2")
		if err != nil {
			return nil, err
		}
		return func(i int) error {
			_, err := prepared[0].ExecContext(quiet, string(list[i].absent), string(list[i].who))
			return err
		}, nil
	}, func() {})
}
