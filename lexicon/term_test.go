package lexicon_test

import (
	"strings"
	"testing"
	"time"

	"readout/lexicon"
)

func TestHolderOf_saysWhoSurelyHeldAnOffice(t *testing.T) {
	for _, c := range []struct{ office, of, first, last, want string }{
		{"President", "USA", "2016-05-01", "2016-05-31", "Barack Obama"},
		{"president", "USA", "2018-05-01", "2018-05-01", "Donald Trump"},
		{"President", "USA", "2017-01-01", "2017-01-31", ""},      // changed hands
		{"Prime Minister", "GBR", "2016-07-13", "2016-07-13", ""}, // in that month
		{"Secretary of Defense", "USA", "2016-05-01", "2016-05-01", "Ashton Carter"},
		{"Premier", "JPN", "2015-05-01", "2015-05-01", "Shinzo Abe"},
		{"President", "USA", "2031-05-01", "2031-05-01", ""}, // not known yet
		{"President", "Rotary Club", "2016-05-01", "2016-05-01", ""},
	} {
		first, _ := time.Parse(time.DateOnly, c.first)
		last, _ := time.Parse(time.DateOnly, c.last)
		if got := lexicon.HolderOf(c.office, c.of, first, last); got != c.want {
			t.Errorf("%s of %s, %s to %s: %q, want %q", c.office, c.of, c.first, c.last, got, c.want)
		}
	}
}

func TestTerms_areWellFormedAndApart(t *testing.T) {
	type seat struct{ of, office string }
	bySeat := map[seat][][2]string{}
	for _, r := range lexicon.Load("en/terms.txt").Rows {
		term := strings.Split(r[0], ", ")
		if len(term) != 3 {
			t.Fatalf("%q is no body, office and first day", r[0])
		}
		from, to := term[2], r[2]
		if to == "" {
			to = "2025-12"
		}
		for _, d := range []string{from, to} {
			_, day := time.Parse("2006-01-02", d)
			if _, month := time.Parse("2006-01", d); day != nil && month != nil {
				t.Errorf("%v: %q is neither a day nor a month", r, d)
			}
		}
		if from >= to {
			t.Errorf("%v ends before it begins", r)
		}
		s := seat{term[0], term[1]}
		for _, o := range bySeat[s] {
			if from < o[1] && o[0] < to {
				t.Errorf("%v overlaps another term of the office", r)
			}
		}
		bySeat[s] = append(bySeat[s], [2]string{from, to})
	}
}
