package sqlite

import (
	"encoding/binary"
	"encoding/json"
	"fmt"

	"readout"
)

// codecVersion is the first byte of stored layers.
//
//	1  a zstd frame of: string table; tokens, tags and arcs as varints; the
//	   other layers as JSON
const codecVersion = 1

// maxLayers bounds what stored layers may unpack to.
const maxLayers = 1 << 30

// encodeLayers packs layers. An empty list comes back as nil.
func (l *Ledger) encodeLayers(in *readout.Layers) ([]byte, error) {
	rest := *in
	rest.Tokens, rest.Tags, rest.Arcs = nil, nil, nil
	js, err := json.Marshal(rest)
	if err != nil {
		return nil, fmt.Errorf("encode layers: %w", err)
	}
	w := &writer{index: map[string]int{}}
	w.tokens(in.Tokens)
	w.tags(in.Tags)
	w.arcs(in.Arcs)
	body := make([]byte, 0, len(w.buf)+len(js)+1024)
	body = binary.AppendUvarint(body, uint64(len(w.table)))
	for _, s := range w.table {
		body = binary.AppendUvarint(body, uint64(len(s)))
		body = append(body, s...)
	}
	body = append(body, w.buf...)
	body = append(body, js...)
	return l.encoder.EncodeAll(body, []byte{codecVersion}), nil
}

// decodeLayers unpacks what encodeLayers packed. It returns an error, and
// never panics, on any other bytes.
func (l *Ledger) decodeLayers(data []byte) (readout.Layers, error) {
	var out readout.Layers
	if len(data) == 0 || data[0] != codecVersion {
		return out, readout.Errorf(readout.KindUnsupported, "stored layers have an unknown form")
	}
	body, err := l.decoder.DecodeAll(data[1:], nil)
	if err != nil {
		return out, readout.Errorf(readout.KindInvalid, "stored layers are damaged: %w", err)
	}
	r := &reader{buf: body}
	r.strings()
	tokens, tags, arcs := r.tokens(), r.tags(), r.arcs()
	if r.failed {
		return out, readout.Errorf(readout.KindInvalid, "stored layers are damaged")
	}
	if err := json.Unmarshal(r.buf, &out); err != nil {
		return out, readout.Errorf(readout.KindInvalid, "stored layers are damaged: %w", err)
	}
	out.Tokens, out.Tags, out.Arcs = tokens, tags, arcs
	return out, nil
}

// writer packs lists; strings are told by their place in a table.
type writer struct {
	buf   []byte
	table []string
	index map[string]int
}

func (w *writer) number(n int) { w.buf = binary.AppendVarint(w.buf, int64(n)) }

func (w *writer) text(s string) {
	i, ok := w.index[s]
	if !ok {
		i = len(w.table)
		w.index[s] = i
		w.table = append(w.table, s)
	}
	w.buf = binary.AppendUvarint(w.buf, uint64(i))
}

// tokens writes each token as its distance from the last one's end and its length.
func (w *writer) tokens(tokens []readout.Token) {
	w.number(len(tokens))
	end := 0
	for _, t := range tokens {
		w.number(t.Start - end)
		w.number(t.End - t.Start)
		end = t.End
	}
}

func (w *writer) tags(tags []readout.Tag) {
	w.number(len(tags))
	for _, t := range tags {
		w.number(int(t.UPOS))
		w.text(t.XPOS)
		w.text(t.Lemma)
	}
}

// arcs writes each head as its distance from the token.
func (w *writer) arcs(arcs []readout.Arc) {
	w.number(len(arcs))
	for i, a := range arcs {
		w.number(a.Head - i)
		w.text(a.Rel)
	}
}

// reader unpacks what writer packed. After a failure all it returns is empty.
type reader struct {
	buf    []byte
	table  []string
	failed bool
}

func (r *reader) number() int {
	v, n := binary.Varint(r.buf)
	if n <= 0 || int64(int(v)) != v {
		r.failed, r.buf = true, nil
		return 0
	}
	r.buf = r.buf[n:]
	return int(v)
}

// count reads the length of a list whose members take least bytes each.
func (r *reader) count(least int) int {
	n := r.number()
	if n < 0 || n > len(r.buf)/least {
		r.failed, r.buf = true, nil
		return 0
	}
	return n
}

func (r *reader) unsigned() int {
	v, n := binary.Uvarint(r.buf)
	if n <= 0 || v > maxLayers {
		r.failed, r.buf = true, nil
		return 0
	}
	r.buf = r.buf[n:]
	return int(v)
}

func (r *reader) strings() {
	n := r.unsigned()
	for range n {
		size := r.unsigned()
		if r.failed || size > len(r.buf) {
			r.failed, r.buf = true, nil
			return
		}
		r.table = append(r.table, string(r.buf[:size]))
		r.buf = r.buf[size:]
	}
}

func (r *reader) text() string {
	i := r.unsigned()
	if i >= len(r.table) {
		r.failed, r.buf = true, nil
		return ""
	}
	return r.table[i]
}

func (r *reader) tokens() []readout.Token {
	n := r.count(2)
	if n == 0 {
		return nil
	}
	out := make([]readout.Token, n)
	end := 0
	for i := range out {
		out[i].Start = end + r.number()
		out[i].End = out[i].Start + r.number()
		end = out[i].End
	}
	return out
}

func (r *reader) tags() []readout.Tag {
	n := r.count(3)
	if n == 0 {
		return nil
	}
	out := make([]readout.Tag, n)
	for i := range out {
		out[i] = readout.Tag{UPOS: readout.UPOS(r.number()), XPOS: r.text(), Lemma: r.text()}
	}
	return out
}

func (r *reader) arcs() []readout.Arc {
	n := r.count(2)
	if n == 0 {
		return nil
	}
	out := make([]readout.Arc, n)
	for i := range out {
		out[i] = readout.Arc{Head: i + r.number(), Rel: r.text()}
	}
	return out
}
