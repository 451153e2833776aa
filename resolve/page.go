package resolve

import (
	"slices"

	"readout"
	"readout/internal/alike"
	"readout/internal/bag"
	"readout/internal/reuse"
)

// page is what resolution needs of a document's wording, worked out once.
type page struct {
	sketch    []uint64 // of the words outside quotations
	quotes    []uint64 // keys of the quotations, sorted
	wording   bag.Vector
	signature []uint64
	profile   *alike.Profile // of title and first lines
	sentences []bag.Vector   // of each sentence, made when asked for
}

// signatureTerms is how many of a document's most telling words must hold one
// that another has too before the two are compared.
const signatureTerms = 24

// prepare reads the documents for comparing them with one another; one that is
// alone is compared with none.
func (r *resolver) prepare() {
	r.pages, r.leaders = make([]page, len(r.docs)), make([][]int, len(r.docs))
	for i, d := range r.docs {
		p := &r.pages[i]
		p.sentences = make([]bag.Vector, len(d.Sentences))
		if len(r.docs) == 1 {
			return
		}
		p.sketch = own(d).Sketch()
		slices.Sort(p.sketch)
		p.quotes = quotesOf(d)
		p.wording = wordingOf(d)
		p.signature = p.wording.Signature(signatureTerms)
		p.profile = alike.Of(d)
	}
	r.follow()
}

// wordingOf is the wording of a document's news. A title's words weigh more.
func wordingOf(d *readout.Document) bag.Vector {
	return bag.Of(append(read(d), d.Title, d.Title)...)
}

// read lists the stretches of a document that tell its news: title and body.
func read(d *readout.Document) []string {
	var out []string
	from, titled := 0, false
	for _, region := range d.Regions {
		if region.Kind.News() {
			titled = titled || region.Kind == readout.RegionTitle
			continue
		}
		if from < region.Span.Start {
			out = append(out, d.Text[from:region.Span.Start])
		}
		from = region.Span.End
	}
	out = append(out, d.Text[from:])
	if !titled {
		out = append(out, d.Title)
	}
	return out
}

// own is the words of a document that are its own. It is large, and needed
// again only for documents that may be copies, so it is not kept.
func own(d *readout.Document) *reuse.Text { return reuse.Read(d.Text, notOwn(d)) }

// notOwn lists the stretches that two documents may share without one having
// copied the other: quotations, and all that is not news.
func notOwn(d *readout.Document) []readout.Span {
	skip := reuse.Quoted(d.Text)
	for _, a := range d.Attributions {
		skip = append(skip, a.Quotes...)
	}
	skip = append(skip, notNews(d)...)
	slices.SortFunc(skip, readout.Span.Compare)
	return skip
}

// sentence is the wording of one sentence of a document; empty for none.
func (r *resolver) sentence(doc, index int) bag.Vector {
	if index < 0 || index >= len(r.docs[doc].Sentences) {
		return nil
	}
	v := &r.pages[doc].sentences[index]
	if *v == nil {
		*v = bag.Of(r.docs[doc].Sentences[index].Span.Text(r.docs[doc]))
	}
	return *v
}

// shared lists the pairs of documents that have at least one key in common, by
// document. Keys are gathered per document, so the pairs are a function of the
// two alone.
func shared(keys [][]uint64, keep func(a, b int) bool) [][2]int {
	holders := map[uint64][]int32{}
	var pairs [][2]int
	seen := make([]int, len(keys)) // last document that was paired with this one, plus 1
	for b, list := range keys {
		for _, k := range list {
			for _, a := range holders[k] {
				if seen[a] != b+1 && keep(int(a), b) {
					pairs = append(pairs, [2]int{int(a), b})
				}
				seen[a] = b + 1
			}
			holders[k] = append(holders[k], int32(b))
		}
	}
	slices.SortFunc(pairs, func(p, q [2]int) int {
		if p[0] != q[0] {
			return p[0] - q[0]
		}
		return p[1] - q[1]
	})
	return pairs
}
