package readout_test

import (
	"testing"

	"readout"
)

// TestRow_listsAreNeverNull: a list that is nil is written as an empty one wherever it
// stands, what lists are left out are left out, and the row itself is not altered.
func TestRow_listsAreNeverNull(t *testing.T) {
	type leaf struct{ Name string }
	type branch struct {
		Leaves []leaf
		Left   []leaf `json:"left,omitempty"`
	}
	type tree struct {
		Branches []branch
		Best     *branch
		None     *branch
		Plain    leaf
		hidden   []leaf
		Unsaid   []leaf `json:"-"`
	}
	for _, c := range []struct {
		row  any
		want string
	}{
		{leaf{"a < b"}, `{"Name":"a < b"}`},
		{tree{}, `{"Branches":[],"Best":null,"None":null,"Plain":{"Name":""}}`},
		{tree{Branches: []branch{{}, {Leaves: []leaf{{"x"}}, Left: []leaf{{"y"}}}}, Best: &branch{}, hidden: []leaf{{"h"}}, Unsaid: []leaf{{"u"}}},
			`{"Branches":[{"Leaves":[]},{"Leaves":[{"Name":"x"}],"left":[{"Name":"y"}]}],"Best":{"Leaves":[]},"None":null,"Plain":{"Name":""}}`},
		{[]leaf(nil), `[]`},
		{[][]leaf{nil}, `[[]]`},
	} {
		for range 2 { // a type is looked into once
			got, err := readout.Row(c.row)
			if err != nil || string(got) != c.want {
				t.Errorf("%+v is written %s, %v; want %s", c.row, got, err, c.want)
			}
		}
	}
	given := tree{Branches: []branch{{}}, Best: &branch{}}
	if _, err := readout.Row(given); err != nil || given.Branches[0].Leaves != nil || given.Best.Leaves != nil {
		t.Errorf("writing a row altered it: %+v, %v", given, err)
	}
}
