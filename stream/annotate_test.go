package stream

import (
	"context"
	"errors"
	"fmt"
	"iter"
	"slices"
	"strings"
	"sync"
	"testing"

	"readout"
)

// numbered gives n documents with a refusal after every tenth.
func numbered(t *testing.T, n int) iter.Seq2[*readout.Document, *readout.Refusal] {
	t.Helper()
	return func(yield func(*readout.Document, *readout.Refusal) bool) {
		for i := range n {
			doc, err := readout.NewDocument(readout.Document{Names: []string{fmt.Sprint(i)}, Text: fmt.Sprintf("Report %d.", i), Language: "en"})
			if err != nil {
				t.Fatal(err)
			}
			if !yield(doc, nil) {
				return
			}
			if i%10 == 9 && !yield(nil, &readout.Refusal{Name: "unread"}) {
				return
			}
		}
	}
}

func TestGroups_shareFewDocumentsOutAndKeepAll(t *testing.T) {
	for _, n := range []int{0, 1, 2, 7, 30, 500} {
		for _, workers := range []int{1, 2, 8} {
			var sizes []int
			var want, got []string
			for group := range groups(numbered(t, n), workers) {
				sizes = append(sizes, len(group))
				for _, r := range group {
					if r.doc != nil {
						got = append(got, r.doc.Names[0])
					}
				}
			}
			for i := range n {
				want = append(want, fmt.Sprint(i))
			}
			if !slices.Equal(got, want) {
				t.Errorf("%d documents, %d workers: groups hold %v", n, workers, got)
			}
			for _, size := range sizes {
				if size > GroupedAtOnce || size > 1+n*11/10/(4*workers) {
					t.Errorf("%d documents, %d workers: a group of %d", n, workers, size)
				}
			}
			if n == 500 && slices.Max(sizes) != GroupedAtOnce {
				t.Errorf("%d workers: no group of many documents is as large as it may be: %v", workers, sizes)
			}
		}
	}
}

func TestAnnotateGroup_refusesOnlyWhatBreaks(t *testing.T) {
	calls := 0
	stages := Stages{
		Annotate: func(docs ...*readout.Document) error {
			calls++
			for _, d := range docs {
				switch d.Names[0] {
				case "3":
					panic("three")
				case "5":
					return errors.New("five")
				}
				d.Sentences = make([]readout.Sentence, len(docs))
			}
			return nil
		},
		Digest: func(d *readout.Document) (readout.Node, error) { return readout.Node{Document: d.ID}, nil },
	}
	collect := func(n int) (refused []string, made int) {
		for group := range groups(numbered(t, n), 1) {
			annotateGroup(group, stages)
			for _, r := range group {
				switch {
				case r.doc == nil:
				case r.refusal != nil:
					refused = append(refused, r.refusal.Name+": "+string(r.refusal.Kind)+": "+r.refusal.Reason)
				case r.node.Document != r.doc.ID || len(r.doc.Sentences) == 0:
					t.Errorf("document %s was neither analysed nor refused", r.doc.Names[0])
				default:
					made++
				}
			}
		}
		return refused, made
	}
	refused, made := collect(40)
	want := []string{"3: internal: the analysis broke: three", "5: internal: five"}
	if made != 38 || !slices.Equal(refused, want) {
		t.Errorf("%d analysed, refused %s, want %s", made, strings.Join(refused, "; "), want)
	}
	if calls >= 40 {
		t.Errorf("%d calls for 40 documents: they were not taken together", calls)
	}
}

func TestAnnotateAll_endsWhenItIsCalledOff(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	stages := Stages{
		Annotate: func(...*readout.Document) error { cancel(); return nil },
		Digest:   func(*readout.Document) (readout.Node, error) { return readout.Node{}, nil },
	}
	n := 0
	for range annotateAll(ctx, numbered(t, 1000), forgetful{}, stages, Options{Workers: 2, Batch: 1}) {
		n++
	}
	if n > 100 {
		t.Errorf("%d documents came after the work was called off", n)
	}
}

// forgetful is a ledger that knows no document.
type forgetful struct{ readout.Ledger }

func (forgetful) Known(_ context.Context, docs ...*readout.Document) ([]bool, error) {
	return make([]bool, len(docs)), nil
}

// knowing is a ledger that knows the documents of some names, and nothing else.
type knowing struct {
	readout.Ledger
	names []string
	err   error
}

func (l knowing) Known(_ context.Context, docs ...*readout.Document) ([]bool, error) {
	known := make([]bool, len(docs))
	for i, d := range docs {
		known[i] = slices.Contains(l.names, d.Names[0])
	}
	return known, l.err
}

func TestIntake_analysesNothingThatIsKnown(t *testing.T) {
	var mu sync.Mutex
	var analysed, put []string
	stages := Stages{
		Annotate: func(docs ...*readout.Document) error {
			mu.Lock()
			defer mu.Unlock()
			for _, d := range docs {
				analysed = append(analysed, d.Names[0])
			}
			return nil
		},
		Digest: func(d *readout.Document) (readout.Node, error) { return readout.Node{Document: d.ID}, nil },
		Weave:  func(readout.Weft) Weaver { return linkless{} },
	}
	store := storing{knowing{names: []string{"0", "3", "4", "29"}}, &put}
	out, err := Intake(t.Context(), numbered(t, 30), store, stages, Options{Workers: 3, Batch: 4})
	if err != nil || out.Known != 4 || out.Added != 26 || len(out.Refused) != 3 {
		t.Errorf("outcome %+v, %v", out, err)
	}
	slices.Sort(analysed)
	slices.Sort(put)
	if len(analysed) != 26 || slices.Contains(analysed, "3") || !slices.Equal(analysed, put) {
		t.Errorf("analysed %v, stored %v", analysed, put)
	}
	store.err = readout.Errorf(readout.KindUnavailable, "the ledger is away")
	if _, err := Intake(t.Context(), numbered(t, 30), store, stages, Options{Workers: 3}); readout.KindOf(err) != readout.KindUnavailable {
		t.Errorf("the ledger's error became %v", err)
	}
}

// storing is a ledger that takes everything.
type storing struct {
	knowing
	put *[]string
}

func (l storing) Put(_ context.Context, docs ...*readout.Document) (int, error) {
	for _, d := range docs {
		*l.put = append(*l.put, d.Names[0])
	}
	return len(docs), nil
}

func (storing) Watch(context.Context) error                      { return nil }
func (storing) Join(context.Context, ...readout.Node) error      { return nil }
func (storing) Refuse(context.Context, ...readout.Refusal) error { return nil }

type linkless struct{ Weaver }

func (linkless) Link(_ context.Context, nodes ...readout.Node) ([]readout.Node, error) {
	return nodes, nil
}
