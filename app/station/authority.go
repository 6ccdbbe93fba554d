package station

import (
	"crypto"
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/x509"
	"crypto/x509/pkix"
	"encoding/pem"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"math/big"
	"net"
	"os"
	"path/filepath"
	"slices"
	"time"

	"vinhdanh/data/file"
)

// Files of the local CA in Options.Dir. Only caFile leaves the machine.
const (
	caFile    = "vinhdanh-ca.crt" // DER, as phones install it
	caKeyFile = "ca.key"
	leafFile  = "station.pem" // certificate and key
)

const (
	caYears  = 5
	leafDays = 397 // what browsers take from any authority
	renewAt  = 30  // days left
)

// authority is a local CA that can certify one host name and addresses of
// local networks, and nothing else: whoever installs it on a phone does not
// put the phone's other connections at risk.
type authority struct {
	cert *x509.Certificate
	key  crypto.Signer
}

// leaf is a certificate of the station with its key.
type leaf struct {
	cert *x509.Certificate
	key  crypto.Signer
}

// covers tells whether browsers take the leaf for all of host and addresses.
func (l *leaf) covers(host string, addresses []net.IP) bool {
	return l.cert.VerifyHostname(host) == nil && !slices.ContainsFunc(addresses, func(ip net.IP) bool {
		return l.cert.VerifyHostname(ip.String()) != nil
	})
}

// openAuthority reads the CA for a host, or makes one if there is none, it is
// for another host, damaged or nearly over.
func openAuthority(dir, host string, now time.Time) (*authority, error) {
	a, err := readAuthority(dir)
	if err == nil && slices.Equal(a.cert.PermittedDNSDomains, []string{host}) && now.AddDate(0, 0, leafDays).Before(a.cert.NotAfter) {
		return a, nil
	}
	if err != nil && !errors.Is(err, fs.ErrNotExist) && !errors.Is(err, errDamaged) {
		return nil, err
	}
	key, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		return nil, fmt.Errorf("key of the local CA: %w", err)
	}
	template := &x509.Certificate{
		SerialNumber:                serial(),
		Subject:                     pkix.Name{CommonName: "Vinh Danh – " + host, Organization: []string{"Vinh Danh"}},
		NotBefore:                   now.AddDate(0, 0, -1), // phones' clocks differ
		NotAfter:                    now.AddDate(caYears, 0, 0),
		IsCA:                        true,
		BasicConstraintsValid:       true,
		MaxPathLenZero:              true,
		KeyUsage:                    x509.KeyUsageCertSign | x509.KeyUsageCRLSign,
		ExtKeyUsage:                 []x509.ExtKeyUsage{x509.ExtKeyUsageServerAuth},
		PermittedDNSDomainsCritical: true,
		PermittedDNSDomains:         []string{host},
		PermittedIPRanges:           privateNets,
		// Mail and addresses of other kinds: none at all.
		PermittedEmailAddresses: []string{"." + host},
		PermittedURIDomains:     []string{host},
	}
	der, err := x509.CreateCertificate(rand.Reader, template, template, key.Public(), key)
	if err != nil {
		return nil, fmt.Errorf("local CA: %w", err)
	}
	cert, err := x509.ParseCertificate(der)
	if err != nil {
		return nil, fmt.Errorf("local CA: %w", err)
	}
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return nil, err
	}
	raw, err := keyPEM(key)
	if err != nil {
		return nil, err
	}
	if err := save(filepath.Join(dir, caKeyFile), 0o600, raw); err != nil {
		return nil, err
	}
	if err := save(filepath.Join(dir, caFile), 0o644, der); err != nil {
		return nil, err
	}
	return &authority{cert: cert, key: key}, nil
}

// errDamaged is a file of ours that cannot be understood: it is made anew.
var errDamaged = errors.New("damaged")

func readAuthority(dir string) (*authority, error) {
	der, err := os.ReadFile(filepath.Join(dir, caFile))
	if err != nil {
		return nil, err
	}
	raw, err := os.ReadFile(filepath.Join(dir, caKeyFile))
	if err != nil {
		return nil, err
	}
	cert, err := x509.ParseCertificate(der)
	if err != nil {
		return nil, errDamaged
	}
	block, _ := pem.Decode(raw)
	key, err := keyOf(block, cert)
	if err != nil {
		return nil, err
	}
	return &authority{cert: cert, key: key}, nil
}

