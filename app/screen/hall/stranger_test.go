package hall

import (
	"context"
	"image"
	"image/color"
	"testing"

	"vinhdanh/data"
)

// What was taken back is done again, until something else is done.
func TestRedo(t *testing.T) {
	h := open(t, 3, 1)
	h.seat("A1-01")
	h.s.put(h.s.people[h.ids[1]], "A1-02")
	h.s.put(h.s.people[h.ids[1]], "A1-01")
	h.want("A=A1-02 B=A1-01")
	h.s.Undo()
	h.s.Undo()
	h.want("A=A1-01")
	h.s.Redo()
	h.want("A=A1-01 B=A1-02")
	h.s.Redo()
	h.want("A=A1-02 B=A1-01")
	h.s.Redo()
	if said := h.sh.Notices[len(h.sh.Notices)-1]; said != "Chưa có gì để làm lại" {
		t.Error(said)
	}
	h.s.Undo()
	h.s.put(h.s.people[h.ids[2]], "B1-01")
	h.s.Redo()
	h.want("A=A1-01 B=A1-02 C=B1-01")
}

// Somebody checks in while words are typed: they stay.
func TestPaneKeepsWords(t *testing.T) {
	h := open(t, 2, 1)
	h.tap("B1-03")
	e := h.sh.Entries()
	e[len(e)-1].SetText("Báo ch")
	h.must(h.db.SaveSeats(context.Background(), h.s.hall, []data.Seat{{Label: "A1-01", Delegate: h.ids[0]}}))
	h.again()
	if e = h.sh.Entries(); e[len(e)-1].Text != "Báo ch" {
		t.Errorf("%q is left", e[len(e)-1].Text)
	}
}

// A move that a lock refuses leaves the choice where it was.
func TestRefusedLeavesChoice(t *testing.T) {
	h := open(t, 2, 1)
	h.seat("A1-01", "A1-02")
	h.tap("A1-02")
	h.s.toggleLock()
	h.tap("B1-01")
	h.s.put(h.s.people[h.ids[1]], "A1-03")
	h.want("A=A1-01 B=A1-02")
	if h.s.chart.at != "B1-01" {
		t.Error(h.s.chart.at)
	}
	h.see("Ghế B1-01")
}

// Who does not come makes way, and is not counted.
func TestOutMakesWay(t *testing.T) {
	h := open(t, 3, 1)
	h.seat("A1-01", "A1-02")
	d, err := h.db.Delegate(context.Background(), h.ids[0])
	h.must(err)
	d.Status = data.StatusCancelled
	h.must(h.db.SaveDelegate(context.Background(), &d.Delegate))
	h.again()
	if c := h.s.p.Count(); c.Seated != 1 || c.Waiting != 1 {
		t.Errorf("%+v", c)
	}
	h.s.put(h.s.people[h.ids[1]], "A1-01")
	h.want("B=A1-01")
	h.s.Undo()
	h.want("A=A1-01 B=A1-02")
}

// Who would lose a seat is told while the blocks are being changed.
func TestEditTellsWhoLoses(t *testing.T) {
	h := open(t, 2, 1)
	h.seat("A1-01", "B1-04")
	h.s.askEdit()
	h.see("Tất cả 8 ghế")
	e := h.sh.Entries()
	e[7+4-1].SetText("3") // seats of the second block
	e[7+4].SetText("3")
	h.see("Lò Thị B (B1-04)")
}

func TestSearchWaiting(t *testing.T) {
	h := open(t, 3, 1)
	h.seat("A1-01")
	h.s.search.SetText("lo thi c")
	h.see("Lò Thị C chưa có chỗ")
	if h.s.list.Selected() != 1 {
		t.Error(h.s.list.Selected())
	}
}

// Somebody's seat never looks like a free one: a name without room is cut.
func TestLongName(t *testing.T) {
	p := &paint{ink: &letters{}, scale: 1, text: color.RGBA{255, 255, 255, 255}}
	draw := func(forms ...string) string {
		p.img = image.NewRGBA(image.Rect(0, 0, 22, 22))
		p.words(p.img.Rect, &spot{number: "01", forms: forms})
		return string(p.img.Pix)
	}
	if draw("Nghiênghiêng") == draw() {
		t.Error("nothing is drawn")
	}
	if f := p.ink.face(false, 7); f.width(f.cut("Nghiênghiêng", 19)) > 19 {
		t.Error("it is too wide")
	}
}
