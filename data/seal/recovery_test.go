package seal

import (
	"errors"
	"strings"
	"testing"

	"vinhdanh/data"
)

func recovery(t *testing.T, r *Root) string {
	t.Helper()
	code, err := r.Recovery()
	if err != nil {
		t.Fatal(err)
	}
	return code
}

func TestRecovery(t *testing.T) {
	root, _, list := open(t, "recovery")
	code := recovery(t, root)
	if lines := strings.Split(code, "\n"); len(lines) != 4 || len(lines[0]) != 19 {
		t.Fatalf("%q", code)
	}
	flat := strings.NewReplacer(" ", "", "\n", "").Replace(code)
	for name, typed := range map[string]string{
		"as printed": code, "small": strings.ToLower(code), "no spaces": flat, "hyphens": strings.ReplaceAll(code, " ", "-"),
		"Windows":      "\ufeff" + strings.ReplaceAll(code, "\n", " \r\n") + "\r\n",
		"O for zero":   strings.ReplaceAll(code, "0", "O"),
		"l for one":    strings.ReplaceAll(code, "1", "l"),
		"I for one":    strings.ReplaceAll(code, "1", "I"),
		"single signs": strings.Join(strings.Split(flat, ""), " "),
	} {
		again, err := RootFromRecovery(typed)
		if err != nil {
			t.Errorf("%s: %v", name, err)
		} else if !again.Public().Equal(list.Root) {
			t.Errorf("%s: another key", name)
		}
	}
	// Recovered, it goes on signing lists, and can be saved again.
	again, err := RootFromRecovery(code)
	if err != nil {
		t.Fatal(err)
	}
	if _, next, err := again.Rotate(list, seeded("after recovery"), noon); err != nil || CheckSuccessor(list, next) != nil {
		t.Errorf("after recovery: %v", err)
	}
	raw, err := sealKeyFile(keyFileHead(rootFileTitle, again.issuer, again.Public(), nil), again.key, passphrase, 4)
	if err != nil {
		t.Fatal(err)
	}
	if _, info, err := unsealKeyFile(raw, passphrase, RootKeyFile, 4); err != nil || info.Issuer != "" {
		t.Errorf("%+v %v", info, err)
	}
	root.Close()
	if _, err := root.Recovery(); err == nil {
		t.Error("a code of a forgotten key")
	}
}

// Every wrong sign and every swap of neighbours in a line is found, and the line named.
func TestRecoveryFaults(t *testing.T) {
	for _, name := range []string{"a", "b", "c"} {
		root, _, _ := open(t, name)
		flat := []byte(strings.NewReplacer(" ", "", "\n", "").Replace(recovery(t, root)))
		faulty := func(i int) {
			t.Helper()
			_, err := RootFromRecovery(string(flat))
			var e *data.Error
			if !errors.As(err, &e) || e.Code != "recovery-code-line" || e.Args["line"] != i/16+1 {
				t.Errorf("sign %d: %v", i, err)
			}
		}
		for i, was := range flat {
			for _, sign := range []byte(recoverySigns) {
				if flat[i] = sign; sign != was {
					faulty(i)
				}
			}
			flat[i] = was
			if i%16 > 0 && flat[i-1] != was {
				flat[i-1], flat[i] = was, flat[i-1]
				faulty(i)
				flat[i-1], flat[i] = flat[i], was
			}
		}
		lines := [][]byte{flat[:16], flat[16:32], flat[32:48], flat[48:]}
		for a := range lines {
			for b := range lines {
				swapped := append([][]byte(nil), lines...)
				swapped[a], swapped[b] = lines[b], lines[a]
				var typed string
				for _, l := range swapped {
					typed += string(l)
				}
				if _, err := RootFromRecovery(typed); (err == nil) != (a == b) {
					t.Errorf("lines %d and %d exchanged: %v", a, b, err)
				}
			}
		}
	}
	root, _, _ := open(t, "a")
	code := recovery(t, root)
	for typed, want := range map[string]data.Code{
		"": "recovery-code-length", code[:len(code)-1]: "recovery-code-length", code + "0": "recovery-code-length",
		strings.Repeat("0", 100000): "recovery-code-length", "A" + code[1:]: "recovery-code-sign", "Ơ" + code[1:]: "recovery-code-sign",
		strings.Repeat("0", 64): "recovery-code-line", strings.Repeat("Z", 64): "recovery-code-line",
	} {
		_, err := RootFromRecovery(typed)
		wantCode(t, err, want)
	}
}
