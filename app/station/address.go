package station

import (
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

// localAddresses gives this machine's IPv4 addresses in local networks, those
// with a router's usual ranges first, the machine's own 127.0.0.1 last. IPv6
// is left out: its addresses change by the day, and with them certificates.
func localAddresses() []net.IP {
	list := []net.IP{}
	addrs, err := net.InterfaceAddrs()
	if err != nil {
		addrs = nil // the machine's own address remains
	}
	for _, a := range addrs {
		n, ok := a.(*net.IPNet)
		if !ok || n.IP.To4() == nil || n.IP.IsLoopback() || !private(n.IP) {
			continue
		}
		list = append(list, n.IP.To4())
	}
	slices.SortStableFunc(list, func(a, b net.IP) int {
		switch al, bl := a.IsLinkLocalUnicast(), b.IsLinkLocalUnicast(); {
		case al == bl:
			return slices.Compare(a, b)
		case bl:
			return -1
		default:
			return 1
		}
	})
	return append(list, net.IPv4(127, 0, 0, 1).To4())
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
