package data

// AgendaItem is one step of the programme.
type AgendaItem struct {
	ID         ID
	Conference ID
	Meeting    ID
	Ordinal    int    // order within the meeting, from 1
	Starts     string // planned, "HH:MM" local time; "" follows the item before
	Fixed      bool   // does not move when items before it do
	Minutes    int    // planned duration
	Kind       ItemKind
	Title      string
	Person     string  // who speaks, leads or hands over, as papers name them; "" is the names of People
	Capacity   string  // "thừa ủy quyền Thủ tướng Chính phủ"
	People     []Actor // those who speak, lead, announce or hand over
	Hall       ID      // "" is the meeting's usual one
	Documents  string  // one a line: "Báo cáo số 45/BC-SNV"
	Cue        string  // what lights, music and projector do: "Trang chiếu 1–24"
	Script     string  // what the MC says; "" for the proposed words
	Note       string  // remark for the organisers
}

// ItemKind groups agenda items by what happens in them.
type ItemKind string

const (
	ItemCheckIn   ItemKind = "check-in"
	ItemArts      ItemKind = "arts" // văn nghệ chào mừng
	ItemFlag      ItemKind = "flag" // chào cờ
	ItemOpening   ItemKind = "opening"
	ItemPresidium ItemKind = "presidium"
	ItemReport    ItemKind = "report"
	ItemFilm      ItemKind = "film"
	ItemSpeech    ItemKind = "speech"    // tham luận
	ItemDirecting ItemKind = "directing" // phát biểu chỉ đạo
	ItemAwards    ItemKind = "awards"
	ItemLaunch    ItemKind = "launch" // phát động
	ItemVote      ItemKind = "vote"
	ItemBreak     ItemKind = "break"
	ItemClosing   ItemKind = "closing"
	ItemOther     ItemKind = "other"
)

// ItemKinds lists the kinds in the order of a usual half day.
var ItemKinds = []ItemKind{ItemCheckIn, ItemArts, ItemFlag, ItemOpening, ItemPresidium, ItemReport, ItemFilm,
	ItemSpeech, ItemDirecting, ItemAwards, ItemLaunch, ItemVote, ItemBreak, ItemClosing, ItemOther}
