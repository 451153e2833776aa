package resolve

import (
	"fmt"
	"testing"

	"readout"
)

// TestRoles_haveTheDaysThatReportsTell: "prime minister since 2031" dates a role,
// with its words; two reports that differ leave it open.
func TestRoles_haveTheDaysThatReportsTell(t *testing.T) {
	premier := readout.Role{Title: "Prime Minister", Of: "NOR"}
	tests := []struct {
		name  string
		texts []string
		dates []string
		want  string
	}{
		{"since", []string{"Ilse Maren , prime minister since 2027 , spoke on."}, []string{"2027"}, "2027 "},
		{"the title before", []string{"Prime Minister Ilse Maren , in office since 2027 , spoke on."}, []string{"2027"}, "2027 "},
		{"from and to", []string{"Ilse Maren , prime minister from 2021 to 2027 , spoke on."}, []string{"2021", "2027"}, "2021 2027"},
		{"from where", []string{"Ilse Maren , prime minister from 2021 on and on."}, []string{"2021"}, " "},
		{"another's office", []string{"Ilse Maren , a farmer since 2027 , spoke on."}, []string{"2027"}, " "},
		{"no day", []string{"Ilse Maren , prime minister since long , spoke on."}, nil, " "},
		{"two reports differ", []string{"Ilse Maren , prime minister since 2027 , spoke on.", "Ilse Maren , prime minister since 2026 , spoke on."}, []string{"2027", "2026"}, " "},
	}
	for _, tt := range tests {
		var docs []*readout.Document
		for i, text := range tt.texts {
			b := build(t, fmt.Sprint("d", i), "2031-02-03", text)
			b.who(readout.ActorPerson, "Ilse Maren", "NOR", premier)
			for k, d := range tt.dates {
				if len(tt.texts) == 1 || k == i {
					n := b.time(d, d)
					b.doc.Timexes[n].Date, b.doc.Timexes[n].Value = readout.Date(d), d
				}
			}
			docs = append(docs, b.doc)
		}
		for _, a := range Documents(docs).Actors {
			if got := string(a.Roles[0].From) + " " + string(a.Roles[0].To); got != tt.want {
				t.Errorf("%s: %q, want %q", tt.name, got, tt.want)
			}
			if told := len(a.Reasons) > 0 && a.Reasons[0].By == "term-told"; told != (tt.want != " ") {
				t.Errorf("%s: reasons %+v", tt.name, a.Reasons)
			}
		}
	}
}

// TestRoles_haveTheDaysOfTheList: what no report tells the list of office holders
// may; of several terms the one in which reports speak of it, else none.
func TestRoles_haveTheDaysOfTheList(t *testing.T) {
	tests := []struct{ name, title, of, published, want string }{
		{"Barack Obama", "president", "", "", "2009-01-20 2017-01-20"},
		{"Barack Obama", "President", "USA", "", "2009-01-20 2017-01-20"},
		{"Barack Obama", "President", "USA", "2007-05-01", " "},
		{"Barack Obama", "former President", "USA", "2018-05-01", " "},
		{"Kevin Rudd", "Prime Minister", "AUS", "2009-05-01", "2007-12 2010-06"},
		{"Kevin Rudd", "Prime Minister", "AUS", "2013-08-01", "2013-06 2013-09"},
		{"Kevin Rudd", "Prime Minister", "AUS", "", " "},
		{"Angela Merkel", "Mayor", "Velm", "2009-05-01", " "},
		{"Ilse Maren", "President", "USA", "2010-05-01", " "},
	}
	for _, tt := range tests {
		b := build(t, "a", tt.published, tt.name+" spoke on.")
		b.who(readout.ActorPerson, tt.name, "USA", readout.Role{Title: tt.title, Of: tt.of})
		a := Documents([]*readout.Document{b.doc}).Actors[0]
		if got := string(a.Roles[0].From) + " " + string(a.Roles[0].To); got != tt.want {
			t.Errorf("%s, %s, %s: %q, want %q", tt.name, tt.title, tt.published, got, tt.want)
		}
	}
}
