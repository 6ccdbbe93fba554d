// Package deflate packs short texts quickly: the pages of a batch and the
// lists that are kept of them. compress/flate spends two thirds of its time on
// each new Huffman code and half a megabyte on each writer; a batch of ten
// thousand pages would wait for it longer than for all else. What is written
// is plain DEFLATE (RFC 1951), which any reader unpacks; what is large and
// packed once, such as a font, is better left to compress/zlib.
//
// Equal texts give equal bytes. Only print and its packages import it.
package deflate
