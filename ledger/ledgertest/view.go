package ledgertest

import (
	"context"
	"encoding/json"
	"fmt"
	"math"
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

// Settle joins documents, places all of them in one part and stores the part's
// rows, as View gives them.
func Settle(ctx context.Context, l readout.Ledger, docs ...*readout.Document) error {
	waiting, err := l.Unjoined(ctx, len(docs))
	if err != nil {
		return err
	}
	for _, id := range waiting {
		if err := l.Join(ctx, Node(id)); err != nil {
			return err
		}
	}
	if err := l.Place(ctx, PartOf(docs...)); err != nil {
		return err
	}
	parts, err := l.Unresolved(ctx, 1)
	if err != nil || len(parts) == 0 {
		return err
	}
	return l.Resolve(ctx, parts, []*readout.Export{View(docs...)})
}

// Node is a node for a document, which shares a key with all others.
func Node(id string, links ...readout.Link) readout.Node {
	return readout.Node{Document: id, Digest: []byte("digest of " + id), Links: links,
		Keys: readout.Keys{Day: 100, Words: []uint64{7, 1 << 63}, Deeds: []uint64{9}}}
}

// PartOf is the part of some documents.
func PartOf(docs ...*readout.Document) readout.Part {
	p := readout.Part{}
	for _, d := range docs {
		p.Documents = append(p.Documents, d.ID)
	}
	slices.Sort(p.Documents)
	return p
}

func settle(t *testing.T, l readout.Ledger, docs ...*readout.Document) {
	t.Helper()
	if err := Settle(context.Background(), l, docs...); err != nil {
		t.Fatal(err)
	}
}

// viewOf puts the rows of all parts together, by part and by kind, which must agree.
func viewOf(t *testing.T, l readout.Ledger) *readout.Export {
	t.Helper()
	var parts []*readout.Export
	err := l.EachPart(context.Background(), func(p *readout.Export) error { parts = append(parts, p); return nil })
	if err != nil {
		t.Fatal(err)
	}
	out := readout.Merge(parts...)
	n := 0
	for _, kind := range readout.RowKinds {
		if err := l.Rows(context.Background(), kind, func([]byte) error { n++; return nil }); err != nil {
			t.Fatal(err)
		}
	}
	if want := len(out.Documents) + len(out.Origins) + len(out.Stories) + len(out.Actors) + len(out.Events) + len(out.Statements) + len(out.Figures) + len(out.Findings); n != want {
		t.Errorf("%d rows by kind, %d by part", n, want)
	}
	return out
}

func testView(t *testing.T, l readout.Ledger) {
	docs := Documents()
	put(t, l, docs...)
	settle(t, l, docs...)
	sameView(t, viewOf(t, l), View(docs...))
	if left := must[[]string](t)(l.Unplaced(context.Background())); len(left) > 0 {
		t.Errorf("settled, and still to be placed: %v", left)
	}
	last := ""
	err := l.Rows(context.Background(), "documents", func(row []byte) error {
		var r readout.Record
		if err := json.Unmarshal(row, &r); err != nil {
			return err
		}
		if r.ID <= last || r.Text == "" {
			t.Errorf("document %s comes after %s with a text of %d bytes", r.ID, last, len(r.Text))
		}
		last = r.ID
		return nil
	})
	if err != nil || last == "" {
		t.Errorf("last document %q, %v", last, err)
	}
	event := "e" + docs[0].ID[1:]
	for _, id := range []string{event, event[:6], docs[0].ID} {
		if held := must[*readout.Export](t)(l.Holding(context.Background(), id)); len(held.Documents) != len(docs) {
			t.Errorf("the part that holds %s has %d documents", id, len(held.Documents))
		}
	}
	if held := must[*readout.Export](t)(l.Holding(context.Background(), "e00000000000000ff")); len(held.Documents) > 0 {
		t.Error("a row that is nowhere was found")
	}
}

func testParts(t *testing.T, l readout.Ledger) {
	docs := Documents()
	put(t, l, docs...)
	settle(t, l, docs...)
	ctx := context.Background()
	want := readout.Merge(View(docs[:1]...), View(docs[1:]...))
	if err := l.Place(ctx, PartOf(docs[:1]...)); err != nil {
		t.Fatal(err)
	}
	if left := must[[]string](t)(l.Unplaced(ctx)); len(left) != len(docs)-1 {
		t.Errorf("%d documents of the part that was split wait, want %d", len(left), len(docs)-1)
	}
	if err := l.Place(ctx, PartOf(docs[1:]...)); err != nil {
		t.Fatal(err)
	}
	for {
		parts := must[[]readout.Part](t)(l.Unresolved(ctx, 1))
		if len(parts) == 0 {
			break
		}
		rows := View(docs[1:]...)
		if len(parts[0].Documents) == 1 {
			rows = View(docs[:1]...)
		}
		if err := l.Resolve(ctx, parts, []*readout.Export{rows}); err != nil {
			t.Fatal(err)
		}
	}
	got := viewOf(t, l)
	if len(got.Actors) != 1 || len(got.Documents) != len(docs) || len(got.Findings) != len(want.Findings) {
		t.Errorf("%d actors, %d documents, %d findings", len(got.Actors), len(got.Documents), len(got.Findings))
	}
}

func testForeignRows(t *testing.T, l readout.Ledger) {
	docs := Documents()
	put(t, l, docs...)
	settle(t, l, docs...)
	err := l.Resolve(context.Background(), []readout.Part{PartOf(docs...)}, []*readout.Export{View(docs[0])})
	wantKind(t, err, readout.KindInvalid)
	sameView(t, viewOf(t, l), View(docs...))
}

func testManyLinks(t *testing.T, l readout.Ledger) {
	ctx := context.Background()
	for _, n := range []int{0, 1, 7, 15, 16, 17, 32, 37} {
		doc := Document("many links", fmt.Sprintf("The canal has %d locks.", n), "2031-03-04")
		put(t, l, doc)
		var links []readout.Link
		for i := range n {
			links = append(links, readout.Link{To: readout.NewID('d', fmt.Sprint(n, "-", i)), Weight: 0.1 + float64(i)/30})
		}
		slices.SortFunc(links, func(a, b readout.Link) int { return strings.Compare(a.To, b.To) })
		if err := l.Join(ctx, Node(doc.ID, links...)); err != nil {
			t.Fatal(err)
		}
		if got := must[[]readout.Link](t)(l.Links(ctx, doc.ID)); !slices.Equal(got, links) {
			t.Errorf("%d links: got %v, want %v", n, got, links)
		}
		for _, link := range links {
			back := must[[]readout.Link](t)(l.Links(ctx, link.To))
			if !slices.Equal(back, []readout.Link{{To: doc.ID, Weight: link.Weight}}) {
				t.Errorf("%d links: %v leads back by %v", n, link, back)
			}
		}
	}
}

// testWaiting tells what waits after documents, names and links come.
func testWaiting(t *testing.T, l readout.Ledger) {
	ctx := context.Background()
	docs := Documents()
	put(t, l, docs[:2]...)
	settle(t, l, docs[:2]...)
	put(t, l, docs[:2]...)
	waits := func(unjoined, unplaced, unresolved int) {
		t.Helper()
		a, b, c := must[[]string](t)(l.Unjoined(ctx, 9)), must[[]string](t)(l.Unplaced(ctx)), must[[]readout.Part](t)(l.Unresolved(ctx, 9))
		if len(a) != unjoined || len(b) != unplaced || len(c) != unresolved {
			t.Errorf("%d to join, %d to place, %d to resolve, want %d, %d, %d", len(a), len(b), len(c), unjoined, unplaced, unresolved)
		}
	}
	waits(0, 0, 0)
	renamed := *docs[0]
	renamed.Names = []string{"zz.txt"}
	put(t, l, &renamed)
	waits(0, 0, 1)
	put(t, l, docs[2])
	waits(1, 0, 1)
	link := readout.Link{To: docs[1].ID, Weight: 0.5}
	if err := l.Join(ctx, Node(docs[2].ID, link), Node(docs[1].ID)); err != nil { // the second is there already
		t.Fatal(err)
	}
	waits(0, 2, 1)
	back := must[[]readout.Link](t)(l.Links(ctx, docs[1].ID))
	if len(back) != 1 || back[0] != (readout.Link{To: docs[2].ID, Weight: 0.5}) {
		t.Errorf("links %v", back)
	}
	const whenever = readout.Whenever
	var asked []readout.Query
	var want []int
	for _, test := range []struct {
		q    readout.Query
		want int
	}{
		{readout.Query{Keys: []uint64{7}, First: 90, Last: 100}, 3},
		{readout.Query{Keys: []uint64{1 << 63}, First: 100, Last: 110}, 3},
		{readout.Query{Keys: []uint64{7, 8, 1 << 63}, First: 90, Last: 110}, 3}, // each once
		{readout.Query{Keys: []uint64{7}, First: 101, Last: 110}, 0},
		{readout.Query{Keys: []uint64{7}, First: whenever, Last: math.MaxInt32}, 3},
		{readout.Query{Keys: []uint64{9}, First: whenever, Last: whenever, Limit: 2}, 2},
		{readout.Query{Keys: []uint64{8, 9}, First: whenever, Last: whenever}, 3},
		{readout.Query{Keys: []uint64{8}, First: whenever, Last: whenever}, 0},
		{readout.Query{First: whenever, Last: whenever}, 0},
	} {
		got := must[[][]string](t)(l.Holders(ctx, test.q))
		if slices.Sort(got[0]); len(got) != 1 || len(got[0]) != test.want || len(slices.Compact(got[0])) != test.want {
			t.Errorf("%+v: %v, want %d", test.q, got, test.want)
		}
		asked, want = append(asked, test.q), append(want, test.want)
	}
	for i, got := range must[[][]string](t)(l.Holders(ctx, asked...)) { // all at once
		if slices.Sort(got); len(got) != want[i] || len(slices.Compact(got)) != want[i] {
			t.Errorf("%+v among others: %v, want %d", asked[i], got, want[i])
		}
	}
	if data := must[[]byte](t)(l.Digest(ctx, docs[2].ID)); string(data) != "digest of "+docs[2].ID {
		t.Errorf("digest %q", data)
	}
	if level, placed, err := l.Level(ctx, docs[1].ID); err != nil || !placed || level != 0 {
		t.Errorf("level %v, %v, %v", level, placed, err)
	}
	if _, placed, err := l.Level(ctx, docs[2].ID); err != nil || placed {
		t.Errorf("what waits to be placed has a level: %v", err)
	}
	_, err := l.Digest(ctx, "d00000000000000ff")
	wantKind(t, err, readout.KindNotFound)
}

// testHolders tells of documents of two days and of one without.
func testHolders(t *testing.T, l readout.Ledger) {
	ctx := context.Background()
	docs := Documents()[:3]
	put(t, l, docs...)
	for i, day := range []int{100, 120, readout.Whenever} {
		node := Node(docs[i].ID)
		node.Keys.Day = day
		if err := l.Join(ctx, node); err != nil {
			t.Fatal(err)
		}
	}
	asked := []readout.Query{
		{Keys: []uint64{7, 1 << 63}, First: 90, Last: 110},
		{Keys: []uint64{1 << 63, 7}, First: 110, Last: 130},
		{Keys: []uint64{7}, First: 90, Last: 130},
		{Keys: []uint64{7}, First: 101, Last: 119},
		{Keys: []uint64{7}, First: readout.Whenever, Last: readout.Whenever},
		{Keys: []uint64{8}, First: 90, Last: 130},
	}
	want := [][]string{{docs[0].ID, docs[2].ID}, {docs[1].ID, docs[2].ID}, {docs[0].ID, docs[1].ID, docs[2].ID}, {docs[2].ID}, {docs[0].ID, docs[1].ID, docs[2].ID}, nil}
	for i, got := range must[[][]string](t)(l.Holders(ctx, asked...)) {
		slices.Sort(got)
		if slices.Sort(want[i]); !slices.Equal(got, want[i]) {
			t.Errorf("%+v: %v, want %v", asked[i], got, want[i])
		}
	}
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
