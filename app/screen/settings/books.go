package settings

import (
	"context"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"

	"vinhdanh/app/jobs/papers"
	"vinhdanh/app/jobs/register"
	"vinhdanh/app/widget"
	"vinhdanh/assets/icons"
	"vinhdanh/data"
	"vinhdanh/data/text"
)

// settingByYear is the store's: "no" keeps one book for all years.
const settingByYear = "books.by-year"

var documents = []data.DocumentKind{data.DocumentBangKhen, data.DocumentGiayKhen, data.DocumentTitle}

// openBooks shows the registers and the number that each gives next.
func (s *Screen) openBooks() {
	conf := s.sh.Conference()
	var books []data.Book
	var decisions []data.Decision
	var byYear, wage, family, days string
	s.read(func(ctx context.Context) (err error) {
		if books, err = s.store.Books(ctx); err != nil {
			return err
		}
		for key, value := range map[string]*string{settingByYear: &byYear, papers.SettingWage: &wage, papers.SettingHousehold: &family, register.SettingDays: &days} {
			if *value, err = s.store.Setting(ctx, key); err != nil {
				return err
			}
		}
		if conf.ID == "" {
			return nil
		}
		decisions, err = s.store.Decisions(ctx, conf.ID)
		return err
	}, func() { s.showBooks(books, issuers(decisions), byYear != "no", s.officeCard(wage, family, days)) })
}

// issuers gives who has signed decisions here, for whose books one may be opened.
func issuers(decisions []data.Decision) []string {
	var list []string
	seen := map[string]bool{}
	for _, d := range decisions {
		if d.Issuer != "" && !seen[text.Fold(d.Issuer)] {
			seen[text.Fold(d.Issuer)] = true
			list = append(list, d.Issuer)
		}
	}
	return list
}

func (s *Screen) showBooks(books []data.Book, issuers []string, byYear bool, more fyne.CanvasObject) {
	sh := s.sh
	var rows []fyne.CanvasObject
	for _, b := range books {
		about := sh.T("settings.document." + string(b.Document))
		if b.Year > 0 {
			about += " · " + sh.T("settings.book.year", "year", strconv.Itoa(b.Year))
		} else {
			about += " · " + sh.T("settings.book.years")
		}
		rows = append(rows, widget.Row(12, widget.Grow(widget.Column(0, widget.NewBold(b.Issuer).Cut(100), widget.NewSecond(about).Cut(100))),
			widget.NewText(sh.T("settings.book.next", "number", written(b))),
			widget.NewSmall(sh.T("settings.edit"), icons.Edit, func() { s.editBook(b, issuers) })), widget.Line())
	}
	if len(books) == 0 {
		rows = append(rows, s.remark("books.none"))
	}
	rows = append(rows, widget.Row(0, widget.NewSmall(sh.T("settings.books.add"), icons.Add, func() {
		s.editBook(data.Book{Document: data.DocumentGiayKhen, Year: sh.Now().Year(), Next: 1, Digits: 4}, issuers)
	}), widget.Space()))
	check := widget.NewCheck(sh.T("settings.books.byyear"), byYear, func(on bool) {
		value := "no"
		if on {
			value = "yes"
		}
		s.save(func(ctx context.Context) error { return s.store.SetSetting(ctx, settingByYear, value) }, sh.T("settings.saved"), nil)
	})
	s.show(s.card("books", append([]fyne.CanvasObject{s.remark("books.text")}, rows...)...),
		s.card("books.rule", check, s.remark("books.byyear.text")), more)
}

// written gives the number that a book gives next, as it will be written.
func written(b data.Book) string {
	n := strconv.Itoa(b.Next)
	return strings.Repeat("0", max(0, b.Digits-len(n))) + n
}

// editBook sets a book's next number; a new one also says whose it is.
func (s *Screen) editBook(b data.Book, issuers []string) {
	sh := s.sh
	issuer, year, next, digits := widget.NewCombo(issuers), widget.NewEntry(), widget.NewEntry(), widget.NewEntry()
	issuer.SetText(b.Issuer)
	if b.Year > 0 {
		year.SetText(strconv.Itoa(b.Year))
	}
	next.SetText(strconv.Itoa(b.Next))
	digits.SetText(strconv.Itoa(b.Digits))
	names, at := make([]string, len(documents)), 0
	for i, d := range documents {
		names[i] = sh.T("settings.document." + string(d))
		if d == b.Document {
			at = i
		}
	}
	document := widget.NewSelect(names, at, nil)
	if b.ID != "" { // whose book it is does not change: its numbers are on papers
		issuer.Disable()
		year.Disable()
		document.Disable()
	}
	fIssuer, fYear := widget.NewField(sh.T("settings.book.issuer"), issuer), widget.NewField(sh.T("settings.book.year.label"), year).Helped(sh.T("settings.book.year.help"))
	fNext, fDigits := widget.NewField(sh.T("settings.book.next.label"), next), widget.NewField(sh.T("settings.book.digits"), digits)
	title := sh.T("settings.books.add")
	focus := issuer
	if b.ID != "" {
		title, focus = sh.T("settings.book.edit"), next
	}
	var d *widget.Dialog
	d = widget.Ask(sh.Window(), widget.Question{Title: title, Verb: sh.T("settings.save"), Cancel: sh.T("common.cancel"), Focus: focus, Width: 560,
		Body: widget.Column(12, fIssuer, widget.Tops(12, widget.Grow(widget.NewField(sh.T("settings.book.document"), document)), widget.Grow(fYear)),
			widget.Tops(12, widget.Grow(fNext), widget.Grow(fDigits))),
		Do: func() bool {
			for _, f := range []*widget.Field{fIssuer, fYear, fNext, fDigits} {
				f.SetError("")
			}
			ok := true
			fail := func(f *widget.Field, key string) {
				f.SetError(sh.T("settings.book." + key))
				ok = false
			}
			b.Issuer, b.Document = text.Clean(issuer.Text), documents[document.Selected]
			if b.Issuer == "" {
				fail(fIssuer, "issuer.missing")
			}
			var valid bool
			if b.Year, valid = number(year.Text, 0, 9999); !valid {
				fail(fYear, "year.wrong")
			}
			if b.Next, valid = number(next.Text, 1, 9_999_999); !valid {
				fail(fNext, "next.wrong")
			}
			if b.Digits, valid = number(digits.Text, 1, 8); !valid {
				fail(fDigits, "digits.wrong")
			}
			if !ok {
				return false
			}
			sh.Load(func(ctx context.Context) error { return s.store.SaveBook(ctx, &b) }, func(err error) {
				if data.CodeOf(err) == "book-number-used" {
					fNext.SetError(sh.Say(err))
					return
				}
				if err != nil {
					sh.Fail(err)
					return
				}
				d.Close()
				sh.Notify(sh.T("settings.saved"), nil)
				s.open("books")
			})
			return false
		}})
}

// number reads a whole number within bounds; "" is 0.
func number(s string, least, most int) (int, bool) {
	s = strings.TrimSpace(s)
	if s == "" {
		return 0, least == 0
	}
	n, err := strconv.Atoi(s)
	return n, err == nil && n >= least && n <= most
}
