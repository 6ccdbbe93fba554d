package app

import (
	"context"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strconv"
	"strings"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"vinhdanh/app/widget"
	"vinhdanh/assets/icons"
	"vinhdanh/data/text"
)

// chooser asks for a file in the program's own words. Fyne's dialog for saving
// empties an existing file before the work has begun, and a failed job must
// leave it as it was; so this one only gives the name.
type chooser struct {
	s          *Shell
	extensions []string
	save       string // the proposed name; "" to open
	proposed   string // what the field was filled with
	chosen     func(path string)

	folder  string
	entries []fileEntry
	cancel  context.CancelFunc

	table *widget.DataTable
	where *widget.Text
	up    *widget.Button
	name  *widget.Entry
	over  *widget.Overlay
	field *widget.Field
}

type fileEntry struct {
	name   string
	folder bool
	size   int64
	at     time.Time
}

func newChooser(s *Shell, extensions []string, save string, chosen func(path string)) *chooser {
	c := &chooser{s: s, extensions: extensions, save: save, proposed: save, chosen: chosen}
	c.table = widget.NewDataTable(
		widget.TableColumn{Key: "name", Title: s.T("shell.file.name"), Width: 240, Grow: 1},
		widget.TableColumn{Key: "at", Title: s.T("shell.file.changed"), Width: 140},
		widget.TableColumn{Key: "size", Title: s.T("shell.file.size"), Width: 88, Align: fyne.TextAlignTrailing},
	)
	c.table.RowHeight = 34
	c.table.Len = func() int { return len(c.entries) }
	c.table.Row = c.row
	c.table.OnSelect = func(i int) {
		if e := c.entries[i]; !e.folder {
			c.name.SetText(e.name)
		}
	}
	c.table.OnOpen = func(i int) {
		if e := c.entries[i]; e.folder {
			c.open(filepath.Join(c.folder, e.name))
			return
		}
		c.done()
	}
	c.table.Empty = widget.Centered(widget.NewSecond(s.T("shell.file.none")))
	c.where = widget.NewSecond("").Cut(80)
	c.up = widget.NewIconButton(icons.ArrowBack, s.T("shell.file.up"), func() { c.open(filepath.Dir(c.folder)) })
	c.name = widget.NewEntry()
	c.name.SetText(save)
	c.name.OnSubmitted = func(string) { c.done() }
	label := s.T("shell.file.name")
	if c.folders() {
		label = s.T("shell.file.folder")
	}
	c.field = widget.NewField(label, c.name)
	return c
}

// folders tells whether a folder is to be named, which the caller will make.
func (c *chooser) folders() bool { return c.save != "" && filepath.Ext(c.save) == "" }

// propose proposes a folder's name that is free yet, where nobody has typed another.
func (c *chooser) propose(list []fileEntry) {
	if !c.folders() || c.name.Text != "" && c.name.Text != c.proposed {
		return
	}
	c.proposed = c.save
	for n := 2; slices.ContainsFunc(list, func(e fileEntry) bool { return strings.EqualFold(e.name, c.proposed) }); n++ {
		c.proposed = c.save + " " + strconv.Itoa(n)
	}
	c.name.SetText(c.proposed)
}

func (c *chooser) row(i int) widget.RowLine {
	e := c.entries[i]
	icon, tint, size := icons.Document, widget.ColorText3, sizeWords(e.size)
	if e.folder {
		icon, tint, size = icons.Folder, widget.ColorGold, ""
	}
	return widget.RowLine{Cells: []widget.Cell{
		{Text: e.name, Icon: icon, Tint: tint},
		{Text: e.at.In(c.s.Now().Location()).Format("02/01/2006 15:04"), Color: widget.ColorText2, Size: widget.SizeSecond},
		{Text: size, Color: widget.ColorText2, Size: widget.SizeSecond},
	}}
}

func (c *chooser) show() {
	title, verb := c.s.T("shell.file.open.title"), c.s.T("shell.file.open")
	if c.save != "" {
		title, verb = c.s.T("shell.file.save.title"), c.s.T("shell.file.save")
	}
	sides := []fyne.CanvasObject{}
	for _, p := range standardFolders() {
		b := widget.NewButton(p.label(c.s), p.icon, func() { c.open(p.path) })
		b.Kind, b.Leading = widget.Quiet, true
		sides = append(sides, b)
	}
	side := container.NewVScroll(widget.Column(2, sides...))
	foot := widget.Row(8, widget.Grow(c.field), widget.Pad(20, 0, 0, 0, widget.Row(8,
		widget.NewButton(c.s.T("common.cancel"), "", func() { c.over.Close() }),
		widget.NewFilled(verb, "", c.done))))
	content := widget.Padded(20, widget.Border(
		widget.Column(8, widget.NewHeading(title), widget.Row(8, c.up, widget.Grow(c.where))),
		widget.Pad(12, 0, 0, 0, foot),
		widget.Pad(8, 12, 0, 0, widget.Fixed(180, 0, side)), nil,
		widget.Pad(8, 0, 0, 0, widget.NewSurface(c.table))))
	c.over = widget.ShowOver(c.s.win, content, 860, 600, func() {
		if c.cancel != nil {
			c.cancel()
		}
	})
	widget.FocusOn(c.name)
	c.open(c.s.startFolder())
}

