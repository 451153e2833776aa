package readout

import (
	"crypto/sha256"
	"encoding/binary"
	"encoding/hex"
	"fmt"
	"slices"
	"time"
	"unicode/utf8"
)

// Document is one report as it was read. Its Text is frozen when it is made:
// no stage alters a byte of it. It is the carrier of an [Account], never the
// account itself.
type Document struct {
	ID        string    `json:"id"`    // "d" and a hash of text and metadata, see NewDocument
	Names     []string  `json:"names"` // file names or given ids under which it came, sorted
	Outlet    string    `json:"outlet,omitempty"`
	Title     string    `json:"title,omitempty"`
	Byline    string    `json:"byline,omitempty"`
	URL       string    `json:"url,omitempty"`
	Published Published `json:"published"`
	Language  string    `json:"language"` // ISO 639-1, "und" when it cannot be told
	SHA256    string    `json:"sha256"`   // of Text, hexadecimal
	Text      string    `json:"text"`
	Regions   []Region  `json:"regions,omitempty"` // what is not plain body, by start, never overlapping
	Credits   []Credit  `json:"credits,omitempty"` // agencies and outlets that the text credits
	Notes     []string  `json:"notes,omitempty"`   // what a reader should know: text repaired, tags stripped, …; see NotesAt
	Reader    int       `json:"-"`                 // version of the reader that read it, 0 when not known; no part of what it is

	Layers `json:"-"`
}

// Published is when a document appeared, and how that is known.
type Published struct {
	Value Date  `json:"value"`
	Basis Basis `json:"basis"`
}

// RegionKind names a part of a document's text that is not plain body.
type RegionKind string

// The kinds of region. Promotion, navigation and caption are kept out of all
// analysis. Header, dateline, byline and credit are read for dates, places and
// origins only. Title and body are analysed.
const (
	RegionBody       RegionKind = "body"
	RegionTitle      RegionKind = "title"
	RegionHeader     RegionKind = "header" // "date 2025-06-05", a date line under a title
	RegionDateline   RegionKind = "dateline"
	RegionByline     RegionKind = "byline"
	RegionCredit     RegionKind = "credit" // contributor lines, agency signatures
	RegionCaption    RegionKind = "caption"
	RegionPromotion  RegionKind = "promotion"
	RegionNavigation RegionKind = "navigation"
)

// Skipped reports whether no annotator may look into such a region.
func (k RegionKind) Skipped() bool {
	return k == RegionPromotion || k == RegionNavigation || k == RegionCaption
}

// News reports whether statements and events are read from such a region.
func (k RegionKind) News() bool { return k == RegionBody || k == RegionTitle }

// Region marks a stretch of text and says what it is.
type Region struct {
	Span Span       `json:"span"`
	Kind RegionKind `json:"kind"`
	By   string     `json:"by"` // the rule that marked it
}

// CreditRole says how a text names another as its source.
type CreditRole string

// The roles of a credit.
const (
	CreditAgency      CreditRole = "agency"      // the text is the agency's: dateline, signature, byline
	CreditContributor CreditRole = "contributor" // "X contributed to this report"
	CreditFirst       CreditRole = "first"       // "first reported by X"
)

// Credit is one place where a text names the agency or outlet it comes from.
type Credit struct {
	Name string     `json:"name"` // canonical: "Agence France-Presse"
	Role CreditRole `json:"role"`
	Span Span       `json:"span"`
}

// NewDocument freezes text and metadata and gives the document its identity.
// Text must be valid UTF-8. The id depends on text, outlet, title, url and the
// stated publication date, so that one copy in two outlets is two documents
// and one file under two names is one.
func NewDocument(d Document) (*Document, error) {
	if !utf8.ValidString(d.Text) {
		return nil, Errorf(KindInvalid, "document %q: text is not valid UTF-8", first(d.Names))
	}
	sum := sha256.Sum256([]byte(d.Text))
	d.SHA256 = hex.EncodeToString(sum[:])
	published := ""
	if d.Published.Basis == BasisMetadata {
		published = string(d.Published.Value)
	}
	if d.Published.Basis == "" {
		d.Published.Basis = BasisUnknown
	}
	d.ID = NewID('d', d.SHA256, d.Outlet, d.Title, d.URL, published)
	return &d, d.Validate()
}

// futureSlack is how far ahead of now a date may lie before it is noted: time
// zones and tomorrow's paper are no future.
const futureSlack = 2 * 24 * time.Hour

// NotesAt gives the notes of a document as a reader at that time should see them:
// its own, and whether the date that it states is yet to come. That is judged
// whenever it is shown and never kept: what a ledger holds hangs on no clock. At
// the zero time it is not judged.
func (d *Document) NotesAt(now time.Time) []string {
	first, _, ok := d.Published.Value.Bounds()
	if !ok || now.IsZero() || d.Published.Basis == BasisInferred || !first.After(now.Add(futureSlack)) {
		return d.Notes
	}
	return append(slices.Clone(d.Notes), "dated in the future: check the date")
}

func first(s []string) string {
	if len(s) == 0 {
		return ""
	}
	return s[0]
}

// Validate checks hash, regions and credits against the text.
func (d *Document) Validate() error {
	sum := sha256.Sum256([]byte(d.Text))
	if hex.EncodeToString(sum[:]) != d.SHA256 {
		return Errorf(KindInvalid, "document %s: text does not match its sha256", d.ID)
	}
	end := 0
	for _, r := range d.Regions {
		if r.Span.Start < end || !d.HasSpan(r.Span) {
			return Errorf(KindInvalid, "document %s: region %s at %d-%d is out of order or bounds", d.ID, r.Kind, r.Span.Start, r.Span.End)
		}
		end = r.Span.End
	}
	for _, c := range d.Credits {
		if !d.HasSpan(c.Span) {
			return Errorf(KindInvalid, "document %s: credit %s is out of bounds", d.ID, c.Name)
		}
	}
	if !d.Published.Value.Valid() {
		return Errorf(KindInvalid, "document %s: published %q is no date", d.ID, d.Published.Value)
	}
	return nil
}

// HasSpan reports whether s is a non-empty range of the text that begins and
// ends between characters.
func (d *Document) HasSpan(s Span) bool {
	return 0 <= s.Start && s.Start < s.End && s.End <= len(d.Text) &&
		utf8.RuneStart(d.Text[s.Start]) && (s.End == len(d.Text) || utf8.RuneStart(d.Text[s.End]))
}

// RegionAt is the kind of region that holds byte offset at; body where none does.
func (d *Document) RegionAt(at int) RegionKind {
	for _, r := range d.Regions {
		if r.Span.Start <= at && at < r.Span.End {
			return r.Kind
		}
	}
	return RegionBody
}

// NewID derives an id from content: a prefix letter and 16 hexadecimal digits
// of a SHA-256 over the parts, each preceded by its length.
func NewID(prefix byte, parts ...string) string {
	h := sha256.New()
	var n [8]byte
	for _, p := range parts {
		binary.BigEndian.PutUint64(n[:], uint64(len(p)))
		h.Write(n[:])
		h.Write([]byte(p))
	}
	return fmt.Sprintf("%c%x", prefix, h.Sum(nil)[:8])
}
