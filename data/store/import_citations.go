package store

import (
	"context"
	"database/sql"
	"slices"
	"strings"

	"vinhdanh/data"
	"vinhdanh/data/text"
)

// ImportCitations adds the citations of a list, all or none, and leaves out
// those that are there already: of the same award and name, where nothing that
// is known of both (kind, unit, decision) differs. Awards are found by
// MatchAward, or made, unmatched; decisions by number and date, or made. Rows
// without a decision's number go to one that waits for it. A row may name its
// Award or Decision by ID instead. Ordinals that are 0 go on from the last of
// the annex. Records that rows name are changed, those of Remove go.
// A decision that an import made goes when nothing stands under it any more.
// Desks are not held up, see batch.go.
//
// Errors: no-record (no such conference), name-needed, no-award-chosen, import-busy,
// import-stale (argument name; a record is no longer as the row has it),
// citation-issued (argument register; a certificate says otherwise),
// correction-needed (see SaveCitation), import-used (argument n, names; what is
// to go was corrected), and import-unfinished as of ImportDelegates.
func (db *DB) ImportCitations(ctx context.Context, conf data.ID, rows []CitationImport, o ImportOptions) (r ImportResult, err error) {
	for i := range rows {
		switch {
		case strings.TrimSpace(rows[i].Name) == "":
			return r, data.Fail("name-needed")
		case strings.TrimSpace(rows[i].AwardName) == "" && rows[i].Award == "" && rows[i].Same == "":
			return r, data.Fail("no-award-chosen")
		}
	}
	b, err := db.beginBatch(ctx, conf, "citations")
	if err != nil {
		return r, err
	}
	defer func() {
		if b.end(ctx, err); err != nil && !b.sealed {
			r = ImportResult{}
		}
	}()

	known, err := db.knownCitations(ctx, conf)
	if err != nil {
		return r, err
	}
	rows = known.dated(rows)
	answers, err := known.answer(rows, o.Remove)
	if err != nil {
		return r, err
	}
	p := &citationPlan{conf: conf, rows: rows, known: known, was: map[data.ID]data.Citation{}}
	ids, err := b.reserveIDs(ctx, len(rows))
	if err != nil {
		return r, err
	}
	var list []data.Citation
	for i := range rows {
		switch {
		case rows[i].Was != nil:
			changed, err := p.change(i)
			if err != nil {
				return r, err
			}
			if !changed {
				r.AlreadyRows = append(r.AlreadyRows, i)
			}
		case answers[i].record != nil:
			r.AlreadyRows = append(r.AlreadyRows, i)
		default:
			list = append(list, p.fresh(i, ids[len(list)]))
		}
	}
	r.Added, r.Already, r.Changed = len(list), len(r.AlreadyRows), len(p.changes)
	removals, err := p.stageRemovals(ctx, db, o)
	if err != nil {
		return r, err
	}
	r.Removed = len(removals)
	if r.Added+r.Changed+r.Removed == 0 {
		return r, b.giveUp(ctx)
	}
	for i := range known.newAwards {
		r.Unknown = append(r.Unknown, known.newAwards[i].Name)
	}
	if err := b.insertPapers(ctx, known); err != nil {
		return r, err
	}
	progress := o.progress(len(rows)+r.Changed+r.Removed, r.Already)
	err = b.insert(ctx, "INSERT INTO citation ("+citationColumns+", fold, batch)", len(list), citationWidth,
		func(args []any, i int) []any { return appendCitation(args, &list[i], b.id) }, progress)
	if err != nil {
		return r, err
	}
	if err := stageConfirmed(ctx, b, answers, r.AlreadyRows); err != nil {
		return r, err
	}
	if err := b.stage(ctx, append(p.changes, removals...), changeStaged); err != nil {
		return r, err
	}
	if err := b.stage(ctx, p.left(), decisionLeft); err != nil {
		return r, err
	}
	return r, b.complete(ctx, papersRevision, "citations", o, &r, func(tx *sql.Tx) error { return p.check(ctx, tx) },
		func(n int) { progress(r.Added + r.Changed + n) })
}

