package stage

import (
	"strings"

	"vinhdanh/assets/i18n"
	"vinhdanh/data"
	"vinhdanh/data/text"
)

// Words says what happens on stage in one language. It is safe for concurrent
// use.
type Words struct {
	c     *i18n.Catalogue
	p     *Plan
	short []abbreviation
}

// NewWords gives the words of a plan in the catalogue's language.
func NewWords(c *i18n.Catalogue, p *Plan) *Words {
	return &Words{c: c, p: p, short: abbreviations(c.T("stage.abbreviations"))}
}

// Event is the word for the occasion: "Đại hội", "Hội nghị", "Lễ".
func (w *Words) Event() string {
	switch e := w.p.Conference.Event; e {
	case data.EventCongress, data.EventCeremony:
		return w.c.T("stage.event." + string(e))
	}
	return w.c.T("stage.event.conference")
}

// Kinds says how many there are of each kind: "3 tập thể và 2 cá nhân".
func (w *Words) Kinds(c Count) string {
	return w.join([]string{w.some("stage.count.collectives", c.Collectives), w.some("stage.count.households", c.Households),
		w.some("stage.count.individuals", c.Individuals)})
}

func (w *Words) some(key string, n int) string {
	if n == 0 {
		return ""
	}
	return w.c.T(key, "n", n)
}

// join puts parts in a row, those that are empty left out: "a, b và c".
func (w *Words) join(parts []string) string {
	var list []string
	for _, p := range parts {
		if p != "" {
			list = append(list, p)
		}
	}
	switch len(list) {
	case 0:
		return ""
	case 1:
		return list[0]
	}
	last := len(list) - 1
	return w.c.T("stage.and", "list", strings.Join(list[:last], ", "), "last", list[last])
}

// comrade is what stands before an actor's name, inside a sentence.
func (w *Words) comrade(a data.Actor) string {
	switch {
	case a.Honorific != "":
		return w.Address(lowerFirst(a.Honorific))
	case w.p.Settings.Comrade:
		return w.c.T("stage.comrade")
	}
	return ""
}

// Address gives a form of address in the language of the words.
func (w *Words) Address(found string) string {
	if w.c.Lang() == "vi" {
		return found
	}
	switch text.Fold(found) {
	case "dong chi", "d/c":
		return w.c.T("stage.comrade")
	case "ong":
		return w.c.T("stage.honorific.male")
	case "ba":
		return w.c.T("stage.honorific.female")
	}
	return found
}

// name writes an actor's name with what stands before it, strong.
func (w *Words) name(a data.Actor) string {
	return strong(strings.TrimSpace(w.comrade(a) + " " + a.Name))
}

// Actor says who somebody is, in full: "đồng chí Trịnh Đăng Khôi, Ủy viên Ban
// Thường vụ Tỉnh ủy, Phó Chủ tịch Ủy ban nhân dân tỉnh".
func (w *Words) Actor(a data.Actor) string { return plain(w.actor(a, false)) }

// actor marks the name, and says in what capacity somebody acts.
func (w *Words) actor(a data.Actor, capacity bool) string {
	s := w.name(a)
	if posts := w.spoken(a.Posts); posts != "" {
		s += ", " + posts
	}
	if capacity {
		if c := w.capacity(a); c != "" && a.Capacity != data.CapacityUnknown {
			s += ", " + c
		}
	}
	return s
}

// Capacity says by whose authority somebody acts: "thừa ủy quyền Thủ tướng
// Chính phủ"; "" by his own.
func (w *Words) Capacity(a data.Actor) string { return w.capacity(a) }

func (w *Words) capacity(a data.Actor) string {
	switch a.Capacity {
	case data.CapacityBehalf, data.CapacityAuthorised:
		if strings.TrimSpace(a.Of) == "" {
			return "" // on whose behalf is not said
		}
	case data.CapacityUnknown:
	default:
		return ""
	}
	return strings.TrimSpace(w.c.T("stage.capacity."+string(a.Capacity), "of", w.authority(a.Of)))
}

// authority names who decides: the highest ones are called in the language of
// the words ("the Prime Minister"), the others as the lists write them.
func (w *Words) authority(name string) string {
	for _, a := range abbreviations(w.c.T("stage.authorities")) {
		if text.Fold(a.short) == text.Fold(name) {
			return a.full
		}
	}
	return w.spoken(name)
}

// Recipient names who is awarded: "Ông Chẻo Láo Lở", "Cố ông …", "Trường THPT Tân An".
func (w *Words) Recipient(r Recipient) string { return plain(w.recipient(&r)) }

