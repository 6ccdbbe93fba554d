package store

import (
	"context"
	"database/sql"

	"vinhdanh/data"
)

// citationPlan is what is to become of a list.
type citationPlan struct {
	conf    data.ID
	rows    []CitationImport
	known   *knownCitations
	changes []staged
	was     map[data.ID]data.Citation // of those to be changed or to go
	paper   map[data.ID]data.Citation // of those to be changed, as they are to be
}

// fresh makes of a row the citation to be inserted.
func (p *citationPlan) fresh(i int, id data.ID) data.Citation {
	c := p.rows[i].Citation
	c.ID, c.Conference = id, p.conf
	p.refer(i, &c)
	if c.Ordinal == 0 {
		c.Ordinal = p.known.last[c.Decision] + 1
	}
	p.known.last[c.Decision] = max(p.known.last[c.Decision], c.Ordinal)
	return c
}

// refer sets what the row says in words: award, decision, round.
func (p *citationPlan) refer(i int, c *data.Citation) {
	c.Award, c.Decision = p.known.award(&p.rows[i]), p.known.decision(p.conf, &p.rows[i])
	if c.Round == "" {
		c.Round = p.known.rounds[p.rows[i].RoundNumber]
	}
	if c.Kind == "" {
		c.Kind = data.Individual
	}
}

// change stages what a row changes in the record that it names.
func (p *citationPlan) change(i int) (changed bool, err error) {
	was, c := p.rows[i].Was, p.rows[i].Citation
	c.ID, c.Conference = was.ID, was.Conference
	p.refer(i, &c)
	if c.Ordinal == 0 {
		c.Ordinal = was.Ordinal
	}
	s, changed, err := stageChange(was.ID, *was, c)
	if err != nil || !changed {
		return false, err
	}
	if p.paper == nil {
		p.paper = map[data.ID]data.Citation{}
	}
	p.changes, p.was[was.ID], p.paper[was.ID] = append(p.changes, s), *was, c
	return true, nil
}

// stageRemovals gives those that are to go.
func (p *citationPlan) stageRemovals(ctx context.Context, db *DB, o ImportOptions) (list []staged, err error) {
	err = db.read(ctx, func(tx *sql.Tx) error {
		_, prepared, err := prepare(ctx, tx, "SELECT "+citationColumns+", batch FROM citation WHERE id = $1")
		if err != nil {
			return err
		}
		for _, id := range o.Remove {
			var c data.Citation
			var batch data.ID
			if err := prepared[0].QueryRowContext(ctx, string(id)).Scan(append(citationFields(&c), &batch)...); err != nil {
				return found(err, "citation", id)
			}
			s, err := stageRemoval(id, c, batch)
			if err != nil {
				return err
			}
			list, p.was[id] = append(list, s), c
		}
		return nil
	})
	return list, err
}

// left gives the decisions that may be left without citations.
func (p *citationPlan) left() (list []staged) {
	met := map[data.ID]bool{}
	for _, id := range sortedIDs(p.was) {
		was := p.was[id].Decision
		if after, stays := p.paper[id]; !met[was] && (!stays || after.Decision != was) {
			met[was] = true
			list = append(list, staged{record: was})
		}
	}
	return list
}

// check refuses records that are no longer as they were: import-stale (argument
// name); and those of which a paper says otherwise: citation-issued (argument
// register), correction-needed, import-used (arguments n, names).
func (p *citationPlan) check(ctx context.Context, tx *sql.Tx) error {
	ids := sortedIDs(p.was)
	left := len(ids)
	var r data.CitationRow
	row := citationScan(&r)
	conf, err := conferenceByID(ctx, tx, p.conf)
	if err != nil {
		return err
	}
	err = eachOf(ctx, tx, citationRows+"WHERE c.id IN ($ids)", ids, func(scan func(...any) error) error {
		if err := row(scan); err != nil {
			return err
		}
		if p.was[r.ID] != r.Citation {
			return data.Fail("import-stale", "name", p.was[r.ID].Name)
		}
		left--
		return p.mayChange(conf, r)
	})
	if err == nil && left > 0 {
		err = data.Fail("import-stale", "name", "")
	}
	if err != nil {
		return err
	}
	var gone []data.ID
	for _, id := range ids {
		if _, stays := p.paper[id]; !stays {
			gone = append(gone, id)
		}
	}
	var corrected inUse
	err = eachOf(ctx, tx, "SELECT c.id, c.name FROM citation c WHERE c.id IN ($ids) AND "+citationUsed, gone, corrected.note)
	if err != nil {
		return err
	}
	return corrected.refuse()
}

// mayChange holds to what papers say.
func (p *citationPlan) mayChange(conf data.Conference, r data.CitationRow) error {
	after, stays := p.paper[r.ID]
	k := r.Certificate
	switch {
	case !stays && k.ID != "",
		stays && k.ID != "" && k.State != data.StateWithdrawn && onPaper(r.Citation) != onPaper(after):
		return data.Fail("citation-issued", "register", k.Register)
	case !stays:
		return nil
	}
	decision := data.Decision{Number: r.DecisionNumber, Date: r.DecisionDate}
	if conf.Proofread && r.Name != after.Name && decision.Ready() {
		return data.Fail("correction-needed", "name", r.Name, "decision", decision.Number)
	}
	return nil
}
