package casetest

import "testing"

func TestParse_keepsSectionsApart(t *testing.T) {
	head, c := parse("why it is here\n-- text --\none\n\ntwo\n-- want --\n3\n")
	if c["text"] != "one\n\ntwo" || c["want"] != "3" || c[""] != "why it is here" {
		t.Errorf("got %q", c)
	}
	if head != "why it is here\n-- text --\none\n\ntwo\n" {
		t.Errorf("the head is %q", head)
	}
}
