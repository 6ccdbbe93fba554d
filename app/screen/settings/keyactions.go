package settings

import (
	"context"

	"fyne.io/fyne/v2"

	"vinhdanh/app/jobs/keys"
	"vinhdanh/app/widget"
	"vinhdanh/assets/icons"
	"vinhdanh/data/seal"
)

// keyActions is what can be done with an office's key, each with a sentence of
// what comes of it for certificates that are printed already.
func (s *Screen) keyActions(list *seal.KeyList, kept keys.Kept) fyne.CanvasObject {
	row := func(key string, do func()) fyne.CanvasObject {
		return widget.Row(12, widget.Grow(widget.Column(0, widget.NewBold(s.sh.T("settings.key."+key)), s.remark("key."+key+".text"))),
			widget.NewSmall(s.sh.T("settings.key."+key+".do"), "", do))
	}
	remember := row("remember", func() { s.rememberKey(list) })
	switch {
	case kept.Remembered:
		remember = row("forget", func() { s.forgetKey(list) })
	case kept.Where == "":
		remember = s.remark("key.nostore")
	}
	rows := []fyne.CanvasObject{
		row("passphrase.change", func() { s.changePassphrase(list) }), remember,
		row("hand", func() { s.handKey(list) }),
		row("rotate", func() { s.rotateKey(list) }),
		row("sheet", func() { s.printSheet(list) }),
		row("recover", func() { s.recoverRoot(list) }),
		row("compromise", func() { s.compromiseKey(list) }),
	}
	if kept.File == "" { // without the file of the key
		rows = rows[3:]
	}
	parts := []fyne.CanvasObject{}
	for i, r := range rows {
		if i > 0 {
			parts = append(parts, widget.Line())
		}
		parts = append(parts, r)
	}
	return s.card("key.actions", parts...)
}

// keyForm asks for what an action needs and does it. A fault is said in the
// form, which stays open.
type keyForm struct {
	s       *Screen
	key     string // of the words: "settings.key.KEY…"
	fields  []fyne.CanvasObject
	secrets []*widget.Entry // emptied when the form closes
	loses   bool
	check   func() bool
	do      func(ctx context.Context) error
	done    func()
	focus   *widget.Entry
}

func (f *keyForm) secret(key string) (*widget.Entry, *widget.Field) {
	e := widget.NewPasswordEntry()
	field := widget.NewField(f.s.sh.T("settings.key."+key), e)
	f.fields, f.secrets = append(f.fields, field), append(f.secrets, e)
	if f.focus == nil {
		f.focus = e
	}
	return e, field
}

// code asks for a recovery code, in letters that can be read: nobody types 64
// signs off a paper without seeing them.
func (f *keyForm) code() (*widget.Entry, *widget.Field) {
	e := widget.NewMultiEntry(2)
	field := widget.NewField(f.s.sh.T("settings.key.root.code"), e)
	f.fields, f.secrets = append(f.fields, field), append(f.secrets, e)
	if f.focus == nil {
		f.focus = e
	}
	return e, field
}

// twice asks for a new passphrase, typed twice alike.
func (f *keyForm) twice(key string) *widget.Entry {
	first, fFirst := f.secret(key)
	fFirst.Helped(f.s.sh.T("settings.key.passphrase.help"))
	second, fSecond := f.secret("again")
	before := f.check
	f.check = func() bool {
		fFirst.SetError("")
		fSecond.SetError("")
		if err := seal.CheckPassphrase(first.Text); err != nil {
			fFirst.SetError(f.s.sh.Say(err))
			return false
		}
		if first.Text != second.Text {
			fSecond.SetError(f.s.sh.T("settings.key.differ"))
			return false
		}
		return before == nil || before()
	}
	return first
}

// root asks for the root key: its file with the passphrase, or the code.
func (f *keyForm) root(list *seal.KeyList) func() keys.RootKey {
	sh := f.s.sh
	file := f.s.about.Keys.RootFile(list)
	name := file
	if name == "" {
		name = sh.T("settings.key.root.nofile")
	}
	where := widget.NewSecond(name).Cut(120)
	choose := widget.NewButton(sh.T("settings.key.root.open"), icons.Folder, func() {
		sh.OpenFile([]string{".age"}, func(path string) {
			file = path
			where.SetText(path)
		})
	})
	f.fields = append(f.fields, widget.Row(12, choose, widget.Grow(where)))
	passphrase, _ := f.secret("root.passphrase")
	code, field := f.code()
	field.Helped(sh.T("settings.key.root.code.help"))
	return func() keys.RootKey { return keys.RootKey{File: file, Passphrase: passphrase.Text, Recovery: code.Text} }
}

// ask shows the form.
func (f *keyForm) ask(args ...any) {
	sh := f.s.sh
	say := widget.NewText("")
	say.Wrap = true
	say.Tint(widget.ColorErr)
	say.Hide()
	var dialog *widget.Dialog
	busy := false
	dialog = widget.Ask(sh.Window(), widget.Question{
		Title: sh.T("settings.key."+f.key, args...), Text: sh.T("settings.key." + f.key + ".text"), Width: 560, Loses: f.loses,
		Body: widget.Column(10, append(f.fields, say)...), Verb: sh.T("settings.key." + f.key + ".do"), Cancel: sh.T("common.cancel"), Focus: f.focus, OnClose: f.forget,
		Do: func() bool {
			if busy || f.check != nil && !f.check() {
				dialog.Refresh()
				return false
			}
			busy = true
			say.Hide()
			dialog.OK.Disable()
			sh.Load(f.do, func(err error) {
				busy = false
				dialog.OK.Enable()
				if err != nil {
					say.SetText(sh.Say(err))
					say.Show()
					dialog.Refresh()
					return
				}
				dialog.Close()
				f.done()
			})
			return false
		}})
}

// forget empties what was typed: the form is gone, what it held shall be too.
func (f *keyForm) forget() {
	for _, e := range f.secrets {
		e.SetText("")
	}
}

// told says that something is done, and reads the keys again.
func (s *Screen) told(key string, args ...any) func() {
	return func() {
		s.sh.Notify(s.sh.T("settings.key."+key+".done", args...), nil)
		s.open("key")
	}
}
