package papers_test

import (
	"bytes"
	"context"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/makiuchi-d/gozxing"
	"github.com/makiuchi-d/gozxing/qrcode"

	"vinhdanh/app/jobs/papers"
	"vinhdanh/data"
	"vinhdanh/data/store"
	"vinhdanh/data/text"
)

// awarded is an office with two rounds at 09:00: three collectives' and
// individuals' certificates in the first, two in the second; delegates 1 to 4
// receive, number 5 does not.
func awarded(t testing.TB) *office {
	t.Helper()
	ctx := context.Background()
	o := newOffice(t)
	m := data.Meeting{Conference: o.Conf.ID, Name: "Phiên chính thức", Date: "2025-09-15", Starts: "07:30", Ordinal: 1}
	o.Must(o.DB.SaveMeeting(ctx, &m))
	item := data.AgendaItem{Conference: o.Conf.ID, Meeting: m.ID, Ordinal: 1, Starts: "09:00", Minutes: 40, Kind: data.ItemAwards, Title: "Trao thưởng"}
	o.Must(o.DB.SaveAgendaItem(ctx, &item))
	for n := range 2 {
		o.Must(o.DB.SaveRound(ctx, &data.Round{Conference: o.Conf.ID, Item: item.ID, Number: n + 1, Title: "Trao giấy khen"}))
	}
	rounds, err := o.DB.Rounds(ctx, o.Conf.ID)
	o.Must(err)
	o.Invite(5, func(i int, d *store.DelegateImport) { d.Code = fmt.Sprintf("SNV-%03d", i+1) })
	delegates, err := o.DB.Delegates(ctx, data.DelegateFilter{Conference: o.Conf.ID, Sort: data.SortCode})
	o.Must(err)
	o.Cite(5, "Giấy khen", "416/QĐ-SNV", "2025-09-05", func(i int, c *store.CitationImport) {
		c.Name = delegates[min(i, 3)].Name
		if i == 2 {
			c.Kind, c.Name, c.Honorific, c.Position = data.Collective, "Phòng Nội vụ xã Sìn Hồ", "", ""
		}
	})
	for i, c := range o.Citations() {
		c.Round, c.Delegate = rounds[i/3].ID, delegates[min(i, 3)].ID
		o.Must(o.DB.SaveCitation(ctx, &c.Citation))
	}
	return o
}

func TestReminders(t *testing.T) {
	ctx := context.Background()
	o := awarded(t)
	file := filepath.Join(t.TempDir(), "a.pdf")
	for _, id := range []string{"", "reminder-receipt-80"} {
		res, err := papers.Reminders(ctx, o.deps(), o.Conf, papers.ReminderOptions{File: file, Template: id, Wait: map[int]string{2: "cánh phải"}}, nil)
		if err != nil || res.Printed != 5 {
			t.Fatalf("%s: %+v, %v", id, res, err)
		}
		said := says(t, file)
		if len(said) != 5 {
			t.Fatalf("%s: %d pages", id, len(said))
		}
		// a collective goes first in its round; the second round begins after 2 + 3 × 0.3 minutes
		for i, want := range [][]string{{"đợt 1", "vị trí 2", "lúc 08:50"}, {"đợt 1", "vị trí 3"}, {"đợt 1", "vị trí 1", "phòng nội vụ xã sìn hồ"}, {"đợt 2", "vị trí 1", "chờ tại cánh phải", "lúc 08:50"}, {"đợt 2", "vị trí 2"}} {
			page := text.Fold(said[i])
			for _, w := range want {
				if !strings.Contains(page, text.Fold(w)) {
					t.Errorf("%s, slip %d: no %q in %s", id, i+1, w, page)
				}
			}
		}
	}
	res, err := papers.Reminders(ctx, o.deps(), o.Conf, papers.ReminderOptions{File: file, OnA4: true}, nil)
	if err != nil || res.Printed != 5 || len(says(t, file)) != 2 {
		t.Errorf("on A4: %+v, %v", res, err)
	}
	delegates := o.delegates()
	for _, d := range delegates {
		res, err := papers.Reminders(ctx, o.deps(), o.Conf, papers.ReminderOptions{File: file, IDs: []data.ID{d.ID}}, nil)
		switch {
		case d.Code == "SNV-005":
			if data.CodeOf(err) != "no-award" {
				t.Errorf("without an award: %+v, %v", res, err)
			}
		case err != nil || res.Printed < 1 || res.Printed > 2:
			t.Errorf("%s: %+v, %v", d.Code, res, err)
		}
	}
	if _, err := papers.Reminders(ctx, o.deps(), o.Conf, papers.ReminderOptions{File: file, Template: "badge-90x130"}, nil); data.CodeOf(err) != "template-document" {
		t.Error(err)
	}
}