// answer finds which of the rows are there already. Error: import-stale, see matcher.
func (k *knownCitations) answer(rows []CitationImport, remove []data.ID) ([]answer[citationKey, honour], error) {
	return k.citations.answer(len(rows), func(i int) told {
		r := &rows[i]
		var was data.ID
		if r.Was != nil {
			was = r.Was.ID
		}
		return tell(r.Name, r.Same, r.Distinct, was)
	}, remove, k.keys(rows))
}

// keys gives what each row is compared by.
func (k *knownCitations) keys(rows []CitationImport) func(i int) (citationKey, honour) {
	keys := make([]citationKey, len(rows))
	honours := make([]honour, len(rows))
	for i := range rows {
		k.findAward(&rows[i])
	}
	parallel(len(rows), func(i int) {
		r := &rows[i]
		keys[i] = citationKey{k.known(r), text.Fold(r.Name)}
		honours[i] = honour{r.Kind, unitWords(r.Unit), decisionName(r.DecisionNumber, r.DecisionDate)}
	})
	return func(i int) (citationKey, honour) { return keys[i], honours[i] }
}

// knownCitations is what an import must know of a conference, and what it adds
// to it.
type knownCitations struct {
	citations *matcher[citationKey, honour]
	awards    []data.Award
	names     map[string]data.ID // of awards, by the list's words; "" where there is none yet
	decisions []data.Decision
	numbered  map[string]data.ID // decisions by decisionName
	rounds    map[int]data.ID
	last      map[data.ID]int // ordinal, by decision

	newAwards    []data.Award
	newDecisions []data.Decision
	now          func() data.ID
}

func (db *DB) knownCitations(ctx context.Context, conf data.ID) (*knownCitations, error) {
	k := &knownCitations{citations: newMatcher[citationKey](honour.like), names: map[string]data.ID{},
		numbered: map[string]data.ID{}, rounds: map[int]data.ID{}, last: map[data.ID]int{},
		now: func() data.ID { return data.NewID(db.now()) }}
	err := db.read(ctx, func(tx *sql.Tx) (err error) {
		if _, err := conferenceByID(ctx, tx, conf); err != nil {
			return err
		}
		if k.awards, err = awards(ctx, tx); err != nil {
			return err
		}
		if k.decisions, err = decisions(ctx, tx, conf); err != nil {
			return err
		}
		signed := map[data.ID]string{}
		unit := eachOnce(unitWords)
		for _, d := range k.decisions {
			if name := decisionName(d.Number, d.Date); name != "" {
				signed[d.ID], k.numbered[name] = name, d.ID
			}
		}
		if err := each(ctx, tx, "SELECT number, id FROM round WHERE conference = $1 AND locked = 0", []any{conf}, func(scan func(...any) error) error {
			var n int
			var id data.ID
			err := scan(&n, &id)
			k.rounds[n] = id
			return err
		}); err != nil {
			return err
		}
		return each(ctx, tx, "SELECT id, award, fold, kind, decision, ordinal FROM seen_citation WHERE conference = $1 ORDER BY id", []any{conf}, func(scan func(...any) error) error {
			var key citationKey
			var h honour
			var fold string
			var id, decision data.ID
			var ordinal int
			if err := scan(&id, &key.award, &fold, &h.kind, &decision, &ordinal); err != nil {
				return err
			}
			if lines := strings.Split(fold, "\n"); len(lines) == 3 { // see citationFold
				key.name, h.unit, h.decision = lines[0], unit(lines[1]), signed[decision]
				k.citations.add(id, key, h)
			}
			k.last[decision] = max(k.last[decision], ordinal)
			return nil
		})
	})
	return k, err
}

