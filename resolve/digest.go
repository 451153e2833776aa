package resolve

import (
	"cmp"
	"encoding/binary"
	"math"
	"slices"

	"github.com/zeebo/xxh3"

	"readout"
	"readout/internal/alike"
	"readout/internal/bag"
	"readout/lexicon"
)

// Digest is what tells with which others a document may have to do: its days,
// wording, sketch, and what it says two parties did. It is a pure function of
// the document, small, and made once.
type Digest struct {
	ID      string
	days    dayRange
	wording bag.Vector
	sketch  []uint64       // sorted
	quotes  []uint64       // keys of the quotations, sorted
	deeds   []uint64       // what two parties do, sorted
	events  []uint64       // what two parties do on one day, sorted
	opening *alike.Profile // of title and first lines, where there is no more; nil where the text goes on
}

// DigestOf makes the digest of an analysed document.
func DigestOf(d *readout.Document) *Digest {
	g := &Digest{ID: d.ID, days: publishedDays(d.Published), wording: wordingOf(d), sketch: own(d).Sketch(), quotes: quotesOf(d)}
	for i, t := range g.wording { // as exact as it is kept
		g.wording[i].Weight = float64(float32(t.Weight))
	}
	slices.Sort(g.sketch)
	g.opening = alike.OfBrief(d)
	for m := range d.Mentions {
		g.readDeeds(d, &d.Mentions[m])
	}
	g.deeds, g.events = sortedSet(g.deeds), sortedSet(g.events)
	return g
}

// readDeeds takes from one mention the keys of what two parties did, and when.
func (g *Digest) readDeeds(d *readout.Document, m *readout.EventMention) {
	families := lexicon.ModeOf(m.Mode).Families
	if isCallOff(m.Mode) { // what is called off was told as a plan before
		families = append(slices.Clone(families), lexicon.ModeOf(nounMode(d, m.Head)).Families...)
	}
	var who []string
	for _, a := range slices.Concat(m.Source, m.Target) {
		who = append(who, partyKeys(d, a, 0)...)
	}
	if m.Place != nil && slices.Contains(families, "visit") {
		who = append(who, partyKeys(d, *m.Place, 0)...)
	}
	slices.Sort(who)
	who = limit(slices.Compact(who), keyedParties)
	at := when{timex: none}
	if m.Timex >= 0 && m.Timex < len(d.Timexes) {
		at = whenOf(d, m.Timex, d.Timexes[m.Timex].Date)
	}
	for _, family := range families {
		for i, a := range who {
			for _, b := range who[i+1:] {
				deed := family + "\n" + a + "\n" + b + "\n"
				g.deeds = append(g.deeds, xxh3.HashString(deed))
				if at.date.Exact() {
					g.events = append(g.events, xxh3.HashString(deed+"day "+string(at.date)))
				}
			}
		}
	}
}

// partyKeys names whom an argument stands for, without asking other documents.
func partyKeys(d *readout.Document, a readout.Argument, depth int) []string {
	if a.Chain < 0 || a.Chain >= len(d.Chains) || depth > 4 {
		if a.Code == "" {
			return nil
		}
		key, _ := governmentOf(a.Code)
		return []string{key}
	}
	var out []string
	for _, m := range d.Chains[a.Chain].Members {
		out = append(out, partyKeys(d, readout.Argument{Chain: m}, depth+1)...)
	}
	switch it, ok := readChain(d, 0, a.Chain); {
	case ok && it.unnamed:
		key, _ := governmentOf(it.code)
		out = append(out, key)
	case ok && !it.partial:
		out = append(out, it.key)
	}
	return out
}

// copyKeys is how many shingles of a document find its copies: the lowest, so
// that two texts that share a third of their shingles share one of these.
const copyKeys = 12

// Keys lists the keys of a digest.
func (g *Digest) Keys() readout.Keys {
	k := readout.Keys{Day: readout.Whenever, Words: g.wording.Signature(signatureTerms)}
	if g.days.known() && g.days.first == g.days.last {
		k.Day = g.days.first
	}
	for _, s := range limit(g.sketch, copyKeys) {
		k.Passages = append(k.Passages, salt(s, 1))
	}
	for _, q := range g.quotes {
		k.Passages = append(k.Passages, salt(q, 4))
	}
	for _, e := range g.events {
		k.Passages = append(k.Passages, salt(e, 2))
	}
	k.Deeds = g.deedKeys()
	return k
}

