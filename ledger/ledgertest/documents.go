package ledgertest

import (
	"math/rand/v2"
	"strings"

	"readout"
)

// Document makes a document from a name, a text and a publication date.
func Document(name, text, published string) *readout.Document {
	d := readout.Document{Names: []string{name}, Outlet: "The Harbour Post", Language: "en", Text: text}
	if published != "" {
		d.Published = readout.Published{Value: readout.Date(published), Basis: readout.BasisMetadata}
	}
	out, err := readout.NewDocument(d)
	if err != nil {
		panic(err) // the texts are constant
	}
	return out
}

// Documents gives documents that try a store: metadata of every sort, bytes
// that need care, a long text, and the same text in two outlets.
func Documents() []*readout.Document {
	full := Document("full.txt", "HARBOUR TOWN, March 4 (Coast Wire) -- The bridge opened. Subscribe now.", "2031-03-04T09:30")
	full.Title, full.Byline, full.URL, full.Outlet = "Bridge «opens»", "A. Writer", "https://example.org/?a=1&b='2'", "O'Neill \"Daily\""
	full.Regions = []readout.Region{
		{Span: readout.Span{Start: 0, End: 37}, Kind: readout.RegionDateline, By: "dateline"},
		{Span: readout.Span{Start: 57, End: 71}, Kind: readout.RegionPromotion, By: "promotion"},
	}
	full.Credits = []readout.Credit{{Name: "Coast Wire", Role: readout.CreditAgency, Span: readout.Span{Start: 23, End: 33}}}
	full.Notes = []string{"bytes that are no UTF-8 were replaced"}
	remade, err := readout.NewDocument(*full)
	if err != nil {
		panic(err) // the text is constant
	}
	other := Document("b/copy.txt", "The bridge opened.", "")
	elsewhere := *other
	elsewhere.Outlet, elsewhere.Names = "The Valley Echo", []string{"c/copy.txt"}
	again, err := readout.NewDocument(elsewhere)
	if err != nil {
		panic(err) // the text is constant
	}
	return []*readout.Document{
		remade, other, again,
		Document("odd bytes", "NUL \x00 here,\r\ntab\t, caf\u00e9, \u4e2d\u6587, \U0001f309.\n\n", "2031"),
		Document("long", strings.Repeat("A long report goes on. ", 40000), "2031-W10"),
	}
}

// RandomLayers gives layers with every field set to something, most of it
// nonsense: a store keeps, it does not judge.
func RandomLayers(r *rand.Rand) readout.Layers {
	words := []string{"", "nsubj", "VBD", "the", "caf\u00e9", "\u4e2d", "a longer word with spaces", "\"quoted\"", "<b>&amp;"}
	word := func() string { return words[r.IntN(len(words))] }
	number := func() int { return r.IntN(2000) - 40 }
	span := func() readout.Span { return readout.Span{Start: number(), End: number()} }
	spans := func() []readout.Span {
		out := make([]readout.Span, r.IntN(3))
		for i := range out {
			out[i] = span()
		}
		return out
	}
	tokens := func() readout.TokenRange { return readout.TokenRange{First: number(), End: number()} }
	reasons := []readout.Reason{{By: word(), Score: r.NormFloat64(), Note: word()}}
	var l readout.Layers
	for range r.IntN(30) {
		l.Tokens = append(l.Tokens, readout.Token{Span: span()})
		l.Tags = append(l.Tags, readout.Tag{UPOS: readout.UPOS(r.IntN(readout.UPOSCount)), XPOS: word(), Lemma: word()})
		l.Arcs = append(l.Arcs, readout.Arc{Head: number(), Rel: word()})
	}
	for range r.IntN(4) {
		argument := readout.Argument{Span: span(), Text: word(), Chain: number(), Code: word()}
		l.Sentences = append(l.Sentences, readout.Sentence{Span: span(), Tokens: tokens(), Kind: readout.RegionTitle})
		l.Entities = append(l.Entities, readout.Entity{Span: span(), Tokens: tokens(), Type: readout.EntityPlace, Name: word(), Code: word()})
		l.Chains = append(l.Chains, readout.Chain{Kind: readout.ActorGroup, Name: word(), Code: word(), Roles: []readout.Role{{Title: word(), Of: word()}},
			References: []readout.Reference{{Span: span(), Head: number(), Form: readout.FormMetonym, By: word()}}, Members: []int{number(), number()}})
		l.Timexes = append(l.Timexes, readout.Timex{Span: span(), Tokens: tokens(), Type: readout.TimexSet, Value: word(), Mod: word(), Date: "2031-03", Relative: word(), By: word()})
		l.Quantities = append(l.Quantities, readout.Quantity{Span: span(), Tokens: tokens(), Value: r.NormFloat64() * 1e12, Unit: word(), Approximate: r.IntN(2) == 0,
			Bound: readout.BoundAtMost, Of: word(), Measure: word(), ByChain: number(), OnChain: number(), Timex: number(), Rule: word()})
		l.Attributions = append(l.Attributions, readout.Attribution{Sentence: number(), Source: spans(), Cue: spans(), Content: spans(), Quotes: spans(),
			Kind: readout.QuoteMixed, Stance: readout.StanceDeny, Speaker: number(), Via: word(), Parent: number(), Timex: number(), Reasons: reasons})
		l.Mentions = append(l.Mentions, readout.EventMention{Trigger: span(), Head: number(), Sentence: number(), Type: word(), Mode: word(),
			Source: []readout.Argument{argument}, Target: []readout.Argument{}, Timex: number(), Place: &argument, Polarity: readout.PolarityNeg,
			Modality: readout.ModalityPlanned, Within: number(), Reasons: reasons, Slots: []readout.Slot{{Name: readout.SlotTopic, Span: span(), Value: word(),
				Chain: number(), Timex: number(), Quantity: number(), Within: number(), Negated: true}}})
	}
	return l
}
