package app

import (
	"context"

	"fyne.io/fyne/v2"

	"vinhdanh/app/jobs/issue"
	"vinhdanh/app/jobs/keys"
	registers "vinhdanh/app/jobs/register"
	"vinhdanh/app/screen"
	"vinhdanh/app/screen/agenda"
	"vinhdanh/app/screen/awards"
	"vinhdanh/app/screen/ceremony"
	"vinhdanh/app/screen/certificates"
	"vinhdanh/app/screen/checkin"
	"vinhdanh/app/screen/delegates"
	"vinhdanh/app/screen/designer"
	"vinhdanh/app/screen/hall"
	"vinhdanh/app/screen/home"
	"vinhdanh/app/screen/importing"
	"vinhdanh/app/screen/introductions"
	"vinhdanh/app/screen/register"
	"vinhdanh/app/screen/rounds"
	"vinhdanh/app/screen/settings"
	"vinhdanh/app/screen/verify"
	"vinhdanh/app/widget"
	"vinhdanh/assets/icons"
)

// place is a line of the side bar.
type place struct {
	name         screen.Place
	icon, active icons.Name
}

// sidePlaces lists the side bar from top to bottom; Alt+1 is the first.
func sidePlaces() []place {
	return []place{
		{screen.Home, icons.Home, icons.HomeActive},
		{screen.Delegates, icons.People, icons.PeopleActive},
		{screen.CheckIn, icons.Checkin, icons.Checkin},
		{screen.Agenda, icons.Agenda, icons.AgendaActive},
		{screen.Awards, icons.Award, icons.Award},
		{screen.Certificates, icons.Certificate, icons.CertificateActive},
		{screen.Register, icons.Book, icons.Book},
		{screen.Verify, icons.Verify, icons.Verify},
		{screen.Settings, icons.Settings, icons.Settings},
	}
}

// make builds a place.
func (s *Shell) make(p screen.Place) screen.Screen {
	d := s.deps
	switch p {
	case screen.Delegates:
		list := delegates.New(s, d.Store, d.Press)
		list.Library = d.Library
		return list
	case screen.Introductions:
		return introductions.New(s, introductions.Deps{Records: d.Store, Press: d.Press, Who: d.Who})
	case screen.CheckIn:
		return checkin.New(s, checkin.Deps{Records: d.Store, Press: d.Press, Library: d.Library, Who: d.Who,
			Spool: s.deskPrinter, Copy: s.secondCopy, Cache: d.Cache})
	case screen.Agenda:
		return agenda.New(s, agenda.Deps{Records: d.Store, Press: d.Press, Who: d.Who})
	case screen.Awards:
		return awards.New(s, awards.Deps{Records: d.Store, Who: d.Who})
	case screen.Hall:
		return hall.New(s, hall.Deps{Records: d.Store, Press: d.Press})
	case screen.Rounds:
		return rounds.New(s, rounds.Deps{Records: d.Store, Who: d.Who})
	case screen.Certificates:
		emblem := func(ctx context.Context) ([]byte, error) { return issue.Emblem(ctx, d.Store) }
		return certificates.New(s, certificates.Deps{Records: d.Store, Keys: d.Keys, Press: d.Press, Emblem: emblem,
			Templates: d.Library, Who: d.Who})
	case screen.Register:
		return register.New(s, register.Deps{Records: d.Store, Keys: d.Keys, Press: d.Press, Who: d.Who})
	case screen.Designer:
		emblem := func(ctx context.Context) ([]byte, error) { return issue.Emblem(ctx, d.Store) }
		return designer.New(s, designer.Deps{Records: d.Store, Library: d.Library, Press: d.Press, Emblem: emblem, Who: d.Who})
	case screen.Ceremony:
		return ceremony.New(s, ceremony.Deps{Records: d.Store, Who: d.Who})
	case screen.Verify:
		return verify.New(s, verify.Deps{Records: d.Store})
	case screen.Import:
		return importing.New(s, importing.Deps{Records: d.Store, Who: d.Who})
	case screen.Settings:
		return settings.New(s, d.Store, settings.About{Version: d.Version, Database: d.Database, Keys: d.Keys},
			settings.Look{Get: s.Look, Set: s.SetLook})
	}
	overview := home.New(s, d.Store, s.issuers, d.Backup)
	overview.Lists = registers.Deps{Records: d.Store, Now: s.Now, Who: d.Who}.Lists
	return overview
}

// issuers gives the offices whose keys are known.
func (s *Shell) issuers(ctx context.Context) ([]keys.Issuer, error) {
	return keys.List(ctx, s.deps.Store)
}

// mark is the window's icon.
func mark() fyne.Resource { return widget.Resource(icons.Mark, widget.ColorAccent) }
