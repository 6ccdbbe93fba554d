package data

import "strings"

// Actor is a person with a part in the ceremony: one who speaks, presides,
// announces a decision or hands over an award.
type Actor struct {
	Delegate  ID // "" for one who is no delegate; may name one who is not there any more
	Part      Part
	Honorific string // "Đồng chí", "Ông"; "" for the usual form of address
	Name      string
	Posts     string // in full, the Party's first: for the MC and on papers
	Short     string // the one post for badge, seat and cue; "" is Posts
	Capacity  Capacity
	Of        string // whose, with CapacityBehalf and CapacityAuthorised: "Thủ tướng Chính phủ"
}

// Part tells what an actor does in an agenda item or a round.
type Part string

// Parts of actors.
const (
	PartPerforms  Part = ""          // speaks or leads, as the item's kind says
	PartPresides  Part = "presides"  // chủ trì, Đoàn Chủ tịch
	PartSecretary Part = "secretary" // thư ký
	PartAnnounces Part = "announces" // công bố quyết định
	PartPresents  Part = "presents"  // trao
	PartReceives  Part = "receives"  // receives for others
	PartAttends   Part = "attends"   // mời cùng lên, chứng kiến
)

// Capacity tells by whose authority somebody acts on stage, which is another
// thing than who decided.
type Capacity string

// Capacities.
const (
	CapacityOwn        Capacity = ""           // by his own post
	CapacityBehalf     Capacity = "behalf"     // thay mặt
	CapacityAuthorised Capacity = "authorised" // thừa ủy quyền
	CapacityUnknown    Capacity = "unknown"    // chưa rõ: still to be asked
)

// Known tells whether it is said who that is.
func (a Actor) Known() bool { return strings.TrimSpace(a.Name) != "" }

// Title gives the short form of the posts.
func (a Actor) Title() string {
	if a.Short != "" {
		return a.Short
	}
	return a.Posts
}
