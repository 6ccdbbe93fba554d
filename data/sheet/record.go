package sheet

import (
	"strconv"
	"strings"

	"vinhdanh/data"
)

// Record is one data row: a delegate, or a citation of a recipient.
type Record struct {
	Row            int // the sheet's own, from 1
	Name           string
	Honorific      string
	Gender         data.Gender
	Birth          data.Date
	Ethnicity      string
	Religion       string
	Party          string
	Education      string
	Theory         string
	Position       string
	Unit           string
	Delegation     string
	KindWord       string // of a delegate, in the list's own words
	ExOfficio      bool   // đương nhiên
	Exemplar       bool   // điển hình tiên tiến
	Phone          string
	Code           string
	Seat           string
	Roles          string
	Status         data.DelegateStatus // "" where the list says nothing
	Reason         string              // of an absence
	Substitute     string              // who comes instead
	Replaces       string              // the name of whom this one comes instead of
	Approved       bool                // may vote, by a vote on it
	Round          int                 // of the ceremony; 0: the list says none
	Address        string
	Representative string
	Recipient      data.RecipientKind // "" where nothing tells
	Posthumous     bool
	Award          string // in the list's own words
	Field          string // of activity
	Achievement    string
	Decision       string // number
	DecisionDate   data.Date
	Issuer         string // who decided
	Other          data.OtherWording
	Note           string // lines; what has no field is "Heading: value"
	Faulty         bool   // has an error, so it is not to be saved

	Same     data.ID // whom a person said it is: a record that is there already
	Distinct bool    // a person said that it is none of those that are there
}

// Delegate gives the record as one, without ids: its delegation is known by
// name only.
func (r Record) Delegate() data.Delegate {
	kind, exOfficio, exemplar := kindOf(r.KindWord)
	if kind == "" {
		kind = data.KindOfficial
	}
	note := r.Note
	if r.Address != "" {
		note = addLine(note, "Địa chỉ: "+r.Address)
	}
	for _, of := range []struct {
		field Field
		text  string
	}{{FieldOtherName, r.Other.Name}, {FieldOtherPost, r.Other.Post}, {FieldOtherReason, r.Other.Achievement}} {
		if of.text != "" {
			note = addLine(note, Heading(of.field, "vi")+": "+of.text)
		}
	}
	status := r.Status
	if status == "" {
		status = data.StatusInvited
	}
	return data.Delegate{
		Name: r.Name, Honorific: r.Honorific, Gender: r.Gender, Birth: r.Birth, Ethnicity: r.Ethnicity, Religion: r.Religion, Party: r.Party,
		Education: r.Education, Theory: r.Theory, Position: r.Position, Unit: r.Unit, Kind: kind, KindWord: r.KindWord, ExOfficio: exOfficio || r.ExOfficio, Exemplar: exemplar || r.Exemplar,
		Award: r.Award, Field: r.Field, Roles: r.Roles, Phone: r.Phone, Seat: r.Seat, Code: r.Code, Status: status, Reason: r.Reason, Substitute: r.Substitute, Approved: r.Approved, Note: note,
	}
}

// Citation gives the record as one, without ids: award and decision are known
// by their words only. A recipient of whom nothing tells the kind is an
// individual.
func (r Record) Citation() data.Citation {
	kind := r.Recipient
	if kind == "" {
		kind = data.Individual
	}
	note := r.Note
	for _, of := range []struct {
		field Field
		text  string
	}{{FieldActivity, r.Field}, {FieldBirth, r.Birth.String()}, {FieldEthnicity, r.Ethnicity}, {FieldReligion, r.Religion}, {FieldParty, r.Party},
		{FieldEducation, r.Education}, {FieldTheory, r.Theory}, {FieldPhone, r.Phone}, {FieldDelegation, r.Delegation}, {FieldSeat, r.Seat}, {FieldRoles, r.Roles}} {
		if of.text != "" {
			note = addLine(note, Heading(of.field, "vi")+": "+of.text)
		}
	}
	return data.Citation{
		Kind: kind, Name: r.Name, Honorific: r.Honorific, Gender: r.Gender, Position: r.Position, Unit: r.Unit, Address: r.Address,
		Achievement: r.Achievement, Posthumous: r.Posthumous, Representative: r.Representative, Note: note, Other: r.Other,
	}
}