func (w *Words) recipient(r *Recipient) string {
	name := strong(w.spoken(r.Name))
	if r.Kind == data.Collective {
		return name
	}
	name = strings.TrimSpace(w.honorific(r.Citation) + " " + strong(r.Name))
	switch {
	case r.Kind == data.Household:
		if f := text.Fold(r.Name); strings.HasPrefix(f, "ho ") || strings.HasPrefix(f, "gia dinh") {
			return strong(r.Name)
		}
		return w.c.T("stage.household", "who", w.small(name))
	case r.Posthumous:
		if h, ok := text.IsHonorific(r.Honorific); ok && h.Fallen != "" {
			return h.Fallen + " " + strong(r.Name)
		}
		return w.c.T("stage.late", "who", w.small(name))
	}
	return name
}

// small writes the form of address before a name as inside a sentence.
func (w *Words) small(name string) string {
	if w.c.Lang() != "vi" {
		return name // "Mr."
	}
	return lowerFirst(name)
}

// honorific is what stands before a recipient's name: the list's word, or by
// gender where the list says "Đồng chí" or nothing.
func (w *Words) honorific(c data.Citation) string {
	switch text.Fold(c.Honorific) {
	case "ong":
		return w.c.T("stage.honorific.male")
	case "ba":
		return w.c.T("stage.honorific.female")
	case "", "dong chi", "d/c":
		switch c.Gender {
		case data.Male:
			return w.c.T("stage.honorific.male")
		case data.Female:
			return w.c.T("stage.honorific.female")
		}
		return ""
	}
	if h, ok := text.IsHonorific(c.Honorific); ok && h.Dead {
		return h.Living
	}
	return c.Honorific
}

// Detail says what is said of a recipient besides the name: who receives, or
// post and unit.
func (w *Words) Detail(r Recipient) string {
	switch {
	case r.Posthumous && r.By != "":
		return w.c.T("stage.family", "who", w.receiver(addressed(&r)))
	case represented(r.Citation) && r.By != "":
		return w.c.T("stage.represented", "who", w.receiver(addressed(&r)))
	case r.By != "" && text.Fold(r.By) != text.Fold(r.Name):
		return w.c.T("stage.received", "who", w.receiver(addressed(&r)))
	case r.Kind == data.Collective:
		return ""
	}
	post, unit := w.spoken(r.Position), w.spoken(r.Unit)
	if unit == "" {
		unit = w.spoken(r.Address)
	}
	if post != "" && unit != "" && !strings.Contains(text.Fold(post), text.Fold(unit)) {
		return post + ", " + unit
	}
	if post == "" {
		return unit
	}
	return post
}

// Step names a step as screens and papers do.
func (w *Words) Step(s data.Step) string {
	if s.Title != "" {
		return s.Title
	}
	return w.c.T("stage.step." + string(s.Kind))
}

// Standing names a standing: "Có mặt", "Vắng", "Đã trao" …
func (w *Words) Standing(s Standing) string {
	if s == "" {
		s = Waiting
	}
	return w.c.T("stage.standing." + string(s))
}

// Kit names a thing on a tray.
func (w *Words) Kit(k data.KitLine) string {
	if k.Thing == data.KitOther && k.Name != "" {
		return k.Name
	}
	return w.c.T("stage.kit." + string(k.Thing))
}

// Decision names a decision: "Quyết định số 1876/QĐ-UBND ngày 05 tháng 8 năm
// 2025 của Chủ tịch Ủy ban nhân dân tỉnh về việc …".
func (w *Words) Decision(d data.Decision) string {
	s := w.c.T("stage.decision.unsigned")
	if d.Number != "" {
		s = w.c.T("stage.decision", "number", d.Number)
	}
	if y, m, day := d.Date.Parts(); d.Date.Full() {
		date := text.DateWords(y, m, day)
		if w.c.Lang() != "vi" {
			date = d.Date.String()
		}
		s += " " + w.c.T("stage.decision.date", "date", date)
	}
	if d.Issuer != "" {
		issuer := d.Issuer
		if w.c.Lang() != "vi" && d.Other.Issuer != "" {
			issuer = d.Other.Issuer
		}
		s += " " + w.c.T("stage.decision.issuer", "issuer", w.authority(issuer))
	}
	if d.Subject != "" && w.c.Lang() == "vi" {
		s += " " + w.c.T("stage.decision.subject", "subject", w.spoken(about(d.Subject)))
	}
	return s
}

// about takes "Về việc" off a subject.
func about(subject string) string {
	s := strings.TrimSpace(subject)
	for _, lead := range []string{"về việc ", "v/v "} {
		if len(s) > len(lead) && strings.EqualFold(s[:len(lead)], lead) {
			s = s[len(lead):]
		}
	}
	return strings.TrimRight(lowerFirst(s), ". ")
}
