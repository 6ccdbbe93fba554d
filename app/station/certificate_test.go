package station

import (
	"context"
	"crypto/tls"
	"crypto/x509"
	"encoding/pem"
	"net"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"vinhdanh/data"
)

var lan = []net.IP{net.IPv4(192, 168, 1, 5).To4(), net.IPv4(127, 0, 0, 1).To4()}

func localFor(t *testing.T, dir, host string, addresses []net.IP, now time.Time) *certificate {
	t.Helper()
	c, err := localCertificate(dir, host, addresses, func() time.Time { return now })
	if err != nil {
		t.Fatal(err)
	}
	return c
}

// The local CA certifies its host and addresses of local networks, and nothing
// else: who installs it puts no other connection at risk.
func TestAuthorityIsConstrained(t *testing.T) {
	now := time.Now()
	c := localFor(t, t.TempDir(), "vinhdanh.local", lan, now)
	roots := x509.NewCertPool()
	roots.AddCert(c.ca.cert)
	trusted := func(host string, addresses []net.IP, asked string) error {
		l, err := c.ca.issue(host, addresses, now)
		if err != nil {
			t.Fatal(err)
		}
		_, err = l.cert.Verify(x509.VerifyOptions{Roots: roots, DNSName: asked, CurrentTime: now})
		return err
	}
	for asked, err := range map[string]error{
		"vinhdanh.local": trusted("vinhdanh.local", lan, "vinhdanh.local"),
		"192.168.1.5":    trusted("vinhdanh.local", lan, "192.168.1.5"),
		"10.1.2.3":       trusted("vinhdanh.local", []net.IP{net.IPv4(10, 1, 2, 3).To4()}, "10.1.2.3"),
	} {
		if err != nil {
			t.Errorf("%s: %v", asked, err)
		}
	}
	for asked, err := range map[string]error{
		"bank.example":           trusted("bank.example", nil, "bank.example"),
		"vinhdanh.local.evil.vn": trusted("vinhdanh.local.evil.vn", nil, "vinhdanh.local.evil.vn"),
		"other.local":            trusted("other.local", nil, "other.local"),
		"8.8.8.8":                trusted("vinhdanh.local", []net.IP{net.IPv4(8, 8, 8, 8).To4()}, "8.8.8.8"),
		"2001:db8::1":            trusted("vinhdanh.local", []net.IP{net.ParseIP("2001:db8::1")}, "2001:db8::1"),
	} {
		if err == nil {
			t.Errorf("the CA certifies %s", asked)
		}
	}
	ca := c.ca.cert
	if !ca.IsCA || !ca.MaxPathLenZero || !ca.PermittedDNSDomainsCritical || len(ca.ExtKeyUsage) != 1 || ca.ExtKeyUsage[0] != x509.ExtKeyUsageServerAuth {
		t.Errorf("%+v", ca)
	}
	if days := c.leaves[0].leaf.cert.NotAfter.Sub(c.leaves[0].leaf.cert.NotBefore).Hours() / 24; days > 398.1 {
		t.Errorf("browsers refuse a certificate of %.0f days", days)
	}
}

// Keys are the owner's alone, and all stays the same from day to day until
// host, addresses or time ask for another.
func TestCertificateStays(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "station")
	now := time.Date(2025, 8, 1, 0, 0, 0, 0, time.UTC)
	first := localFor(t, dir, "vinhdanh.local", lan, now)
	for _, name := range []string{caKeyFile, leafFile} {
		info, err := os.Stat(filepath.Join(dir, name))
		if err != nil || info.Mode().Perm() != 0o600 {
			t.Errorf("%s: %v, %v", name, info, err)
		}
	}
	prints := func(c *certificate) [2]string { return [2]string{fingerprint(c.ca.cert), c.fingerprint()} }
	was := prints(first)
	if got := prints(localFor(t, dir, "vinhdanh.local", lan[:1], now.AddDate(0, 6, 0))); got != was {
		t.Error("another certificate without need")
	}
	moved := prints(localFor(t, dir, "vinhdanh.local", append(lan, net.IPv4(10, 0, 0, 9).To4()), now))
	if moved[0] != was[0] || moved[1] == was[1] {
		t.Error("a new address: the CA stays, the certificate does not")
	}
	late := prints(localFor(t, dir, "vinhdanh.local", lan, now.AddDate(0, 0, leafDays-renewAt+1)))
	if late[0] != was[0] || late[1] == moved[1] {
		t.Error("nearly over: the CA stays, the certificate does not")
	}
	over := prints(localFor(t, dir, "vinhdanh.local", lan, now.AddDate(caYears, 0, 0)))
	if over[0] == was[0] {
		t.Error("the CA is over and stays")
	}
	other := prints(localFor(t, dir, "ban.local", lan, now))
	if other[0] == over[0] {
		t.Error("another host has the same CA")
	}
	for _, name := range []string{caFile, caKeyFile, leafFile} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte("rubbish"), 0o600); err != nil {
			t.Fatal(err)
		}
		healed := localFor(t, dir, "ban.local", lan, now)
		if again := prints(localFor(t, dir, "ban.local", lan, now)); again != prints(healed) {
			t.Errorf("%s damaged: not made anew", name)
		}
	}
}

