package introductions

import (
	"context"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"vinhdanh/app/jobs/issue"
	"vinhdanh/app/screen"
	"vinhdanh/app/screen/screentest"
	"vinhdanh/data"
	"vinhdanh/data/store"
)

var press = sync.OnceValues(issue.NewPress)

// hall is a meeting with four delegates, two of whom are introduced by name.
type hall struct {
	t   *testing.T
	sh  *screentest.Shell
	s   *Screen
	db  *store.DB
	ids []data.ID
}

func open(t *testing.T, introduced int) *hall {
	t.Helper()
	ctx := context.Background()
	sh := screentest.New(t, 1440, 784)
	db, err := store.Open(ctx, filepath.Join(t.TempDir(), "test.db"), store.Options{Now: sh.Now, Who: "Lễ tân"})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := db.Close(); err != nil {
			t.Error(err)
		}
	})
	h := &hall{t: t, sh: sh, db: db}
	sh.Conf = data.Conference{Code: "AS", Title: "Đại hội Thi đua yêu nước", Issuer: "UBND tỉnh An Sơn", Host: "UBND tỉnh An Sơn"}
	h.must(db.SaveConference(ctx, &sh.Conf))
	sh.Meet = data.Meeting{Conference: sh.Conf.ID, Name: "Phiên chính thức", Date: "2025-08-21", Starts: "07:30"}
	h.must(db.SaveMeeting(ctx, &sh.Meet))
	for i, d := range []data.Delegate{
		{Name: "Phan Bá Hiếu", Position: "Bí thư Tỉnh ủy"}, {Name: "Lò Minh Ánh", Position: "Chủ tịch UBND tỉnh"},
		{Name: "Hà Thị Lan Chi", Position: "Phó Giám đốc Sở Nội vụ"}, {Name: "Vàng A Chính", Position: "Nông dân"},
	} {
		d.Conference, d.Kind, d.Status = sh.Conf.ID, data.KindOfficial, data.StatusConfirmed
		if i < introduced {
			d.Protocol = i + 1
		}
		h.must(db.SaveDelegate(ctx, &d))
		h.ids = append(h.ids, d.ID)
	}
	h.s = New(sh, Deps{Records: db, Press: press, Who: "Lễ tân"})
	sh.Put(h.s, screen.Filter{})
	return h
}

func (h *hall) must(err error) {
	h.t.Helper()
	if err != nil {
		h.t.Fatal(err)
	}
}

// comes checks a delegate in, at another desk.
func (h *hall) comes(i int) {
	h.t.Helper()
	_, err := h.db.Admit(context.Background(), data.Scan{Meeting: h.sh.Meet.ID, Delegate: h.ids[i], Desk: "Bàn 1"})
	h.must(err)
	h.sh.Tick()
}

func (h *hall) see(want ...string) {
	h.t.Helper()
	for _, w := range want {
		if all := screentest.Words(h.sh.Top()); !strings.Contains(strings.ReplaceAll(all, "\n", " "), w) {
			h.t.Errorf("%q is not shown in\n%s", w, all)
		}
	}
	if len(h.sh.Faults) > 0 {
		h.t.Fatal(h.sh.Faults)
	}
}

func (h *hall) names() []string {
	var all []string
	for _, r := range h.s.list.List {
		all = append(all, r.Name)
	}
	return all
}

// The list grows as leaders come; the MC may have it only once reception has
// confirmed it; who comes later is introduced in addition.
func TestConfirmedAndLate(t *testing.T) {
	h := open(t, 2)
	h.see("0/2 có mặt", "Chưa ai trong danh sách có mặt", "Chưa xác nhận: người dẫn chương trình chưa dùng được")
	if !h.s.confirm.Disabled() {
		t.Error("nobody can be confirmed")
	}
	h.comes(1)
	h.see("1/2 có mặt", "Lò Minh Ánh", "Có mặt 07:46", "Chờ xác nhận", "cập nhật đến 07:46")
	h.sh.Press("Xác nhận danh sách")
	h.see("Xác nhận danh sách 1 người có mặt?", "Lò Minh Ánh, Chủ tịch UBND tỉnh")
	h.sh.Press("Xác nhận danh sách")
	h.see("Lễ tân đã xác nhận lúc 07:46.", "Sẵn sàng")
	h.sh.Press("Đã giới thiệu 1 người")
	h.see("Đã giới thiệu 07:46")
	h.comes(0)
	h.see("Giới thiệu bổ sung: Phan Bá Hiếu, Bí thư Tỉnh ủy", "Giới thiệu bổ sung")
	h.sh.Press("Đã giới thiệu")
	if h.s.list.List[0].Said.IsZero() || strings.Contains(screentest.Words(h.sh.Top()), "Giới thiệu bổ sung: ") {
		t.Error("a late one stays on the list of those to introduce")
	}
}

func TestOrder(t *testing.T) {
	h := open(t, 2)
	h.s.shown.Select(showAll)
	h.see("Phan Bá Hiếu", "Lò Minh Ánh", "Chưa đến")
	h.s.table.OnSelect(1)
	h.s.table.Select(1)
	h.sh.Win.Canvas().(fyne.Shortcutable).TypedShortcut(&desktop.CustomShortcut{KeyName: fyne.KeyUp, Modifier: fyne.KeyModifierAlt})
	if got := h.names(); !slices.Equal(got, []string{"Lò Minh Ánh", "Phan Bá Hiếu"}) {
		t.Errorf("after Alt+Up the order is %q", got)
	}
	if h.s.table.Selected() != 0 {
		t.Error("the one moved is not chosen any more")
	}
	h.s.remove()
	if got := h.names(); !slices.Equal(got, []string{"Phan Bá Hiếu"}) {
		t.Errorf("after removing one there are %q", got)
	}
	h.sh.Undo()
	if got := h.names(); !slices.Equal(got, []string{"Lò Minh Ánh", "Phan Bá Hiếu"}) {
		t.Errorf("after undoing it there are %q", got)
	}
	h.s.askAdd()
	h.see("Hà Thị Lan Chi")
	table := h.sh.Table()
	table.Focus()
	table.OnOpen(table.Selected())
	if got := h.names(); len(got) != 3 {
		t.Errorf("after adding one there are %q", got)
	}
}

func TestPropose(t *testing.T) {
	h := open(t, 0)
	h.see("Chưa chọn ai để giới thiệu")
	h.sh.Press("Đề xuất thứ tự")
	got := h.names()
	if len(got) < 2 || got[0] != "Phan Bá Hiếu" || slices.Contains(got, "Vàng A Chính") {
		t.Errorf("proposed are %q", got)
	}
}

func TestPrint(t *testing.T) {
	for _, extension := range []string{".pdf", ".docx"} {
		t.Run(extension, func(t *testing.T) {
			h := open(t, 2)
			h.comes(0)
			h.sh.Choose = filepath.Join(t.TempDir(), "ds"+extension)
			h.s.printList(true)
			h.see("Đã làm danh sách giới thiệu đại biểu")
			if info, err := os.Stat(h.sh.Choose); err != nil || info.Size() < 1000 {
				t.Errorf("no paper: %v", err)
			}
		})
	}
}

// What is read again and again stops when the place is left, and when it fails.
func TestLeft(t *testing.T) {
	h := open(t, 2)
	h.s.Left()
	h.comes(0)
	if strings.Contains(screentest.Words(h.sh.Top()), "1/2 có mặt") {
		t.Error("the list is read though the place was left")
	}
	h.s.Shown(screen.Filter{})
	h.see("1/2 có mặt")
}
