package readout

import (
	"context"
	"encoding/json"
	"fmt"
)

// ContractVersion is the version of the exported JSON.
const ContractVersion = 1

// Export is the whole ledger as other programs see it: every list is sorted by
// id, so that equal sets of documents give equal bytes.
type Export struct {
	Version    int         `json:"version"`
	Documents  []Record    `json:"documents"`
	Origins    []Origin    `json:"origins"`
	Stories    []Story     `json:"stories"`
	Actors     []Actor     `json:"actors"`
	Events     []Event     `json:"events"`
	Statements []Statement `json:"attributions"`
	Figures    []Figure    `json:"figures"`
	Findings   []Finding   `json:"findings"`
	Refusals   []Refusal   `json:"-"`
}

// Record is a document in the ledger: what was read, and where resolution put it.
type Record struct {
	*Document
	Origin string // origin id
	Story  string // story id; empty when the document belongs to none

	// ChainActors runs parallel to Layers.Chains: the actor id of each chain,
	// empty where it became none. It is resolve's word to reconcile and is not exported.
	ChainActors []string
	// Dates runs parallel to Layers.Timexes: the calendar value of each once
	// the document's own date was inferred; Layers.Timexes[i].Date otherwise.
	Dates []Date
}

// record is the form of a Record in JSON: what is not known is null.
type record struct {
	*Document
	Outlet *string `json:"outlet"`
	Title  *string `json:"title"`
	URL    *string `json:"url"`
	Origin *string `json:"origin"`
	Story  *string `json:"story"`
}

// MarshalJSON writes the form of the contract.
func (r Record) MarshalJSON() ([]byte, error) {
	known := func(s string) *string {
		if s == "" {
			return nil
		}
		return &s
	}
	return json.Marshal(record{Document: r.Document, Outlet: known(r.Outlet), Title: known(r.Title),
		URL: known(r.URL), Origin: known(r.Origin), Story: known(r.Story)})
}

// UnmarshalJSON reads the form of the contract.
func (r *Record) UnmarshalJSON(b []byte) error {
	in := record{Document: &Document{}}
	if err := json.Unmarshal(b, &in); err != nil {
		return fmt.Errorf("record: %w", err)
	}
	value := func(s *string) string {
		if s == nil {
			return ""
		}
		return *s
	}
	in.Document.Outlet, in.Document.Title, in.Document.URL = value(in.Outlet), value(in.Title), value(in.URL)
	r.Document, r.Origin, r.Story = in.Document, value(in.Origin), value(in.Story)
	return nil
}

// Ledger is the record: documents with their layers, what was refused, how the
// documents hang together, and the resolved view. It appends and supersedes; a
// document is never altered but for gaining names.
type Ledger interface {
	Web
	View
	History
	Stamps
	// Put stores documents with their layers. A document that is there already gains
	// the new names; its reading is superseded by that of a newer reader or analysis,
	// and of two readings by one it keeps the same, whichever came first. It returns
	// how many were new.
	Put(ctx context.Context, docs ...*Document) (added int, err error)
	// Known says which documents are stored with layers of this analysis, and
	// gives those their new names: they need not be analysed and put again.
	Known(ctx context.Context, docs ...*Document) ([]bool, error)
	// Document gives one document with its layers, KindNotFound when absent.
	Document(ctx context.Context, id string) (*Document, error)
	// Each calls f for every document in order of id and stops at its first error.
	Each(ctx context.Context, f func(*Document) error) error
	// Refuse records inputs that were not read.
	Refuse(ctx context.Context, refused ...Refusal) error
	// Refusals lists them by name.
	Refusals(ctx context.Context) ([]Refusal, error)
	// Snapshot calls f, for which the ledger stays as it is whatever other
	// programs write meanwhile. f must only read.
	Snapshot(ctx context.Context, f func() error) error
	// Close releases the store.
	Close() error
}

// Stamps tells which version of the reader and of the analysis made what documents.
type Stamps interface {
	// Analyses counts the documents by the version of the analysis that made their layers.
	Analyses(ctx context.Context) (map[string]int, error)
	// Stale lists all documents, by id, whose layers another version made than that
	// of this program.
	Stale(ctx context.Context) ([]string, error)
	// Frozen gives one document as it was read, without layers, KindNotFound when absent.
	Frozen(ctx context.Context, id string) (*Document, error)
	// ReadBefore names the documents, by a name each, that a reader of an earlier
	// version read: those whose files were not read again, and those beside which
	// the newer readings of all their files stand.
	ReadBefore(ctx context.Context, reader int) (unread, replaced []string, err error)
}
