package agenda_test

import (
	"testing"

	"vinhdanh/data"
	"vinhdanh/data/agenda"
)

func TestBusiest(t *testing.T) {
	meetings := []data.Meeting{{ID: "trù bị"}, {ID: "ngày 1"}, {ID: "ngày 2"}}
	items := []data.AgendaItem{{Meeting: "ngày 2"}, {Meeting: "ngày 1"}, {Meeting: "ngày 2"}, {Meeting: "ngày 1"}, {Meeting: "gone"}, {Meeting: "gone"}, {Meeting: "gone"}}
	if m, ok := agenda.Busiest(meetings, items); m.ID != "ngày 1" || !ok {
		t.Errorf("of equals: %q, %v", m.ID, ok)
	}
	if m, ok := agenda.Busiest(meetings, items[:3]); m.ID != "ngày 2" || !ok {
		t.Errorf("%q, %v", m.ID, ok)
	}
	if m, ok := agenda.Busiest(meetings, nil); m.ID != "" || ok {
		t.Errorf("nothing planned: %q, %v", m.ID, ok)
	}
}
