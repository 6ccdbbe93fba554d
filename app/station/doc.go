// Package station is the check-in station: an HTTPS server on the local
// network by which other computers and phones are desks of the meeting that
// this machine admits to. It asks app/jobs/admit, as the window does, and
// serves the page of assets/web. It imports no window and no SQL. app and
// app/cli open it; nobody else imports it.
//
// SECURITY.md beside this file says what it protects from what, and what it
// does not.
//
// # A desk's way in
//
// A person at the main desk makes a pairing code (8 digits, serves once, lives
// two minutes). The other device opens https://vinhdanh.local:8743/ and sends
// the code with a name. It is pending until the person confirms it by name and
// by the last four digits of its number, which both screens show. From then
// on it may scan, until it leaves, is thrown out or the sitting is closed.
// Sessions are in the records: a restart of the program throws nobody out.
//
// # The API
//
// JSON over HTTPS; the default port is 8743. A desk is known by the cookie
// __Host-desk, which POST /api/pair sets and scripts cannot read. Host must be
// the station's own name or address, with its port. Every POST carries
//
//	Origin: https://HOST:PORT            the same as Host
//	Content-Type: application/json
//	X-Vinhdanh: 1
//
// and one JSON object of at most 64 KiB. ?lang=vi|en chooses the language of
// sentences. Instants are RFC 3339 in local time, unless they are called ms.
//
// "request" names what is asked for, once and for all: the desk's number, a
// dash, and a number from 1 to 999999 that the desk has not used for anything
// else ("481930275566-17"). The same request sent again gets the same answer
// with "repeated":true, and nothing is recorded twice: whoever got no answer
// sends it again.
//
// Who may call: anyone; D, a confirmed desk; N, a confirmed PC or a phone that
// may see names; PC, a confirmed PC; MC, the MC's confirmed device, which is no
// desk and may call nothing else.
//
//	GET  /api/state      anyone  {"state":"new|pending|confirmed|ended","number","seq","name","kind":"pc|phone|mc",
//	                              "names":bool,"leaders":bool,"conference":{"title"},"meeting":{"id","name","closed":bool},
//	                              "help","now":ms,"pair_wait":s}
//	                             seq is the highest request that came from this desk; the next is above it
//	POST /api/pair       anyone  {"code","name","kind":"pc|phone|mc"} → as state, and the cookie
//	POST /api/leave      anyone  {} → as state; the desk has ended
//	POST /api/scan       D       {"request","line","out":bool,"offline":bool,"at":ms} → verdict
//	POST /api/choose     N       {"request","delegate":id,"out":bool} → verdict
//	POST /api/guest      D       {"request","honorific","name","unit","phone"} → verdict
//	POST /api/undo       D       {"request"} → {"card","undone":n,"present","expected","repeated"}
//	                             takes back what this desk wrote last
//	POST /api/delegation PC      {"request","delegation":id} → {"admitted","already","refused":[name],"present","expected","card","repeated"}
//	POST /api/queue      PC      {"lines":[digits]} → {"taken":n,"queues":[{"name","number","part","parts","total","recorded",
//	                              "admitted","listed","repeated"}]}; lines are those of data/seal/queue.go
//	GET  /api/search?q=  N       {"list":[{"id","code","honorific","name","position","unit","delegation","seat","status",
//	                              "present_at","present_desk"}]}, at most 20
//	GET  /api/leaders    N       the same, those who are introduced by name, in the order of protocol
//	GET  /api/counts     D       {"present","expected","voters","present_voters","need","pace":people a minute,
//	                              "delegations":[{"id","name","present","total"}],
//	                              "recent":[{"at","tone","name","delegation","desk","words"}]}; recent is empty below N;
//	                             counted at most twice a second
//	GET  /api/missing    PC      {"groups":[{"id","name","head","phone","list":[as search, with "phone"]}]}; phones only where
//	                             the setting desk.phones is "all", and only there does a PC's search look among them
//	GET  /api/pack?from= D       {"salt":base64,"n","r","p","total","ready","hashes":base64,"names":[…]}: see below
//	GET  /api/mc?after=  MC      {"revision","now":ms,"zone":s,"phase":"none|ahead|running|ended","rehearsal","run","last","read","item",
//	                             "script":{"title","paragraphs":[{"kind":"say|name|cue","now","past","place","runs":[{"text","strong"}],
//	                             "detail","breath"}],"notes":[]},"cue","step","next","clock":{"drift":s,"until","end","planned_end"},
//	                             "late":[{"name","posts","at"}],"introductions":{"confirmed","by","at","list"}}; answered at once where
//	                             "after" is not the revision now, else when there is another, after 6 s in any case
//	POST /api/mc/read    MC      {"run","last"} → {"done"}: goes on to the next step, where the setting mc.read is "yes" and the
//	                             log's last line is "last" (mc-read-off, run-overtaken)
//	GET  /               anyone  the page and its files
//	GET  /mc             anyone  the MC's page; its files are under /mc/
//	GET  /words/vi.json, /words/en.json   the page's words
//	GET  /ca.crt         anyone  the local CA's certificate (DER); 404 with the office's own certificate
//
// A verdict is the object of `vinhdanh checkin` with the delegate's id and with
// what a desk shows:
//
//	{"scan","verdict","delegate":{"id","code","name","delegation","seat","kind"},"at","desk","first_at","first_desk",
//	 "substitute","present","expected","codes","repeated",
//	 "card":{"tone":"admitted|already|help|left|undone|fault","word","aside","name","first","second",
//	         "cells":[{"key","label","value","note"}]}}
//
// and it is sent only once the record is on disk. Below N "delegate" holds what
// the card shows, without the id, and is not there where the card greets nobody;
// nor is "substitute". "verdict" is "admitted",
// "already", "unknown", "other-conference", "cancelled", "substituted",
// "not-a-badge", and "left" or "not-in" where "out" was asked.
//
// A scan that was made without the network is sent later with "offline":true
// and its time; what does not admit then is listed for a person at the main
// desk.
//
// # Refusals
//
//	{"error":code,"message":sentence,"wait":s,"state":"new|pending|ended","line":n}
//
//	400  body-wrong, request-form, name-needed
//	401  desk-unknown, desk-ended
//	403  desk-pending, origin-wrong, pc-only, mc-only, mc-no-desk, mc-read-off, names-not-allowed, request-foreign, code-wrong
//	404  address-wrong   405 method-wrong   413 body-large   415 type-wrong   421 host-wrong
//	409  what the door refuses: meeting-closed, request-clash, nothing-to-undo, queue-damaged, queue-foreign, no-record, delegation-empty, field-long, …
//	410  code-used, code-expired
//	429  too-many: wait tells for how long, as does Retry-After
//	503  nothing was recorded: disk-full, database-busy, not-recorded, …
//
// Limits: five wrong codes from one address, then one every ten seconds, and
// 60 wrong codes in all, then two a second; 200 calls a second from each desk,
// and for those who have not joined from each address; 512 connections from
// one address, 2,048 in all; 5 s for the head of a request, 10 s for all of it.
// A body over 64 KiB is refused once it has come, or 16 MiB of it.
//
// # The pack
//
// For the time without the network a desk holds a hash of each badge: scrypt
// (N 1024, r 8, p 1, 8 bytes) over the 20 digits with the station's salt. An
// answer holds those from "from" on, at most 4,096; "ready" is how many are
// made and "total" how many there will be, -1 while that is not known. New
// badges come at the end. Another salt begins a new pack. "names" has the names
// in the same order, for desks that were confirmed with names.
//
// # Certificates
//
// Options.CertFile is the office's own. Else the station makes a local CA of
// its own, which is bound by name constraints to the station's host name and
// to addresses of local networks, and a certificate by it. Both stay the same
// as long as they can, since whoever clicked through a browser's warning did
// it for this one certificate. Plain HTTP on the same port is sent on to HTTPS.
package station
