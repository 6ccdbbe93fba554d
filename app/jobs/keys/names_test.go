package keys_test

import (
	"context"
	"path/filepath"
	"testing"

	"vinhdanh/app/jobs/keys"
	"vinhdanh/data"
	"vinhdanh/data/seal"
)

// The list of another office of the same name, taken in to check its papers,
// never stands in for one's own, whatever its number.
func TestOfficesOfOneName(t *testing.T) {
	ctx := context.Background()
	here, there := open(t), open(t)
	dir := t.TempDir()
	mine := keys.Folder{Path: filepath.Join(dir, "mine"), Now: clock, Work: 4}
	theirs := keys.Folder{Path: filepath.Join(dir, "theirs"), Now: clock, Work: 4}
	root := keys.RootKey{File: filepath.Join(dir, "root.age"), Passphrase: passphrase}
	own, err := mine.Init(ctx, here, keys.InitOptions{Issuer: "Phòng Nội vụ", Passphrase: passphrase, RootFile: root.File})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := theirs.Init(ctx, there, keys.InitOptions{Issuer: "Phòng Nội Vụ", Passphrase: passphrase}); err != nil {
		t.Fatal(err)
	}
	for range 3 { // so that their list comes before ours
		if _, err := theirs.Rotate(ctx, there, keys.RotateOptions{Root: keys.RootKey{Passphrase: passphrase}, Passphrase: passphrase}); err != nil {
			t.Fatal(err)
		}
	}
	file := filepath.Join(dir, "theirs.vdk")
	conf := data.Conference{Issuer: "Phòng Nội vụ"}
	if _, err := theirs.Export(ctx, there, conf, file); err != nil {
		t.Fatal(err)
	}
	in, err := keys.Look(ctx, here, file)
	if err != nil {
		t.Fatal(err)
	}
	if err := keys.Import(ctx, here, in[0], clock()); err != nil {
		t.Fatal(err)
	}
	signs := func(when string) seal.KeyID {
		t.Helper()
		s, err := mine.Open(ctx, here, conf, given(passphrase))
		if err != nil {
			t.Fatalf("%s: %v", when, err)
		}
		defer s.Close()
		if s.List().Fingerprint() != own.Fingerprint {
			t.Errorf("%s: signs as another office", when)
		}
		return s.KeyID()
	}
	signs("at first")
	if list, err := mine.Of(ctx, here, "Phòng Nội vụ"); err != nil || list.Fingerprint() != own.Fingerprint {
		t.Errorf("%v %v", list, err)
	}
	if n, err := mine.Export(ctx, here, conf, filepath.Join(dir, "mine.vdk")); err != nil || n != 1 {
		t.Errorf("%d %v", n, err)
	}
	if in, err := keys.Look(ctx, open(t), filepath.Join(dir, "mine.vdk")); err != nil || in[0].List.Fingerprint() != own.Fingerprint {
		t.Errorf("another office's list goes out as ours: %v", err)
	}
	// Without any file of ours, as after the PC broke: the root key says whose it is.
	mine.Path = filepath.Join(dir, "new")
	made, err := mine.Rotate(ctx, here, keys.RotateOptions{Issuer: "Phòng Nội vụ", Root: root, Passphrase: passphrase})
	if err != nil || made.Fingerprint != own.Fingerprint {
		t.Fatalf("%v %v", made, err)
	}
	if id := signs("with the new key"); id.String() != made.Key {
		t.Error("not with the new key")
	}
	if done, err := mine.Compromise(ctx, here, keys.CompromiseOptions{Issuer: "Phòng Nội vụ", Root: keys.RootKey{Recovery: own.Recovery}}); err != nil || done.Key != made.Key {
		t.Errorf("%v %v", done, err)
	}
}

// busy signs another certificate while a key is published as compromised.
type busy struct {
	keys.Register
	tokens []string
	asked  int
}

func (b *busy) TokensOfKey(context.Context, string) ([]string, error) {
	b.asked = min(b.asked+1, len(b.tokens))
	return b.tokens[:b.asked], nil
}

// What is signed in another window at that moment stays valid as well.
func TestCompromiseKeepsWhatIsSignedMeanwhile(t *testing.T) {
	ctx := context.Background()
	db := open(t)
	f := keys.Folder{Path: filepath.Join(t.TempDir(), "keys"), Now: clock, Work: 4}
	if _, err := f.Init(ctx, db, keys.InitOptions{Issuer: "Sở", Passphrase: passphrase}); err != nil {
		t.Fatal(err)
	}
	s, err := f.Open(ctx, db, data.Conference{Issuer: "Sở"}, given(passphrase))
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	b := &busy{Register: db}
	for _, number := range []string{"1", "2", "3"} {
		c := certificate
		c.Number = number
		token, err := s.Sign(c)
		if err != nil {
			t.Fatal(err)
		}
		b.tokens = append(b.tokens, token)
	}
	done, err := f.Compromise(ctx, b, keys.CompromiseOptions{Root: keys.RootKey{Passphrase: passphrase}})
	if err != nil || done.Kept != 3 {
		t.Errorf("%d kept, %v", done.Kept, err)
	}
	list, err := f.Of(ctx, db, "Sở")
	if err != nil {
		t.Fatal(err)
	}
	ring, err := seal.NewKeyring(list)
	if err != nil {
		t.Fatal(err)
	}
	for _, token := range b.tokens {
		if v := seal.Verify(token, ring, nil, clock()); v.Word != seal.WordValid {
			t.Errorf("%+v", v)
		}
	}
}
