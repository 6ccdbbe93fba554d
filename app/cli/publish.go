package cli

import (
	"context"
	"net"
	"time"

	"vinhdanh/app/jobs/publish"
	"vinhdanh/app/station"
	"vinhdanh/data"
	"vinhdanh/data/store"
)

type exportVerifyPageCmd struct {
	Output string `short:"o" required:"" placeholder:"DIR"`
}

type servePageCmd struct {
	Listen string        `placeholder:"ADDR"`
	For    time.Duration `placeholder:"TIME"`
}

// defaultPageListen is where the page is served unless the call says otherwise:
// for this computer alone.
const defaultPageListen = "127.0.0.1:8180"

// pageIssuer is an office of the public page, for programs.
type pageIssuer struct {
	Issuer          string    `json:"issuer"`
	Fingerprint     string    `json:"fingerprint"`
	Pages           []string  `json:"pages"`
	KeyList         int       `json:"key_list"`
	RevocationsAsOf data.Date `json:"revocations_as_of,omitempty"`
	RevocationsNext data.Date `json:"revocations_next,omitempty"`
	Revoked         int       `json:"revoked"`
}

// Run writes the public page into a folder.
func (c *exportVerifyPageCmd) Run(s *session) error {
	db, conf, err := s.publishing()
	if err != nil {
		return err
	}
	done, err := publish.Publish(s.ctx, db, conf, c.Output)
	if err != nil {
		return err
	}
	if s.g.JSON {
		shape := struct {
			Folder  string       `json:"folder"`
			Files   int          `json:"files"`
			Bytes   int64        `json:"bytes"`
			Kept    []string     `json:"kept,omitempty"`
			Issuers []pageIssuer `json:"issuers"`
		}{Folder: done.Folder, Files: done.Files, Bytes: done.Bytes, Kept: done.Kept}
		for _, i := range done.Issuers {
			shape.Issuers = append(shape.Issuers, pageIssuer{i.Issuer, i.Fingerprint, i.Pages, i.Keys, i.AsOf, i.Next, i.Count})
		}
		s.json(shape)
	} else {
		s.say("publish.done", "folder", done.Folder, "n", done.Files)
		for _, i := range done.Issuers {
			s.say("publish.issuer", "issuer", i.Issuer, "number", i.Keys, "fingerprint", i.Fingerprint)
			for _, p := range i.Pages {
				s.say("publish.page", "page", p)
			}
		}
	}
	for _, f := range done.Kept {
		s.note("publish.kept", "file", f)
	}
	s.lacking(done.Issuers)
	return nil
}

// publishing gives the database and the conference that decides whether the
// page is a sample's; without any conference it is not.
func (s *session) publishing() (*store.DB, data.Conference, error) {
	db, conf, err := s.conference()
	if data.CodeOf(err) == "no-conference" {
		return db, data.Conference{}, nil
	}
	return db, conf, err
}

// lacking says what the page will have to warn its readers of.
func (s *session) lacking(issuers []publish.Issuer) {
	for _, i := range issuers {
		if len(i.Pages) == 0 {
			s.note("publish.no-page", "issuer", i.Issuer)
		}
		switch {
		case i.AsOf == "":
			s.note("publish.no-revocations", "issuer", i.Issuer)
		case i.Late(s.env.Now()):
			s.note("publish.out-of-date", "issuer", i.Issuer, "day", i.AsOf.String())
		}
	}
}

// Run serves the public page until it is told to stop.
func (c *servePageCmd) Run(s *session) error {
	if c.Listen == "" {
		c.Listen = defaultPageListen
	}
	if !station.ValidListen(c.Listen) {
		return wrongCall("listen", "value", c.Listen)
	}
	db, conf, err := s.publishing()
	if err != nil {
		return err
	}
	ctx, stop := context.WithCancel(s.ctx)
	defer stop()
	if c.For > 0 {
		ctx, stop = context.WithTimeout(ctx, c.For)
		defer stop()
	}
	page, err := publish.NewServer(ctx, db, conf, s.env.Now)
	if err != nil {
		return err
	}
	issuers, err := page.Issuers(ctx)
	if err != nil {
		return err
	}
	var listen net.ListenConfig
	l, err := listen.Listen(ctx, "tcp", c.Listen)
	if err != nil {
		return data.Wrap(err, "publish-listen", "address", c.Listen)
	}
	host, port, _ := net.SplitHostPort(l.Addr().String())
	ip := net.ParseIP(host)
	if ip == nil || ip.IsUnspecified() {
		host = "localhost"
	}
	url := "http://" + net.JoinHostPort(host, port) + "/"
	if s.g.JSON {
		s.json(struct {
			URL string `json:"url"`
		}{url})
	} else {
		s.say("publish.open", "url", url)
	}
	if ip == nil || !ip.IsLoopback() {
		s.note("publish.plain")
	}
	s.lacking(issuers)
	err = page.Serve(ctx, l)
	s.note("publish.closed")
	return err
}
