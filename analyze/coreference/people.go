package coreference

import (
	"strings"

	"readout"
	"readout/internal/wordclass"
	"readout/lexicon"
)

// people makes the chains of persons: first of full names, then of single
// words, which go to the full name before them, or else after them.
func (r *resolver) people() {
	r.parted = r.namesakes()
	for _, e := range r.doc.Entities {
		if e.Type == readout.EntityPerson && len(nameWords(r.doc, e)) > 1 {
			r.fullName(e)
		}
	}
	for _, e := range r.doc.Entities {
		if e.Type == readout.EntityPerson && len(nameWords(r.doc, e)) == 1 {
			r.singleName(e)
		}
	}
}

// nameWords are the words of a person's name in lower case, without marks,
// "Jr." and nicknames in quotation marks.
func nameWords(doc *readout.Document, e readout.Entity) []string {
	var out []string
	open, end := nicknameOf(doc, e)
	for i := e.Tokens.First; i < e.Tokens.End; i++ {
		if open <= i && i < end {
			continue
		}
		w := strings.ToLower(doc.Tokens[i].Text(doc))
		switch w {
		case "jr.", "jr", "sr.", "sr", "ii", "iii", "iv", "-", ".", ",", "\"", "“", "”", "'s", "’s":
			continue
		}
		if lexicon.TitleOf(w) == lexicon.TitleHonorific || lexicon.InClass("surname-particle", w) && i+1 < e.Tokens.End {
			continue
		}
		for _, p := range []string{"al-", "el-", "ul-"} {
			w = strings.TrimPrefix(w, p)
		}
		out = append(out, w)
	}
	return out
}

// nicknameOf is the range of tokens of the nickname in a person's name, with its
// quotation marks; empty for none.
func nicknameOf(doc *readout.Document, e readout.Entity) (open, end int) {
	open = -1
	for i := e.Tokens.First; i < e.Tokens.End; i++ {
		if wordclass.IsQuote(doc.Tokens[i].Text(doc)) {
			if open >= 0 {
				return open, i + 1
			}
			open = i
		}
	}
	return 0, 0
}

func (r *resolver) fullName(e readout.Entity) {
	words := nameWords(r.doc, e)
	generation, end := generationOf(r.doc, e)
	if end > e.Span.End {
		e.Name = r.doc.Text[e.Span.Start:end]
	}
	c, by := none, "name"
	for k := range r.list {
		if p := &r.list[k]; p.forename != "" && p.surname == words[len(words)-1] && (sameForename(p.forename, words[0]) || p.nickname == words[0]) && (p.generation == generation || !r.parted[words[0]+" "+p.surname]) {
			c, by = k, "name"
			if p.forename != words[0] {
				by = "initial"
			}
			break
		}
	}
	if c == none {
		c = r.add(chain{
			Chain:   readout.Chain{Kind: readout.ActorPerson, Name: e.Name},
			surname: words[len(words)-1], forename: words[0], generation: generation, names: []string{strings.Join(words, " ")},
		})
		if open, end := nicknameOf(r.doc, e); end > open+2 {
			r.list[c].nickname = strings.ToLower(r.doc.Tokens[open+1].Text(r.doc))
		}
		if g, ok := lexicon.GenderOf(capitalised(words[0])); ok {
			r.list[c].gender = gender(g)
		}
	}
	if p := &r.list[c]; len(e.Name) > len(p.Name) && e.Tokens.Len() > strings.Count(p.Name, " ")+1 {
		p.Name = e.Name
	}
	r.refer(c, e.Tokens, r.headOf(e.Tokens), readout.FormName, by)
}

// generationOf is the mark of a name that tells a son from his father, "jr", whether it
// stands within the name or right behind it, and where it ends; empty for none.
func generationOf(doc *readout.Document, e readout.Entity) (mark string, at int) {
	end := e.Tokens.End + 1
	if end < len(doc.Tokens) && doc.Tokens[end-1].Text(doc) == "," {
		end++ // "Carl Berg, Jr."
	}
	for i := e.Tokens.First + 1; i < min(end, len(doc.Tokens)); i++ {
		if w := strings.ToLower(strings.TrimSuffix(doc.Tokens[i].Text(doc), ".")); lexicon.InClass("generation", w) {
			return w, doc.Tokens[i].End
		}
	}
	return "", 0
}

