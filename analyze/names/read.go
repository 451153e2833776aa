package names

import (
	"slices"
	"strings"

	"readout"
	"readout/lexicon"
)

// span is a name in a sentence, as a range of its tokens.
type span struct {
	first, end int
	kind       readout.EntityType
}

func (p span) overlaps(first, end int) bool { return p.first < end && first < p.end }

// read turns the labels of the sentence in w into entities. base is the index
// of the sentence's first token.
func (w *worker) read(base int) []readout.Entity {
	s := w.sentence
	spans := s.settle(s.spans(w.labels))
	titles := s.titles()
	spans = s.besideTitles(spans, titles)
	for _, t := range titles {
		if s.kept(t, spans) {
			spans = place(spans, t)
		}
	}
	slices.SortFunc(spans, func(a, b span) int { return a.first - b.first })
	out := make([]readout.Entity, 0, len(spans))
	for _, p := range spans {
		out = append(out, s.entity(p, base))
	}
	return out
}

// spans reads labels as names, cutting articles and possessives off.
func (s *sentence) spans(labels []label) []span {
	var out []span
	for i := 0; i < len(labels); {
		if labels[i] == outside {
			i++
			continue
		}
		j := i + 1
		for j < len(labels) && labels[j] != outside && !labels[j].starts() && labels[j].kind() == labels[i].kind() {
			j++
		}
		if p, ok := s.trim(span{i, j, types[labels[i].kind()]}); ok && s.proper(p) {
			out = append(out, p)
		}
		i = j
	}
	return out
}

// proper reports whether the words of a person, body or place are those of a
// name: the tagger takes one of them for a proper noun. In capitals all look so.
func (s *sentence) proper(p span) bool {
	switch p.kind {
	case readout.EntityPerson, readout.EntityOrganization, readout.EntityPlace:
		for i := p.first; i < p.end; i++ {
			if s.tag(i).UPOS == readout.PROPN || s.inside[i] != clueNone {
				return true
			}
		}
		return s.capitals
	}
	return true
}

// trim cuts articles, quotation marks and possessives off a name's edges.
func (s *sentence) trim(p span) (span, bool) {
	for p.first < p.end {
		if s.small(p.first) == "the" || s.shapes[p.first] == shapeMark {
			p.first++
			continue
		}
		break
	}
	for p.end > p.first {
		last := p.end - 1
		switch u := s.tag(last).UPOS; {
		case s.shapes[last] == shapeMark, u == readout.PART, u == readout.ADP && s.shapes[last] == shapeLower,
			u == readout.CCONJ, u == readout.DET && s.shapes[last] == shapeLower:
			p.end--
			continue
		}
		break
	}
	return p, p.first < p.end
}

// settle lets the word lists decide where they know better than the model.
func (s *sentence) settle(spans []span) []span {
	for i := 0; i < s.len(); i++ {
		ph := s.clues[i]
		if ph.tokens == 0 || !s.begins[i] {
			continue
		}
		kind, sure := s.listed(i, ph)
		if !sure {
			continue
		}
		p := span{i, i + ph.tokens, kind}
		at := slices.IndexFunc(spans, func(o span) bool { return o.overlaps(p.first, p.end) })
		switch {
		case at < 0:
			spans = append(spans, p)
		case spans[at].first >= p.first && spans[at].end <= p.end:
			spans = append(without(spans, p.first, p.end), p)
		}
	}
	for k := range spans {
		spans[k].first = s.wholeBody(spans, k)
		p := spans[k]
		if p.kind == readout.EntityPerson && p.end > p.first+1 && s.headsBody(p.end-1) {
			if _, given := s.given(p.first); !given {
				spans[k].kind = readout.EntityOrganization
			}
		}
		if s.knownPlace(p) {
			spans[k].kind = readout.EntityPlace
		}
		if p.end == p.first+1 && p.kind != readout.EntityPerson {
			if _, ok := lexicon.LeaderShort(s.text(p.first)); ok && !s.headsBody(p.end) {
				spans[k].kind = readout.EntityPerson
			}
		}
	}
	spans = s.part(spans)
	slices.SortFunc(spans, func(a, b span) int { return a.first - b.first })
	if p, ok := s.opener(spans); ok {
		spans = slices.Insert(spans, 0, p)
	}
	return spans
}

// knownPlace reports whether a name that the model took for a person's, a
// body's or a people's is that of a listed place, and nobody's given name. After
// a title it is somebody's name, before what heads a body's part of the body's.
func (s *sentence) knownPlace(p span) bool {
	switch p.kind {
	case readout.EntityPerson, readout.EntityOrganization, readout.EntityNationality:
	default:
		return false
	}
	if _, ok := lexicon.PlaceOf(s.phrase(p.first, p.end)); !ok || s.headsBody(p.end) {
		return false
	}
	if p.kind != readout.EntityPerson {
		return true
	}
	_, given := s.given(p.first)
	return !given && (p.first == 0 || lexicon.TitleOf(s.small(p.first-1)) == "" && s.shapes[p.first-1] != shapeDotted)
}

// wholeBody is where the name starts that a word which heads bodies, taken alone
// for a person's, belongs to: "the Harbour Gazette", not "Gazette".
func (s *sentence) wholeBody(spans []span, k int) int {
	p := spans[k]
	if p.kind != readout.EntityPerson || p.end > p.first+1 || !s.headsBody(p.first) {
		return p.first
	}
	first := p.first
	for first > 0 && s.shapes[first-1] == shapeTitle && s.tag(first-1).UPOS == readout.PROPN &&
		lexicon.TitleOf(s.small(first-1)) == "" && !slices.ContainsFunc(spans, func(o span) bool { return o.overlaps(first-1, first) }) {
		first--
	}
	return first
}

