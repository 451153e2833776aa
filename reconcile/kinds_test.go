package reconcile_test

import (
	"flag"
	"os"
	"slices"
	"strings"
	"testing"

	"readout"
	"readout/analyze"
	"readout/reconcile"
	"readout/resolve"
)

var update = flag.Bool("update", false, "write the table of kinds in docs/findings.md anew")

// subject is what a finding is on.
type subject string

const (
	ofEvents     subject = "event"
	ofStatements subject = "statement"
	ofFigures    subject = "figure"
	ofRoles      subject = "role"
	ofReports    subject = "report"
)

// account is one report of a cell: its outlet, day and words.
type account struct{ outlet, day, text string }

// cell is one that the table claims: reports of which the finding is drawn. by is
// the rule where several draw findings of the kind on the slot.
type cell struct {
	kind    readout.FindingKind
	slot    readout.SlotName
	subject subject
	by      string
	reports []account
}

// reports makes reports of one day, each of its own outlet.
func reports(texts ...string) []account {
	var out []account
	for i, text := range texts {
		out = append(out, account{[]string{"North Gazette", "South Herald", "East Courier"}[i], "2031-03-04", text})
	}
	return out
}

// later makes two reports of one outlet, of two days.
func later(first, second string) []account {
	return []account{{"North Gazette", "2031-03-04", first}, {"North Gazette", "2031-03-06", second}}
}

// found are the findings on reports that went the whole way.
func found(t *testing.T, pipeline *analyze.Pipeline, reports []account) []readout.Finding {
	t.Helper()
	var docs []*readout.Document
	for _, r := range reports {
		doc, err := readout.NewDocument(readout.Document{Names: []string{r.outlet + r.day}, Outlet: r.outlet, Language: "en", Text: r.text,
			Published: readout.Published{Value: readout.Date(r.day), Basis: readout.BasisMetadata}})
		if err != nil {
			t.Fatal(err)
		}
		if err := pipeline.Annotate(doc); err != nil {
			t.Fatal(err)
		}
		docs = append(docs, doc)
	}
	export := resolve.Documents(docs)
	return reconcile.Findings(export)
}

func (c *cell) drawn(all []readout.Finding) bool {
	return slices.ContainsFunc(all, func(f readout.Finding) bool {
		return f.Kind == c.kind && f.Slot == c.slot && strings.HasPrefix(f.By, c.by) && (c.subject != ofEvents || f.Event != nil || strings.HasPrefix(f.By, "passage"))
	})
}

func TestKinds_everyCellOfTheTableIsDrawn(t *testing.T) {
	pipeline, err := analyze.English()
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range cells {
		t.Run(string(c.kind)+"/"+string(c.slot)+"/"+string(c.subject), func(t *testing.T) {
			if all := found(t, pipeline, c.reports); !c.drawn(all) {
				for _, f := range all {
					t.Logf("drawn: %s %s by %s: %s", f.Kind, f.Slot, f.By, f.Summary)
				}
				t.Error("not drawn")
			}
		})
	}
}

// TestKinds_theTableSaysWhatIsDrawn: the table of the documentation is that of the cells.
func TestKinds_theTableSaysWhatIsDrawn(t *testing.T) {
	const path, begin, end = "../docs/findings.md", "<!-- kinds: written by go test ./reconcile -update -->\n", "<!-- end of kinds -->\n"
	b, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	head, rest, ok := strings.Cut(string(b), begin)
	_, tail, ok2 := strings.Cut(rest, end)
	if !ok || !ok2 {
		t.Fatalf("%s lacks the marks around its table of kinds", path)
	}
	want := head + begin + kindsTable() + end + tail
	if *update {
		if err := os.WriteFile(path, []byte(want), 0o666); err != nil {
			t.Fatal(err)
		}
		return
	}
	if want != string(b) {
		t.Errorf("%s lags behind the cells; write it with: go test ./reconcile -update", path)
	}
}

// kindsTable has a row for every point and a column for every kind, with the
// subjects for which a finding is drawn.
func kindsTable() string {
	var slots []readout.SlotName
	var out strings.Builder
	out.WriteString("| point |")
	for _, k := range readout.FindingKinds {
		out.WriteString(" " + string(k) + " |")
	}
	out.WriteString("\n| --- |" + strings.Repeat(" --- |", len(readout.FindingKinds)) + "\n")
	for _, c := range cells {
		if !slices.Contains(slots, c.slot) {
			slots = append(slots, c.slot)
		}
	}
	for _, slot := range slots {
		out.WriteString("| " + string(slot) + " |")
		for _, k := range readout.FindingKinds {
			var of []string
			for _, c := range cells {
				if c.slot == slot && c.kind == k && !slices.Contains(of, string(c.subject)) {
					of = append(of, string(c.subject))
				}
			}
			out.WriteString(" " + strings.Join(of, ", ") + " |")
		}
		out.WriteString("\n")
	}
	return out.String()
}
