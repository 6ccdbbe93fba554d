package station

import (
	"fmt"
	"io"
	"log"
	"net"
	"strconv"
	"strings"

	"github.com/hashicorp/mdns"
	"github.com/miekg/dns"
)

// announcement makes the station's name known on each network that the
// machine is in (mDNS, RFC 6762), so that phones find it without a server of
// names. A network without multicast does without: the page has its addresses
// by number, too.
type announcement struct{ servers []*mdns.Server }

func (a *announcement) stop() {
	if a == nil {
		return
	}
	for _, s := range a.servers {
		_ = s.Shutdown() // it always gives nil
	}
}

// announce replaces an announcement by one with the addresses of now.
func (s *Station) announce(before *announcement) *announcement {
	before.stop()
	name, port := s.cert.host, s.port
	if s.o.Quiet || !strings.HasSuffix(name, ".local") {
		return nil
	}
	number, err := strconv.Atoi(port)
	if err != nil {
		return nil
	}
	s.mu.Lock()
	var ips []net.IP
	for _, ip := range s.addresses {
		if !ip.IsLoopback() {
			ips = append(ips, ip)
		}
	}
	s.mu.Unlock()
	if len(ips) == 0 {
		return nil
	}
	zone, err := mdns.NewMDNSService("Vinh Danh", "_https._tcp", "local.", name+".", number, ips, nil)
	if err != nil {
		s.o.Log(fmt.Errorf("station: name: %w", err))
		return nil
	}
	interfaces, err := net.Interfaces()
	if err != nil {
		s.o.Log(fmt.Errorf("station: name: %w", err))
		return nil
	}
	a := &announcement{}
	for _, i := range interfaces {
		if i.Flags&net.FlagUp == 0 || i.Flags&net.FlagMulticast == 0 || i.Flags&net.FlagLoopback != 0 {
			continue
		}
		server, err := mdns.NewServer(&mdns.Config{Zone: anyCase{zone}, Iface: &i, Logger: log.New(io.Discard, "", 0)})
		if err != nil {
			continue // a network without multicast
		}
		a.servers = append(a.servers, server)
	}
	return a
}

// anyCase finds names however they are written: names of hosts have no case.
type anyCase struct{ mdns.Zone }

func (z anyCase) Records(q dns.Question) []dns.RR {
	if strings.HasSuffix(strings.ToLower(q.Name), ".local.") {
		if records := z.Zone.Records(q); len(records) > 0 {
			return records
		}
		q.Name = strings.ToLower(q.Name)
	}
	return z.Zone.Records(q)
}
