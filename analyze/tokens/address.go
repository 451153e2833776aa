package tokens

import (
	"strings"
	"unicode/utf8"
)

// address is the length of a web or mail address, a handle or a hashtag that s
// begins with; 0 for none.
func address(s string) int {
	switch {
	case s[0] == '@' || s[0] == '#':
		return handle(s)
	case len(s) < 6:
		return 0
	case hasPrefixFold(s, "http://"), hasPrefixFold(s, "https://"), hasPrefixFold(s, "www."):
		return trimAddress(s)
	}
	if strings.IndexByte(s, '@') > 0 {
		if n := mail(s); n > 0 {
			return n
		}
	}
	if i := strings.IndexByte(s, '.'); i > 0 && i < len(s)-2 {
		return host(s)
	}
	return 0
}

func hasPrefixFold(s, low string) bool {
	if len(s) < len(low) {
		return false
	}
	for i := range len(low) {
		if c := s[i]; c != low[i] && c|0x20 != low[i] {
			return false
		}
	}
	return true
}

// handle is the length of "@name" or "#topic".
func handle(s string) int {
	if len(s) < 2 || !('a' <= s[1]|0x20 && s[1]|0x20 <= 'z' || s[1] == '_') {
		return 0
	}
	n := 1
	for n < len(s) && (isNameByte(s[n]) || s[n] == '_') {
		n++
	}
	return n
}

func isNameByte(b byte) bool { return 'a' <= b|0x20 && b|0x20 <= 'z' || '0' <= b && b <= '9' }

// trimAddress takes from an address the marks that close the sentence around it.
func trimAddress(s string) int {
	if i := strings.IndexAny(s, "<>\"“”"); i >= 0 {
		s = s[:i]
	}
	for len(s) > 0 {
		r, n := utf8.DecodeLastRuneInString(s)
		switch {
		case strings.ContainsRune(".,;:!?'’…", r):
		case r == ')' && strings.Count(s, "(") < strings.Count(s, ")"):
		case r == ']' && strings.Count(s, "[") < strings.Count(s, "]"):
		default:
			return len(s)
		}
		s = s[:len(s)-n]
	}
	return 0
}

// mail is the length of "name@host.tld".
func mail(s string) int {
	n := 0
	for n < len(s) && (isNameByte(s[n]) || strings.IndexByte("._%+-", s[n]) >= 0) {
		n++
	}
	if n == 0 || n >= len(s) || s[n] != '@' {
		return 0
	}
	at := n
	n++
	dot := 0
	for n < len(s) && (isNameByte(s[n]) || s[n] == '-' || s[n] == '.' && n+1 < len(s) && isNameByte(s[n+1])) {
		if s[n] == '.' {
			dot = n
		}
		n++
	}
	if dot <= at+1 {
		return 0
	}
	return n
}

// host is the length of a host name without scheme that ends in a known
// domain, with the path after it: "example.com/page".
func host(s string) int {
	n, dot := 0, -1
	for n < len(s) && (isNameByte(s[n]) || s[n] == '-' || s[n] == '.' && n+1 < len(s) && isNameByte(s[n+1])) {
		if s[n] == '.' {
			dot = n
		}
		n++
	}
	if dot <= 0 || !domain(s[dot+1:n]) {
		return 0
	}
	if n < len(s) && s[n] == '/' {
		return n + trimAddress(s[n:])
	}
	return n
}

// domain reports whether s is a common top-level domain that is no English word.
func domain(s string) bool {
	switch s {
	case "com", "org", "net", "gov", "edu", "co", "uk", "cn", "ru", "de", "fr", "eu", "io", "tv", "info", "ca", "au", "jp":
		return true
	}
	return false
}

// emoticons are the faces that stand as one token, longest first.
var emoticons = []string{":-)", ":-(", ";-)", ":-D", ":-P", ":-/", "=-)", ":)", ":(", ";)", ":D", ":P", "=)", "<3"}

// emoticon is the length of a face that makes up all of s but closing marks.
func emoticon(s string) int {
	for _, e := range emoticons {
		if strings.HasPrefix(s, e) && strings.Trim(s[len(e):], ".,!?)\"") == "" {
			return len(e)
		}
	}
	return 0
}

// cluster is the length of an emoji with its modifiers and joined parts.
func cluster(s string) int {
	r, n := utf8.DecodeRuneInString(s)
	if !isPicture(r) {
		return 0
	}
	flag := 0x1f1e6 <= r && r <= 0x1f1ff
	for n < len(s) {
		x, m := utf8.DecodeRuneInString(s[n:])
		switch {
		case x == 0x200d: // joiner: the next picture belongs here too
			n += m
			y, k := utf8.DecodeRuneInString(s[n:])
			if n < len(s) && !IsSpace(y) {
				n += k
			}
		case x == 0xfe0f || 0x1f3fb <= x && x <= 0x1f3ff || x == 0x20e3:
			n += m
		case flag && 0x1f1e6 <= x && x <= 0x1f1ff:
			n += m
			flag = false
		default:
			return n
		}
	}
	return n
}

func isPicture(r rune) bool {
	return 0x1f000 <= r && r <= 0x1faff || 0x2600 <= r && r <= 0x27bf || r == 0x2b50
}
