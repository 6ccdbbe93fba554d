package station

import (
	"bytes"
	"fmt"
	"io"
	"net"
	"sync"
	"time"
)

// Bounds of open connections. One address gets enough for a desk of many tabs
// and for fifty desks behind one router; no address gets all.
const (
	maxConnections   = 2048
	maxFromAddress   = 512
	redirectPatience = 2 * time.Second
)

// entrance is the listener before TLS. It bounds connections, and shows whoever
// speaks plain HTTP the way to HTTPS: people type addresses without it.
type entrance struct {
	net.Listener

	mu    sync.Mutex
	open  int
	count map[string]int
}

func newEntrance(l net.Listener) *entrance { return &entrance{Listener: l, count: map[string]int{}} }

// Accept turns away who has too many connections.
func (e *entrance) Accept() (net.Conn, error) {
	for {
		c, err := e.Listener.Accept()
		if err != nil {
			return nil, err
		}
		from := addressOf(c.RemoteAddr().String())
		if e.take(from) {
			return &caller{Conn: c, leave: sync.OnceFunc(func() { e.give(from) })}, nil
		}
		_ = c.Close() // whoever it is learns nothing
	}
}

func (e *entrance) take(from string) bool {
	e.mu.Lock()
	defer e.mu.Unlock()
	if e.open >= maxConnections || e.count[from] >= maxFromAddress {
		return false
	}
	e.open++
	e.count[from]++
	return true
}

func (e *entrance) give(from string) {
	e.mu.Lock()
	defer e.mu.Unlock()
	e.open--
	if e.count[from]--; e.count[from] == 0 {
		delete(e.count, from)
	}
}

// caller is a connection whose first byte tells whether it speaks TLS.
type caller struct {
	net.Conn
	leave  func()
	looked bool // only the goroutine of the handshake reads before it is set
}

const tlsHandshake = 0x16 // first byte of a TLS record of a handshake (RFC 8446 §5.1)

func (c *caller) Read(p []byte) (int, error) {
	n, err := c.Conn.Read(p)
	if n == 0 || c.looked {
		return n, err
	}
	c.looked = true
	if p[0] == tlsHandshake {
		return n, err
	}
	if p[0] >= 'A' && p[0] <= 'Z' {
		c.redirect(p[:n])
	}
	return 0, io.EOF
}

// redirect answers a request in plain HTTP. The place it names is the address
// that was called, never what the request says.
func (c *caller) redirect(begin []byte) {
	_ = c.SetDeadline(time.Now().Add(redirectPatience)) // a connection that is gone fails at the next step
	head := append([]byte(nil), begin...)
	rest := make([]byte, 1024)
	for !bytes.Contains(head, []byte("\r\n\r\n")) {
		n, err := c.Conn.Read(rest)
		head = append(head, rest[:n]...)
		if err != nil || len(head) > maxHeader {
			return
		}
	}
	_, _ = fmt.Fprintf(c.Conn, "HTTP/1.1 307 Temporary Redirect\r\nLocation: https://%s/\r\nCache-Control: no-store\r\nContent-Length: 0\r\nConnection: close\r\n\r\n", c.LocalAddr())
}

// Close gives the place back.
func (c *caller) Close() error {
	c.leave()
	return c.Conn.Close()
}

// addressOf gives what limits are counted by: an IPv4 address, or the /64
// network of an IPv6 address, of which a machine has as many as it likes.
func addressOf(remote string) string {
	host, _, err := net.SplitHostPort(remote)
	if err != nil {
		return remote
	}
	ip := net.ParseIP(host)
	if ip == nil {
		// With a zone, as link-local addresses have: one network.
		return "link"
	}
	if v4 := ip.To4(); v4 != nil {
		return v4.String()
	}
	return ip.Mask(net.CIDRMask(64, 128)).String()
}
