package ingest

import (
	"bytes"
	"strings"
	"unicode/utf8"

	"github.com/gogs/chardet"
	"golang.org/x/net/html/charset"
	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/unicode"
)

var utf8Mark = []byte("\ufeff")

// wide recognises UTF-16 by its mark or, without one, by where its zero bytes
// stand. It gives nil for anything else, and what to note of it.
func wide(head []byte) (enc encoding.Encoding, note string) {
	switch {
	case bytes.HasPrefix(head, []byte("\xff\xfe\x00\x00")):
		return nil, "" // UTF-32, which nobody writes
	case bytes.HasPrefix(head, []byte("\xff\xfe")):
		return unicode.UTF16(unicode.LittleEndian, unicode.ExpectBOM), ""
	case bytes.HasPrefix(head, []byte("\xfe\xff")):
		return unicode.UTF16(unicode.BigEndian, unicode.ExpectBOM), ""
	}
	var zeros [2]int
	for i, c := range head {
		if c == 0 {
			zeros[i%2]++
		}
	}
	half := len(head) / 2
	switch {
	case half < 4:
	case zeros[1]*10 >= half*4 && zeros[0]*50 <= half && readable(head, 0):
		return unicode.UTF16(unicode.LittleEndian, unicode.IgnoreBOM), "the text was read as UTF-16 (little-endian), which it does not state"
	case zeros[0]*10 >= half*4 && zeros[1]*50 <= half && readable(head, 1):
		return unicode.UTF16(unicode.BigEndian, unicode.IgnoreBOM), "the text was read as UTF-16 (big-endian), which it does not state"
	}
	return nil, ""
}

// readable reports whether every second byte from the given one on is one that
// texts are made of.
func readable(b []byte, from int) bool {
	odd := 0
	for i := from; i < len(b); i += 2 {
		if b[i] < ' ' && !bytes.ContainsRune([]byte("\t\n\f\r"), rune(b[i])) {
			odd++
		}
	}
	return odd*100 <= len(b)
}

// decode gives data as UTF-8 with what was done to it. Bytes that are UTF-8
// already stay as they are. Others are read in the character set that the page
// states, or else in the one that their statistics suggest; what fits in none
// is replaced.
func decode(data []byte, page bool) (text, note string) {
	if utf8.Valid(data) {
		return string(data), ""
	}
	if mostlyUTF8(data) {
		return string(bytes.ToValidUTF8(data, []byte("\ufffd"))), "bytes that are no UTF-8 were replaced"
	}
	if page {
		// The error of a wrong label is the same as that of none.
		if enc, name, sure := charset.DetermineEncoding(data[:min(len(data), 1024)], ""); sure && name != "utf-8" {
			if out, err := enc.NewDecoder().Bytes(data); err == nil {
				return string(out), "the text was read as " + name
			}
		}
	}
	name := guess(data)
	enc, _ := charset.Lookup(name)
	if enc == nil || enc == encoding.Nop || enc == encoding.Replacement {
		enc, name = charmap.Windows1252, "windows-1252"
	}
	out, err := enc.NewDecoder().Bytes(data)
	if err != nil || !utf8.Valid(out) {
		return string(bytes.ToValidUTF8(data, []byte("\ufffd"))), "bytes that are no UTF-8 were replaced"
	}
	return string(out), "the text was read as " + strings.ToLower(name) + ", which it does not state"
}

// mostlyUTF8 reports whether data is UTF-8 with a few broken bytes: it has
// whole characters beyond ASCII, and far fewer bytes that belong to none.
func mostlyUTF8(data []byte) bool {
	good, bad := 0, 0
	for len(data) > 0 {
		r, n := utf8.DecodeRune(data)
		switch {
		case r == utf8.RuneError && n == 1:
			bad++
		case n > 1:
			good++
		}
		data = data[n:]
	}
	return good > 2*bad || bad <= 2 && good > 0
}

// guessed is how many bytes the statistics are taken of.
const guessed = 64 << 10

// guess names the likeliest character set, ties broken by name.
func guess(data []byte) string {
	found, err := chardet.NewTextDetector().DetectAll(data[:min(len(data), guessed)])
	if err != nil {
		return ""
	}
	best := chardet.Result{Confidence: -1}
	for _, f := range found {
		if f.Confidence > best.Confidence || f.Confidence == best.Confidence && f.Charset < best.Charset {
			best = f
		}
	}
	if best.Charset == "ISO-8859-1" { // its control characters are letters in windows-1252
		return "windows-1252"
	}
	return best.Charset
}
