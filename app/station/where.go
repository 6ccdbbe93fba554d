package station

import (
	"net"
	"path/filepath"
	"slices"

	"vinhdanh/data"
)

// Addr gives where the station listens.
func (s *Station) Addr() net.Addr { return s.listener.Addr() }

// Meeting gives the sitting that it serves, as it was when the station opened.
func (s *Station) Meeting() data.Meeting { return s.door.Meeting() }

// URLs gives the addresses of the page: first the one by name, which stays the
// same, then those by number, for phones that do not find the name.
func (s *Station) URLs() []string {
	list := []string{s.url(s.cert.host)}
	s.mu.Lock()
	defer s.mu.Unlock()
	for _, ip := range s.addresses {
		if at, ok := s.Addr().(*net.TCPAddr); ok && !at.IP.IsUnspecified() && !at.IP.Equal(ip) {
			continue
		}
		if u := s.url(ip.String()); (!ip.IsLoopback() || len(s.addresses) == 1 || !s.everywhere()) && !slices.Contains(list, u) {
			list = append(list, u)
		}
	}
	return list
}

func (s *Station) everywhere() bool {
	at, ok := s.Addr().(*net.TCPAddr)
	return ok && at.IP.IsUnspecified()
}

func (s *Station) url(host string) string {
	if s.port == "443" {
		return "https://" + host + "/"
	}
	return "https://" + net.JoinHostPort(host, s.port) + "/"
}

// Fingerprint gives the SHA-256 of the station's certificate as browsers show
// it, to compare before a warning is clicked through.
func (s *Station) Fingerprint() string { return s.cert.fingerprint() }

// CAFingerprint gives the SHA-256 of the local CA's certificate, "" where the
// office's own certificate is used.
func (s *Station) CAFingerprint() string {
	if s.cert.trust {
		return ""
	}
	return fingerprint(s.cert.ca.cert)
}

// CAFile gives the path of the local CA's certificate, to be carried to
// phones by hand; "" where the office's own certificate is used.
func (s *Station) CAFile() string {
	if s.cert.trust {
		return ""
	}
	return filepath.Join(s.o.Dir, caFile)
}

// Trusted tells whether the office's own certificate is used.
func (s *Station) Trusted() bool { return s.cert.trust }
