package station_test

import (
	"context"
	"fmt"
	"path/filepath"
	"slices"
	"testing"

	"vinhdanh/app/jobs/ceremony"
	"vinhdanh/app/station"
	"vinhdanh/data"
)

// hostileName would run if a page made HTML of it.
const hostileName = `<img src=x onerror="document.title='owned'">`

// TestMCPage drives the MC's page in a real browser over real HTTPS.
func TestMCPage(t *testing.T) {
	if testing.Short() {
		t.Skip("a browser takes seconds")
	}
	home := t.TempDir()
	film := filepath.Join(home, "film.y4m")
	writeFilm(t, film, newBadge(t))
	in := chromium(t, home, film)
	h := newHall(t)
	c := h.begins()
	b := open(t, in, "MC – chị Hà", 1024, 768)
	b.Visit(h.address() + "mc")
	b.proceed()
	b.Sees("h1", "Ghép máy của người dẫn chương trình")
	b.Fits()
	code, _ := h.station.NewCode()
	b.fill("#join-name", b.Name)
	b.fill("#join-code", code)
	b.click("form button.primary")
	b.Sees(".ticket", b.Name)
	b.Sees(".ticket", fmt.Sprintf("%04d", h.station.Desks()[0].Number%10000))
	h.confirm(true)
	b.Sees(".bar .mark", "TỔNG DUYỆT")

	ctx := context.Background()
	check(t, c.Next(ctx))
	b.Sees(".bar .item", "Báo cáo tổng kết")
	b.Sees(".script p", "Lý Hữu Phước")
	b.Sees(".foot", "Tiếp theo: Tham luận")
	b.Sees(".drift", "dự kiến xong")
	b.Shoot("item")
	check(t, c.Next(ctx))
	b.Sees(".script p", hostileName)
	var title string
	b.JS("return document.title", &title)
	if title != "Vinh Danh – Lời dẫn" {
		t.Errorf("a name has become HTML: the title is %q", title)
	}

	// A round: the step that is read now is marked.
	check(t, c.Next(ctx))
	check(t, c.Next(ctx))
	b.Sees(".script p.now", "công bố")
	check(t, c.Next(ctx))
	b.Sees(".script p.now", "Chẻo Láo Lở")
	b.Sees(".script p.past", "công bố")
	b.Shoot("round")

	// Larger letters stay; light and dark; the other language.
	var before, after float64
	size := "return parseFloat(getComputedStyle(document.querySelector('.script')).fontSize)"
	b.JS(size, &before)
	b.click("[data-larger]")
	b.click("[data-larger]")
	b.JS(size, &after)
	if after <= before {
		t.Errorf("letters of %g px, %g before", after, before)
	}
	b.Fits()
	b.Shoot("larger")
	b.click("button[data-look]")
	b.Until("light", "document.documentElement.dataset.look === 'light'")
	b.click(".foot [data-lang]")
	b.Sees(".script p", "May we invite")
	b.Sees(".mark", "REHEARSAL")
	b.Shoot("english-light")
	b.click(".foot [data-lang]")
	b.Sees(".mark", "TỔNG DUYỆT")

	// Without the station the last words stay, and the page says so; then it catches up.
	h.cut()
	b.Sees(".lost", "Mất kết nối, đang nối lại")
	b.Sees(".script p.now", "Chẻo Láo Lở")
	b.Shoot("lost")
	check(t, c.Next(ctx))
	h.open()
	b.Sees(".script p.now", "Trịnh Đăng Khôi")
	b.Until("no more warning", "document.querySelector('.lost').hidden")

	// Read, where the settings let it.
	b.Until("no button", "document.querySelector('[data-read]').hidden")
	check(t, h.db.SetSetting(ctx, station.SettingRead, "yes"))
	b.Until("the button", "!document.querySelector('[data-read]').hidden")
	b.click("[data-read]")
	b.Sees(".script p.now", "Nhạc trao thưởng")

	// On a phone nothing stands beyond the side; the desks' page sends it back here.
	b.Size(390, 844)
	b.Fits()
	b.Shoot("phone")
	b.Visit(h.address())
	b.Sees(".script p.now", "Nhạc trao thưởng")

	// A desk's browser is told to stay one.
	d := open(t, in, "Cửa A", 390, 844)
	d.Visit(h.address())
	d.proceed()
	d.Sees("h1", "Tham gia làm bàn điểm danh")
	h.join(d, "phone", false)
	d.Visit(h.address() + "mc")
	d.Sees("h1", "Đây là bàn điểm danh")

	// Thrown out: the words are gone from the device.
	for _, desk := range h.station.Desks() {
		check(t, h.station.End(ctx, desk.ID))
	}
	b.Sees("h1", "Thiết bị này đã kết thúc")
	b.Until("no words", "!document.body.innerText.includes('Chẻo')")
}

