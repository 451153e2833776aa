package sqlite

import (
	"encoding/json"
	"errors"
	"fmt"

	"readout"
)

// codecVersion is the first byte of stored layers.
//
//	1  a zstd frame of: string table; tokens, tags and arcs as varints; the
//	   other layers as JSON
//	2  a zstd frame of: string table; every layer field by field, see fields.go
//
// A layer or field that is stored from now on is a version more, and what
// older versions stored is still read. Happenings are not stored.
const codecVersion = 2

// maxLayers bounds what stored layers may unpack to.
const maxLayers = 1 << 30

// encodeLayers packs layers.
func (l *Ledger) encodeLayers(in *readout.Layers) []byte {
	f := &form{index: make(map[string]int, 512), buf: make([]byte, 0, 16*len(in.Tokens))}
	f.layers(in)
	return l.encoder.EncodeAll(f.written(), []byte{codecVersion})
}

// decodeLayers unpacks what encodeLayers packed. It returns an error, and
// never panics, on any other bytes.
func (l *Ledger) decodeLayers(data []byte) (readout.Layers, error) {
	var out readout.Layers
	if len(data) == 0 || data[0] == 0 || data[0] > codecVersion {
		return out, errors.New("its layers are of an unknown form")
	}
	body, err := l.decoder.DecodeAll(data[1:], nil)
	if err != nil {
		return out, fmt.Errorf("its layers: %w", err)
	}
	f := &form{reading: true, buf: body}
	f.strings()
	if data[0] == 1 {
		f.words(&out)
		words := out // which the rest does not name
		if err := json.Unmarshal(f.buf, &out); err != nil {
			return out, fmt.Errorf("its layers: %w", err)
		}
		out.Tokens, out.Tags, out.Arcs = words.Tokens, words.Tags, words.Arcs
	} else {
		f.layers(&out)
		f.failed = f.failed || len(f.buf) > 0
	}
	if f.failed {
		return out, errors.New("its layers are not what was packed")
	}
	return out, nil
}

// layers is all that is stored, in its order.
func (f *form) layers(l *readout.Layers) {
	f.words(l)
	list(f, &l.Sentences, (*form).sentence)
	list(f, &l.Entities, (*form).entity)
	list(f, &l.Chains, (*form).chain)
	list(f, &l.Timexes, (*form).timex)
	list(f, &l.Quantities, (*form).quantity)
	list(f, &l.Attributions, (*form).attribution)
	list(f, &l.Mentions, (*form).mention)
}

// words is the layers that speak of every token; an empty one is nil when read.
// A token is its distance from the last one's end and its length, a head its
// distance from the token.
func (f *form) words(l *readout.Layers) {
	end := 0
	plainList(f, &l.Tokens, func(f *form, t *readout.Token) {
		from, length := t.Start-end, t.End-t.Start
		f.numbers(&from, &length)
		t.Start, t.End = end+from, end+from+length
		end = t.End
	})
	plainList(f, &l.Tags, func(f *form, t *readout.Tag) {
		upos := int(t.UPOS)
		f.numbers(&upos)
		t.UPOS = readout.UPOS(upos)
		text(f, &t.XPOS)
		text(f, &t.Lemma)
	})
	at := 0
	plainList(f, &l.Arcs, func(f *form, a *readout.Arc) {
		distance := a.Head - at
		f.numbers(&distance)
		a.Head = at + distance
		at++
		text(f, &a.Rel)
	})
}
