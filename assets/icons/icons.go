package icons

import (
	"embed"
	"fmt"
)

//go:embed *.svg
var files embed.FS

// Name names an icon: its file without ".svg".
type Name string

// The icons, by what they stand for here.
const (
	Absent            Name = "absent"
	Add               Name = "add"
	Agenda            Name = "agenda"
	AgendaActive      Name = "agenda-active"
	AlignCenter       Name = "align-center"
	AlignLeft         Name = "align-left"
	AlignRight        Name = "align-right"
	ArrowBack         Name = "arrow-back"
	ArrowDown         Name = "arrow-down"
	ArrowForward      Name = "arrow-forward"
	ArrowUp           Name = "arrow-up"
	Award             Name = "award"
	Backup            Name = "backup"
	Badge             Name = "badge"
	Bold              Name = "bold"
	Book              Name = "book"
	Border            Name = "border"
	Box               Name = "box"
	BoxSome           Name = "box-some"
	BoxTicked         Name = "box-ticked"
	Building          Name = "building"
	Certificate       Name = "certificate"
	CertificateActive Name = "certificate-active"
	Check             Name = "check"
	Checkin           Name = "checkin"
	ChevronBack       Name = "chevron-back"
	ChevronDown       Name = "chevron-down"
	ChevronForward    Name = "chevron-forward"
	Choose            Name = "choose"
	Circle            Name = "circle"
	Clock             Name = "clock"
	Close             Name = "close"
	Copy              Name = "copy"
	Delete            Name = "delete"
	Document          Name = "document"
	Dot               Name = "dot"
	DoneAll           Name = "done-all"
	Download          Name = "download"
	DropDown          Name = "drop-down"
	DropUp            Name = "drop-up"
	Edit              Name = "edit"
	Error             Name = "error"
	FitScreen         Name = "fit-screen"
	Folder            Name = "folder"
	Fullscreen        Name = "fullscreen"
	FullscreenExit    Name = "fullscreen-exit"
	Grid              Name = "grid"
	Help              Name = "help"
	HelpFilled        Name = "help-filled"
	Hidden            Name = "hidden"
	Home              Name = "home"
	HomeActive        Name = "home-active"
	Import            Name = "import"
	Info              Name = "info"
	Institution       Name = "institution"
	Italic            Name = "italic"
	Key               Name = "key"
	Laptop            Name = "laptop"
	Layers            Name = "layers"
	Lock              Name = "lock"
	LockOpen          Name = "lock-open"
	Mail              Name = "mail"
	Mark              Name = "mark"
	Monitor           Name = "monitor"
	Mic               Name = "mic"
	More              Name = "more"
	OK                Name = "ok"
	OKOutlined        Name = "ok-outlined"
	Paste             Name = "paste"
	Pause             Name = "pause"
	PDF               Name = "pdf"
	People            Name = "people"
	PeopleActive      Name = "people-active"
	Person            Name = "person"
	PersonAdd         Name = "person-add"
	Phone             Name = "phone"
	Picture           Name = "picture"
	Play              Name = "play"
	PlayCircle        Name = "play-circle"
	Print             Name = "print"
	QRCode            Name = "qr-code"
	RadioOn           Name = "radio-on"
	Redo              Name = "redo"
	Refresh           Name = "refresh"
	Remove            Name = "remove"
	Ruler             Name = "ruler"
	Scan              Name = "scan"
	Search            Name = "search"
	Settings          Name = "settings"
	Sheet             Name = "sheet"
	SkipNext          Name = "skip-next"
	Square            Name = "square"
	Stop              Name = "stop"
	Text              Name = "text"
	TextFields        Name = "text-fields"
	Undo              Name = "undo"
	Unfold            Name = "unfold"
	Upload            Name = "upload"
	Verify            Name = "verify"
	Visible           Name = "visible"
	Warning           Name = "warning"
	ZoomIn            Name = "zoom-in"
	ZoomOut           Name = "zoom-out"
)

// SVG gives the drawing of an icon. The names above all exist; another one is
// a mistake in the program and panics.
func SVG(n Name) []byte {
	raw, err := files.ReadFile(string(n) + ".svg")
	if err != nil {
		panic(fmt.Sprintf("icons: no drawing %q", n))
	}
	return raw
}

// All lists the names of all drawings.
func All() []Name {
	entries, err := files.ReadDir(".")
	if err != nil {
		return nil
	}
	names := make([]Name, 0, len(entries))
	for _, e := range entries {
		names = append(names, Name(e.Name()[:len(e.Name())-len(".svg")]))
	}
	return names
}
