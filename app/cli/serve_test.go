package cli_test

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"io"
	"net"
	"strings"
	"testing"
	"time"

	"vinhdanh/app/cli"
)

// serving runs a station of the sample conference and gives its events.
func serving(t *testing.T, e cli.Env) (events <-chan map[string]any, ended <-chan run) {
	t.Helper()
	in, keeper := io.Pipe()
	t.Cleanup(func() { _ = keeper.Close() })
	from, out := io.Pipe()
	list, end := make(chan map[string]any, 100), make(chan run, 1)
	go func() {
		var errw bytes.Buffer
		status := cli.Run(context.Background(), []string{"--json", "serve", "--listen", "127.0.0.1:0", "--host", "door.test"}, in, out, &errw, e)
		_ = out.Close()
		end <- run{status: status, err: errw.String()}
	}()
	go func() {
		defer close(list)
		for lines := bufio.NewScanner(from); lines.Scan(); {
			var event map[string]any
			if err := json.Unmarshal(lines.Bytes(), &event); err != nil {
				t.Errorf("%s: %v", lines.Text(), err)
			}
			list <- event
		}
	}()
	return list, end
}

// A station whose sitting is closed by another program says so and ends well.
func TestServeOver(t *testing.T) {
	e := env(t)
	e.Now = func() time.Time { return time.Date(2025, 8, 21, 7, 42, 10, 0, time.FixedZone("", 7*3600)) }
	if r := call(t, e, "sample"); r.status != 0 {
		t.Fatalf("%+v", r)
	}
	events, ended := serving(t, e)
	meeting := ""
	for event := range events {
		if event["event"] == "open" {
			meeting, _ = event["meeting"].(string)
		}
		if event["event"] == "code" {
			break
		}
	}
	if r := call(t, e, "meeting", "close", meeting); r.status != 0 {
		t.Fatalf("%+v", r)
	}
	late := time.NewTimer(2 * time.Second)
	defer late.Stop()
	for over := false; !over; {
		select {
		case event, ok := <-events:
			if !ok {
				t.Fatal("ended without a word")
			}
			over = event["event"] == "over"
		case <-late.C:
			t.Fatal("not told within two seconds")
		}
	}
	select {
	case r := <-ended:
		if r.status != 0 || r.err != "" {
			t.Errorf("%+v", r)
		}
	case <-time.After(5 * time.Second):
		t.Fatal("still open")
	}
}

// An address that is none, one of another machine, and a port that is taken
// are told apart.
func TestServeAddress(t *testing.T) {
	e := env(t)
	if r := call(t, e, "sample"); r.status != 0 {
		t.Fatalf("%+v", r)
	}
	var config net.ListenConfig
	taken, err := config.Listen(context.Background(), "tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer taken.Close()
	for _, tc := range []struct {
		flag, value string
		status      int
		words       string
	}{
		{"--listen", "abc", 2, "--listen cần địa chỉ và cổng"},
		{"--listen", ":99999", 2, "--listen cần địa chỉ và cổng"},
		{"--host", "bad host!", 2, "--host cần tên máy"},
		{"--listen", "192.0.2.7:8743", 1, "không có địa chỉ 192.0.2.7:8743"},
		{"--listen", taken.Addr().String(), 1, "chương trình khác"},
	} {
		r := call(t, e, "serve", tc.flag, tc.value)
		if r.status != tc.status || !strings.Contains(r.err, tc.words) || r.out != "" {
			t.Errorf("%s %s: %+v", tc.flag, tc.value, r)
		}
	}
}

// What is typed at the door is bounded, and another badge has its reason.
func TestDoorRefusals(t *testing.T) {
	e := env(t)
	if r := call(t, e, "sample"); r.status != 0 {
		t.Fatalf("%+v", r)
	}
	long := strings.Repeat("a", 3000)
	for _, args := range [][]string{
		{"delegate", "substitute", "AS-014", "--name", long},
		{"checkin", "--desk", long},
		{"badge", "handout", "AS-014", "--desk", long},
		{"badge", "handout", "AS-014", "--to", long},
	} {
		if r := call(t, e, args...); r.status != 1 || !strings.Contains(r.err, "Có ô dài quá mức") {
			t.Errorf("%s %s: %+v", args[0], args[1], r)
		}
	}
	if r := call(t, e, "badge", "reissue", "AS-064", "--reason", ""); r.status != 1 || !strings.Contains(r.err, "Hãy ghi lý do cấp thẻ khác") {
		t.Errorf("%+v", r)
	}
}
