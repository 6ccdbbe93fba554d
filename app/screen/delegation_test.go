package screen

import "testing"

func TestDelegationName(t *testing.T) {
	for name, want := range map[string]string{
		"Đoàn đại biểu Khối sở, ngành": "Khối sở, ngành", "ĐOÀN ĐẠI BIỂU xã Nậm Tía": "Xã Nậm Tía", "Đoàn ĐB đặc khu": "Đặc khu",
		"Khách mời": "Khách mời", "Đoàn đại biểu": "Đoàn đại biểu", "Đoàn đại biểu  ": "Đoàn đại biểu  ", "Đoàn KT–QP 36": "Đoàn KT–QP 36", "": "",
	} {
		if got := DelegationName(name); got != want {
			t.Errorf("%q gives %q, want %q", name, got, want)
		}
	}
}
