package papers

import (
	"cmp"
	"context"
	"slices"
	"strings"

	"vinhdanh/data"
	"vinhdanh/data/text"
	"vinhdanh/print"
)

// bodies gives the items about presidium and secretaries those who the list of
// delegates says have these roles, where the programme names nobody.
func (k *ceremony) bodies(ctx context.Context) error {
	missing := func(a data.AgendaItem) bool {
		return a.Kind == data.ItemPresidium && !slices.ContainsFunc(a.People, data.Actor.Known)
	}
	if !slices.ContainsFunc(k.items, missing) {
		return nil
	}
	rows, err := k.Records.Delegates(ctx, data.DelegateFilter{Conference: k.conf.ID})
	if err != nil {
		return err
	}
	slices.SortStableFunc(rows, func(a, b data.DelegateRow) int { return cmp.Compare(rank(a.Protocol), rank(b.Protocol)) })
	var people []data.Actor
	for _, part := range []data.Part{data.PartPresides, data.PartSecretary} {
		for _, r := range rows {
			if sits(r.Roles) == part {
				people = append(people, data.Actor{Delegate: r.ID, Part: part, Name: r.Name, Posts: post(r.Position, r.Unit)})
			}
		}
	}
	for i := range k.items {
		if missing(k.items[i]) {
			k.items[i].People = people
		}
	}
	return nil
}

// rank sorts those without a place in the protocol behind the others.
func rank(protocol int) int {
	if protocol <= 0 {
		return 1 << 30
	}
	return protocol
}

// sits reads what a delegate does in the meeting: presides, takes notes.
func sits(words string) data.Part {
	f := text.Fold(words)
	switch {
	case strings.Contains(f, "doan chu tich"), strings.Contains(f, "chu tich doan"), strings.Contains(f, "chu tri"), strings.Contains(f, "chu toa"), strings.Contains(f, "presid"):
		return data.PartPresides
	case strings.Contains(f, "thu ky"), strings.Contains(f, "secretar"):
		return data.PartSecretary
	}
	return ""
}

// post joins a position and its unit as they are said: "Tỉnh ủy viên, Giám đốc
// Sở Nội vụ"; a unit that the position names stays out.
func post(position, unit string) string {
	position, unit = strings.TrimSpace(position), strings.TrimSpace(unit)
	switch {
	case position == "" || unit == "":
		return position + unit
	case strings.Contains(text.Fold(position), text.Fold(unit)):
		return position
	}
	last := position[strings.LastIndex(position, ",")+1:]
	f := strings.TrimPrefix(strings.TrimPrefix(text.Fold(last), "nguyen "), "pho ")
	if slices.Contains(heading, f) {
		return position + " " + unit
	}
	return position + ", " + unit
}

// heading are posts whose body is named right behind them, folded.
var heading = []string{"giam doc", "tong giam doc", "chu tich", "bi thu", "vu truong", "cuc truong", "hieu truong", "chanh van phong", "vien truong", "chanh an", "tong bien tap"}

// posts are those that a paper has named in full.
type posts map[string]bool

// once takes out the posts of those who have been named in full before.
func (p posts) once(list []print.Figure) []print.Figure {
	out := slices.Clone(list)
	for i := range out {
		key := text.Fold(out[i].Name + "|" + out[i].Post)
		if p[key] {
			out[i].Post = ""
		}
		p[key] = true
	}
	return out
}
