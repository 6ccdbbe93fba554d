package checkin

import (
	"context"
	"encoding/json"
	"time"

	"vinhdanh/app/jobs/admit"
	"vinhdanh/app/screen"
	"vinhdanh/data"
)

// What is remembered in the database.
const (
	settingDesk     = "checkin.desk"     // the name of this computer's desk
	settingWindowed = "checkin.windowed" // "yes": the desk does not fill the screen
	settingComing   = "checkin.coming."  // + meeting: who is on the way, and since when
)

// openDesk opens a desk at a meeting; "" is the one of before, or today's.
func (s *Screen) openDesk(meeting data.ID) {
	if meeting == "" && s.desk != nil {
		meeting = s.desk.Meeting().ID
	}
	conf := s.sh.Conference()
	var desk *admit.Desk
	var meetings []data.Meeting
	var hints admit.Hints
	var windowed, phones, printer, slips string
	var coming map[data.ID]time.Time
	s.sh.Load(func(ctx context.Context) (err error) {
		var name string
		for key, value := range map[string]*string{settingDesk: &name, settingWindowed: &windowed, admit.SettingPhones: &phones,
			screen.SettingDoorPrinter: &printer, screen.SettingDoorSlips: &slips} {
			if *value, err = s.d.Records.Setting(ctx, key); err != nil {
				return err
			}
		}
		if desk, err = admit.Open(ctx, s.d.Records, conf, admit.Options{MeetingID: meeting, Desk: name, Now: s.sh.Now}); err != nil {
			return err
		}
		if meetings, err = s.d.Records.Meetings(ctx, conf.ID); err != nil {
			return err
		}
		if coming, err = readComing(ctx, s.d.Records, desk.Meeting().ID); err != nil {
			return err
		}
		hints, err = desk.Hints(ctx)
		return err
	}, func(err error) {
		if err != nil {
			s.sh.Fail(err)
			return
		}
		s.desk, s.deskName, s.meetings, s.hints, s.coming = desk, desk.Name(), meetings, hints, coming
		s.phones = phones != admit.PhonesNone
		s.printer, s.slips = printer, slips == "yes"
		if yes := windowed == "yes"; yes != s.windowed {
			s.windowed = yes
			s.setFull(!yes && s.clockStop != nil)
		}
		s.last = -1
		s.showDesk()
		s.read()
		s.readAbsent()
		s.readDoubts()
		s.next()
	})
}

// keep remembers something in the database.
func (s *Screen) keep(key, value string, then func()) {
	s.sh.Load(func(ctx context.Context) error { return s.d.Records.SetSetting(ctx, key, value) }, func(err error) {
		if err != nil {
			s.sh.Fail(err)
			return
		}
		if then != nil {
			then()
		}
	})
}

func readComing(ctx context.Context, r Store, meeting data.ID) (map[data.ID]time.Time, error) {
	raw, err := r.Setting(ctx, settingComing+string(meeting))
	if err != nil {
		return nil, err
	}
	list := map[data.ID]time.Time{}
	if json.Unmarshal([]byte(raw), &list) != nil { // none yet, or a remark that cannot be read, which is none
		clear(list)
	}
	return list, nil
}
