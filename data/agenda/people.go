package agenda

import (
	"strings"

	"vinhdanh/data"
	"vinhdanh/data/text"
)

// People are a conference's delegates, found by their ID or, where one alone
// bears it, by their name.
type People struct {
	byID   map[data.ID]*data.DelegateRow
	byName map[string]data.ID // by the folded name; "" where several bear it
	folded map[string]string  // names as they are written, to their folded form
}

// NewPeople keeps delegates, with their presence at the meeting asked about.
func NewPeople(delegates []data.DelegateRow) *People {
	n := len(delegates)
	p := &People{byID: make(map[data.ID]*data.DelegateRow, n), byName: make(map[string]data.ID, n), folded: make(map[string]string, n)}
	for i := range delegates {
		d := &delegates[i]
		p.byID[d.ID] = d
		name := text.Fold(d.Name)
		p.folded[d.Name] = name
		if name != "" {
			if _, twice := p.byName[name]; twice {
				p.byName[name] = ""
			} else {
				p.byName[name] = d.ID
			}
		}
	}
	return p
}

// Find gives the delegate that an actor is. gone: the actor names one who is
// not there any more.
func (p *People) Find(a data.Actor) (d *data.DelegateRow, ok, gone bool) {
	if p == nil {
		return nil, false, false
	}
	if a.Delegate != "" {
		d, ok = p.byID[a.Delegate]
		return d, ok, !ok
	}
	if id := p.byName[p.fold(a.Name)]; id != "" {
		d, ok = p.byID[id]
	}
	return d, ok, false
}

// fold is a name as it is compared.
func (p *People) fold(name string) string {
	if p != nil {
		if f, ok := p.folded[name]; ok {
			return f
		}
	}
	return text.Fold(name)
}

// Cast gives who has a part in an item. Where only words say who, they count if
// they are the name of one delegate.
func (p *People) Cast(a data.AgendaItem) []data.Actor {
	if len(a.People) > 0 || a.Person == "" {
		return a.People
	}
	name, posts, _ := strings.Cut(a.Person, ",")
	who := data.Actor{Name: strings.TrimSpace(name), Posts: strings.TrimSpace(posts)}
	if _, ok, _ := p.Find(who); !ok {
		return nil
	}
	return []data.Actor{who}
}

// Call is how sentences name an actor: "Đồng chí Phan Bá Hiếu".
func Call(a data.Actor) string {
	return strings.TrimSpace(a.Honorific + " " + a.Name)
}