func (g *Digest) deedKeys() []uint64 {
	out := make([]uint64, len(g.deeds))
	for i, e := range g.deeds {
		out[i] = salt(e, 3)
	}
	return out
}

// salt keeps keys of different sorts apart.
func salt(key, sort uint64) uint64 { return key ^ sort*0x9e3779b97f4a7c15 }

// MarshalBinary packs a digest for the ledger. When its layout or what goes into
// it changes, the schema of the ledger is raised with a migration that joins all
// documents anew, as ledger/sqlite/migrations/0007_plans.sql does.
func (g *Digest) MarshalBinary() ([]byte, error) {
	out := make([]byte, 0, 64+12*len(g.wording)+8*(len(g.sketch)+len(g.quotes)+len(g.deeds)+len(g.events)))
	out = binary.AppendVarint(out, int64(g.days.first))
	out = binary.AppendVarint(out, int64(g.days.last))
	out = binary.AppendUvarint(out, uint64(len(g.wording)))
	for _, t := range g.wording {
		out = binary.LittleEndian.AppendUint64(out, t.Hash)
		out = binary.LittleEndian.AppendUint32(out, math.Float32bits(float32(t.Weight)))
	}
	for _, list := range [][]uint64{g.sketch, g.quotes, g.deeds, g.events} {
		out = binary.AppendUvarint(out, uint64(len(list)))
		for _, k := range list {
			out = binary.LittleEndian.AppendUint64(out, k)
		}
	}
	if g.opening == nil {
		return append(out, 0), nil
	}
	return g.opening.AppendBinary(append(out, 1)), nil
}

// ReadDigest unpacks what MarshalBinary packed; KindInvalid for other bytes.
func ReadDigest(id string, data []byte) (*Digest, error) {
	r := digestReader{rest: data}
	g := &Digest{ID: id, days: dayRange{r.number(), r.number()}}
	g.wording = make(bag.Vector, r.count(12))
	for i := range g.wording {
		g.wording[i].Hash = r.fixed()
		g.wording[i].Weight = float64(math.Float32frombits(r.fixed32()))
	}
	for _, list := range []*[]uint64{&g.sketch, &g.quotes, &g.deeds, &g.events} {
		*list = make([]uint64, r.count(8))
		for i := range *list {
			(*list)[i] = r.fixed()
		}
	}
	goesOn := r.number() == 0
	if !r.failed && !goesOn {
		g.opening, r.failed = r.profile()
	}
	if r.failed || len(r.rest) > 0 {
		return nil, &readout.Error{Kind: readout.KindInvalid, Place: "document " + id, Reason: "its digest in the ledger is damaged, or a readout of another version wrote it", Hint: "make a new ledger from the reports: readout --ledger NEW add PATH…"}
	}
	return g, nil
}

// digestReader reads numbers until the first that is not there.
type digestReader struct {
	rest   []byte
	failed bool
}

func (r *digestReader) take(n int) []byte {
	if n <= 0 || n > len(r.rest) {
		r.failed, r.rest = true, nil
		return make([]byte, 8)
	}
	out := r.rest[:n]
	r.rest = r.rest[n:]
	return out
}

func (r *digestReader) number() int {
	v, n := binary.Varint(r.rest)
	r.take(n)
	return int(v)
}

func (r *digestReader) count(size int) int {
	v, n := binary.Uvarint(r.rest)
	r.take(n)
	if v > uint64(len(r.rest)/size) {
		r.failed, r.rest = true, nil
		return 0
	}
	return int(v)
}

// profile takes all that is left.
func (r *digestReader) profile() (p *alike.Profile, failed bool) {
	p, err := alike.Read(r.rest)
	r.rest = nil
	return p, err != nil
}

func (r *digestReader) fixed() uint64   { return binary.LittleEndian.Uint64(r.take(8)) }
func (r *digestReader) fixed32() uint32 { return binary.LittleEndian.Uint32(r.take(4)) }

// sortedSet sorts a list and leaves out what comes twice.
func sortedSet[T cmp.Ordered](list []T) []T {
	slices.Sort(list)
	return slices.Compact(list)
}

// common counts what two sorted sets share, see [bag.Likeness].
func common(a, b []uint64) int {
	n := 0
	for i, j := 0, 0; i < len(a) && j < len(b); {
		x, y := a[i], b[j]
		n += b2i(x == y)
		i += b2i(x <= y)
		j += b2i(y <= x)
	}
	return n
}
