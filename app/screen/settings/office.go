package settings

import (
	"context"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"

	"vinhdanh/app/jobs/papers"
	"vinhdanh/app/jobs/register"
	"vinhdanh/app/widget"
)

// officeCard asks for what the papers and lists of the register go by: the base
// wage that prize money is a multiple of, what a household gets, and how long a list of withdrawn
// certificates may be relied on.
func (s *Screen) officeCard(wage, family, days string) fyne.CanvasObject {
	t := s.sh.T
	money, house, until := widget.NewEntry(), widget.NewEntry(), widget.NewEntry()
	if s.sh.Catalogue().Lang() == "vi" {
		family = strings.Replace(family, ".", ",", 1)
	}
	house.SetText(family)
	house.SetPlaceHolder(t("settings.office.household.hint"))
	money.SetText(wage)
	money.SetPlaceHolder(t("settings.office.wage.hint"))
	until.SetText(days)
	until.SetPlaceHolder(strconv.Itoa(register.NextUsual))
	money.OnChanged = func(string) { s.edited = true }
	house.OnChanged, until.OnChanged = money.OnChanged, money.OnChanged
	fMoney := widget.NewField(t("settings.office.wage"), money)
	fHouse := widget.NewField(t("settings.office.household"), house).Helped(t("settings.office.household.help"))
	fUntil := widget.NewField(t("settings.office.days"), until)
	save := func() {
		values := map[string]string{}
		good := true
		for _, f := range []struct {
			key   string
			field *widget.Field
			text  string
			most  int64
		}{{papers.SettingWage, fMoney, money.Text, 1_000_000_000}, {register.SettingDays, fUntil, until.Text, 3650}} {
			f.field.SetError("")
			figures := strings.NewReplacer(".", "", ",", "", " ", "", "đ", "").Replace(f.text)
			if n, err := strconv.ParseInt(figures, 10, 64); figures != "" && (err != nil || n < 1 || n > f.most) {
				f.field.SetError(t("settings.office.figure", "most", s.sh.Catalogue().Int(f.most)))
				good = false
			}
			values[f.key] = figures
		}
		fHouse.SetError("")
		times, ok := papers.Household(house.Text)
		if values[papers.SettingHousehold] = ""; times > 0 {
			values[papers.SettingHousehold] = strconv.FormatFloat(times, 'f', -1, 64)
		}
		if !ok {
			fHouse.SetError(t("settings.office.household.wrong"))
		}
		if !good || !ok {
			return
		}
		s.save(func(ctx context.Context) error {
			for key, value := range values {
				if err := s.store.SetSetting(ctx, key, value); err != nil {
					return err
				}
			}
			return nil
		}, t("settings.saved"), func() { s.edited = false })
	}
	money.OnSubmitted = func(string) { save() }
	house.OnSubmitted, until.OnSubmitted = money.OnSubmitted, money.OnSubmitted
	return s.card("office", s.remark("office.text"), widget.Tops(12, widget.Grow(fMoney), widget.Grow(fUntil)), fHouse,
		widget.Row(0, widget.NewButton(t("settings.save"), "", save), widget.Space()))
}
