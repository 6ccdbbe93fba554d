package app

import (
	"context"
	"image"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"vinhdanh/app/camera"
	"vinhdanh/app/jobs/admit"
	"vinhdanh/app/screen"
	"vinhdanh/app/screen/screentest"
	"vinhdanh/app/sound"
	"vinhdanh/data"
	"vinhdanh/data/store"
)

func TestSoundsOfTheWindow(t *testing.T) {
	s := open(t, false)
	if s.sounds != nil {
		t.Error("a window that is no desk has opened the loudspeaker")
	}
	s.Play(sound.Admitted)
	s.Play(sound.Fault)
	_ = s.Silent() // true on a machine without a loudspeaker
}

func TestCamerasOfTheWindow(t *testing.T) {
	s := open(t, false)
	s.deps.Cameras = func(context.Context) ([]camera.Device, error) {
		return []camera.Device{{ID: "1", Name: "HP TrueVision HD"}}, nil
	}
	var list []camera.Device
	s.Cameras(func(l []camera.Device, err error) { list = l })
	if len(list) != 1 || list[0].Name != "HP TrueVision HD" {
		t.Errorf("listed %+v", list)
	}
	ended := make(chan error, 2)
	s.beat = s.goroutine
	s.OpenCamera("none such", camera.Use{Ended: func(err error) { ended <- err }})
	if err := <-ended; data.CodeOf(err) != camera.Gone {
		t.Errorf("a camera that is not there says %v", err)
	}
	shut := s.OpenCamera("none such", camera.Use{Ended: func(err error) { ended <- err }, Code: func(string) { t.Error("a code") }})
	shut()
	s.eye.do(func() { t.Error("something comes after closing") })
}

// Of pictures that come faster than the window shows them only the newest is
// kept, and the window is asked once.
func TestNewestPicture(t *testing.T) {
	test.NewTempApp(t)
	shown := 0
	e := &eye{use: camera.Use{Frame: func(image.Image) { shown++ }}}
	old, newest := image.NewGray(image.Rect(0, 0, 1, 1)), image.NewGray(image.Rect(0, 0, 2, 2))
	e.frame = old // waits for the window
	e.see(newest)
	if e.frame != image.Image(newest) || shown != 0 {
		t.Errorf("%v waits, %d shown", e.frame.Bounds(), shown)
	}
	e.frame = nil // the window has shown it
	e.see(newest)
	if e.frame != nil || shown != 1 {
		t.Errorf("%d shown", shown)
	}
}

// The hall's screen opens on a press, welcomes who is admitted at the desk,
// hands a scanner's digits back, and closes.
func TestProjectorOfTheWindow(t *testing.T) {
	s := open(t, true)
	s.Open(screen.CheckIn, screen.Filter{})
	s.Projector()
	if w := s.words(); !strings.Contains(w, "Mở màn chiếu ở hội trường") || !strings.Contains(w, "chỉ có một màn hình") {
		t.Errorf("it asks\n%s", w)
	}
	if s.ProjectorOpen() {
		t.Error("it is open before anybody said so")
	}
	s.press(t, "Trong cửa sổ")
	if !s.ProjectorOpen() {
		t.Fatal("it does not open")
	}
	wall := s.hall.window.Native()
	if w := screentest.Words(wall.Content()); !strings.Contains(w, "Kính chào quý đại biểu về dự Đại hội") {
		t.Errorf("the hall sees\n%s", w)
	}
	db := s.deps.Store.(*store.DB)
	desk, err := admit.Open(t.Context(), db, s.conf, admit.Options{Now: s.deps.Now})
	if err != nil {
		t.Fatal(err)
	}
	people, err := db.Delegates(t.Context(), data.DelegateFilter{Conference: s.conf.ID, Meeting: s.Meeting().ID, Present: data.PresenceOut, Limit: 1})
	if err != nil || len(people) == 0 {
		t.Fatal("nobody to admit", err)
	}
	if _, err := desk.Choose(t.Context(), people[0].ID, admit.Way{}); err != nil {
		t.Fatal(err)
	}
	s.hall.window.Look()
	if w := screentest.Words(wall.Content()); !strings.Contains(w, people[0].Name) {
		t.Errorf("after an admission the hall sees\n%s", w)
	}
	wall.Canvas().OnTypedRune()('7')
	wall.Canvas().OnTypedKey()(&fyne.KeyEvent{Name: fyne.KeyReturn})
	s.Projector()
	if w := s.words(); !strings.Contains(w, "Màn chiếu đang mở") {
		t.Errorf("once open it asks\n%s", w)
	}
	s.press(t, "Tắt màn chiếu")
	if s.ProjectorOpen() {
		t.Error("it is still open")
	}
	s.askWhere(nil, "")
	s.press(t, "Trong cửa sổ")
	s.conf.ID = "another"
	s.checkHall()
	if s.ProjectorOpen() {
		t.Error("it welcomes to a conference that is not open any more")
	}
}
