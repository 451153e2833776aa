package report

import (
	"bytes"
	"strings"
	"testing"

	"charm.land/lipgloss/v2"

	"readout"
	"readout/internal/fixture"
)

// one gives the id of the first row of each sort, in the order of ListKinds.
func one(t *testing.T, export *readout.Export, kind string) string {
	t.Helper()
	var out bytes.Buffer
	if err := List(&out, export, kind); err != nil {
		t.Fatal(err)
	}
	id, _, _ := strings.Cut(out.String(), "\t")
	return id
}

func TestShowAndExplain_golden(t *testing.T) {
	affair := fixture.Affair()
	var shown, explained bytes.Buffer
	for _, kind := range ListKinds[:8] {
		id := one(t, affair, kind)
		shown.WriteString("== " + kind + "\n")
		if err := Show(&shown, affair, id, TerminalOptions{}); err != nil {
			t.Fatal(err)
		}
		explained.WriteString("== " + kind + "\n")
		if err := Explain(&explained, affair, id, TerminalOptions{}); err != nil {
			t.Fatal(err)
		}
	}
	golden(t, "show.txt", shown.Bytes())
	golden(t, "explain.txt", explained.Bytes())
}

func TestList_golden(t *testing.T) {
	var out bytes.Buffer
	for _, kind := range ListKinds {
		out.WriteString("== " + kind + "\n")
		if err := List(&out, fixture.Affair(), kind); err != nil {
			t.Fatal(err)
		}
	}
	golden(t, "list.txt", out.Bytes())
	if err := List(&out, fixture.Affair(), "rumours"); readout.KindOf(err) != readout.KindInvalid {
		t.Errorf("rumours: %v", err)
	}
}

func TestListTable_linesUpWithinTheTerminal(t *testing.T) {
	const width = 90
	for _, kind := range ListKinds {
		var out bytes.Buffer
		if err := ListTable(&out, fixture.Affair(), kind, TerminalOptions{Width: width}); err != nil {
			t.Fatal(err)
		}
		lines := strings.Split(strings.TrimSuffix(out.String(), "\n"), "\n")
		id, _, _ := strings.Cut(lines[0], " ")
		if kind != "refusals" && id != "id" {
			t.Errorf("%s: the head is %q", kind, lines[0])
		}
		for _, line := range lines {
			if n := lipgloss.Width(line); n > width {
				t.Errorf("%s: %d columns: %q", kind, n, line)
			}
		}
	}
	if err := ListTable(&bytes.Buffer{}, fixture.Affair(), "rumours", TerminalOptions{}); readout.KindOf(err) != readout.KindInvalid {
		t.Errorf("rumours: %v", err)
	}
}

func TestFind_takesIdsTheirBeginningsAndNames(t *testing.T) {
	affair := fixture.Affair()
	id := affair.Documents[0].ID
	for _, in := range []string{id, id[:8], affair.Documents[0].Names[0]} {
		if got, err := Find(affair, in); got != id || err != nil {
			t.Errorf("Find(%q) = %q, %v", in, got, err)
		}
	}
	for _, in := range []string{"", "d", id[:3], "zzzz", "x0000000000000000"} {
		if got, err := Find(affair, in); readout.KindOf(err) != readout.KindNotFound {
			t.Errorf("Find(%q) = %q, %v", in, got, err)
		}
	}
}

// TestShow_aMergedReportNamesTheOtherOrigin: the tree of an origin says what a
// report has from another one.
func TestShow_aMergedReportNamesTheOtherOrigin(t *testing.T) {
	affair := fixture.Affair()
	for i := range affair.Origins {
		o := &affair.Origins[i]
		for _, tie := range o.Ties {
			if tie.To == "" {
				continue
			}
			for _, other := range affair.Origins {
				if other.ID != o.ID {
					o.Ties = append(o.Ties, readout.Tie{From: tie.From, To: other.Documents[0], Basis: readout.OriginCopy, Share: 0.41, Evidence: tie.Evidence})
					break
				}
			}
			var out bytes.Buffer
			if err := Show(&out, affair, o.ID, TerminalOptions{Width: 200}); err != nil {
				t.Fatal(err)
			}
			if !strings.Contains(out.String(), "copies it (96 %), has words of ") || !strings.Contains(out.String(), "(41 %)") {
				t.Errorf("shown:\n%s", out.String())
			}
			return
		}
	}
	t.Fatal("no report copies another")
}
