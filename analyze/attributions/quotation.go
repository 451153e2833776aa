package attributions

import (
	"unicode"
	"unicode/utf8"

	"readout"
)

// quotation is one stretch between quotation marks.
type quotation struct {
	outer     readout.Span // with the marks
	inner     readout.Span // without them; never empty
	unclosed  bool         // the text never closes it
	continues bool         // carries on the quotation that the paragraph before left open
	nested    bool         // stands inside another
}

// pairQuotations finds the quotations of text[lo:hi], ordered by start. Marks
// pair within a paragraph. A quotation left open at a paragraph's end goes on
// in the next one when that opens with a mark, as printers do; otherwise it
// ends with its sentence. Apostrophes are told from single marks by what
// stands beside them.
func pairQuotations(text string, lo, hi int) []quotation {
	p := pairer{text: text}
	for lo < hi {
		end := paragraphEnd(text, lo, hi)
		p.paragraph(lo, end)
		lo = end
	}
	return p.out
}

// paragraphEnd is where the paragraph that begins at lo ends, its newline
// included. A single newline in the middle of a sentence is a wrapped line.
func paragraphEnd(text string, lo, hi int) int {
	last := byte(0) // last byte that is no blank
	for i := lo; i < hi; i++ {
		switch c := text[i]; c {
		case '\n':
			if i+1 >= hi || text[i+1] == '\n' || text[i+1] == '\r' || last == 0 || !wraps(last) || opensLine(text[i+1:hi]) {
				return i + 1
			}
		case ' ', '\t', '\r':
		default:
			last = c
		}
	}
	return hi
}

// wraps reports whether a line ending in this byte can go on in the next line.
func wraps(c byte) bool {
	return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == ','
}

// opensLine reports whether a line begins with an opening mark or a capital,
// which a wrapped line seldom does.
func opensLine(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return r == '"' || r == '“' || unicode.IsUpper(r)
}

type markKind uint8

const (
	markNone markKind = iota
	markOpen
	markClose
	markEither
)

// pairer holds the state of one pass over a text.
type pairer struct {
	text    string
	out     []quotation
	double  int  // index in out of the open double quotation, -1 for none
	single  int  // likewise for single marks
	closes  int  // where the open single quotation will close
	carried bool // the paragraph before left a double quotation open at its end
}

func (p *pairer) paragraph(lo, hi int) {
	p.double, p.single = -1, -1
	first := len(p.out)
	start := lo
	for start < hi && isBlank(p.text[start]) {
		start++
	}
	if start == hi {
		return // an empty line does not end a quotation that runs over paragraphs
	}
	for i := start; i < hi; {
		r, n := utf8.DecodeRuneInString(p.text[i:hi])
		if r == '"' || r == '\'' || r >= 0x80 || r == '`' {
			if w := p.mark(r, i, n, start, hi, first); w > n {
				n = w
			}
		}
		i += n
	}
	p.finish(first, start, hi)
}

// mark reads the rune at i and returns how many bytes it took.
func (p *pairer) mark(r rune, i, n, lo, hi, first int) int {
	switch r {
	case '“', '«', '„', '‟':
		p.openDouble(i, n, first, lo)
	case '”', '»':
		p.closeDouble(i, n, lo, first)
	case '"':
		p.either(i, n, lo, hi, first)
	case '`':
		if i+1 < hi && p.text[i+1] == '`' {
			p.openDouble(i, 2, first, lo)
			return 2
		}
	case '\'', '‘', '’', '‛':
		if r == '\'' && i+1 < hi && p.text[i+1] == '\'' {
			p.either(i, 2, lo, hi, first) // two single marks, as old wires print them
			return 2
		}
		p.singleMark(r, i, n, lo, hi)
	}
	return n
}

// either decides what a straight double mark is from its neighbours.
func (p *pairer) either(i, n, lo, hi, first int) {
	before, after := p.around(i, n, lo, hi)
	kind := markEither
	switch left, right := opensAfter(before), closesBefore(after); {
	case left && !right:
		kind = markOpen
	case right && !left:
		kind = markClose
	}
	if kind == markEither {
		kind = markOpen
		if p.double >= 0 {
			kind = markClose
		}
	}
	// A straight mark closes what is open even where a blank went astray
	// before it, unless that would leave an empty quotation.
	if c := p.doubleMark(); kind == markOpen && (c == '"' || c == '\'') && !endsSentence(p.text, p.out[p.double].inner.Start, i) {
		kind = markClose
	}
	if kind == markOpen {
		p.openDouble(i, n, first, lo)
	} else {
		p.closeDouble(i, n, lo, first)
	}
}

// doubleMark is the first byte of the mark that opened the double quotation
// now open, 0 for none.
func (p *pairer) doubleMark() byte {
	if p.double < 0 {
		return 0
	}
	return p.text[p.out[p.double].outer.Start]
}

func (p *pairer) openDouble(i, n, first, lo int) {
	continues := p.carried && i == lo && len(p.out) == first
	if p.double >= 0 {
		p.abandon(p.double, i)
	}
	p.out = append(p.out, quotation{
		outer: readout.Span{Start: i, End: i + n}, inner: readout.Span{Start: i + n, End: i + n},
		continues: continues, nested: p.single >= 0,
	})
	p.double = len(p.out) - 1
}

