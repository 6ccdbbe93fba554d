package publish

import (
	"bytes"
	"compress/gzip"
	"context"
	"crypto/sha256"
	"encoding/base64"
	"errors"
	"net"
	"net/http"
	"net/url"
	"path"
	"strings"
	"sync"
	"time"

	"vinhdanh/data"
)

// policy is the content security policy of the page; its copy in index.html
// cannot say that no other page may frame it.
const policy = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' blob: data:; connect-src 'self'; " +
	"worker-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"

// fresh is how long an answer may be out of date after a new list was signed.
const fresh = 30 * time.Second

// kinds of the files that are given away; server settings are not.
var kinds = map[string]string{
	".html": "text/html; charset=utf-8", ".js": "text/javascript; charset=utf-8", ".css": "text/css; charset=utf-8",
	".svg": "image/svg+xml", ".txt": "text/plain; charset=utf-8",
}

// Server hands the page out by HTTP, under any folder of the address: a path
// that ends in a file's name is that file, one that ends in digits the page.
// It writes no request down: addresses hold certificates' codes.
type Server struct {
	records Records
	conf    data.Conference
	now     func() time.Time

	mu    sync.Mutex
	files map[string]served
	until time.Time
}

type served struct {
	raw, packed []byte
	kind, etag  string
}

// NewServer makes a server that reads the lists again after half a minute.
// Errors as for Publish, of the lists.
func NewServer(ctx context.Context, r Records, conf data.Conference, now func() time.Time) (*Server, error) {
	s := &Server{records: r, conf: conf, now: now}
	_, err := s.current(ctx)
	return s, err
}

// Issuers gives the offices whose certificates the page checks.
func (s *Server) Issuers(ctx context.Context) ([]Issuer, error) {
	l, err := gather(ctx, s.records, s.conf)
	return l.Issuers, err
}

// current gives the files, read again where they are old.
func (s *Server) current(ctx context.Context) (map[string]served, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.files != nil && s.now().Before(s.until) {
		return s.files, nil
	}
	l, err := gather(ctx, s.records, s.conf)
	if err != nil {
		return s.files, err
	}
	page, err := l.files()
	if err != nil {
		return s.files, err
	}
	files := map[string]served{}
	for name, raw := range page {
		kind, ok := kinds[path.Ext(name)]
		if !ok {
			continue
		}
		sum := sha256.Sum256(raw)
		f := served{raw: raw, kind: kind, etag: `"` + base64.RawURLEncoding.EncodeToString(sum[:12]) + `"`}
		if f.packed, err = packed(raw); err != nil {
			return s.files, err
		}
		files[name] = f
	}
	s.files, s.until = files, s.now().Add(fresh)
	return files, nil
}

func packed(raw []byte) ([]byte, error) {
	var b bytes.Buffer
	w, err := gzip.NewWriterLevel(&b, gzip.BestCompression)
	if err != nil {
		return nil, err
	}
	if _, err := w.Write(raw); err != nil {
		return nil, err
	}
	if err := w.Close(); err != nil {
		return nil, err
	}
	return b.Bytes(), nil
}

func (s *Server) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	h := w.Header()
	h.Set("Content-Security-Policy", policy)
	h.Set("Referrer-Policy", "no-referrer")
	h.Set("X-Content-Type-Options", "nosniff")
	h.Set("X-Frame-Options", "DENY")
	h.Set("Permissions-Policy", "camera=(self), geolocation=(), microphone=()")
	h.Set("Cross-Origin-Resource-Policy", "same-origin")
	if r.Method != http.MethodGet && r.Method != http.MethodHead {
		h.Set("Allow", "GET, HEAD")
		http.Error(w, http.StatusText(http.StatusMethodNotAllowed), http.StatusMethodNotAllowed)
		return
	}
	folder, last := path.Split(r.URL.Path)
	files, err := s.current(r.Context())
	if files == nil {
		http.Error(w, http.StatusText(http.StatusServiceUnavailable), http.StatusServiceUnavailable)
		return
	}
	if err != nil {
		h.Set("Warning", `110 - "Response is Stale"`) // the database is away for a moment
	}
	if last == "" || strings.Trim(last, "0123456789") == "" {
		last = "index.html"
	}
	if path.Base(folder) == "vendor" {
		last = "vendor/" + last
	}
	f, ok := files[last]
	if !ok && !strings.Contains(last, ".") && folder == "/" {
		h.Set("Location", "./"+url.PathEscape(last)+"/") // the page stands in a folder, and never with another host
		w.WriteHeader(http.StatusMovedPermanently)
		return
	}
	if !ok {
		http.NotFound(w, r)
		return
	}
	h.Set("Content-Type", f.kind)
	h.Set("Etag", f.etag)
	h.Set("Cache-Control", "no-cache") // asked for each time, sent only when it is another
	h.Set("Vary", "Accept-Encoding")
	body := f.raw
	if strings.Contains(r.Header.Get("Accept-Encoding"), "gzip") && r.Header.Get("Range") == "" {
		h.Set("Content-Encoding", "gzip")
		body = f.packed
	}
	http.ServeContent(w, r, "", time.Time{}, bytes.NewReader(body))
}

// Serve answers on a listener until ctx ends.
func (s *Server) Serve(ctx context.Context, l net.Listener) error {
	server := &http.Server{Handler: s, ReadHeaderTimeout: 10 * time.Second, ReadTimeout: 10 * time.Second, WriteTimeout: time.Minute,
		IdleTimeout: time.Minute, MaxHeaderBytes: 32 << 10, BaseContext: func(net.Listener) context.Context { return ctx }}
	ended := make(chan error, 1)
	go func() { ended <- server.Serve(l) }()
	select {
	case err := <-ended:
		return err
	case <-ctx.Done():
	}
	wait, cancel := context.WithTimeout(context.WithoutCancel(ctx), 5*time.Second)
	defer cancel()
	err := server.Shutdown(wait)
	if err := <-ended; !errors.Is(err, http.ErrServerClosed) {
		return err
	}
	return err
}