// headsBody reports whether the word at i heads names of organisations and is
// written as part of one.
func (s *sentence) headsBody(i int) bool {
	return i < s.len() && s.shapes[i] == shapeTitle && lexicon.OrganizationHead(s.small(i)) != ""
}

// part cuts "the World Bank and Red Cross", taken for one, into the bodies that
// the lists know.
func (s *sentence) part(spans []span) []span {
	for k := range spans {
		p := spans[k]
		for i := p.first + 1; i < p.end-1; i++ {
			if s.small(i) != "and" {
				continue
			}
			_, left := lexicon.OrganizationOf(s.phrase(p.first, i))
			_, right := lexicon.OrganizationOf(s.phrase(i+1, p.end))
			_, whole := lexicon.OrganizationOf(s.phrase(p.first, p.end))
			if left && right && !whole {
				spans[k].end = i
				spans = append(spans, span{i + 1, p.end, p.kind})
				break
			}
		}
	}
	return spans
}

// listed says of what type a listed phrase is, and whether the list can be
// trusted alone: it is a nationality, a country of one meaning, or a body whose
// name has several words.
func (s *sentence) listed(i int, ph phrase) (readout.EntityType, bool) {
	if s.shapes[i] == shapeLower && s.shapes[i+ph.tokens-1] == shapeLower {
		return "", false
	}
	surface := s.phrase(i, i+ph.tokens)
	switch ph.clue {
	case clueNationality:
		return readout.EntityNationality, s.tag(i).UPOS == readout.ADJ || ph.tokens > 1
	case clueCountry:
		return readout.EntityPlace, true
	case clueOrganization:
		return readout.EntityOrganization, ph.tokens > 1 || s.knownBody(i, surface)
	case clueMetonym:
		return metonymType(surface), ph.tokens > 1
	}
	return "", false
}

// knownBody reports whether a word alone names a body and little else: an
// acronym, an agency, a parliament, a newspaper.
func (s *sentence) knownBody(i int, surface string) bool {
	o, ok := lexicon.OrganizationOf(surface)
	if !ok || s.capitals {
		return false
	}
	if i > 0 {
		if _, given := s.given(i - 1); given {
			return false
		}
	}
	switch o.Class {
	case "platform", "media", "international", "agency", "legislature":
		return len(surface) > 4 || s.shapes[i] == shapeUpper && len(surface) > 2
	}
	return false
}

// metonymType tells houses and ministries that act from cities.
func metonymType(surface string) readout.EntityType {
	if p, ok := lexicon.PlaceOf(surface); ok && p.Class == "city" {
		return readout.EntityPlace
	}
	return readout.EntityOrganization
}

// besideTitles parts titles from the names that they stand before, and takes
// what stands after an office for a person.
func (s *sentence) besideTitles(spans []span, titles []title) []span {
	for _, t := range titles {
		for k, p := range spans {
			if p.kind == readout.EntityPerson && p.first < t.end && t.first <= p.first && t.end < p.end {
				spans[k].first = t.end
			}
			if p.kind == readout.EntityPerson && p.first == t.end && s.text(p.first) == "." && p.end > p.first+1 {
				spans[k].first++ // "Sen" and its full stop were cut apart
			}
		}
	}
	return spans
}

// place sets a title among the names. A name that the title holds gives way, a
// name that holds the title stays alone, and one that reaches into it is cut.
func place(spans []span, t title) []span {
	for k, p := range spans {
		switch {
		case !p.overlaps(t.first, t.end):
		case p.first <= t.first && t.end <= p.end && p.end-p.first > t.end-t.first:
			return spans
		case p.first < t.first:
			spans[k].end = t.first
		case p.end > t.end:
			spans[k].first = t.end
		}
	}
	return append(without(spans, t.first, t.end), span{t.first, t.end, readout.EntityTitle})
}

// without drops the spans that share a token with [first, end).
func without(spans []span, first, end int) []span {
	return slices.DeleteFunc(spans, func(p span) bool { return p.overlaps(first, end) })
}

func (s *sentence) entity(p span, base int) readout.Entity {
	r := readout.TokenRange{First: base + p.first, End: base + p.end}
	e := readout.Entity{
		Span:   readout.Span{Start: s.doc.Tokens[r.First].Start, End: s.doc.Tokens[r.End-1].End},
		Tokens: r, Type: p.kind, Name: strings.Join(strings.Fields(s.phrase(p.first, p.end)), " "),
	}
	switch p.kind {
	case readout.EntityPlace, readout.EntityNationality, readout.EntityOrganization:
		e.Code = s.code(e.Name)
	}
	return e
}

// code is the country of a country's name, people, capital or metonym.
func (s *sentence) code(name string) string {
	if code, form := lexicon.CountryOf(name); form != lexicon.CountryNone {
		return code
	}
	if n, ok := lexicon.NationalityOf(name); ok {
		return n.Code
	}
	if s.capitals { // "CHINA"
		words := strings.Fields(strings.ToLower(name))
		for i, w := range words {
			words[i] = strings.ToUpper(w[:1]) + w[1:]
		}
		code, _ := lexicon.CountryOf(strings.Join(words, " "))
		return code
	}
	return ""
}
