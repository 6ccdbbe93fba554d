package cli

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"path/filepath"
	"strings"
	"sync"
	"time"

	"vinhdanh/app/jobs/admit"
	"vinhdanh/app/station"
	"vinhdanh/data"
	"vinhdanh/data/backup"
)

// stationFolder holds the station's own authority, beside the database.
const stationFolder = "station"

// served is a station that a call runs.
type served struct {
	*session
	st    *station.Station
	names bool // phones that are confirmed may keep names

	mu    sync.Mutex
	shown map[data.ID]data.DeskState // what was told of each desk
}

// Run opens the check-in station until it is told to stop. Commands come on
// standard input, a line each; with --json events go out, a line each.
func (c *serveCmd) Run(s *session) error {
	if c.Listen != "" && !station.ValidListen(c.Listen) {
		return wrongCall("listen", "value", c.Listen)
	}
	if c.Host != "" && !station.ValidHost(c.Host) {
		return wrongCall("host", "value", c.Host)
	}
	db, conf, err := s.conference()
	if err != nil {
		return err
	}
	for key, value := range map[string]*string{station.SettingListen: &c.Listen, station.SettingHost: &c.Host} {
		if *value != "" {
			continue
		}
		if *value, err = db.Setting(s.ctx, key); err != nil {
			return err
		}
	}
	cert, err := stationPaths(s, c)
	if err != nil {
		return err
	}
	ctx, stop := context.WithCancel(s.ctx)
	defer stop()
	if c.For > 0 {
		ctx, stop = context.WithTimeout(ctx, c.For)
		defer stop()
	}
	changed := make(chan struct{}, 1)
	st, err := station.New(ctx, db, conf, station.Options{
		Listen: c.Listen, Host: c.Host, Dir: filepath.Join(filepath.Dir(s.path()), stationFolder),
		CertFile: cert[0], KeyFile: cert[1], Lang: s.c.Lang(), Now: s.env.Now,
		Desk: admit.Options{Meeting: c.Meeting, Now: s.env.Now},
		Log:  func(err error) { _ = s.log().Error("station", anonymous(err)) }, // there is nowhere else to tell of a log that fails
		OnChange: func() {
			select {
			case changed <- struct{}{}:
			default:
			}
		},
	})
	if err != nil {
		return err
	}
	v := &served{session: s, st: st, names: c.Names, shown: map[data.ID]data.DeskState{}}
	v.open(conf)
	var work sync.WaitGroup
	failed := make(chan error, 2)
	work.Go(func() { failed <- st.Serve(ctx) })
	work.Go(func() { backup.NewJournal(db, conf, backup.JournalOptions{Now: s.env.Now}).Run(ctx) })
	lines := make(chan string)
	go readCommands(ctx, s.in, lines)
	err = v.attend(ctx, lines, changed, failed)
	stop()
	closed := st.Close(context.WithoutCancel(s.ctx))
	work.Wait()
	v.event("closed", nil, func() { s.note("cli.serve.closed") })
	return errors.Join(err, closed)
}

// stationPaths gives the office's own certificate and its key: those of the
// call, else those of the settings.
func stationPaths(s *session, c *serveCmd) (paths [2]string, err error) {
	if (c.Cert == "") != (c.CertKey == "") {
		return paths, wrongCall("certificate")
	}
	if c.Cert != "" {
		return [2]string{c.Cert, c.CertKey}, nil
	}
	for i, key := range []string{station.SettingCert, station.SettingKey} {
		if paths[i], err = s.db.Setting(s.ctx, key); err != nil {
			return paths, err
		}
	}
	return paths, nil
}

// open tells where the station is, with the first pairing code.
func (v *served) open(conf data.Conference) {
	urls := v.st.URLs()
	v.event("open", map[string]any{"urls": urls, "fingerprint": v.st.Fingerprint(), "ca": v.st.CAFile(),
		"meeting": v.st.Meeting().Name, "trusted": v.st.Trusted()}, func() {
		v.say("cli.serve.open", "conference", conf.Title, "meeting", v.st.Meeting().Name)
		for _, u := range urls {
			v.say("cli.serve.url", "url", u)
		}
		v.say("cli.serve.fingerprint", "value", v.st.Fingerprint())
		if file := v.st.CAFile(); file != "" {
			v.say("cli.serve.ca", "file", file)
		}
		v.say("cli.serve.help")
	})
	v.code()
}

