package station

import (
	"net"
	"testing"

	"github.com/hashicorp/mdns"
	"github.com/miekg/dns"
)

// The name is found however it is written, and others are not answered for.
func TestNameHasNoCase(t *testing.T) {
	service, err := mdns.NewMDNSService("Vinh Danh", "_https._tcp", "local.", "vinhdanh.local.", 8743, lan[:1], nil)
	if err != nil {
		t.Fatal(err)
	}
	zone := anyCase{service}
	for name, want := range map[string]int{"vinhdanh.local.": 1, "VinhDanh.LOCAL.": 1, "other.local.": 0, "vinhdanh.local.evil.example.": 0, "": 0} {
		got := zone.Records(dns.Question{Name: name, Qtype: dns.TypeA, Qclass: dns.ClassINET})
		if len(got) != want {
			t.Errorf("%q: %v", name, got)
		}
		for _, rr := range got {
			if a, ok := rr.(*dns.A); !ok || !a.A.Equal(net.IPv4(192, 168, 1, 5)) {
				t.Errorf("%q: %v", name, rr)
			}
		}
	}
	if got := zone.Records(dns.Question{Name: "Vinh Danh._https._tcp.local.", Qtype: dns.TypeSRV, Qclass: dns.ClassINET}); len(got) == 0 {
		t.Error("the service has no address")
	}
}

// An announcement that stands for nothing is ended as well as any.
func TestQuiet(t *testing.T) {
	r := newRig(t, 1)
	r.s.announce(nil).stop()
}

// A station that is closed while it only begins to serve ends as well as any.
func TestClosedAtOnce(t *testing.T) {
	r := newRig(t, 1)
	for range 60 {
		r.stop()
		r.open()
	}
}
