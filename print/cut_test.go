package print

import (
	"strings"
	"testing"

	"vinhdanh/print/writing"
)

// Whoever has a name, a post or a code that no list has room for does not stop
// the list: it is cut, and said whose it is. All others stay whole.
func TestCut(t *testing.T) {
	people := func(change func(*Attendee)) []DelegationList {
		list := delegations(3)
		change(&list[0].People[1])
		return list
	}
	huge := strings.Repeat("W", 3000)
	for about, change := range map[string]func(*Attendee){
		"name":  func(a *Attendee) { a.Name = huge },
		"words": func(a *Attendee) { a.Name = strings.Repeat("Nguyễn ", 430) },
		"post":  func(a *Attendee) { a.Position = huge },
		"seat":  func(a *Attendee) { a.Seat = huge },
		"note":  func(a *Attendee) { a.Note = huge },
		"code":  func(a *Attendee) { a.Code = huge },
	} {
		for name, write := range map[string]func() (*writing.Paper, error){
			"sign-in": func() (*writing.Paper, error) {
				return SignInPaper(SignInInput{Heading: heading("vi"), Columns: []string{"Sáng", "Chiều", "Tối"}, Delegations: people(change)})
			},
			"handout": func() (*writing.Paper, error) {
				return HandoutReceiptPaper(HandoutReceiptInput{Heading: heading("vi"), Delegations: people(change)})
			},
			"attendance": func() (*writing.Paper, error) {
				in := attendanceOf("vi", 3, 1)
				in.Absent, in.Missing = people(change)[0].People, people(change)[0].People
				return AttendancePaper(in)
			},
			"introductions": func() (*writing.Paper, error) {
				in := introductionsOf("vi", 3)
				change(&in.List[1].Attendee)
				return IntroductionsPaper(in)
			},
		} {
			w, err := write()
			if err != nil {
				t.Fatal(err)
			}
			found := Cut(w, embedded(t))
			pages, _, err := Pages(w, embedded(t))
			if err != nil {
				t.Errorf("%s, %s: %v", name, about, err)
				continue
			}
			if len(pages) > 3 {
				t.Errorf("%s, %s: %d pages", name, about, len(pages))
			}
			if name == "introductions" && about != "name" && about != "words" && about != "post" || name == "sign-in" && about == "code" ||
				name == "attendance" && about == "seat" { // the paper does not show it
				continue
			}
			all := ""
			for _, p := range pages {
				all += squeezed(textOf(p))
			}
			if len(found) == 0 || found[0].Code != "cut" || !strings.Contains(all, "…") {
				t.Errorf("%s, %s: warned of %+v", name, about, found)
				continue
			}
			if number := found[0].Args["number"]; about != "code" && number != "AS-0002" {
				t.Errorf("%s, %s: said to be of %v", name, about, number)
			}
		}
	}
	w, err := SignInPaper(SignInInput{Heading: heading("vi"), Delegations: delegations(100)})
	if err != nil {
		t.Fatal(err)
	}
	if found := Cut(w, embedded(t)); found != nil {
		t.Errorf("real names are cut: %+v", found)
	}
}
