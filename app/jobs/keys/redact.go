package keys

// What holds a passphrase or a recovery code prints as its kind alone, whatever
// the verb, so that no log and no error ever has one.

const redacted = "(secret)"

// String keeps the passphrases out of every log.
func (InitOptions) String() string { return "keys.InitOptions" + redacted }

// GoString is String.
func (o InitOptions) GoString() string { return o.String() }

// String keeps the recovery code out of every log; the fingerprint is public.
func (m Made) String() string { return "keys of " + m.Issuer + " " + m.Fingerprint }

// GoString is String.
func (m Made) GoString() string { return m.String() }

// String keeps passphrase and recovery code out of every log.
func (RootKey) String() string { return "keys.RootKey" + redacted }

// GoString is String.
func (k RootKey) GoString() string { return k.String() }

// String keeps the passphrases out of every log.
func (RotateOptions) String() string { return "keys.RotateOptions" + redacted }

// GoString is String.
func (o RotateOptions) GoString() string { return o.String() }

// String keeps passphrase and recovery code out of every log.
func (RecoverOptions) String() string { return "keys.RecoverOptions" + redacted }

// GoString is String.
func (o RecoverOptions) GoString() string { return o.String() }

// String keeps the recovery code out of every log.
func (s Sheet) String() string { return "recovery sheet of " + s.Issuer }

// GoString is String.
func (s Sheet) GoString() string { return s.String() }
