package app

import (
	"context"
	"time"

	"vinhdanh/app/jobs/admit"
	door "vinhdanh/app/station"
	"vinhdanh/data"
)

// stationFolder holds the station's own authority, beside the database, where
// the command line has it too.
const stationFolder = "station"

// settingDesk holds the name of this computer's desk.
const settingDesk = "checkin.desk"

// hostRecords is what a station and its settings need of the store.
type hostRecords interface {
	door.Records
	Setting(ctx context.Context, key string) (string, error)
}

// Hosts makes check-in stations at the address and with the certificate that the
// settings name, else the usual ones.
func Hosts(r hostRecords, folder string, now func() time.Time, log func(what string, err error)) HostFunc {
	return func(ctx context.Context, conf data.Conference, meeting data.Meeting, changed func()) (Host, error) {
		o := door.Options{Dir: folder, Now: now, Log: func(err error) { log("station", err) }, OnChange: changed,
			Desk: admit.Options{MeetingID: meeting.ID}}
		for key, value := range map[string]*string{door.SettingCert: &o.CertFile, door.SettingKey: &o.KeyFile,
			door.SettingListen: &o.Listen, door.SettingHost: &o.Host, settingDesk: &o.Desk.Desk} {
			var err error
			if *value, err = r.Setting(ctx, key); err != nil {
				return nil, err
			}
		}
		if o.Listen != "" && !door.ValidListen(o.Listen) {
			return nil, data.Fail("station-address-foreign", "address", o.Listen)
		}
		if !door.ValidHost(o.Host) {
			o.Host = "" // browsers could not call it
		}
		return door.New(ctx, r, conf, o)
	}
}