// RecordJSON is a record as the command line prints it.
type RecordJSON struct {
	Row            int    `json:"row"`
	Name           string `json:"name,omitempty"`
	Honorific      string `json:"honorific,omitempty"`
	Gender         string `json:"gender,omitempty"`
	Birth          string `json:"birth,omitempty"`
	Ethnicity      string `json:"ethnicity,omitempty"`
	Religion       string `json:"religion,omitempty"`
	Party          string `json:"party,omitempty"`
	Education      string `json:"education,omitempty"`
	Theory         string `json:"theory,omitempty"`
	Position       string `json:"position,omitempty"`
	Unit           string `json:"unit,omitempty"`
	Delegation     string `json:"delegation,omitempty"`
	Kind           string `json:"kind,omitempty"`
	Phone          string `json:"phone,omitempty"`
	Code           string `json:"code,omitempty"`
	Seat           string `json:"seat,omitempty"`
	Roles          string `json:"roles,omitempty"`
	Status         string `json:"status,omitempty"`
	Reason         string `json:"reason,omitempty"`
	Substitute     string `json:"substitute,omitempty"`
	Replaces       string `json:"replaces,omitempty"`
	Approved       bool   `json:"approved,omitempty"`
	Round          int    `json:"round,omitempty"`
	Address        string `json:"address,omitempty"`
	Representative string `json:"representative,omitempty"`
	Posthumous     bool   `json:"posthumous,omitempty"`
	Award          string `json:"award,omitempty"`
	Field          string `json:"field,omitempty"`
	Achievement    string `json:"achievement,omitempty"`
	Decision       string `json:"decision,omitempty"`
	DecisionDate   string `json:"decision_date,omitempty"`
	DecidedBy      string `json:"decided_by,omitempty"`
	OtherName      string `json:"other_name,omitempty"`
	OtherPost      string `json:"other_post,omitempty"`
	OtherReason    string `json:"other_achievement,omitempty"`
	Note           string `json:"note,omitempty"`
}

// JSON gives the record in the contract's words: genders are Nam and Nữ, dates
// as on Vietnamese screens.
func (r Record) JSON() RecordJSON {
	j := RecordJSON{
		Row: r.Row, Name: r.Name, Honorific: r.Honorific, Birth: r.Birth.String(), Ethnicity: r.Ethnicity, Religion: r.Religion, Party: r.Party,
		Education: r.Education, Theory: r.Theory, Position: r.Position, Unit: r.Unit, Delegation: r.Delegation, Kind: r.KindWord, Phone: r.Phone,
		Code: r.Code, Seat: r.Seat, Roles: r.Roles, Address: r.Address, Representative: r.Representative, Posthumous: r.Posthumous, Award: r.Award,
		Achievement: r.Achievement, Decision: r.Decision, DecisionDate: r.DecisionDate.String(), DecidedBy: r.Issuer, Note: r.Note,
		Status: string(r.Status), Reason: r.Reason, Substitute: r.Substitute, Replaces: r.Replaces, Approved: r.Approved, Round: r.Round,
		Field: r.Field, OtherName: r.Other.Name, OtherPost: r.Other.Post, OtherReason: r.Other.Achievement,
	}
	switch r.Gender {
	case data.Male:
		j.Gender = "Nam"
	case data.Female:
		j.Gender = "Nữ"
	}
	if r.Recipient != "" {
		j.Kind = string(r.Recipient)
	}
	return j
}

func addLine(note, line string) string {
	if note == "" {
		return line
	}
	return note + "\n" + line
}

func itoa(n int) string { return strconv.Itoa(n) }

func joinRows(rows []int) string {
	list := make([]string, len(rows))
	for i, r := range rows {
		list[i] = itoa(r)
	}
	return strings.Join(list, ", ")
}
