package station

import (
	"context"
	"crypto/tls"
	"errors"
	"fmt"
	"io"
	"log"
	"net"
	"net/http"
	"strconv"
	"strings"
	"sync"
	"time"

	"vinhdanh/app/jobs/admit"
	"vinhdanh/data"
)

// What a station is opened with unless Options say otherwise. Host and port
// are fixed, since browsers keep a phone's queue by them.
const (
	DefaultListen = ":8743"
	DefaultHost   = "vinhdanh.local"
)

// Settings that hold the paths of the office's own certificate and key.
// Whoever opens a station reads them.
const (
	SettingCert = "station.cert"
	SettingKey  = "station.key"
)

// Settings that hold the address to listen at and the host's name, "" for the
// usual ones. Whoever opens a station reads them.
const (
	SettingListen = "station.listen"
	SettingHost   = "station.host"
)

// Options of a station; the zero value serves.
type Options struct {
	Listen   string // "" is DefaultListen
	Host     string // "" is DefaultHost, or the first name of the office's certificate
	Dir      string // where the local CA lives; unused with the office's certificate
	CertFile string // the office's own certificate and key, PEM
	KeyFile  string
	Desk     admit.Options // the meeting, and the name of the desk that hosts the station
	Lang     string        // of sentences, where a page asks for none
	Now      func() time.Time
	Log      func(error) // what no person is told; never holds personal data
	OnChange func()      // desks or addresses have changed; from any goroutine, must not block
	Quiet    bool        // does not make Host known on the network
}

// Station lets other computers and phones be desks of one meeting. Its methods
// may be called from any goroutine.
type Station struct {
	o       Options
	records Records
	conf    data.Conference
	door    *admit.Desk // the desk that hosts

	listener net.Listener
	port     string
	cert     *certificate
	server   *http.Server

	codes   *codes
	desks   *desks
	board   *board
	pack    *pack
	podium  *podium
	files   map[string]asset
	words   map[string]asset
	guesses *limit // wrong codes, by address
	guessed *limit // wrong codes of all
	calls   *limit // of unknown desks, by address
	scans   *limit // of each desk

	mu        sync.Mutex
	addresses []net.IP
	served    bool
	closing   chan struct{} // closed by Close
	done      chan struct{} // closed when Serve ends
}

// Bounds of time and size for whoever calls.
const (
	headPatience  = 5 * time.Second // for the head of a request, and the TLS handshake
	bodyPatience  = 10 * time.Second
	replyPatience = 30 * time.Second
	idlePatience  = 2 * time.Minute
	closePatience = 2 * time.Second
	maxHeader     = 8 << 10  // bytes
	maxBody       = 64 << 10 // bytes: 99 codes of a stranded queue
	maxDropped    = 16 << 20 // bytes
)

// New opens a station and listens at once; Serve answers. Errors: those of
// admit.Open, meeting-closed, station-port-taken, station-port-denied and
// station-address-foreign (argument address), station-certificate,
// station-certificate-over and station-certificate-host (argument file).
func New(ctx context.Context, r Records, conf data.Conference, o Options) (_ *Station, err error) {
	if o.Now == nil {
		o.Now = time.Now
	}
	if o.Log == nil {
		o.Log = func(error) {}
	}
	if o.OnChange == nil {
		o.OnChange = func() {}
	}
	if o.Listen == "" {
		o.Listen = DefaultListen
	}
	o.Host = strings.ToLower(o.Host)
	o.Desk.Now = o.Now
	door, err := admit.Open(ctx, r, conf, o.Desk)
	if err != nil {
		return nil, err
	}
	if door.Meeting().Closed {
		return nil, data.Fail("meeting-closed", "name", door.Meeting().Name)
	}
	s := &Station{
		o: o, records: r, conf: conf, door: door, addresses: localAddresses(),
		codes:   &codes{now: o.Now},
		guesses: newLimit(5, 0.1, o.Now),
		guessed: newLimit(60, 2, o.Now),
		calls:   newLimit(400, 200, o.Now),
		scans:   newLimit(400, 200, o.Now),
		closing: make(chan struct{}), done: make(chan struct{}),
	}
	listen := net.ListenConfig{}
	if s.listener, err = listen.Listen(ctx, "tcp", o.Listen); err != nil {
		return nil, listenFault(err, o.Listen)
	}
	defer func() {
		if err != nil {
			err = errors.Join(err, s.listener.Close())
		}
	}()
	if err := s.prepare(ctx); err != nil {
		return nil, err
	}
	return s, nil
}