// startFolder is the folder that was chosen last, else where documents lie.
func (s *Shell) startFolder() string {
	for _, dir := range []string{s.app.Preferences().String(prefFolder), filepath.Join(homeFolder(), "Documents")} {
		if info, err := os.Stat(dir); err == nil && info.IsDir() {
			return dir
		}
	}
	return homeFolder()
}

func homeFolder() string {
	if h, err := os.UserHomeDir(); err == nil {
		return h
	}
	return string(filepath.Separator)
}

// open reads a folder and shows it.
func (c *chooser) open(folder string) {
	if c.cancel != nil {
		c.cancel()
	}
	var list []fileEntry
	c.cancel = c.s.Load(func(context.Context) (err error) {
		list, err = c.read(folder)
		return err
	}, func(err error) {
		if err != nil {
			c.field.SetError(c.s.Say(err))
			return
		}
		c.field.SetError("")
		c.folder, c.entries = folder, list
		c.propose(list)
		c.where.SetText(folder)
		c.up.SetDisabled(filepath.Dir(folder) == folder)
		c.table.Select(-1)
		c.table.ScrollToTop()
		c.table.Refresh()
	})
}

func (c *chooser) read(folder string) ([]fileEntry, error) {
	entries, err := os.ReadDir(folder)
	if err != nil {
		return nil, err
	}
	var list []fileEntry
	for _, e := range entries {
		if strings.HasPrefix(e.Name(), ".") {
			continue
		}
		info, err := os.Stat(filepath.Join(folder, e.Name())) // follows links
		if err != nil {
			continue // gone, or a link to nowhere
		}
		if !info.IsDir() && !c.fits(e.Name()) {
			continue
		}
		list = append(list, fileEntry{e.Name(), info.IsDir(), info.Size(), info.ModTime()})
	}
	slices.SortStableFunc(list, func(a, b fileEntry) int {
		if a.folder != b.folder {
			if a.folder {
				return -1
			}
			return 1
		}
		return strings.Compare(text.Fold(a.name), text.Fold(b.name))
	})
	return list, nil
}

func (c *chooser) fits(name string) bool {
	return len(c.extensions) == 0 || slices.Contains(c.extensions, strings.ToLower(filepath.Ext(name)))
}

// done takes the name typed or chosen.
func (c *chooser) done() {
	name := strings.TrimSpace(c.name.Text)
	if name == "" {
		c.field.SetError(c.s.T("shell.file.choose"))
		return
	}
	path := name
	if !filepath.IsAbs(path) {
		path = filepath.Join(c.folder, name)
	}
	info, err := os.Stat(path)
	switch {
	case err == nil && info.IsDir():
		c.name.SetText("")
		c.open(path)
	case c.save == "":
		if err != nil {
			c.field.SetError(c.s.Say(err))
			return
		}
		c.take(path)
	default:
		if !strings.EqualFold(filepath.Ext(path), filepath.Ext(c.save)) {
			path += filepath.Ext(c.save)
			info, err = os.Stat(path)
		}
		if err != nil {
			c.take(path)
			return
		}
		c.s.askReplace(info.Name(), func() { c.take(path) })
	}
}

// askReplace asks before a file is written over.
func (s *Shell) askReplace(name string, do func()) {
	widget.Ask(s.win, widget.Question{
		Title:  s.T("shell.file.replace", "file", name),
		Text:   s.T("shell.file.replace.text"),
		Verb:   s.T("shell.file.replace.verb"),
		Cancel: s.T("shell.file.replace.keep"),
		Loses:  true,
		Do: func() bool {
			do()
			return true
		},
	})
}

func (c *chooser) take(path string) {
	c.s.app.Preferences().SetString(prefFolder, filepath.Dir(path))
	c.over.Close()
	c.chosen(path)
}

type folderPlace struct {
	key, path string
	icon      icons.Name
}

func (p folderPlace) label(s *Shell) string {
	if p.key == "" {
		return p.path
	}
	return s.T("shell.folder." + p.key)
}

// standardFolders lists the folders that exist of those a person looks in first.
func standardFolders() []folderPlace {
	home := homeFolder()
	all := []folderPlace{{"home", home, icons.Home}}
	for _, p := range []folderPlace{
		{"desktop", filepath.Join(home, "Desktop"), icons.Monitor},
		{"documents", filepath.Join(home, "Documents"), icons.Document},
		{"downloads", filepath.Join(home, "Downloads"), icons.Download},
	} {
		if info, err := os.Stat(p.path); err == nil && info.IsDir() {
			all = append(all, p)
		}
	}
	if runtime.GOOS != "windows" {
		all = append(all, folderPlace{"computer", "/", icons.Laptop})
		for _, media := range []string{"/media", "/run/media", "/Volumes"} {
			if info, err := os.Stat(media); err == nil && info.IsDir() {
				all = append(all, folderPlace{"removable", media, icons.Backup})
			}
		}
		return all
	}
	for d := 'C'; d <= 'Z'; d++ {
		path := string(d) + `:\`
		if _, err := os.Stat(path); err == nil {
			all = append(all, folderPlace{"", path, icons.Backup})
		}
	}
	return all
}

// sizeWords writes a file's size in kB or MB.
func sizeWords(n int64) string {
	if n < 1_000_000 {
		return text.Number(float64((n+999)/1000), 0) + " kB"
	}
	return text.Number(float64(n)/1e6, 1) + " MB"
}
