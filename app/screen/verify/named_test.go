package verify

import (
	"bytes"
	"errors"
	"image"
	"image/png"
	"strings"
	"testing"

	"vinhdanh/app/jobs/verify"
	"vinhdanh/assets/i18n"
	"vinhdanh/data"
)

func TestFaultsNameThePicture(t *testing.T) {
	var white bytes.Buffer
	if err := png.Encode(&white, image.NewGray(image.Rect(0, 0, 50, 50))); err != nil {
		t.Fatal(err)
	}
	for what, raw := range map[string][]byte{"blank": white.Bytes(), "a PDF": []byte("%PDF-1.7\n"), "empty": nil} {
		_, err := verify.Image(bytes.NewReader(raw))
		var e *data.Error
		if !errors.As(named(err, "to-12.png"), &e) {
			t.Fatalf("%s: %v", what, err)
		}
		for _, lang := range []string{"vi", "en"} {
			words := i18n.For(lang).Map("error."+string(e.Code), e.Args)
			if !strings.Contains(words, "to-12.png") || strings.Contains(words, "<no value>") {
				t.Errorf("%s: %s", what, words)
			}
		}
	}
	if err := named(nil, "x"); err != nil {
		t.Error(err)
	}
	plain := errors.New("disk gone")
	if named(plain, "x") != plain { //nolint:errorlint // the very same
		t.Error("other faults stay as they are")
	}
}
