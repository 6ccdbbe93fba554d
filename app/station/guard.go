package station

import (
	"context"
	"errors"
	"fmt"
	"mime"
	"net"
	"net/http"
	"slices"
	"strconv"
	"strings"
	"time"

	"vinhdanh/data"
)

// cookieName has the prefix that browsers hold to: only this host, over TLS
// only, for all paths (RFC 6265bis §4.1.3).
const cookieName = "__Host-desk"

// contentPolicy lets the page do what it needs and nothing else: no other
// origin, no script within the page.
const contentPolicy = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' blob: data:; connect-src 'self'; " +
	"worker-src 'self'; media-src 'self' blob:; manifest-src 'self'; form-action 'none'; base-uri 'none'; frame-ancestors 'none'"

// secure sets what every answer carries. There is no Strict-Transport-Security:
// with it nobody could click through a warning, which quick mode lives by.
func secure(h http.Header) {
	h.Set("Content-Security-Policy", contentPolicy)
	h.Set("X-Content-Type-Options", "nosniff")
	h.Set("Referrer-Policy", "no-referrer")
	h.Set("Cross-Origin-Opener-Policy", "same-origin")
	h.Set("Cross-Origin-Resource-Policy", "same-origin")
	h.Set("Permissions-Policy", "camera=(self), microphone=(), geolocation=(), payment=(), usb=()")
	h.Set("X-Frame-Options", "DENY")
	h.Set("Cache-Control", "no-store")
}

// ours tells whether a Host header names this station: its host name, or an
// address of this machine. Another name that leads here is an attack by DNS.
func (s *Station) ours(r *http.Request) bool {
	host, port, ok := hostAndPort(r.Host)
	if !ok || port != s.port {
		return false
	}
	if host == s.cert.host || host == "localhost" {
		return true
	}
	ip := net.ParseIP(host)
	if ip == nil {
		return false
	}
	if at, ok := r.Context().Value(http.LocalAddrContextKey).(*net.TCPAddr); ok && at.IP.Equal(ip) {
		return true
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	return slices.ContainsFunc(s.addresses, ip.Equal)
}

// sameOrigin tells whether a request comes from the station's own page: by
// Origin, which browsers send with every POST, and otherwise by Sec-Fetch-Site.
func sameOrigin(r *http.Request) bool {
	site := r.Header.Get("Sec-Fetch-Site")
	if site != "" && site != "same-origin" && site != "none" {
		return false
	}
	origin, sent := r.Header["Origin"]
	if r.Method == http.MethodPost || sent {
		return len(origin) == 1 && strings.EqualFold(origin[0], "https://"+r.Host)
	}
	return true
}

// isJSON tells whether a request's body says that it is JSON, which no page of
// another origin can send unasked.
func isJSON(r *http.Request) bool {
	kind, params, err := mime.ParseMediaType(r.Header.Get("Content-Type"))
	charset, named := params["charset"]
	return err == nil && kind == "application/json" && (!named || strings.EqualFold(charset, "utf-8"))
}

// access is who may call.
type access int

const (
	anyone    access = iota
	confirmed        // a desk that a person let in; the MC's tablet is none
	full             // a confirmed PC
	named            // a confirmed PC, or a phone that may keep names
	speaks           // the MC's confirmed tablet, and nobody else
)

// call is one request to the API, after all checks.
type call struct {
	*http.Request
	w    http.ResponseWriter
	body []byte // of a POST
	from string // what limits are counted by
	desk desk   // whose cookie it carries; zero for none
	lang string
	t    func(key string, args ...any) string
}

// point is one address of the API.
type point struct {
	method string
	who    access
	answer func(context.Context, *call) (any, error)
}

func (s *Station) points() map[string]point {
	return map[string]point{
		"/api/state":      {http.MethodGet, anyone, s.state},
		"/api/pair":       {http.MethodPost, anyone, s.pair},
		"/api/leave":      {http.MethodPost, anyone, s.leave},
		"/api/scan":       {http.MethodPost, confirmed, s.scan},
		"/api/choose":     {http.MethodPost, named, s.choose},
		"/api/undo":       {http.MethodPost, confirmed, s.undo},
		"/api/guest":      {http.MethodPost, confirmed, s.guest},
		"/api/delegation": {http.MethodPost, full, s.delegation},
		"/api/queue":      {http.MethodPost, full, s.queue},
		"/api/search":     {http.MethodGet, named, s.search},
		"/api/leaders":    {http.MethodGet, named, s.leaders},
		"/api/counts":     {http.MethodGet, confirmed, s.counts},
		"/api/missing":    {http.MethodGet, full, s.missing},
		"/api/pack":       {http.MethodGet, confirmed, s.packed},
		"/api/mc":         {http.MethodGet, speaks, s.mc},
		"/api/mc/read":    {http.MethodPost, speaks, s.mcRead},
	}
}

// handler gives all that the station serves.
func (s *Station) handler() http.Handler {
	points := s.points()
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		secure(w.Header())
		defer func() {
			if p := recover(); p != nil {
				s.o.Log(fmt.Errorf("station: panic of %T", p)) // its words may hold a person's data
				s.refuse(w, r, errors.New("panic"))
			}
		}()
		if !s.ours(r) {
			s.refuse(w, r, data.Fail("host-wrong"))
			return
		}
		if !strings.HasPrefix(r.URL.Path, "/api/") {
			s.file(w, r)
			return
		}
		p, ok := points[r.URL.Path]
		if !ok {
			s.refuse(w, r, data.Fail("address-wrong"))
			return
		}
		if r.Method != p.method {
			w.Header().Set("Allow", p.method)
			s.refuse(w, r, data.Fail("method-wrong"))
			return
		}
		c, err := s.admitCall(w, r, p)
		if err != nil {
			s.refuse(w, r, err)
			return
		}
		if p.who != speaks {
			s.pack.asked.Store(time.Now().UnixMilli())
		}
		ctx, cancel := context.WithTimeout(r.Context(), bodyPatience)
		defer cancel()
		answer, err := p.answer(ctx, c)
		if err != nil {
			s.refuse(w, r, err)
			return
		}
		s.reply(w, http.StatusOK, answer)
	})
}