// begins makes a programme with a round and begins a rehearsal of it.
func (h *hall) begins() *ceremony.Conductor {
	h.t.Helper()
	ctx := context.Background()
	items := []data.AgendaItem{
		{Conference: h.conf.ID, Meeting: h.meeting.ID, Ordinal: 1, Starts: "07:30", Minutes: 10, Kind: data.ItemReport, Title: "Báo cáo tổng kết",
			People: []data.Actor{{Name: "Lý Hữu Phước", Posts: "Tỉnh ủy viên, Giám đốc Sở Nội vụ"}}, Cue: "Trang chiếu 1–24"},
		{Conference: h.conf.ID, Meeting: h.meeting.ID, Ordinal: 2, Minutes: 10, Kind: data.ItemSpeech, Title: "Tham luận",
			People: []data.Actor{{Name: hostileName, Posts: "Trưởng phòng"}}},
		{Conference: h.conf.ID, Meeting: h.meeting.ID, Ordinal: 3, Minutes: 30, Kind: data.ItemAwards, Title: "Trao thưởng"},
	}
	for i := range items {
		check(h.t, h.db.SaveAgendaItem(ctx, &items[i]))
	}
	awards, err := h.db.Awards(ctx)
	check(h.t, err)
	award := awards[slices.IndexFunc(awards, func(a data.Award) bool { return a.Document == data.DocumentBangKhen })]
	decision := data.Decision{Conference: h.conf.ID, Number: "1876/QĐ-UBND", Date: "2025-08-05", Issuer: "Chủ tịch Ủy ban nhân dân tỉnh"}
	check(h.t, h.db.SaveDecision(ctx, &decision))
	round := data.Round{Conference: h.conf.ID, Item: items[2].ID, Number: 1, Award: award.ID, Announcer: data.Actor{Name: "Lý Hữu Phước", Posts: "Giám đốc Sở Nội vụ"},
		Presenters: []data.Actor{{Name: "Trịnh Đăng Khôi", Posts: "Ủy viên Ban Thường vụ Tỉnh ủy, Phó Chủ tịch UBND tỉnh"}}}
	check(h.t, h.db.SaveRound(ctx, &round))
	for i, name := range []string{"Chẻo Láo Lở", "Công Tằng Tôn Nữ Hoàng Nguyễn Trần Phương Khánh", "Nguyễn Thị Alexander"} {
		one := data.Citation{Conference: h.conf.ID, Decision: decision.ID, Award: award.ID, Ordinal: i + 1, Round: round.ID, Kind: data.Individual, Name: name, Honorific: "Ông",
			Position: "Trưởng phòng", Unit: "Sở Nội vụ", Achievement: "Đã có thành tích xuất sắc trong phong trào thi đua yêu nước giai đoạn 2020–2025"}
		check(h.t, h.db.SaveCitation(ctx, &one))
	}
	run, err := ceremony.BeginLive(ctx, h.db, h.conf.ID, h.meeting.ID, true, ceremony.LiveOptions{Who: "Tổ Thư ký"})
	check(h.t, err)
	c, err := ceremony.Conduct(ctx, h.db, run.ID, ceremony.LiveOptions{Who: "Tổ Thư ký"})
	check(h.t, err)
	return c
}
