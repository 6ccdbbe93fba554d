// Package register keeps the register of certificates (sổ theo dõi, số vào sổ)
// after they are printed: it moves them along their road, writes down to whom
// they were handed over, withdraws them by decision and publishes the signed
// list that tells everybody. It draws up and prints nothing (issue, papers),
// and opens no key: who calls brings the signer.
package register
