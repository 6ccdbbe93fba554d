package text_test

import (
	"fmt"
	"strings"
	"testing"

	"golang.org/x/text/unicode/norm"

	. "vinhdanh/data/text"
	"vinhdanh/data/text/texttest"
)

// rightTexts are more than 10,000 different texts that are right as they stand.
func rightTexts() []string {
	list := texttest.Names(6000)
	n := len(list)
	for i, name := range list[:n] {
		switch i % 4 {
		case 0:
			list = append(list, strings.ToUpper(name))
		case 1:
			list = append(list, norm.NFD.String(name))
		case 2:
			list = append(list, "Ông "+name+", "+texttest.Phrases[i%len(texttest.Phrases)])
		default:
			list = append(list, name+" · "+texttest.Foreign[i%len(texttest.Foreign)])
		}
	}
	for i, p := range texttest.Phrases {
		list = append(list, p, strings.ToUpper(p), fmt.Sprint(i, ". ", p))
	}
	list = append(list, texttest.Foreign...)
	for _, part := range [][]string{texttest.Family, texttest.Middle, texttest.Given} {
		for _, w := range part {
			list = append(list, w, strings.ToUpper(w), strings.ToLower(w))
		}
	}
	return append(list, "Cong\u00adty", "Hoàng\u00adAnh", "co\u00adoperation", "nhân\u00addân")
}

// Text that is right is never taken for an old encoding.
func TestRightTextIsLeftAlone(t *testing.T) {
	list, different := rightTexts(), map[string]bool{}
	for _, s := range list {
		different[s] = true
		if e := Detect(s); e != Unicode {
			t.Errorf("%q is taken for %s", s, e)
		}
	}
	if len(different) < 10_000 {
		t.Errorf("%d texts only", len(different))
	}
}

// What is written in an old encoding is found by its letters alone in most
// cells, and never taken for the other encoding.
func TestOldTextIsFound(t *testing.T) {
	texts := append(texttest.Names(6000), texttest.Phrases...)
	for _, of := range []struct {
		encoding Encoding
		write    func(string) (string, bool)
		share    int // of 100
	}{{TCVN3, texttest.TCVN3, 88}, {TCVN3, texttest.TCVN3Capitals, 88}, {VNI, texttest.VNI, 95}} {
		found, all := 0, 0
		for _, s := range texts {
			old, ok := of.write(s)
			if !ok || old == s {
				continue
			}
			all++
			switch e := Detect(old); e {
			case of.encoding:
				found++
			case Unicode:
			default:
				t.Errorf("%q, which is %q in %s, is taken for %s", old, s, of.encoding, e)
			}
		}
		t.Logf("%s: %d of %d found alone", of.encoding, found, all)
		if all < 4000 || found*100 < all*of.share {
			t.Errorf("%s: %d of %d found", of.encoding, found, all)
		}
	}
}
