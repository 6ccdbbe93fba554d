package data

// AgendaItem is one step of the programme.
type AgendaItem struct {
	ID         ID
	Conference ID
	Meeting    ID
	Ordinal    int    // order within the meeting, from 1
	Starts     string // planned, "HH:MM" local time
	Minutes    int    // planned duration
	Kind       ItemKind
	Title      string
	Person     string // who speaks, leads or hands over, with posts
	Capacity   string // "thừa ủy quyền Thủ tướng Chính phủ"
	Note       string // cue or remark for the organisers
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

// Round is one hand-over on stage: who gets what, from whom.
type Round struct {
	ID         ID
	Conference ID
	Item       ID  // agenda item, may be none
	Number     int // within the conference, from 1
	Title      string
	Presenter  string // with posts; "" is not said yet (chưa rõ)
	Capacity   string
}