// admitCall makes all checks of a request that do not depend on what it asks.
func (s *Station) admitCall(w http.ResponseWriter, r *http.Request, p point) (*call, error) {
	if !sameOrigin(r) {
		return nil, data.Fail("origin-wrong")
	}
	c := &call{Request: r, w: w, from: addressOf(r.RemoteAddr), lang: s.lang(r)}
	c.t = catalogue(c.lang).T
	s.know(c)
	if err := s.hold(c); err != nil {
		return nil, err
	}
	if err := s.may(c, p.who); err != nil {
		return nil, err
	}
	if p.method == http.MethodPost {
		if r.Header.Get("X-Vinhdanh") != "1" {
			return nil, data.Fail("origin-wrong")
		}
		if !isJSON(r) {
			return nil, data.Fail("type-wrong")
		}
		body, err := read(r)
		if err != nil {
			return nil, err
		}
		c.body = body
		// While the body came a person may have thrown the desk out.
		s.know(c)
		if err := s.may(c, p.who); err != nil {
			return nil, err
		}
	}
	return c, nil
}

// know finds the desk that calls.
func (s *Station) know(c *call) {
	c.desk = desk{}
	cookie, err := c.Cookie(cookieName)
	if err != nil {
		return
	}
	if known, found := s.desks.find(cookie.Value); found {
		c.desk = known
		s.desks.seen(known.ID, 0)
	}
}

// hold counts a call, whatever it asks, and refuses one too many.
func (s *Station) hold(c *call) error {
	wait := time.Duration(0)
	if c.desk.ID != "" {
		wait = s.scans.take(string(c.desk.ID))
	} else {
		wait = s.calls.take(c.from)
	}
	if wait > 0 {
		return tooMany(wait)
	}
	return nil
}

// may tells whether the desk that calls may.
func (s *Station) may(c *call, who access) error {
	switch {
	case who == anyone:
		return nil
	case c.desk.ID == "":
		return data.Fail("desk-unknown")
	case c.desk.State == data.DeskEnded, s.desks.closed():
		return data.Fail("desk-ended")
	case c.desk.State != data.DeskConfirmed:
		return data.Fail("desk-pending")
	case who == speaks && c.desk.Kind != data.DeskMC:
		return data.Fail("mc-only")
	case who != speaks && c.desk.Kind == data.DeskMC:
		return data.Fail("mc-no-desk")
	case who == full && c.desk.Kind != data.DeskPC:
		return data.Fail("pc-only")
	case who == named && !c.desk.mayName():
		return data.Fail("names-not-allowed")
	}
	return nil
}

// mayName tells whether a desk may see and keep names of others than it scanned.
func (d desk) mayName() bool { return d.Kind == data.DeskPC || d.Kind == data.DeskPhone && d.Names }

func tooMany(wait time.Duration) error {
	return data.Fail("too-many", "n", max(1, int((wait+time.Second-1)/time.Second)))
}

// request reads "<the desk's number>-<1 to 999999>", which names what a desk
// asks for once and for all.
func (s *Station) request(c *call, request string) (string, error) {
	number, seq, found := strings.Cut(request, "-")
	n, err := strconv.ParseInt(seq, 10, 64)
	if !found || len(number) != 12 || err != nil || n < 1 || n > 999999 || strconv.FormatInt(n, 10) != seq {
		return "", data.Fail("request-form")
	}
	if number != deskNumber(c.desk.Number) {
		return "", data.Fail("request-foreign")
	}
	s.desks.seen(c.desk.ID, n)
	return request, nil
}

func deskNumber(n int64) string { return fmt.Sprintf("%012d", n) }
