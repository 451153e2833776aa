package lexicon

import (
	"strings"
	"sync"
)

// Agencies gives the full name of each news agency by the forms in which
// datelines and signatures have it: "AFP" gives "Agence France-Presse". The
// map must not be altered.
var Agencies = sync.OnceValue(func() map[string]string { return surfaces("en/agencies.txt") })

// Outlets gives the usual name of each newspaper, broadcaster and site by the
// forms in which texts name it. The map must not be altered.
var Outlets = sync.OnceValue(func() map[string]string { return surfaces("en/outlets.txt") })

func surfaces(path string) map[string]string {
	t := Load(path)
	m := make(map[string]string, len(t.Rows))
	for _, r := range t.Rows {
		m[r[0]] = r[1]
	}
	return m
}

// domains gives outlets by web domain.
var domains = sync.OnceValue(func() map[string]string {
	m := map[string]string{}
	for _, r := range Load("en/outlets.txt").Rows {
		for _, d := range strings.Fields(r[2]) {
			m[d] = r[1]
		}
	}
	return m
})

// OutletAt is the outlet whose web domain is host or a parent of it, empty
// where the list has none.
func OutletAt(host string) string {
	host = strings.TrimPrefix(strings.ToLower(host), "www.")
	for {
		if name := domains()[host]; name != "" {
			return name
		}
		_, rest, ok := strings.Cut(host, ".")
		if !ok || !strings.Contains(rest, ".") {
			return ""
		}
		host = rest
	}
}

// HeaderFields says what the labels of header lines name: "posted on" gives
// "published". The map must not be altered.
var HeaderFields = sync.OnceValue(func() map[string]string { return surfaces("en/header-fields.txt") })
