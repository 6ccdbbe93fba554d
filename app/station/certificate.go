package station

import (
	"crypto/sha256"
	"crypto/tls"
	"crypto/x509"
	"fmt"
	"net"
	"strings"
	"sync"
	"time"

	"vinhdanh/data"
)

// certificate is what the station shows to browsers: the office's own, or
// those of a local CA.
type certificate struct {
	host  string
	trust bool // the office's
	ca    *authority
	now   func() time.Time

	mu     sync.Mutex
	leaves []shown // the first is the one that people compare
}

type shown struct {
	leaf *leaf
	tls  *tls.Certificate
}

// officeCertificate reads the office's own certificate; host "" is taken from it.
func officeCertificate(certFile, keyFile, host string, now time.Time) (*certificate, error) {
	pair, err := tls.LoadX509KeyPair(certFile, keyFile)
	if err != nil {
		return nil, data.Wrap(err, "station-certificate", "file", certFile)
	}
	if now.After(pair.Leaf.NotAfter) {
		return nil, data.Fail("station-certificate-over", "file", certFile, "date", pair.Leaf.NotAfter.Format("02/01/2006"))
	}
	if host == "" {
		for _, name := range pair.Leaf.DNSNames {
			if !strings.Contains(name, "*") {
				host = strings.ToLower(name)
				break
			}
		}
	}
	if host == "" || pair.Leaf.VerifyHostname(host) != nil {
		return nil, data.Fail("station-certificate-host", "file", certFile, "host", host)
	}
	return &certificate{host: host, trust: true, leaves: []shown{{tls: &pair, leaf: &leaf{cert: pair.Leaf}}}}, nil
}

// localCertificate makes the station's certificate by the CA in dir.
func localCertificate(dir, host string, addresses []net.IP, now func() time.Time) (*certificate, error) {
	ca, err := openAuthority(dir, host, now())
	if err != nil {
		return nil, ownFault(err, dir)
	}
	l, err := ca.openLeaf(dir, host, addresses, now())
	if err != nil {
		return nil, ownFault(err, dir)
	}
	c := &certificate{host: host, ca: ca, now: now}
	c.leaves = []shown{c.show(l)}
	return c, nil
}

// ownFault names the folder where an error has no sentence of its own.
func ownFault(err error, dir string) error {
	if data.CodeOf(err) != "" { // a full disk, say
		return err
	}
	return data.Wrap(err, "station-certificate", "file", dir)
}

func (c *certificate) show(l *leaf) shown {
	return shown{leaf: l, tls: &tls.Certificate{Certificate: [][]byte{l.cert.Raw, c.ca.cert.Raw}, PrivateKey: l.key, Leaf: l.cert}}
}

// extend sees to addresses that the machine got while the station runs. They
// get a certificate of their own, so that desks that know the first one go on.
func (c *certificate) extend(addresses []net.IP) error {
	if c.trust {
		return nil
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	for _, s := range c.leaves {
		if s.leaf.covers(c.host, addresses) {
			return nil
		}
	}
	l, err := c.ca.issue(c.host, addresses, c.now())
	if err != nil {
		return err
	}
	c.leaves = append(c.leaves, c.show(l))
	return nil
}

// choose gives the first certificate that covers what a browser asked for: a
// name or, where it asks for none, the address that it came to.
func (c *certificate) choose(hello *tls.ClientHelloInfo) (*tls.Certificate, error) {
	c.mu.Lock()
	defer c.mu.Unlock()
	asked := hello.ServerName
	if asked == "" && hello.Conn != nil {
		if a, ok := hello.Conn.LocalAddr().(*net.TCPAddr); ok {
			asked = a.IP.String()
		}
	}
	for _, s := range c.leaves {
		if s.leaf.cert.VerifyHostname(asked) == nil {
			return s.tls, nil
		}
	}
	return c.leaves[0].tls, nil
}

func (c *certificate) fingerprint() string {
	c.mu.Lock()
	defer c.mu.Unlock()
	return fingerprint(c.leaves[0].leaf.cert)
}

// fingerprint is the SHA-256 of a certificate as browsers show it.
func fingerprint(cert *x509.Certificate) string {
	sum := sha256.Sum256(cert.Raw)
	pairs := make([]string, len(sum))
	for i, b := range sum {
		pairs[i] = fmt.Sprintf("%02X", b)
	}
	return strings.Join(pairs, ":")
}