// keyOf reads the private key that belongs to a certificate.
func keyOf(block *pem.Block, cert *x509.Certificate) (crypto.Signer, error) {
	if block == nil {
		return nil, errDamaged
	}
	parsed, err := x509.ParsePKCS8PrivateKey(block.Bytes)
	key, ok := parsed.(*ecdsa.PrivateKey)
	if err != nil || !ok || !key.PublicKey.Equal(cert.PublicKey) {
		return nil, errDamaged
	}
	return key, nil
}

// openLeaf reads the station's certificate, or makes it anew if it does not
// cover the host and all addresses, or is nearly over. It stays the same as
// long as it can, since whoever clicked through a browser's warning did so for
// this one certificate.
func (a *authority) openLeaf(dir, host string, addresses []net.IP, now time.Time) (*leaf, error) {
	path := filepath.Join(dir, leafFile)
	l, err := readLeaf(path)
	if err == nil && l.covers(host, addresses) && l.cert.CheckSignatureFrom(a.cert) == nil && now.AddDate(0, 0, renewAt).Before(l.cert.NotAfter) {
		return l, nil
	}
	if err != nil && !errors.Is(err, fs.ErrNotExist) && !errors.Is(err, errDamaged) {
		return nil, err
	}
	if l, err = a.issue(host, addresses, now); err != nil {
		return nil, err
	}
	raw, err := keyPEM(l.key)
	if err != nil {
		return nil, err
	}
	both := append(pem.EncodeToMemory(&pem.Block{Type: "CERTIFICATE", Bytes: l.cert.Raw}), raw...)
	return l, save(path, 0o600, both)
}

func readLeaf(path string) (*leaf, error) {
	raw, err := os.ReadFile(path)
	if err != nil {
		return nil, err
	}
	block, rest := pem.Decode(raw)
	if block == nil {
		return nil, errDamaged
	}
	cert, err := x509.ParseCertificate(block.Bytes)
	if err != nil {
		return nil, errDamaged
	}
	block, _ = pem.Decode(rest)
	key, err := keyOf(block, cert)
	if err != nil {
		return nil, err
	}
	return &leaf{cert: cert, key: key}, nil
}

// issue certifies a new key for a host and addresses of local networks.
func (a *authority) issue(host string, addresses []net.IP, now time.Time) (*leaf, error) {
	key, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		return nil, fmt.Errorf("key of the station: %w", err)
	}
	der, err := x509.CreateCertificate(rand.Reader, &x509.Certificate{
		SerialNumber: serial(),
		Subject:      pkix.Name{CommonName: host},
		NotBefore:    now.AddDate(0, 0, -1),
		NotAfter:     now.AddDate(0, 0, leafDays),
		KeyUsage:     x509.KeyUsageDigitalSignature,
		ExtKeyUsage:  []x509.ExtKeyUsage{x509.ExtKeyUsageServerAuth},
		DNSNames:     []string{host},
		IPAddresses:  addresses,
	}, a.cert, key.Public(), a.key)
	if err != nil {
		return nil, fmt.Errorf("certificate of the station: %w", err)
	}
	cert, err := x509.ParseCertificate(der)
	if err != nil {
		return nil, fmt.Errorf("certificate of the station: %w", err)
	}
	return &leaf{cert: cert, key: key}, nil
}

func serial() *big.Int {
	n, err := rand.Int(rand.Reader, new(big.Int).Lsh(big.NewInt(1), 120))
	if err != nil {
		panic(err) // crypto/rand never fails
	}
	return n.Add(n, big.NewInt(1))
}

func keyPEM(key crypto.Signer) ([]byte, error) {
	der, err := x509.MarshalPKCS8PrivateKey(key)
	if err != nil {
		return nil, fmt.Errorf("key: %w", err)
	}
	return pem.EncodeToMemory(&pem.Block{Type: "PRIVATE KEY", Bytes: der}), nil
}

func save(path string, perm fs.FileMode, raw []byte) error {
	return file.Save(path, perm, func(w io.Writer) error {
		_, err := w.Write(raw)
		return err
	})
}
