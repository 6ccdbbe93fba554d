package print

import (
	"strings"

	"vinhdanh/assets/i18n"
	"vinhdanh/print/layout"
	"vinhdanh/print/shape"
)

// InvitationFixed is what all invitations to a conference share.
type InvitationFixed struct {
	Superior  string // of the host; may be ""
	Host      string // who invites: "SỞ NỘI VỤ"
	Number    string // of the letter: "125/GM-SNV"; may be ""
	Place     string // where it is written: "An Sơn"
	Date      string // YYYY-MM-DD; "" leaves room to write it
	Event     string
	Period    string // "giai đoạn 2020 - 2025"; may be "" or stand in the event
	When      string // in plain words: "07 giờ 30, thứ Năm, ngày 21 tháng 8 năm 2025"
	Where     string
	Note      string // what to bring, whom to call; "" asks to bring the invitation where it has a code
	Signature Signature
	Single    bool             // one on a page of its own in place of several on a sheet
	Template  *layout.Template // nil is the embedded "invitation-a5"
}

// InvitationInput is what one invitation says.
type InvitationInput struct {
	Number    string // of this letter; "" is InvitationFixed's
	Honorific string // "Ông", "Bà", "Đồng chí"; "" for a unit
	Name      string
	Position  string
	Unit      string
	Role      string // "Đại biểu chính thức"; may be ""
	Seat      string // may be ""
	Digits    string // the delegate's code in letters: "AS-064"
	Code      Code   // of the badge's digits; N 0 is none
}

// InvitationSetter sets invitations. It is safe for concurrent use.
type InvitationSetter struct {
	*cards
	fixed    InvitationFixed
	values   layout.Values // that all share
	warnings []layout.Warning
	words    *i18n.Catalogue
}

// NewInvitations checks what the invitations share. Faults: those of
// layout.Template.Set, "bad-date" (field, value), "template-value".
func NewInvitations(fixed InvitationFixed, f *shape.Fonts) (*InvitationSetter, error) {
	t := fixed.Template
	if t == nil {
		var err error
		if t, err = layout.Embedded("invitation-a5"); err != nil {
			return nil, err
		}
	}
	if fixed.Single {
		alone := *t
		alone.Sheet, t = nil, &alone
	}
	s := &InvitationSetter{fixed: fixed, words: i18n.For("vi")}
	date := noDate
	if fixed.Date != "" {
		var err error
		if date, err = OfficialDate("dated", fixed.Date); err != nil {
			return nil, err
		}
	}
	first, second, warnings := fixed.Signature.lines()
	s.warnings = warnings
	period := periodBeside(fixed.Event, fixed.Period)
	s.values = layout.Values{
		"superior": fixed.Superior, "host": fixed.Host, "dated": dated(strings.TrimSpace(fixed.Place), date),
		"event": join(", ", strings.TrimSpace(fixed.Event), period), "period": period,
		"when": fixed.When, "where": fixed.Where, "sign1": first, "sign2": second, "signer": strings.TrimSpace(fixed.Signature.Name),
	}
	var err error
	s.cards, err = newCards(t, "", "invitation", f, s.values, nil)
	return s, err
}

// Sheet sets up to PerSheet invitations. Faults: those of layout.Template.Set,
// "no-name", "bad-code", "code-too-large", "too-many-badges". Warnings:
// "signature-form" besides those of layout.Template.Set.
func (s *InvitationSetter) Sheet(in []InvitationInput) (*layout.List, []layout.Warning, error) {
	list, warnings, err := s.sheet(0, len(in), func(i int) ([]layout.Item, []layout.Warning, error) { return s.invitation(&in[i]) })
	if err != nil {
		return nil, nil, err
	}
	return list, append(warnings, s.warnings...), nil
}

func (s *InvitationSetter) invitation(in *InvitationInput) ([]layout.Item, []layout.Warning, error) {
	name, err := named(in.Name)
	if err != nil {
		return nil, nil, err
	}
	v := make(layout.Values, len(s.values)+9)
	for place, said := range s.values {
		v[place] = said
	}
	v["number"] = strings.TrimSpace(in.Number)
	if v["number"] == "" {
		v["number"] = s.fixed.Number
	}
	v["addressee"], v["name"] = join(" ", strings.TrimSpace(in.Honorific), name), name
	v["position"], v["unit"] = in.Position, in.Unit
	v["post"] = (&CertificateInput{Position: in.Position, Unit: in.Unit}).post()
	v["role"], v["seat"], v["digits"], v["note"] = roleOf(in.Role), in.Seat, in.Digits, s.fixed.Note
	if s.fixed.Note == "" && in.Code.N > 0 {
		v["note"] = s.words.T("stationery.invitation.note")
	}
	return s.card(name, v, layout.Conditions{"collective": in.Honorific == ""}, in.Code)
}