// namesakes are the full names that two bear who are told apart by a mark such as "Jr.":
// those that the text gives without it before it gives them with it. Who is once
// introduced with the mark may go without it later.
func (r *resolver) namesakes() map[string]bool {
	plain, parted := map[string]bool{}, map[string]bool{}
	for _, e := range r.doc.Entities {
		words := nameWords(r.doc, e)
		if e.Type != readout.EntityPerson || len(words) < 2 {
			continue
		}
		name := words[0] + " " + words[len(words)-1]
		if mark, _ := generationOf(r.doc, e); mark == "" {
			plain[name] = true
		} else if plain[name] {
			parted[name] = true
		}
	}
	return parted
}

// sameForename reports whether two first names can be one person's.
func sameForename(a, b string) bool {
	if a == b {
		return true
	}
	initial := func(s string) bool { return len(s) == 1 || len(s) == 2 && s[1] == '.' }
	if (initial(a) || initial(b)) && a[0] == b[0] {
		return true
	}
	// Short forms: Mike and Michael do not match, Ben and Benjamin do.
	return len(a) >= 3 && len(b) >= 3 && (strings.HasPrefix(a, b) || strings.HasPrefix(b, a))
}

func (r *resolver) singleName(e readout.Entity) {
	word := nameWords(r.doc, e)[0]
	want := r.honorificGender(e.Tokens.First)
	c, by := r.bearer(want, e.Tokens.First, func(p *chain) bool { return p.surname == word }), "surname"
	if c == none {
		c, by = r.bearer(want, e.Tokens.First, func(p *chain) bool { return p.forename == word }), "first name"
	}
	if c == none {
		by = "name"
		c = r.add(chain{
			Chain:   readout.Chain{Kind: readout.ActorPerson, Name: e.Name},
			surname: word, names: []string{word}, gender: want,
		})
		if g, ok := lexicon.GenderOf(capitalised(word)); ok && want == unknownGender {
			r.list[c].gender = gender(g)
		}
	}
	if want != unknownGender {
		r.list[c].gender = want
	}
	r.refer(c, e.Tokens, r.headOf(e.Tokens), readout.FormName, by)
}

// bearer is the person who fits and was named most often before token at, the
// last of equals, or else who is named first after it: where a family shares a
// name, the bare surname is the one's whom the report is about.
func (r *resolver) bearer(want gender, at int, fits func(*chain) bool) int {
	before, after := none, none
	count, last, next := 0, -1, len(r.doc.Tokens)
	for k := range r.list {
		p := &r.list[k]
		if p.Kind != readout.ActorPerson || !fits(p) || want != unknownGender && p.gender != unknownGender && p.gender != want {
			continue
		}
		n, latest := 0, -1
		for _, ref := range p.References {
			if ref.Head < at {
				n, latest = n+1, max(latest, ref.Head)
			} else if ref.Head < next {
				after, next = k, ref.Head
			}
		}
		if n > count || n == count && n > 0 && latest > last {
			before, count, last = k, n, latest
		}
	}
	if before != none {
		return before
	}
	return after
}

// honorificGender is what "Mr." or "Mrs." before token i tells.
func (r *resolver) honorificGender(i int) gender {
	if i == 0 {
		return unknownGender
	}
	switch title := strings.ToLower(strings.TrimSuffix(r.tree.Text(i-1), ".")); {
	case lexicon.InClass("mans-title", title):
		return masculine
	case lexicon.InClass("womans-title", title):
		return feminine
	}
	return unknownGender
}

func capitalised(word string) string {
	if word == "" || word[0] < 'a' || word[0] > 'z' {
		return word
	}
	return string(word[0]-'a'+'A') + word[1:]
}