// Addresses that come while the station runs get a certificate of their own:
// who clicked through the warning for the first one is not asked again.
func TestNewAddress(t *testing.T) {
	c := localFor(t, t.TempDir(), "vinhdanh.local", lan, time.Now())
	was := c.fingerprint()
	more := append(lan, net.IPv4(10, 0, 0, 9).To4())
	for range 3 {
		if err := c.extend(more); err != nil {
			t.Fatal(err)
		}
	}
	if len(c.leaves) != 2 || c.fingerprint() != was {
		t.Errorf("%d certificates", len(c.leaves))
	}
	for asked, want := range map[string]int{"vinhdanh.local": 0, "192.168.1.5": 0, "10.0.0.9": 1, "evil.example": 0, "": 0} {
		got, err := c.choose(&tls.ClientHelloInfo{ServerName: asked})
		if err != nil || got != c.leaves[want].tls {
			t.Errorf("%q gets another certificate, %v", asked, err)
		}
	}
}

// The office's own certificate is taken as it is, or refused with a reason.
func TestOfficeCertificate(t *testing.T) {
	dir := t.TempDir()
	now := time.Date(2025, 8, 1, 0, 0, 0, 0, time.UTC)
	localFor(t, dir, "diemdanh.tinh.gov.vn", nil, now)
	raw, err := os.ReadFile(filepath.Join(dir, leafFile))
	if err != nil {
		t.Fatal(err)
	}
	block, rest := pem.Decode(raw)
	certFile, keyFile := filepath.Join(dir, "office.crt"), filepath.Join(dir, "office.key")
	for path, content := range map[string][]byte{certFile: pem.EncodeToMemory(block), keyFile: rest} {
		if err := os.WriteFile(path, content, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	c, err := officeCertificate(certFile, keyFile, "", now)
	if err != nil || c.host != "diemdanh.tinh.gov.vn" || !c.trust {
		t.Fatalf("%+v, %v", c, err)
	}
	for _, tc := range []struct {
		cert, key, host string
		now             time.Time
		code            data.Code
	}{
		{certFile, keyFile, "other.gov.vn", now, "station-certificate-host"},
		{certFile, keyFile, "", now.AddDate(3, 0, 0), "station-certificate-over"},
		{keyFile, certFile, "", now, "station-certificate"},
		{certFile, filepath.Join(dir, "none"), "", now, "station-certificate"},
		{certFile, filepath.Join(dir, caKeyFile), "", now, "station-certificate"},
	} {
		if _, err := officeCertificate(tc.cert, tc.key, tc.host, tc.now); data.CodeOf(err) != tc.code {
			t.Errorf("%s: %v, want %s", tc.host, err, tc.code)
		}
	}
	r := newRig(t, 1)
	o := r.s.o
	o.CertFile, o.KeyFile, o.Host, o.Dir = certFile, keyFile, "", ""
	s, err := New(context.Background(), r.db, r.conf, o)
	if err != nil {
		t.Fatal(err)
	}
	if !s.Trusted() || s.CAFile() != "" || s.CAFingerprint() != "" || !strings.HasPrefix(s.URLs()[0], "https://diemdanh.tinh.gov.vn:") {
		t.Errorf("%v %q %v", s.Trusted(), s.CAFile(), s.URLs())
	}
	for range 2 {
		if err := s.Close(context.Background()); err != nil {
			t.Error(err)
		}
	}
}

// A folder in which nothing can be kept is told in words.
func TestNoFolder(t *testing.T) {
	file := filepath.Join(t.TempDir(), "a-file")
	if err := os.WriteFile(file, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	_, err := localCertificate(file, "vinhdanh.local", lan, time.Now)
	if code := data.CodeOf(err); code != "station-certificate" && code != "output-folder" {
		t.Errorf("%v", err)
	}
}

// Addresses of other than local networks serve, but the CA does not speak for them.
func TestCertifiable(t *testing.T) {
	all := append([]net.IP{net.IPv4(192, 0, 2, 2).To4()}, lan...)
	if got := certifiable(all); !sameAddresses(got, lan) {
		t.Errorf("%v", got)
	}
	list := localAddresses()
	if len(list) == 0 || !list[len(list)-1].IsLoopback() {
		t.Errorf("%v", list)
	}
	for i := range list[1:] {
		if remoteness(list[i]) > remoteness(list[i+1]) && !list[i+1].IsLoopback() {
			t.Errorf("%v", list)
		}
	}
}

func TestHostAndPort(t *testing.T) {
	for in, want := range map[string][2]string{
		"vinhdanh.local:8743": {"vinhdanh.local", "8743"}, "VinhDanh.Local.": {"vinhdanh.local", "443"}, "[::1]:8743": {"::1", "8743"},
		"[::1]": {"::1", "443"}, "192.168.1.5": {"192.168.1.5", "443"}, "": {"", "443"}, "a:b:c": {}, ":8743": {"", "8743"},
	} {
		host, port, ok := hostAndPort(in)
		if ok != (want[0] != "") || ok && (host != want[0] || port != want[1]) {
			t.Errorf("%q: %q %q %v", in, host, port, ok)
		}
	}
}

func TestURLs(t *testing.T) {
	r := newRig(t, 1)
	list := r.s.URLs()
	_, port, err := net.SplitHostPort(r.s.Addr().String())
	r.check(err)
	if len(list) != 2 || list[0] != "https://vinhdanh.local:"+port+"/" || list[1] != "https://127.0.0.1:"+port+"/" {
		t.Errorf("%v", list)
	}
	if p := r.s.Fingerprint(); len(p) != 95 || strings.Count(p, ":") != 31 {
		t.Errorf("%s", p)
	}
	if Tail(481930270066) != "0066" {
		t.Error(Tail(481930270066))
	}
}