// decisionName is what a signed decision is found by, "" for one not signed.
func decisionName(number string, date data.Date) string {
	if strings.TrimSpace(number) == "" {
		return ""
	}
	if !date.Full() {
		date = ""
	}
	return text.Fold(number) + " " + string(date)
}

// dated gives the rows, each that names a decision without its day with the
// day that the one decision of this number has, in the conference or in the
// list: a day that was left out makes no second decision.
func (k *knownCitations) dated(rows []CitationImport) []CitationImport {
	days := map[string]data.Date{}
	note := func(number string, day data.Date) {
		n := text.Fold(number)
		if n == "" || !day.Full() {
			return
		}
		if other, met := days[n]; met && other != day {
			day = "" // two decisions of this number: which is meant cannot be known
		}
		days[n] = day
	}
	for _, d := range k.decisions {
		note(d.Number, d.Date)
	}
	for _, r := range rows {
		note(r.DecisionNumber, r.DecisionDate)
	}
	rows = slices.Clone(rows)
	for i := range rows {
		if day := days[text.Fold(rows[i].DecisionNumber)]; day != "" && !rows[i].DecisionDate.Full() {
			rows[i].DecisionDate = day
		}
	}
	return rows
}

// known gives the row's award where it is in the catalogue already.
func (k *knownCitations) known(row *CitationImport) data.ID {
	if row.Award != "" {
		return row.Award
	}
	return k.names[row.AwardName]
}

// findAward looks the row's award up in the catalogue.
func (k *knownCitations) findAward(row *CitationImport) {
	if _, ok := k.names[row.AwardName]; ok {
		return
	}
	a, _ := MatchAward(k.awards, row.AwardName)
	k.names[row.AwardName] = a.ID
}

// award gives the row's award, which is made if the catalogue has none.
func (k *knownCitations) award(row *CitationImport) data.ID {
	if id := k.known(row); id != "" {
		return id
	}
	a := unmatchedAward(strings.TrimSpace(row.AwardName), row.Kind)
	a.ID = k.now()
	k.names[row.AwardName] = a.ID
	for _, other := range k.newAwards {
		if awardWords(other.Name) == awardWords(a.Name) { // the same in other letters
			k.names[row.AwardName] = other.ID
			return other.ID
		}
	}
	k.newAwards = append(k.newAwards, a)
	return a.ID
}

// decision gives the row's decision, which is made if there is none.
func (k *knownCitations) decision(conf data.ID, row *CitationImport) data.ID {
	if row.Decision != "" {
		return row.Decision
	}
	d := data.Decision{Conference: conf, Number: strings.TrimSpace(row.DecisionNumber), Issuer: strings.TrimSpace(row.DecisionIssuer),
		Subject: strings.TrimSpace(row.DecisionSubject), Signature: row.Signature}
	if row.DecisionDate.Full() {
		d.Date = row.DecisionDate
	}
	name := decisionName(d.Number, d.Date)
	if name == "" {
		name = "\n" + text.Fold(d.Issuer) + "\n" + text.Fold(d.Subject)
		for _, other := range k.decisions {
			if other.Number == "" && name == "\n"+text.Fold(other.Issuer)+"\n"+text.Fold(other.Subject) {
				return other.ID
			}
		}
	}
	if id := k.numbered[name]; id != "" {
		return id
	}
	d.ID = k.now()
	k.numbered[name] = d.ID
	k.newDecisions = append(k.newDecisions, d)
	return d.ID
}

// insertPapers inserts the awards and decisions that the list needs, unseen as
// its citations are.
func (b *batch) insertPapers(ctx context.Context, k *knownCitations) error {
	return b.db.write(ctx, func(tx *sql.Tx) error {
		for i := range k.newAwards {
			if err := insertAward(ctx, tx, &k.newAwards[i], b.id); err != nil {
				return err
			}
		}
		for i := range k.newDecisions {
			if err := insertDecision(ctx, tx, &k.newDecisions[i], b.id); err != nil {
				return err
			}
		}
		return nil
	})
}