func (p *pairer) closeDouble(i, n, lo, first int) {
	if p.double < 0 {
		// The opening mark was lost: the paragraph began inside the quotation.
		if len(p.out) == first && i > lo && endMark(p.text[i-1]) && i-lo > 2 {
			p.out = append(p.out, quotation{
				outer: readout.Span{Start: lo, End: i + n}, inner: readout.Span{Start: lo, End: i}, continues: p.carried,
			})
		}
		return
	}
	q := &p.out[p.double]
	q.inner.End, q.outer.End = i, i+n
	if p.single > p.double {
		p.drop(p.single)
		p.single = -1
	}
	p.double = -1
}

// longestSingle is how far a single mark looks for its partner, in bytes.
const longestSingle = 1000

// singleMark reads ' ‘ ’, which are apostrophes more often than marks.
func (p *pairer) singleMark(r rune, i, n, lo, hi int) {
	before, after := p.around(i, n, lo, hi)
	if p.single < 0 {
		opens := opensAfter(before) && !closesBefore(after) && !elides(p.text[i+n:hi])
		if r == '’' {
			opens = false
		}
		if !opens {
			return
		}
		if p.closes = p.singleEnd(i+n, min(hi, i+longestSingle)); p.closes > 0 {
			p.out = append(p.out, quotation{
				outer: readout.Span{Start: i, End: i + n}, inner: readout.Span{Start: i + n, End: i + n}, nested: p.double >= 0,
			})
			p.single = len(p.out) - 1
		}
		return
	}
	if i == p.closes {
		q := &p.out[p.single]
		q.inner.End, q.outer.End = i, i+n
		p.single = -1
	}
}

// singleEnd is where the single quotation whose words begin at i closes, 0
// when nothing closes it. A mark after a plural's s ("the leaders' talks") is
// passed over when a better one follows.
func (p *pairer) singleEnd(i, hi int) int {
	doubtful := 0
	for j := i; j < hi; {
		r, n := utf8.DecodeRuneInString(p.text[j:hi])
		switch r {
		case '"', '“', '”':
			if j > i+1 {
				return doubtful
			}
		case '‘':
			return doubtful
		case '\'', '’':
			before, after := p.around(j, n, i, hi)
			if j > i && !opensAfter(before) && closesBefore(after) {
				if before != 's' || endMark(p.text[j-1]) || !closesLater(p.text, j+n, hi) {
					return j
				}
				if doubtful == 0 {
					doubtful = j
				}
			}
		}
		j += n
	}
	return doubtful
}

// closesLater reports whether another mark that can close stands after i
// before the next one that opens.
func closesLater(text string, i, hi int) bool {
	prev := rune(' ')
	for j := i; j < hi; {
		r, n := utf8.DecodeRuneInString(text[j:hi])
		if r == '\'' || r == '’' || r == '‘' {
			next := rune(' ')
			if j+n < hi {
				next, _ = utf8.DecodeRuneInString(text[j+n : hi])
			}
			if r == '‘' || opensAfter(prev) {
				return false
			}
			if closesBefore(next) {
				return true
			}
		}
		prev = r
		j += n
	}
	return false
}

// abandon ends a quotation that was opened and never closed before i.
func (p *pairer) abandon(k, i int) {
	q := &p.out[k]
	end := sentenceEnd(p.text, q.inner.Start, i)
	q.unclosed = true
	q.inner.End, q.outer.End = end, end
	p.double = -1
}

// finish ends what the paragraph left open and drops what is empty.
func (p *pairer) finish(first, lo, hi int) {
	for hi > lo && isBlank(p.text[hi-1]) {
		hi--
	}
	if p.single >= 0 {
		p.drop(p.single)
		if p.double > p.single {
			p.double--
		}
	}
	p.carried = false
	if p.double >= 0 {
		q := &p.out[p.double]
		q.unclosed = true
		end := hi
		if q.outer.Start > lo && !introduced(p.text, lo, q.outer.Start) {
			end = sentenceEnd(p.text, q.inner.Start, hi)
		}
		q.inner.End, q.outer.End = end, end
		p.carried = end == hi
	}
	kept := p.out[:first]
	for _, q := range p.out[first:] {
		if q.inner = trimBlanks(p.text, q.inner); !q.inner.Empty() && hasWord(p.text[q.inner.Start:q.inner.End]) {
			kept = append(kept, q)
		}
	}
	p.out = kept
}

func (p *pairer) drop(k int) { p.out = append(p.out[:k], p.out[k+1:]...) }

// around is the runes before i and after i+n, blanks at the edges.
func (p *pairer) around(i, n, lo, hi int) (before, after rune) {
	before, after = ' ', ' '
	if i > lo {
		before, _ = utf8.DecodeLastRuneInString(p.text[lo:i])
	}
	if i+n < hi {
		after, _ = utf8.DecodeRuneInString(p.text[i+n : hi])
	}
	return before, after
}
