package station

import (
	"cmp"
	"errors"
	"io/fs"
	"net"
	"slices"
	"strconv"
	"strings"

	"vinhdanh/data"
)

// ValidListen tells whether an address is written as one to listen at: an
// address or none, a colon, and a port.
func ValidListen(address string) bool {
	_, port, err := net.SplitHostPort(address)
	n, notNumber := strconv.ParseUint(port, 10, 16)
	return err == nil && notNumber == nil && strconv.FormatUint(n, 10) == port
}

// ValidHost tells whether a name can be that of a host (RFC 1123 §2.1).
func ValidHost(name string) bool {
	for _, label := range strings.Split(name, ".") {
		if label == "" || len(label) > 63 || strings.HasPrefix(label, "-") || strings.HasSuffix(label, "-") {
			return false
		}
		for _, r := range label {
			if r != '-' && (r < '0' || r > '9') && (r < 'a' || r > 'z') && (r < 'A' || r > 'Z') {
				return false
			}
		}
	}
	return len(name) <= 253
}

// listenFault says why an address could not be opened. Systems name the reasons
// differently; whether an address is this machine's can be seen on all.
func listenFault(err error, address string) error {
	host, _, _ := net.SplitHostPort(address)
	ip := net.ParseIP(host)
	var unknown *net.DNSError
	switch {
	case errors.Is(err, fs.ErrPermission):
		return data.Wrap(err, "station-port-denied", "address", address)
	case errors.As(err, &unknown), ip != nil && !ip.IsLoopback() && !ip.IsUnspecified() && !ownAddress(ip):
		return data.Wrap(err, "station-address-foreign", "address", address)
	default:
		return data.Wrap(err, "station-port-taken", "address", address)
	}
}

// privateNets are the address ranges of local networks (RFC 1918, RFC 3927)
// and of the machine itself; the local CA can certify no other address.
var privateNets = []*net.IPNet{
	cidr("10.0.0.0/8"), cidr("172.16.0.0/12"), cidr("192.168.0.0/16"), cidr("169.254.0.0/16"), cidr("127.0.0.0/8"),
}

func cidr(s string) *net.IPNet {
	_, n, err := net.ParseCIDR(s)
	if err != nil {
		panic(err) // written above
	}
	return n
}

func private(ip net.IP) bool {
	return slices.ContainsFunc(privateNets, func(n *net.IPNet) bool { return n.Contains(ip) })
}

// certifiable gives the addresses for which the local CA can speak. At others
// a browser warns, which quick mode lives with.
func certifiable(addresses []net.IP) []net.IP {
	return slices.DeleteFunc(slices.Clone(addresses), func(ip net.IP) bool { return !private(ip) })
}

// localAddresses gives this machine's IPv4 addresses, those of local networks
// first, those that a machine gives itself last, and at the end its own
// 127.0.0.1. IPv6 is left out: its addresses change by the day, and with them
// certificates.
func localAddresses() []net.IP {
	list := []net.IP{}
	addrs, err := net.InterfaceAddrs()
	if err != nil {
		addrs = nil // the machine's own address remains
	}
	for _, a := range addrs {
		if n, ok := a.(*net.IPNet); ok && n.IP.To4() != nil && !n.IP.IsLoopback() {
			list = append(list, n.IP.To4())
		}
	}
	slices.SortStableFunc(list, func(a, b net.IP) int {
		if c := cmp.Compare(remoteness(a), remoteness(b)); c != 0 {
			return c
		}
		return slices.Compare(a, b)
	})
	return append(list, net.IPv4(127, 0, 0, 1).To4())
}

func remoteness(ip net.IP) int {
	switch {
	case ip.IsLinkLocalUnicast():
		return 2
	case !private(ip):
		return 1
	default:
		return 0
	}
}

// ownAddress tells whether this machine has an address; where that cannot be
// seen it may.
func ownAddress(ip net.IP) bool {
	addrs, err := net.InterfaceAddrs()
	return err != nil || slices.ContainsFunc(addrs, func(a net.Addr) bool {
		n, ok := a.(*net.IPNet)
		return ok && n.IP.Equal(ip)
	})
}

func sameAddresses(a, b []net.IP) bool { return slices.EqualFunc(a, b, net.IP.Equal) }

// hostAndPort takes a Host header apart: "vinhdanh.local:8743", "[::1]:8743",
// "192.168.1.5". A name loses its case and a dot at its end.
func hostAndPort(header string) (host, port string, ok bool) {
	host, port = header, "443"
	if strings.LastIndexByte(header, ':') > strings.LastIndexByte(header, ']') {
		var err error
		if host, port, err = net.SplitHostPort(header); err != nil {
			return "", "", false
		}
	} else {
		host = strings.TrimSuffix(strings.TrimPrefix(host, "["), "]")
	}
	host = strings.ToLower(strings.TrimSuffix(host, "."))
	return host, port, host != ""
}
