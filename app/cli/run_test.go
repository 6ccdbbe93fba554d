package cli_test

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"vinhdanh/app/cli"
	"vinhdanh/data"
	"vinhdanh/data/store"
)

func env(t *testing.T) cli.Env {
	t.Helper()
	return cli.Env{Getenv: func(string) string { return "" }, Now: time.Now, DataDir: t.TempDir(), Version: "test",
		IsTerminal: func(any) bool { return false }, KeyWork: 4}
}

type run struct {
	status   int
	out, err string
}

func call(t *testing.T, e cli.Env, args ...string) run {
	t.Helper()
	var out, errw bytes.Buffer
	status := cli.Run(context.Background(), args, strings.NewReader(""), &out, &errw, e)
	return run{status, out.String(), errw.String()}
}

// A panic is a sentence and a log of its owner's alone, never a dump.
func TestPanic(t *testing.T) {
	e := env(t)
	e.IsTerminal = func(any) bool { panic("Nguyễn Văn An, 0912000164") }
	r := call(t, e, "verify", "123")
	if r.status != 1 || strings.Contains(r.err, "goroutine") || strings.Contains(r.err, "0912000164") || strings.Count(r.err, "\n") != 1 {
		t.Errorf("%+v", r)
	}
	log := filepath.Join(e.DataDir, "vinhdanh.log")
	raw, err := os.ReadFile(log)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Contains(raw, []byte("cli.Run")) || bytes.Contains(raw, []byte("0912000164")) {
		t.Errorf("the log says:\n%s", raw)
	}
	if info, err := os.Stat(log); err != nil || runtime.GOOS != "windows" && info.Mode().Perm() != 0o600 {
		t.Errorf("%v, %v", info.Mode(), err)
	}
}

type full struct{}

func (full) Write([]byte) (int, error) { return 0, errors.New("no space") }

// Results that cannot be written are a fault.
func TestOutputFull(t *testing.T) {
	var errw bytes.Buffer
	if status := cli.Run(context.Background(), []string{"version"}, strings.NewReader(""), full{}, &errw, env(t)); status != 1 || errw.Len() == 0 {
		t.Errorf("status %d, %q", status, errw.String())
	}
	if status := cli.Run(context.Background(), []string{"version"}, strings.NewReader(""), full{}, full{}, env(t)); status != 1 {
		t.Errorf("status %d", status)
	}
}

// A cancelled call says so and changes nothing.
func TestCancelled(t *testing.T) {
	e := env(t)
	if r := call(t, e, "sample"); r.status != 0 {
		t.Fatalf("%+v", r)
	}
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	var out, errw bytes.Buffer
	file := filepath.Join(t.TempDir(), "a.pdf")
	if status := cli.Run(ctx, []string{"--lang", "en", "print", "certificates", "-o", file}, strings.NewReader(""), &out, &errw, e); status != 1 ||
		!strings.Contains(errw.String(), "Stopped") {
		t.Errorf("status %d, %q", status, errw.String())
	}
	if _, err := os.Stat(file); !os.IsNotExist(err) {
		t.Errorf("a file was written: %v", err)
	}
}

// At a terminal people read words, a program reads JSON, and progress is shown
// to people alone.
func TestTerminal(t *testing.T) {
	e := env(t)
	e.IsTerminal = func(any) bool { return true }
	if r := call(t, e, "sample"); r.status != 0 {
		t.Fatalf("%+v", r)
	}
	file := filepath.Join(t.TempDir(), "a.pdf")
	if r := call(t, e, "print", "certificates", "-o", file, "--round", "6"); r.status != 0 || !strings.Contains(r.err, "\r") {
		t.Errorf("%+v", r)
	}
	if r := call(t, e, "verify", "xin chào"); r.status != 1 || strings.Contains(r.out, "{") {
		t.Errorf("%+v", r)
	}
	if r := call(t, e, "verify", "--json", "xin chào"); r.status != 1 || !strings.Contains(r.out, `"verdict":"malformed"`) {
		t.Errorf("%+v", r)
	}
	var out, errw bytes.Buffer
	if status := cli.Run(context.Background(), []string{"checkin"}, strings.NewReader("xin chào\n"), &out, &errw, e); status != 0 ||
		strings.Contains(out.String(), "{") || !strings.Contains(out.String(), "Không phải mã thẻ") {
		t.Errorf("status %d, %q, %q", status, out.String(), errw.String())
	}
}

// The passphrase may be typed; a new one twice.
func TestTypedPassphrase(t *testing.T) {
	e := env(t)
	e.IsTerminal = func(any) bool { return true }
	var typed []string
	e.ReadPassword = func() ([]byte, error) {
		p := typed[0]
		typed = typed[1:]
		return []byte(p), nil
	}
	typed = []string{"mùa xuân ở Lai Châu", "mùa hè ở Lai Châu"}
	if r := call(t, e, "key", "init", "--issuer", "Sở Nội vụ"); r.status != 1 || !strings.Contains(r.err, "không giống nhau") {
		t.Errorf("%+v", r)
	}
	typed = []string{"mùa xuân ở Lai Châu", "mùa xuân ở Lai Châu"}
	if r := call(t, e, "key", "init", "--issuer", "Sở Nội vụ"); r.status != 0 {
		t.Errorf("%+v", r)
	}
}

