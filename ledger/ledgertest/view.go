package ledgertest

import (
	"context"
	"encoding/json"
	"slices"
	"strings"
	"testing"

	"readout"
)

func cmpString(a, b string) int { return strings.Compare(a, b) }

// View is a small resolved view of docs: one origin and one event each, and
// one finding over all.
func View(docs ...*readout.Document) *readout.Export {
	view := &readout.Export{Version: readout.ContractVersion}
	party, place := "a000000000000000a", "Port Vell"
	finding := readout.Finding{ID: "x0000000000000001", Kind: readout.FindingSole, Slot: readout.SlotPlace,
		Summary: "Only one report says so", Origins: 1, Weight: 0.25, By: "sole/1", Reasons: []readout.Reason{{By: "sole/1", Note: "one origin"}}}
	for _, doc := range docs {
		word := readout.Cite(doc, readout.Span{Start: 0, End: strings.IndexByte(doc.Text, ' ')})
		tail := doc.ID[1:]
		event := "e" + tail
		view.Documents = append(view.Documents, readout.Record{Document: doc, Origin: "o" + tail})
		view.Origins = append(view.Origins, readout.Origin{ID: "o" + tail, Name: doc.Names[0], Basis: readout.OriginOutlet, Documents: []string{doc.ID},
			Ties: []readout.Tie{{From: doc.ID, Basis: readout.OriginCredit, Evidence: []readout.Evidence{word}}}})
		view.Events = append(view.Events, readout.Event{ID: event, Type: "CONSULT", Mode: "call", Title: word.Quote, Source: []string{party}, Target: []string{},
			Date: readout.EventDate{Basis: readout.BasisUnknown}, Place: &place, Modality: readout.ModalityActual, Stories: []string{},
			Accounts: []readout.Account{{Document: doc.ID, Party: &party, Mentions: []readout.Evidence{word}}}})
		view.Statements = append(view.Statements, readout.Statement{ID: "q" + tail, Document: doc.ID, Kind: readout.QuoteDirect, Stance: readout.StanceAssert,
			Source: []readout.Evidence{}, Cue: []readout.Evidence{word}, Content: []readout.Evidence{word}, Date: doc.Published.Value, Event: &event})
		view.Figures = append(view.Figures, readout.Figure{ID: "f" + tail, Measure: "toll", Value: 1.5e9, Unit: "USD", Bound: readout.BoundNone, Evidence: word})
		finding.Values = append(finding.Values, readout.Value{Value: word.Quote, Documents: []string{doc.ID}, Evidence: []readout.Evidence{word}})
	}
	view.Actors = []readout.Actor{{ID: party, Name: "Ada Serra", Kind: readout.ActorPerson, Roles: []readout.Role{}, Names: []string{"Serra"}, Evidence: []readout.Evidence{}}}
	view.Stories = []readout.Story{}
	if len(docs) > 0 {
		view.Findings = append(view.Findings, finding)
	}
	slices.SortFunc(view.Documents, func(a, b readout.Record) int { return cmpString(a.ID, b.ID) })
	slices.SortFunc(view.Origins, func(a, b readout.Origin) int { return cmpString(a.ID, b.ID) })
	slices.SortFunc(view.Events, func(a, b readout.Event) int { return cmpString(a.ID, b.ID) })
	slices.SortFunc(view.Statements, func(a, b readout.Statement) int { return cmpString(a.ID, b.ID) })
	slices.SortFunc(view.Figures, func(a, b readout.Figure) int { return cmpString(a.ID, b.ID) })
	return view
}

// sameView compares views as the contract writes them.
func sameView(t *testing.T, got, want *readout.Export) {
	t.Helper()
	g, err := json.Marshal(got)
	if err != nil {
		t.Fatal(err)
	}
	w, err := json.Marshal(want)
	if err != nil {
		t.Fatal(err)
	}
	// Whether an empty list is nil is not part of a view.
	strip := func(b []byte) string { return strings.ReplaceAll(string(b), ":[]", ":null") }
	if strip(g) != strip(w) {
		t.Errorf("the view came back different:\n got %s\nwant %s", g, w)
	}
}

func putView(t *testing.T, l readout.Ledger, view *readout.Export) {
	t.Helper()
	if err := l.PutView(context.Background(), view); err != nil {
		t.Fatal(err)
	}
}

func testView(t *testing.T, l readout.Ledger) {
	docs := Documents()
	put(t, l, docs...)
	want := View(docs...)
	inferred := *want.Documents[0].Document // resolve may date a document
	inferred.Published = readout.Published{Value: "2031-03", Basis: readout.BasisInferred}
	want.Documents[0].Document = &inferred
	refusal := readout.Refusal{Name: "a.txt", Kind: readout.KindInvalid, Reason: "is empty"}
	if err := l.Refuse(context.Background(), refusal); err != nil {
		t.Fatal(err)
	}
	putView(t, l, want)
	got := must[*readout.Export](t)(l.View(context.Background()))
	sameView(t, got, want)
	if !slices.Equal(got.Refusals, []readout.Refusal{refusal}) {
		t.Errorf("view has refusals %v, want %v", got.Refusals, refusal)
	}
}

func testSupersede(t *testing.T, l readout.Ledger) {
	docs := Documents()
	put(t, l, docs...)
	putView(t, l, View(docs...))
	want := View(docs...)
	want.Events, want.Statements, want.Findings[0].Values = want.Events[:1], nil, want.Findings[0].Values[:1]
	putView(t, l, want)
	sameView(t, must[*readout.Export](t)(l.View(context.Background())), want)
}

func testStale(t *testing.T, l readout.Ledger) {
	docs := Documents()
	put(t, l, docs[:2]...)
	putView(t, l, View(docs[:2]...))
	put(t, l, docs[:2]...)
	if _, err := l.View(context.Background()); err != nil {
		t.Errorf("the same documents again made the view stale: %v", err)
	}
	put(t, l, docs[2])
	_, err := l.View(context.Background())
	wantKind(t, err, readout.KindNotFound)

	putView(t, l, View(docs[:3]...))
	renamed := *docs[0]
	renamed.Names = []string{"zz.txt"}
	put(t, l, &renamed)
	_, err = l.View(context.Background())
	wantKind(t, err, readout.KindNotFound)
}

func testForeignView(t *testing.T, l readout.Ledger) {
	docs := Documents()
	put(t, l, docs[:2]...)
	want := View(docs[:2]...)
	putView(t, l, want)
	wantKind(t, l.PutView(context.Background(), View(docs...)), readout.KindConflict)
	wantKind(t, l.PutView(context.Background(), View(docs[0])), readout.KindConflict)
	sameView(t, must[*readout.Export](t)(l.View(context.Background())), want)
}

func testCancelled(t *testing.T, l readout.Ledger) {
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if n, err := l.Put(ctx, Documents()...); err == nil || n != 0 {
		t.Errorf("put after cancel: added %d, error %v", n, err)
	}
	if got := ids(t, l); len(got) != 0 {
		t.Errorf("a cancelled put stored %v", got)
	}
}