func (s *Station) prepare(ctx context.Context) (err error) {
	at, ok := s.listener.Addr().(*net.TCPAddr)
	if !ok {
		return fmt.Errorf("station: listens at %s", s.listener.Addr())
	}
	s.port = strconv.Itoa(at.Port)
	if s.o.CertFile != "" {
		s.cert, err = officeCertificate(s.o.CertFile, s.o.KeyFile, s.o.Host, s.o.Now())
	} else {
		host := s.o.Host
		if host == "" {
			host = DefaultHost
		}
		s.cert, err = localCertificate(s.o.Dir, host, certifiable(s.addresses), s.o.Now)
	}
	if err != nil {
		return err
	}
	if s.files, err = pageFiles(); err != nil {
		return err
	}
	if s.words, err = pageWords(); err != nil {
		return err
	}
	s.desks = &desks{records: s.records, conf: s.conf.ID, meeting: s.door.Meeting().ID, door: s.door, now: s.o.Now, changed: s.o.OnChange}
	if err := s.desks.refresh(ctx); err != nil {
		return err
	}
	s.board = &board{records: s.records, door: s.door, conf: s.conf, now: s.o.Now}
	if s.pack, err = newPack(s.records, s.conf.ID); err != nil {
		return err
	}
	s.podium = newPodium(s)
	s.server = &http.Server{
		Handler:           s.handler(),
		TLSConfig:         &tls.Config{MinVersion: tls.VersionTLS12, GetCertificate: s.cert.choose},
		ReadHeaderTimeout: headPatience, ReadTimeout: bodyPatience, WriteTimeout: replyPatience, IdleTimeout: idlePatience,
		MaxHeaderBytes: maxHeader,
		HTTP2:          &http.HTTP2Config{MaxConcurrentStreams: 64},
		ErrorLog:       log.New(io.Discard, "", 0), // phones that refuse the certificate, scanners of ports
	}
	return nil
}

// Over tells whether the sitting is closed; OnChange tells when that changes.
func (s *Station) Over() bool { return s.desks.closed() }

// NewCode makes a pairing code of 8 digits, which serves once, and until then;
// "" once the sitting is closed.
func (s *Station) NewCode() (code string, until time.Time) {
	if s.Over() {
		return "", time.Time{}
	}
	return s.codes.add()
}

// Desks gives the desks of this sitting, the newest first, also those that ended.
func (s *Station) Desks() []data.DeskSession { return s.desks.all() }

// Confirm lets a desk in; with names it may keep names for use without the
// network. Errors: no-record, desk-ended.
func (s *Station) Confirm(ctx context.Context, desk data.ID, names bool) error {
	return s.desks.change(ctx, desk, func(d *data.DeskSession) {
		d.State, d.Names = data.DeskConfirmed, names && d.Kind != data.DeskMC
	})
}

// End throws a desk out, at once. Errors: no-record.
func (s *Station) End(ctx context.Context, desk data.ID) error {
	err := s.desks.change(ctx, desk, func(d *data.DeskSession) { d.State = data.DeskEnded })
	if data.CodeOf(err) == "desk-ended" {
		return nil
	}
	return err
}

// Tail gives the last digits of a desk's number, which its own screen shows
// too: people compare them before the desk is let in.
func Tail(number int64) string { return fmt.Sprintf("%04d", number%10000) }
