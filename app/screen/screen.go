package screen

import (
	"context"
	"time"

	"fyne.io/fyne/v2"

	"vinhdanh/app/camera"
	"vinhdanh/app/jobs/ceremony"
	"vinhdanh/app/sound"
	"vinhdanh/app/spool"
	"vinhdanh/assets/i18n"
	"vinhdanh/data"
)

// Screen is one place. The shell makes it when it is first opened, and again
// when the language or the conference changes.
type Screen interface {
	// Object gives what is shown, the same each time.
	Object() fyne.CanvasObject
	// Shown is called whenever the place is opened, also when it is open
	// already. It loads what it shows.
	Shown(Filter)
	// Refresh is called while the place is shown after records have changed
	// (see Shell.Changed).
	Refresh()
}

// What a Screen may do besides.
type (
	// Searcher has a field that Ctrl+F leads to.
	Searcher interface{ FocusSearch() }
	// Printer has something that Ctrl+P prints.
	Printer interface{ Print() }
	// Closer uses Escape, for a pane or a mode; false if there was nothing to close.
	Closer interface{ Close() bool }
	// Undoer uses Ctrl+Z outside entries.
	Undoer interface{ Undo() }
	// Keyer sees the keys that no focused part used; true if it used one.
	Keyer interface{ TypedKey(*fyne.KeyEvent) bool }
	// Typist takes letters that no focused part used, also those typed while
	// a dialog lies over it; true if it used one.
	Typist interface{ TypedRune(r rune) bool }
	// Paster takes text pasted outside entries.
	Paster interface{ Paste(text string) }
	// Leaver is told when another place is opened in its stead or the window closes.
	Leaver interface{ Left() }
	// Holder has something that leaving would lose: it asks, and calls leave
	// once it may be left; false if there is nothing to ask.
	Holder interface{ Hold(leave func()) bool }
	// Footed has buttons along its lower edge; the strip of Notify stands clear
	// of them. Foot tells how high they reach.
	Footed interface{ Foot() float32 }
	// Lodger is reached from several places, and tells which one the side bar marks.
	Lodger interface{ Lodges() Place }
	// Solitary asks for the whole window, without bars, while Alone says so.
	Solitary interface{ Alone() bool }
)

// Shell is what the window offers its screens.
type Shell interface {
	// Open goes to a place.
	Open(Place, Filter)
	// Moved tells that the place shown belongs to another one now (see Lodger).
	Moved()
	// T gives a string of the catalogue in the chosen language.
	T(key string, args ...any) string
	Catalogue() *i18n.Catalogue
	// Conference gives the one that is open; its ID is "" if there is none.
	Conference() data.Conference
	// Meeting gives the sitting that presence refers to: today's, else the
	// main one; its ID is "" if there is none.
	Meeting() data.Meeting
	Window() fyne.Window
	// Now is the clock; its location is the office's.
	Now() time.Time

	// Load runs a short read off the interface's goroutine and then done on
	// it. After cancel, done is not called.
	Load(job func(ctx context.Context) error, done func(err error)) (cancel context.CancelFunc)
	// Every calls tick on the interface's goroutine until stopped.
	Every(d time.Duration, tick func()) (stop func())
	// Run runs a long job with a strip that shows its progress and stops it.
	// progress may be called from any goroutine. A fault is shown by Fail;
	// only if there was none, done is called (on the interface's goroutine).
	// Run also calls Changed.
	Run(title string, job func(ctx context.Context, progress func(done, total int)) error, done func())
	// Fail shows what went wrong: a sentence, what to do, whether data changed.
	Fail(err error)
	// Say gives that sentence alone.
	Say(err error) string
	// Notify shows a dark strip for 10 s; undo nil: nothing to take back.
	Notify(text string, undo func())
	// Unsay takes the strip with these words away, if it is still there.
	Unsay(text string)
	// Remark shows the strip with why nothing was done: nothing chosen, nothing to undo.
	Remark(text string)
	// Changed tells that records have changed: bars, badges and the place shown refresh.
	Changed()
	// ChangedConference tells that conferences were made or changed; open is
	// the one to be shown, "" for the same.
	ChangedConference(open data.ID)
	// SetLanguage changes the language at once and for good.
	SetLanguage(lang string)
	// Alone changes whether the window is full screen without bars (see Solitary).
	Alone(on bool)

	// Play lets a sound be heard. It never waits; a sound under way is cut.
	Play(sound.Sound)
	// Silent tells that nobody here hears anything: there is no loudspeaker.
	Silent() bool
	// Cameras lists the cameras plugged in now; none is an empty list.
	Cameras(done func(list []camera.Device, err error)) (cancel context.CancelFunc)
	// OpenCamera opens a camera, and closes the one open before. The
	// functions of use are called on the interface's goroutine, and none
	// after closeCamera.
	OpenCamera(id string, use camera.Use) (closeCamera func())
	// Projector asks on which monitor delegates are to be welcomed and opens
	// that window; once it is open, it lets a person blank, move and close it.
	// The keyboard stays with this window.
	Projector()
	ProjectorOpen() bool
	// Station gives the check-in station of this window.
	Station() Station
	// Conducting tells which run is led in this window; nil: none any more.
	// The hall's screen and the MC's page follow it.
	Conducting(c *ceremony.Conductor)
	// Conductor gives the run that is led in this window; nil if none is.
	Conductor() *ceremony.Conductor

	// OpenFile lets a person choose a file with one of the extensions
	// (".xlsx"); chosen is called only if one was chosen.
	OpenFile(extensions []string, chosen func(path string))
	// SaveFile lets a person choose where to write; name is proposed and its
	// extension kept. An existing file is asked about.
	SaveFile(name string, chosen func(path string))
	// Print asks whether a paper comes out of a printer or goes into a file,
	// makes it, and tells what came of it.
	Print(p Paper)
	// Printers lists the printers of this computer, off the interface's
	// goroutine. Error: print-service.
	Printers(ctx context.Context) ([]spool.Printer, error)
	// Export asks which columns of a list go out, "delegates", "recipients",
	// "register" or "attendance", and where, and writes it.
	Export(list string)
	// Reveal opens a file or folder with the desktop's own program.
	Reveal(path string)
	// ReadClipboard and WriteClipboard hold text.
	ReadClipboard() string
	// ReadTable gives what was copied with its form, as from Excel, Word or a
	// browser; html is empty where there is none.
	ReadTable() (html []byte, text string)
	WriteClipboard(text string)
}
