package cli

import (
	"strconv"
	"strings"

	"vinhdanh/data"
	"vinhdanh/data/store"
	"vinhdanh/data/text"
)

// decisionShape is a decision as JSON tells it.
type decisionShape struct {
	Ordinal   int       `json:"ordinal"` // in the conference's list, from 1
	Number    string    `json:"number,omitempty"`
	Date      data.Date `json:"date,omitempty"`
	Issuer    string    `json:"issuer,omitempty"`
	Subject   string    `json:"subject,omitempty"`
	Prefix    string    `json:"prefix,omitempty"`
	Title     string    `json:"title,omitempty"`
	Post      string    `json:"post,omitempty"`
	Signatory string    `json:"signatory,omitempty"`
	Citations int       `json:"citations"`
}

func (s *session) decisionShape(db *store.DB, ordinal int, d data.Decision) (decisionShape, error) {
	n, err := db.CountCitations(s.ctx, data.CitationFilter{Conference: d.Conference, Decision: d.ID})
	return decisionShape{Ordinal: ordinal, Number: d.Number, Date: d.Date, Issuer: d.Issuer, Subject: d.Subject, Prefix: d.Signature.Prefix,
		Title: d.Signature.Title, Post: d.Signature.Post, Signatory: d.Signature.Name, Citations: n}, err
}

// Run lists the decisions of a conference, a line for each.
func (*decisionListCmd) Run(s *session) error {
	db, conf, err := s.conference()
	if err != nil {
		return err
	}
	all, err := db.Decisions(s.ctx, conf.ID)
	if err != nil {
		return err
	}
	list := []decisionShape{}
	for i, d := range all {
		shape, err := s.decisionShape(db, i+1, d)
		if err != nil {
			return err
		}
		list = append(list, shape)
	}
	if s.g.JSON {
		s.json(struct {
			Decisions []decisionShape `json:"decisions"`
		}{list})
		return nil
	}
	for _, d := range list {
		signed := strings.TrimSpace(strings.Join([]string{d.Prefix, d.Title, d.Post, d.Signatory}, " "))
		s.line(s.out, strings.Join([]string{strconv.Itoa(d.Ordinal), d.Number, d.Date.String(), d.Issuer, strings.Join(strings.Fields(signed), " "),
			s.c.T("cli.decision.citations", "n", d.Citations)}, "\t"))
	}
	return nil
}

// Run changes what the call says of a decision, and leaves the rest.
func (c *decisionSetCmd) Run(s *session) error {
	db, conf, err := s.conference()
	if err != nil {
		return err
	}
	all, err := db.Decisions(s.ctx, conf.ID)
	if err != nil {
		return err
	}
	d, err := chooseDecision(all, c.Decision)
	if err != nil {
		return err
	}
	if err := c.fill(&d); err != nil {
		return err
	}
	if err := db.SaveDecision(s.ctx, &d); err != nil {
		return err
	}
	if all, err = db.Decisions(s.ctx, conf.ID); err != nil { // the date may have moved it
		return err
	}
	for i := range all {
		if all[i].ID != d.ID {
			continue
		}
		shape, err := s.decisionShape(db, i+1, d)
		if err != nil {
			return err
		}
		if s.g.JSON {
			s.json(shape)
			return nil
		}
	}
	if !s.g.JSON {
		s.say("cli.decision.saved", "number", d.Number, "issuer", d.Issuer)
	}
	return nil
}

// chooseDecision finds a decision by its number or its place in the list.
// Errors: unknown-decision (argument decision), decision-ambiguous (also n).
func chooseDecision(all []data.Decision, word string) (data.Decision, error) {
	var found []data.Decision
	for _, d := range all {
		if d.Number != "" && text.Fold(d.Number) == text.Fold(word) {
			found = append(found, d)
		}
	}
	switch n, err := strconv.Atoi(strings.TrimSpace(word)); {
	case len(found) == 1:
		return found[0], nil
	case len(found) > 1:
		return data.Decision{}, data.Fail("decision-ambiguous", "decision", word, "n", len(found))
	case err == nil && n >= 1 && n <= len(all):
		return all[n-1], nil
	}
	return data.Decision{}, data.Fail("unknown-decision", "decision", word)
}

// fill puts what the call says into a decision. A new issuer brings its
// head's title for the signature, unless the call or somebody before said another.
func (c *decisionSetCmd) fill(d *data.Decision) error {
	if c.Issuer != nil && c.Title == nil && (d.Signature.Title == "" || d.Signature.Title == signatureTitle(d.Issuer)) {
		title := signatureTitle(*c.Issuer)
		c.Title = &title
	}
	for _, field := range []struct {
		flag *string
		into *string
	}{{c.Number, &d.Number}, {c.Issuer, &d.Issuer}, {c.Signatory, &d.Signature.Name}, {c.Title, &d.Signature.Title}, {c.Post, &d.Signature.Post}, {c.Prefix, &d.Signature.Prefix},
		{c.OtherIssuer, &d.Other.Issuer}, {c.OtherTitle, &d.Other.Title}, {c.OtherPost, &d.Other.Post}} {
		if field.flag != nil {
			*field.into = text.Clean(*field.flag)
		}
	}
	if c.Date == nil {
		return nil
	}
	var err error
	d.Date, err = dateFlag("--date", *c.Date)
	return err
}

// dateFlag reads a whole date, or none. Error: date-form (arguments flag, value).
func dateFlag(flag, value string) (data.Date, error) {
	date, err := data.ParseDate(strings.TrimSpace(value))
	if err != nil || date != "" && !date.Full() {
		return "", data.Fail("date-form", "flag", flag, "value", value)
	}
	return date, nil
}

func signatureTitle(issuer string) string { return strings.ToUpper(text.HeadOf(text.Clean(issuer))) }