// itself gives the program as a file: the test's binary by another name.
func itself(t *testing.T) string {
	t.Helper()
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	program := filepath.Join(t.TempDir(), "vinhdanh")
	if runtime.GOOS == "windows" {
		program += ".exe"
	}
	if err := os.Link(self, program); err != nil {
		raw, err := os.ReadFile(self)
		if err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(program, raw, 0o700); err != nil {
			t.Fatal(err)
		}
	}
	return program
}

// desk starts the program at the door of the sample conference.
func desk(t *testing.T, dir string) (*exec.Cmd, io.WriteCloser, *bufio.Scanner) {
	t.Helper()
	cmd := exec.CommandContext(t.Context(), itself(t), "--db", filepath.Join(dir, "vinhdanh.db"), "checkin")
	in, err := cmd.StdinPipe()
	if err != nil {
		t.Fatal(err)
	}
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	return cmd, in, bufio.NewScanner(out)
}

// Killed at any moment, no printed "admitted" is ever lost.
func TestKillAtTheDoor(t *testing.T) {
	rounds := 3
	if os.Getenv("VINHDANH_TORTURE") != "" {
		rounds = 60
	}
	ctx := context.Background()
	for round := range rounds {
		e := env(t)
		if r := call(t, e, "sample"); r.status != 0 {
			t.Fatalf("%+v", r)
		}
		file := filepath.Join(e.DataDir, "vinhdanh.db")
		badges, conf := badgesOf(t, file)
		cmd, in, out := desk(t, e.DataDir)
		go func() {
			for _, b := range badges {
				if _, err := io.WriteString(in, b+"\n"); err != nil {
					return // it has been killed
				}
			}
		}()
		kill := 1 + rand.IntN(len(badges)-50)
		var admitted []string
		for len(admitted) < kill && out.Scan() {
			var v struct{ Verdict, Scan string }
			if err := json.Unmarshal(out.Bytes(), &v); err != nil {
				t.Fatal(err)
			}
			if v.Verdict == "admitted" {
				admitted = append(admitted, v.Scan)
			}
		}
		if err := cmd.Process.Kill(); err != nil {
			t.Fatal(err)
		}
		for out.Scan() { // what it had printed by then counts too
			var v struct{ Verdict, Scan string }
			if json.Unmarshal(out.Bytes(), &v) == nil && v.Verdict == "admitted" {
				admitted = append(admitted, v.Scan)
			}
		}
		_ = cmd.Wait() // it was killed
		db, err := store.Open(ctx, file, store.Options{})
		if err != nil {
			t.Fatal(err)
		}
		meetings, err := db.Meetings(ctx, conf)
		if err != nil {
			t.Fatal(err)
		}
		present := map[string]bool{}
		rows, err := db.Delegates(ctx, data.DelegateFilter{Conference: conf, Meeting: meetings[len(meetings)-1].ID, Present: data.PresenceIn})
		if err != nil {
			t.Fatal(err)
		}
		for _, r := range rows {
			present[r.Badge] = true
		}
		for _, b := range admitted {
			if !present[b] {
				t.Errorf("round %d: a printed admission is lost", round)
			}
		}
		if len(admitted) < kill {
			t.Errorf("round %d: only %d verdicts before the end", round, len(admitted))
		}
		if err := db.Close(); err != nil {
			t.Error(err)
		}
	}
}

// Killed while it draws up and prints, it leaves no half file and no gap in the
// numbers, and the next print goes on.
func TestKillWhilePrinting(t *testing.T) {
	rounds := 3
	if os.Getenv("VINHDANH_TORTURE") != "" {
		rounds = 60
	}
	program := itself(t)
	for range rounds {
		e := env(t)
		if r := call(t, e, "sample"); r.status != 0 {
			t.Fatalf("%+v", r)
		}
		file := filepath.Join(e.DataDir, "vinhdanh.db")
		pdf := filepath.Join(t.TempDir(), "a.pdf")
		for {
			ctx, cancel := context.WithTimeout(t.Context(), time.Duration(rand.IntN(900))*time.Millisecond)
			err := exec.CommandContext(ctx, program, "--db", file, "print", "certificates", "-o", pdf).Run()
			cancel()
			if raw, rerr := os.ReadFile(pdf); rerr == nil && !bytes.Contains(raw[max(0, len(raw)-64):], []byte("%%EOF")) {
				t.Fatal("half a PDF")
			}
			if err == nil || rand.IntN(4) == 0 {
				break
			}
		}
		r := call(t, e, "--json", "print", "certificates", "-o", pdf, "--again", "--reason", "sau khi mất điện")
		var res struct{ Printed int }
		if err := json.Unmarshal([]byte(r.out), &res); err != nil || res.Printed != 232 {
			t.Fatalf("%+v, %v", r, err)
		}
		registers(t, file)
	}
}

