package report

import (
	"bytes"
	"io"
	"regexp"
	"strings"
	"testing"

	"readout"
)

// hostile is an export whose every text tries to be more than text.
func hostile(t *testing.T) *readout.Export {
	t.Helper()
	const bad = "\"'><script>alert(1)</script><img src=x onerror=alert(2)>\x1b[31m\x1b]0;x\x07\u202e [x](javascript:alert(3)) {{say}} |"
	doc, err := readout.NewDocument(readout.Document{Names: []string{"../" + bad}, Outlet: bad, Title: bad, Byline: bad, URL: "javascript:alert(4)", Language: "en", Text: bad + ". " + bad, Notes: []string{bad}})
	if err != nil {
		t.Fatal(err)
	}
	evid := readout.Cite(doc, readout.Span{Start: 0, End: len(bad)})
	place, party := bad, "a0000000000000001"
	event := "e0000000000000001"
	return &readout.Export{Version: 1,
		Documents:  []readout.Record{{Document: doc, Origin: "o0000000000000001", Story: "s0000000000000001"}},
		Origins:    []readout.Origin{{ID: "o0000000000000001", Name: bad, Basis: readout.OriginCredit, Documents: []string{doc.ID}, Ties: []readout.Tie{{From: doc.ID, Basis: readout.OriginCredit, Evidence: []readout.Evidence{evid}}}}},
		Stories:    []readout.Story{{ID: "s0000000000000001", Title: bad, Documents: []string{doc.ID}, Events: []string{event}}},
		Actors:     []readout.Actor{{ID: party, Name: bad, Names: []string{bad}, Roles: []readout.Role{{Title: bad, Of: bad}}, Reasons: []readout.Reason{{By: bad, Note: bad}}}},
		Events:     []readout.Event{{ID: event, Title: bad, Place: &place, Modality: readout.ModalityPlanned, Source: []string{party}, Accounts: []readout.Account{{Document: doc.ID, Party: &party, Mentions: []readout.Evidence{evid}}}}},
		Statements: []readout.Statement{{ID: "q0000000000000001", Document: doc.ID, Speaker: &party, Via: bad, Kind: readout.QuoteDirect, Content: []readout.Evidence{evid}}},
		Figures:    []readout.Figure{{ID: "f0000000000000001", Measure: bad, By: &party, Value: 1, Unit: bad, Evidence: evid}, {ID: "f0000000000000002", Measure: bad, By: &party, Value: 2, Unit: bad, Evidence: evid}},
		Findings: []readout.Finding{
			{ID: "x0000000000000001", Kind: readout.FindingConflict, Event: &event, Slot: readout.SlotName(bad), Summary: bad, By: bad, Origins: 1,
				Values: []readout.Value{{Value: bad, Documents: []string{doc.ID}, Party: &party, Evidence: []readout.Evidence{evid}}, {Value: bad, Documents: []string{doc.ID}, Evidence: []readout.Evidence{evid}}}},
			{ID: "x0000000000000002", Kind: readout.FindingVariant, Event: &event, Slot: readout.SlotQuote, Summary: bad, By: bad, Origins: 1,
				Values: []readout.Value{{Value: bad, Documents: []string{doc.ID}, Evidence: []readout.Evidence{evid}}, {Value: "x", Documents: []string{doc.ID}, Evidence: []readout.Evidence{evid}}}}},
		Refusals: []readout.Refusal{{Name: bad, Reason: bad, Hint: bad}},
	}
}

func TestHTML_textsStayTexts(t *testing.T) {
	var out bytes.Buffer
	if err := HTML(&out, New(hostile(t), Options{Full: true})); err != nil {
		t.Fatal(err)
	}
	page := out.String()
	if n := strings.Count(page, "<script"); n != 1 {
		t.Errorf("%d scripts, want its own", n)
	}
	for _, bad := range []string{"<img", "onerror=alert(2)>", `href="javascript:`, "javascript:alert(4)"} {
		if strings.Contains(page, bad) {
			t.Errorf("the page has %s", bad)
		}
	}
	for _, link := range regexp.MustCompile(`(?:href|src)="([^"]*)"`).FindAllStringSubmatch(page, -1) {
		if !strings.HasPrefix(link[1], "#") {
			t.Errorf("the page links to %q", link[1])
		}
	}
}

// faces are all that write text.
func faces(export *readout.Export) map[string]func(io.Writer) error {
	view := New(export, Options{Full: true})
	out := map[string]func(io.Writer) error{
		"terminal": func(w io.Writer) error { return Terminal(w, view, TerminalOptions{}) },
		"narrow":   func(w io.Writer) error { return Terminal(w, view, TerminalOptions{Width: 40}) },
		"markdown": func(w io.Writer) error { return Markdown(w, view) },
	}
	for _, kind := range ListKinds {
		out["list "+kind] = func(w io.Writer) error { return List(w, export, kind) }
	}
	eachID(export, func(id string) {
		out["show "+id] = func(w io.Writer) error { return Show(w, export, id, TerminalOptions{}) }
		out["explain "+id] = func(w io.Writer) error { return Explain(w, export, id, TerminalOptions{}) }
	})
	return out
}

func TestText_hasNoControlCharacters(t *testing.T) {
	for name, write := range faces(hostile(t)) {
		var out bytes.Buffer
		if err := write(&out); err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		for _, r := range out.String() {
			if r < ' ' && r != '\n' && r != '\t' || r == 0x7f || r == 0x202e {
				t.Errorf("%s writes the control character %U", name, r)
				break
			}
		}
	}
}

func TestFaces_standAnEmptyExport(t *testing.T) {
	empty := &readout.Export{Version: 1}
	for name, write := range faces(empty) {
		if err := write(io.Discard); err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
	if err := HTML(io.Discard, New(empty, Options{})); err != nil {
		t.Error(err)
	}
	if err := AffairJSON(io.Discard, empty); err != nil {
		t.Error(err)
	}
}

// An export may come from anywhere: ids that lead nowhere must not stop a face.
func TestFaces_standIdsThatLeadNowhere(t *testing.T) {
	export := hostile(t)
	none := "e9999999999999999"
	export.Findings[0].Event = &none
	export.Findings[1].Values[0].Documents = []string{"d9999999999999999"}
	export.Findings[1].Values[0].Evidence[0].End = 1 << 30
	export.Stories[0].Events = append(export.Stories[0].Events, none)
	export.Stories[0].Documents = append(export.Stories[0].Documents, "d9999999999999999")
	export.Origins[0].Ties[0].To = "d9999999999999999"
	export.Statements[0].Speaker = &none
	export.Events[0].Accounts[0].Document = "d9999999999999999"
	export.Figures[0].Evidence.Document = "d9999999999999999"
	for name, write := range faces(export) {
		if err := write(io.Discard); err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
	if err := HTML(io.Discard, New(export, Options{})); err != nil {
		t.Error(err)
	}
}
