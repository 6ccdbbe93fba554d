package seal

import (
	"bytes"
	"strings"

	"vinhdanh/data"
)

// handoverTitle begins a file by which an office hands its signing key to a
// colleague: the title, the key list, and the key file under a passphrase of
// its own, each as it is.
const handoverTitle = "Vinh Danh signing key to hand over, version 1\n"

// Handover is what such a file says without its passphrase. It is proven only
// once it has been opened, and to be trusted only once a person has compared
// the fingerprint of its list.
type Handover struct {
	List *KeyList
	Key  KeyFileInfo

	key  []byte // the key file
	file string
}

// SaveHandover writes a file for a colleague: the signing key under a
// passphrase that the two agree upon, and the list that certifies it. Errors
// as for SaveSigner.
func SaveHandover(file string, s *Signer, passphrase string, o ...FileOption) error {
	head := keyFileHead(signingFileTitle, s.list.Issuer, s.list.Root, s.key)
	return saveKey(file, handoverTitle+string(s.list.raw), head, s.key, passphrase, o)
}

// IsHandover tells whether a file's content is meant to be one to hand over.
func IsHandover(raw []byte) bool {
	first, _, _ := strings.Cut(handoverTitle, ",")
	return bytes.HasPrefix(bytes.TrimPrefix(raw, []byte("\ufeff")), []byte(first))
}

// ReadHandover reads a file to hand over. Errors: key-file-missing,
// key-file-unreadable, key-file-damaged, key-file-newer (each with file),
// those of ParseKeyList.
func ReadHandover(file string) (*Handover, error) {
	raw, err := readAtMost(file, maxHandover)
	if err != nil {
		return nil, err
	}
	damaged := data.Fail("key-file-damaged", "file", file)
	title, rest, found := bytes.Cut(bytes.TrimPrefix(raw, []byte("\ufeff")), []byte("\n"))
	if !found || string(bytes.TrimRight(title, "\r"))+"\n" != handoverTitle {
		return nil, damaged
	}
	list, rest, err := cutKeyList(rest)
	if err != nil {
		return nil, err
	}
	info, _, _, err := parseKeyFile(rest)
	if err != nil {
		return nil, withFile(err, file)
	}
	if info.Kind != SigningKeyFile || info.Root != list.RootHex() || info.Issuer != list.Issuer {
		return nil, damaged
	}
	return &Handover{List: list, Key: info, key: rest, file: file}, nil
}

// maxHandover is the largest file to hand over, in bytes: a key file, and a
// list with tables and the hashes of many thousand kept tokens.
const maxHandover = 16 << 20

// Open gives the key. list is the newest list that the reader has of the
// issuer, or the file's own. Errors as for OpenSigner.
func (h *Handover) Open(passphrase string, list *KeyList) (*Signer, error) {
	key, _, err := unsealKeyFile(h.key, passphrase, SigningKeyFile, maxWork)
	if err != nil {
		return nil, withFile(err, h.file)
	}
	s, err := newSigner(key, list)
	if err != nil {
		key.forget()
		return nil, err
	}
	return s, nil
}