// attend does what is typed and tells of desks until the station is to stop.
func (v *served) attend(ctx context.Context, lines <-chan string, changed <-chan struct{}, failed <-chan error) error {
	v.desks(false)
	for v.outErr == nil { // else nobody reads any more
		select {
		case <-ctx.Done():
			return nil
		case err := <-failed:
			return err
		case <-changed:
			v.desks(false)
		case line := <-lines:
			if quit := v.command(ctx, line); quit {
				return nil
			}
		}
		if v.st.Over() {
			v.event("over", nil, func() { v.note("cli.serve.over") })
			return nil
		}
	}
	return nil
}

// command does one line.
func (v *served) command(ctx context.Context, line string) (quit bool) {
	words := strings.Fields(line)
	switch {
	case len(words) == 0:
	case words[0] == "quit":
		return true
	case words[0] == "code":
		v.code()
	case words[0] == "desks":
		v.desks(true)
	case (words[0] == "confirm" || words[0] == "end") && len(words) == 2:
		d, ok := v.find(words[1])
		if !ok {
			return false
		}
		var err error
		if words[0] == "confirm" {
			err = v.st.Confirm(ctx, d.ID, v.names)
		} else {
			err = v.st.End(ctx, d.ID)
		}
		if err != nil {
			v.complain(err)
		}
		v.desks(false)
	default:
		v.event("unknown", map[string]any{"line": line}, func() { v.note("cli.serve.unknown", "line", line) })
	}
	return false
}

// find gives the one desk that a number means, and tells where there is none.
func (v *served) find(number string) (data.DeskSession, bool) {
	list := numbered(v.st.Desks(), number)
	switch len(list) {
	case 1:
		return list[0], true
	case 0:
		v.event("no-desk", map[string]any{"number": number}, func() { v.note("cli.serve.no-desk", "number", number) })
	default:
		whole, named := make([]string, len(list)), make([]string, len(list))
		for i, d := range list {
			whole[i], named[i] = deskNumber(d), deskNumber(d)+" “"+d.Name+"”"
		}
		v.event("several-desks", map[string]any{"number": number, "numbers": whole}, func() {
			v.note("cli.serve.several-desks", "number", number, "desks", strings.Join(named, ", "))
		})
	}
	return data.DeskSession{}, false
}

// numbered finds desks by the whole number or by the end of it, as it stands on
// their screens. A desk that has ended is meant only where no other is.
func numbered(desks []data.DeskSession, number string) []data.DeskSession {
	var alive, ended []data.DeskSession
	for _, d := range desks {
		switch {
		case deskNumber(d) == number:
			return []data.DeskSession{d}
		case station.Tail(d.Number) != number:
		case d.State == data.DeskEnded:
			ended = append(ended, d)
		default:
			alive = append(alive, d)
		}
	}
	if len(alive) > 0 {
		return alive
	}
	return ended
}

// deskNumber writes a desk's number as it stands in its requests.
func deskNumber(d data.DeskSession) string { return fmt.Sprintf("%012d", d.Number) }

// code tells a new pairing code.
func (v *served) code() {
	code, until := v.st.NewCode()
	if code == "" { // the sitting is over, which is told next
		return
	}
	v.event("code", map[string]any{"code": code, "until": until.In(v.env.Now().Location()).Format(time.RFC3339)}, func() {
		v.say("cli.serve.code", "code", code, "until", until.In(v.env.Now().Location()).Format("15:04:05"))
	})
}

// desks tells of the desks whose state has changed, or of all.
func (v *served) desks(all bool) {
	v.mu.Lock()
	defer v.mu.Unlock()
	list := v.st.Desks()
	for _, d := range list {
		if !all && v.shown[d.ID] == d.State {
			continue
		}
		v.shown[d.ID] = d.State
		v.event("desk", map[string]any{"number": deskNumber(d), "tail": station.Tail(d.Number), "name": d.Name, "kind": d.Kind, "state": d.State}, func() {
			v.say("cli.serve.desk."+string(d.State), "number", station.Tail(d.Number), "name", d.Name)
		})
	}
	if all && len(list) == 0 && !v.g.JSON {
		v.say("cli.serve.desks.none")
	}
}

// event tells something: a line of JSON, or words.
func (v *served) event(name string, fields map[string]any, words func()) {
	if !v.g.JSON {
		words()
		return
	}
	out := map[string]any{"event": name}
	for k, f := range fields {
		out[k] = f
	}
	v.json(out)
}

// readCommands gives the lines of a reader until it ends. Where there is no
// input the station goes on without.
func readCommands(ctx context.Context, r io.Reader, lines chan<- string) {
	in := bufio.NewScanner(r)
	for in.Scan() {
		select {
		case lines <- in.Text():
		case <-ctx.Done():
			return
		}
	}
}
