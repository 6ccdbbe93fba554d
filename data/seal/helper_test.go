package seal

import (
	"bufio"
	"flag"
	"io"
	"math/rand/v2"
	"os"
	"testing"
	"time"

	"vinhdanh/data"
)

var update = flag.Bool("update", false, "write the files of testdata that do not exist yet")

// noon is the clock of the tests.
var noon = time.Date(2025, 9, 5, 12, 0, 0, 0, time.FixedZone("+07", 7*3600))

// seeded gives the same random bytes in each run; each name has its own.
func seeded(name string) io.Reader {
	var seed [32]byte
	copy(seed[:], name)
	return rand.NewChaCha8(seed)
}

const office = "Sở Nội vụ tỉnh Lai Châu"

// open makes an issuer's keys for a test.
func open(t testing.TB, name string) (*Root, *Signer, *KeyList) {
	t.Helper()
	root, signer, list, err := Init(office, StandardTables(office), seeded(name), noon)
	if err != nil {
		t.Fatal(err)
	}
	return root, signer, list
}

func ring(t testing.TB, lists ...*KeyList) *Keyring {
	t.Helper()
	r, err := NewKeyring(lists...)
	if err != nil {
		t.Fatal(err)
	}
	return r
}

func sign(t testing.TB, s *Signer, c Certificate) string {
	t.Helper()
	token, err := s.Sign(c)
	if err != nil {
		t.Fatal(err)
	}
	return token
}

// example is a certificate as an office draws it up.
func example() Certificate {
	return Certificate{
		Number: "0128", Name: "Nguyễn Thị Hồng Hạnh", Kind: data.Individual, Unit: "Trưởng phòng, Phòng Tổ chức - Hành chính",
		Award: "Giấy khen của Giám đốc Sở Nội vụ tỉnh Lai Châu", Decision: "416/QĐ-SNV", DecisionDate: "2025-09-05",
		DecidedBy: "Giám đốc Sở Nội vụ tỉnh Lai Châu", Issued: "2025-09-15",
	}
}

// names gives the invented but lifelike names of testdata/names.txt.
func names(t testing.TB) []string {
	t.Helper()
	f, err := os.Open("testdata/names.txt")
	if err != nil {
		t.Fatal(err)
	}
	defer func() {
		if err := f.Close(); err != nil {
			t.Error(err)
		}
	}()
	var list []string
	for s := bufio.NewScanner(f); s.Scan(); {
		if line := s.Text(); line != "" && line[0] != '#' {
			list = append(list, line)
		}
	}
	if len(list) < 100 {
		t.Fatalf("only %d names", len(list))
	}
	return list
}

// wantCode fails the test where err is not the error with that code.
func wantCode(t testing.TB, err error, code data.Code) {
	t.Helper()
	if got := data.CodeOf(err); got != code {
		t.Errorf("error %v, want code %q", err, code)
	}
}
