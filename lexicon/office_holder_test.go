package lexicon_test

import (
	"fmt"
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
	type seat struct{ office, of string }
	bySeat := map[seat][][2]string{}
	for _, r := range lexicon.Load("en/office-holders.txt").Rows {
		key := strings.Split(r[0], ", ")
		if len(key) != 3 {
			t.Fatalf("%q is no name, office and body", r[0])
		}
		if r[2] != "" && r[2] != "leader" {
			t.Errorf("%v: %q is no rank", r, r[2])
		}
		if r[1] == "" && r[2] == "" {
			t.Errorf("%v says nothing", r)
		}
		s := seat{key[1], key[2]}
		for _, term := range lexicon.Terms(key[0], key[1], key[2]) {
			from, to := term.First, term.Last
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
			for _, o := range bySeat[s] {
				if from < o[1] && o[0] < to {
					t.Errorf("%v overlaps another term of the office", r)
				}
			}
			bySeat[s] = append(bySeat[s], [2]string{from, to})
		}
	}
}

func TestTerms_listsEveryTermOfAnOffice(t *testing.T) {
	for _, c := range []struct {
		name, office, of string
		want             string
	}{
		{"Barack Obama", "President", "USA", "[{2009-01-20 2017-01-20}]"},
		{"kevin rudd", "prime minister", "AUS", "[{2007-12 2010-06} {2013-06 2013-09}]"},
		{"Vladimir Putin", "Prime Minister", "RUS", "[{2008-05 2012-05}]"},
		{"Barack Obama", "Senator", "USA", "[]"},
		{"Nobody Known", "President", "USA", "[]"},
	} {
		if got := fmt.Sprint(lexicon.Terms(c.name, c.office, c.of)); got != c.want {
			t.Errorf("%s, %s of %s: %s, want %s", c.name, c.office, c.of, got, c.want)
		}
	}
}

func TestComesIntoOffice_inEveryExample(t *testing.T) {
	for _, row := range lexicon.Load("en/office-beginnings.txt").Rows {
		if !lexicon.ComesIntoOffice("day " + row[0]) {
			t.Errorf("%q is no beginning in office", row[0])
		}
	}
	for _, no := range []string{"leave office", "power", "", "take a boat"} {
		if lexicon.ComesIntoOffice(no) {
			t.Errorf("%q is a beginning in office", no)
		}
	}
}