// registers checks that the books of a sample conference have no gaps.
func registers(t *testing.T, file string) {
	t.Helper()
	ctx := context.Background()
	db, err := store.Open(ctx, file, store.Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer func() {
		if err := db.Close(); err != nil {
			t.Error(err)
		}
	}()
	conf, err := db.Conference(ctx, "")
	if err != nil {
		t.Fatal(err)
	}
	rows, err := db.Citations(ctx, data.CitationFilter{Conference: conf.ID})
	if err != nil {
		t.Fatal(err)
	}
	books, err := db.Books(ctx)
	if err != nil {
		t.Fatal(err)
	}
	numbers := map[data.ID]map[int]bool{}
	for _, r := range rows {
		if k := r.Certificate; k.ID != "" {
			if numbers[k.Book] == nil {
				numbers[k.Book] = map[int]bool{}
			}
			numbers[k.Book][k.Number] = true
		}
	}
	total := 0
	for _, b := range books {
		n := len(numbers[b.ID])
		total += n
		for i := b.Next - n; i < b.Next; i++ {
			if !numbers[b.ID][i] {
				t.Errorf("the book of %s lacks %d", b.Issuer, i)
			}
		}
	}
	if total != 232 {
		t.Errorf("%d numbers in the books", total)
	}
}

func badgesOf(t *testing.T, file string) ([]string, data.ID) {
	t.Helper()
	ctx := context.Background()
	db, err := store.Open(ctx, file, store.Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer func() {
		if err := db.Close(); err != nil {
			t.Error(err)
		}
	}()
	conf, err := db.Conference(ctx, "")
	if err != nil {
		t.Fatal(err)
	}
	rows, err := db.Delegates(ctx, data.DelegateFilter{Conference: conf.ID})
	if err != nil {
		t.Fatal(err)
	}
	var badges []string
	for _, r := range rows {
		badges = append(badges, r.Badge)
	}
	return badges, conf.ID
}

// doorOf gives the sample with one desk's clock and the badges of its delegates.
func doorOf(t *testing.T) (cli.Env, []string) {
	t.Helper()
	e := env(t)
	if r := call(t, e, "sample"); r.status != 0 {
		t.Fatalf("%+v", r)
	}
	db, err := store.Open(context.Background(), filepath.Join(e.DataDir, "vinhdanh.db"), store.Options{ReadOnly: true})
	if err != nil {
		t.Fatal(err)
	}
	conf, err := db.Conference(context.Background(), "")
	if err != nil {
		t.Fatal(err)
	}
	rows, err := db.Delegates(context.Background(), data.DelegateFilter{Conference: conf.ID, Sort: data.SortCode})
	if err := errors.Join(err, db.Close()); err != nil {
		t.Fatal(err)
	}
	badges := make([]string, len(rows))
	for i, r := range rows {
		badges[i] = r.Badge
	}
	return e, badges
}

// A scanner may end its lines with a carriage return alone; several codes in
// one line are said to be that.
func TestScanLines(t *testing.T) {
	e, badges := doorOf(t)
	in := badges[0] + "\r" + badges[1] + "\r\n" + badges[2] + badges[3] + "\n\n" + badges[4][:10] + "-" + badges[4][10:] + "\n" + badges[0]
	var out, errw bytes.Buffer
	if status := cli.Run(context.Background(), []string{"checkin", "--json"}, strings.NewReader(in), &out, &errw, e); status != 0 {
		t.Errorf("status %d, %s", status, &errw)
	}
	var got []string
	for _, line := range strings.Split(strings.TrimSpace(out.String()), "\n") {
		var v struct {
			Verdict string
			Codes   int
		}
		if err := json.Unmarshal([]byte(line), &v); err != nil {
			t.Fatal(err)
		}
		got = append(got, fmt.Sprint(v.Verdict, " ", v.Codes))
	}
	if d := cmp.Diff([]string{"admitted 0", "admitted 0", "not-a-badge 2", "admitted 0", "already 0"}, got); d != "" {
		t.Error(d)
	}
	if !strings.Contains(errw.String(), "Có 2 mã trong một lần quét") {
		t.Errorf("%q", errw.String())
	}
}

// Ctrl+C closes a desk: all that was answered is kept, and that is what is said.
func TestStopDesk(t *testing.T) {
	e, badges := doorOf(t)
	ctx, cancel := context.WithCancel(context.Background())
	r, w := io.Pipe()
	answers, out := io.Pipe()
	var errw bytes.Buffer
	status := make(chan int)
	go func() { status <- cli.Run(ctx, []string{"checkin", "--json"}, r, out, &errw, e) }()
	if _, err := io.WriteString(w, badges[0]+"\n"); err != nil {
		t.Fatal(err)
	}
	if line, err := bufio.NewReader(answers).ReadString('\n'); err != nil || !strings.Contains(line, `"admitted"`) {
		t.Errorf("%q, %v", line, err)
	}
	cancel()
	if s := <-status; s != 0 || !strings.Contains(errw.String(), "1 lượt quét đã trả lời đều được lưu") || strings.Contains(errw.String(), "vẫn như trước") {
		t.Errorf("status %d, %q", s, errw.String())
	}
}