// The foot of a badge says as what its owner comes, in the list's own words.
func TestBadgeKinds(t *testing.T) {
	ctx := context.Background()
	o := newOffice(t)
	kinds := map[string]string{"": "Đại biểu chính thức", "Chính thức": "Đại biểu chính thức", "x": "Đại biểu chính thức", "Phóng viên Báo Lai Châu": "Phóng viên Báo Lai Châu", "đương nhiên": "Đại biểu đương nhiên"}
	for word, want := range kinds {
		d := data.Delegate{Conference: o.Conf.ID, Name: "Lò Văn An", Code: "K" + fmt.Sprint(len(word)), Kind: data.KindOfficial, KindWord: word, Status: data.StatusConfirmed}
		o.Must(o.DB.SaveDelegate(ctx, &d))
		file := filepath.Join(t.TempDir(), "a.pdf")
		_, err := papers.Badges(ctx, o.deps(), o.Conf, papers.BadgeOptions{File: file, IDs: []data.ID{d.ID}}, nil)
		o.Must(err)
		if all := text.Fold(says(t, file)[0]); !strings.Contains(all, text.Fold(want)) {
			t.Errorf("%q: no %q in %s", word, want, all)
		}
	}
}

// A badge that was lost is printed with its new code, and the old one is no
// longer the delegate's.
func TestReissuedBadge(t *testing.T) {
	ctx := context.Background()
	o := newOffice(t)
	o.Invite(30, func(i int, d *store.DelegateImport) { d.Code = fmt.Sprintf("SNV-%03d", i+1) })
	dir := t.TempDir()
	file := filepath.Join(dir, "a.pdf")
	_, err := papers.Badges(ctx, o.deps(), o.Conf, papers.BadgeOptions{File: file}, nil)
	o.Must(err)
	who := o.delegates()[7]
	const anew = "12345678901234567890"
	o.Must(o.DB.ReplaceBadge(ctx, who.ID, anew, "mất thẻ"))
	row, err := o.DB.Delegate(ctx, who.ID)
	o.Must(err)
	picture, err := papers.BadgePicture(ctx, o.deps(), o.Conf, row, 900)
	o.Must(err)
	bitmap, err := gozxing.NewBinaryBitmapFromImage(picture)
	o.Must(err)
	if code, err := qrcode.NewQRCodeReader().Decode(bitmap, nil); err != nil || code.GetText() != anew {
		t.Errorf("the badge says %v, not the new %s: %v", code, anew, err)
	}
	for single, size := range map[bool]string{true: "/MediaBox [0 0 255.12 368.5", false: "/MediaBox [0 0 595.28 841.89"} {
		res, err := papers.Badges(ctx, o.deps(), o.Conf, papers.BadgeOptions{File: file, IDs: []data.ID{who.ID}, Single: single}, nil)
		if err != nil || res.Printed != 1 {
			t.Fatalf("%+v, %v", res, err)
		}
		raw, err := os.ReadFile(file)
		o.Must(err)
		if !bytes.Contains(raw, []byte(size)) {
			t.Errorf("single %v: not on a page of its size: %s", single, regexp.MustCompile(`/MediaBox[^]]*`).Find(raw))
		}
	}
	if row, err = o.DB.Delegate(ctx, who.ID); err != nil || row.Badge != anew {
		t.Errorf("printing gave another code: %s, %v", row.Badge, err)
	}
}
