// Package seal makes and checks what makes a paper provable: badge codes,
// certificate tokens, the keys that sign them, the key list that certifies the
// keys, and the revocation list. It knows no database, no window and no
// network; whoever has a token, a trusted key list and (better) a revocation
// list can check a certificate with nothing else. It never decides whom to
// trust: a person does, by comparing a fingerprint.
//
// What follows describes the formats byte by byte, so that they
// can be read by another program, such as the page's script. They are frozen:
// testdata/kept1 and testdata/vectors1.json hold samples that must be read for
// ever, and what a reader must find in them; kept2 the revocation list's version 2. "‖" joins bytes; numbers are
// big-endian; hexadecimal is in small letters; text is UTF-8 in NFC.
//
// # Clean text
//
// Every signed text is clean: NFC; no control character and no U+FFFD; the only
// space is U+0020, single, never first or last; none of the invisible signs
// U+00AD, U+061C, U+180E, U+200B, U+200E, U+200F, U+202A to U+202E, U+2060 to
// U+206F, U+FEFF, U+FFF9 to U+FFFB, U+E0000 to U+E007F.
//
// # Badge code
//
// 20 decimal digits: 19 at random and the check digit of Damm's algorithm over
// them, with the usual quasigroup of order 10 (damm.go). Zeros may come first;
// exports write the code as text. ReadScan describes how a scanner's typing is
// understood.
//
// # Signatures
//
// Ed25519 of RFC 8032, without the cofactor: valid exactly if R is the
// canonical encoding of S·B − k·A, S < L, and neither A nor R has small order;
// A is canonical too. Signed is always
//
//	prefix ‖ root public key (32 bytes) ‖ body
//
// where the root key is the issuer's, and the prefix is one of these, each
// with a zero byte at its end:
//
//	"vinhdanh certificate v1"      body: version, key ID and payload of a token
//	"vinhdanh key list v1"         body: the JSON line
//	"vinhdanh revocation list v1"  body: the JSON line
//
// Thus nothing signed as one kind passes for another, and a list that names
// another office's key as its own does not get that office's certificates.
//
// Key ID: the first 4 bytes of SHA-256("vinhdanh key id v1" ‖ 0 ‖ public key).
// Keys of different issuers may share an ID; a reader tries each.
// Fingerprint of an issuer, for people: the first 16 bytes of
// SHA-256("vinhdanh fingerprint v1" ‖ 0 ‖ root public key) in capital
// hexadecimal, in eight groups of four.
//
// # Certificate token
//
// A row of bytes, written as one decimal number without leading zeros, 176 to
// 2407 digits:
//
//	1 byte    version, 1
//	4 bytes   key ID
//	n bytes   payload
//	64 bytes  signature
//
// of 74 to 1000 bytes in all. The first byte is never 0, so the number and the
// bytes determine each other. The payload is a row of bits, the most
// significant first, filled with zero bits to whole bytes:
//
//	figures    leading digits of the register number
//	1 bit      whether more of it follows, then text (not empty)
//	2 bits     kind: 0 individual, 1 collective, 2 household
//	text       name
//	reference  award, in the table "awards"
//	figures    leading digits of the decision's number
//	reference  the rest of it, in the table "suffixes"
//	17 bits    day of the decision, counted from 1900-01-01
//	reference  who decided, in the table "deciders"
//	1 bit      whether the day of issue is another, then 17 bits for it
//	1 bit      whether the unit is there, then text (not empty)
//
// figures: 4 bits for how many digits, 0 to 15 (never fewer than there are, up
// to 15), then their value in 0, 4, 7, 10, 14, 17, 20, 24, 27, 30, 34, 37, 40,
// 44, 47 or 50 bits.
//
// reference: 1 bit, then for 0 a text, for 1 the number of an entry in the
// table of the key list, from 0, in groups of 5 bits, the lowest first, each
// after a bit that is 1 where another group follows; no group more than needed,
// four at most. A number beyond the table means that the key list is older
// than the token.
//
// The unit is there only while the token stays within 120 bytes; anything else
// is never left out or cut.
//
// text: symbols of the alphabet in alphabet1.json, to the symbol U+0003, which
// is its end. The file has six tables, chosen by what stands before a symbol:
// 0 a space, a sign or the beginning; 1 a vowel of the alphabet; 2 another of
// its letters; 3 a digit; 4 a character that is not in the alphabet; 5 a symbol
// of several letters. A table is a canonical prefix code: "lengths" says how
// many codes have 1, 2, 3 … bits; codes are given out in the order of
// "symbols", each one more than the last, shifted left where the length grows.
// The symbol U+001B stands for one character that is not in the alphabet: the
// bytes of its UTF-8 follow, 8 bits each. "lower" has the alphabet's letters;
// the capitals belong to it too. Where the two characters before a letter are
// capitals of the alphabet, both spelled singly, the symbol has the letter's
// other case. A writer takes at table 0 the longest symbol of several letters
// that the text goes on with and that no letter of the alphabet follows; where
// there is none, and at the other tables, single characters.
//
// There is one way to write a certificate; a reader writes what it has read
// again (each reference as it was) and refuses what differs. Since the
// signature covers every bit and Ed25519 signatures cannot be changed into
// others, one certificate has exactly one token text.
//
// Token hash: SHA-256("vinhdanh token hash v1" ‖ 0 ‖ the digits in ASCII); the
// first 8 bytes in revocation lists and in the register, the first 16 where a
// key list keeps tokens of a compromised key.
//
// # Key list and revocation list
//
// Two lines of UTF-8: a JSON object without line breaks or spaces between its
// parts, and the signature of that line's bytes (without the line break) in
// base64. A reader drops a byte order mark, blank lines and carriage returns
// around the lines, checks the signature, then parses. Fields stand in the
// order given here, each once; a field that may be left out is left out where
// it is empty; of the escapes only \" and \\ occur.
//
// The key list is signed by the root key that it names itself:
//
//	format    "vinhdanh key list"
//	version   1
//	issuer    name of the office that attests
//	root      its root public key, hexadecimal
//	number    from 1, one higher in each new list
//	made      day, YYYY-MM-DD
//	keys      signing keys, in the order of their making:
//	          id, public (hexadecimal), from (day),
//	          status "active", "retired" or "compromised",
//	          since (day of the status; left out while active),
//	          sample (true for a throw-away key, else left out),
//	          kept (of a compromised key, base64: sorted hashes of 16 bytes
//	          of the tokens that stay valid; left out where there are none)
//	awards, deciders, suffixes   the tables: lists of different, clean texts
//
// A successor has the same root and issuer and a higher number; keys and
// tables only grow, a status only moves on (CheckSuccessor).
//
// The revocation list is signed by a signing key, not by the root key, which
// is not at hand on the day; lists signed by a compromised key do not count:
//
//	format    "vinhdanh revocation list"
//	version   1
//	root      the issuer's root public key, hexadecimal
//	key       ID of the key that signs
//	number    from 1, higher in each new list
//	made      day
//	next      day by which the next list appears
//	entries   base64 of 11 bytes each, sorted by hash, no hash twice:
//	          8 bytes of token hash, 2 bytes of day counted from 2000-01-01,
//	          1 byte of reason: 0 other, 1 annulled, 2 replaced, 3 mistake, 4 lost
//
// Where decisions annul certificates, anybody may read which: such a list is
// of version 2, and has before its entries, which are those without a decision,
//
//	decisions a list, not empty, of
//	          number (a clean text of at most 200 bytes), day, reason (the
//	          word) and tokens: base64 of their hashes of 8 bytes, sorted;
//	          in the order of number, day and reason, no two the same;
//	          no hash stands twice in the whole list
//
// The prefix of its signature stays that of version 1. A list without decisions
// is of version 1, so that older readers read it.
//
// A reader refuses a number lower than the highest it has seen (Keyring.Seen).
//
// # Checking
//
// In this order: the digits are a token, else "malformed"; a trusted key list
// has the key, else "unknown-key"; the signature is right, else "tampered";
// the payload is as described, else "malformed"; the tables are long enough,
// else "unknown-key"; the key is not compromised or keeps the token, else
// "compromised-key"; the issuer's revocation list has not its hash, else
// "revoked"; else "valid". See Verdict for its JSON.
//
// # Key files
//
// Text: a title ("Vinh Danh signing key, version 1" or "Vinh Danh root key,
// version 1"), the lines "issuer: …", "root: …" and, for a signing key,
// "key: …" (public keys, hexadecimal); the line "check: …" with the SHA-256 of
// all other lines, which tells damage from a wrong passphrase; an age file in
// ASCII armour for one scrypt passphrase (NFC), cost 2^18. Inside stand the
// title and the lines again and "seed: …", the Ed25519 seed in hexadecimal.
// Without this program: sed -n '/BEGIN/,$p' FILE | age -d
//
// A file by which an office hands its signing key to a colleague is the line
// "Vinh Danh signing key to hand over, version 1", the key list as it is, and
// such a key file under a passphrase of its own.
//
// The recovery code of the root key is described at recoverySigns.
//
// The program keeps a clear key in memory only while a Signer or Root is open,
// and overwrites it on Close as far as Go allows: age and the standard library
// make copies that only the garbage collector clears.
package seal
