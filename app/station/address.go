package station

import (
	"cmp"
	"net"
	"slices"
	"strings"
)

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
