package sqlite

import (
	"bytes"
	"context"
	"math/rand/v2"
	"path/filepath"
	"strings"
	"testing"

	"readout"
	"readout/ledger/ledgertest"
)

func TestCheck_findsDamage(t *testing.T) {
	cases := []struct {
		name, damage, want string
	}{
		{"nothing", "", ""},
		{"an altered text", "UPDATE documents SET text = text || '.' WHERE outlet = 'The Valley Echo'", "does not match its sha256"},
		{"an altered outlet", "UPDATE documents SET outlet = 'Another' WHERE outlet = 'The Valley Echo'", "are those of"},
		{"an altered language", "UPDATE documents SET language = 'eo' WHERE outlet = 'The Valley Echo'", "are not those of its row"},
		{"an altered byline", "UPDATE documents SET byline = byline || 'x' WHERE outlet = 'The Valley Echo'", "are not those of its row"},
		{"another name", "UPDATE names SET name = name || 'x' WHERE document IN (SELECT id FROM documents WHERE outlet = 'The Valley Echo')", "are not those of its row"},
		{"an altered layer", "UPDATE layers SET data = CAST(substr(data, 1, length(data) - 1) || x'00' AS BLOB)", "its layers"},
		{"a missing layer", "DELETE FROM layers WHERE document IN (SELECT id FROM documents LIMIT 1)", "layers are missing"},
		{"an altered section of the view", "UPDATE sections SET data = CAST(substr(data, 1, length(data) - 1) || x'00' AS BLOB) WHERE kind = 'events'", "damaged: events of the view"},
		{"a name of no document", "PRAGMA foreign_keys = OFF; INSERT INTO names VALUES ('d0', 'x')", "names no row"},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			l := open(t, filepath.Join(folder(t), "l.db"))
			defer l.Close()
			docs := ledgertest.Documents()
			if _, err := l.Put(context.Background(), docs...); err != nil {
				t.Fatal(err)
			}
			if err := ledgertest.Settle(context.Background(), l, docs...); err != nil {
				t.Fatal(err)
			}
			if _, err := l.db.Exec(c.damage); err != nil {
				t.Fatal(err)
			}
			faults, err := l.Check(context.Background())
			if err != nil {
				t.Fatal(err)
			}
			if c.want == "" && len(faults) > 0 || c.want != "" && !strings.Contains(strings.Join(faults, "\n"), c.want) {
				t.Errorf("faults %q, want %q", faults, c.want)
			}
		})
	}
}

func FuzzDecodeLayers(f *testing.F) {
	l, err := Open(context.Background(), Memory)
	if err != nil {
		f.Fatal(err)
	}
	defer l.Close()
	f.Add([]byte{1, 'x', 5, 0}, byte(0))
	f.Add([]byte{1, 'x', 8, 2, 2, 6, 8, 6, 4, 0, 0, '{', '}'}, byte(1))
	layers := ledgertest.RandomLayers(rand.New(rand.NewPCG(3, 7)))
	whole, err := l.decoder.DecodeAll(l.encodeLayers(&layers)[1:], nil)
	if err != nil {
		f.Fatal(err)
	}
	f.Add(whole, byte(2))
	f.Fuzz(func(t *testing.T, data []byte, version byte) {
		if version%(codecVersion+1) > 0 { // what the frame holds, with a good checksum
			data = l.encoder.EncodeAll(data, []byte{version % (codecVersion + 1)})
		}
		out, err := l.decodeLayers(data)
		if err != nil {
			return
		}
		again, err := l.decodeLayers(l.encodeLayers(&out))
		if err != nil {
			t.Fatalf("encoded layers cannot be decoded: %v", err)
		}
		if version%(codecVersion+1) == codecVersion && !bytes.Equal(l.encodeLayers(&again), l.encodeLayers(&out)) {
			t.Fatal("layers do not come back equal")
		}
	})
}

func TestDocument_damagedSaysWhereAndWhatToDo(t *testing.T) {
	ctx, path := context.Background(), filepath.Join(folder(t), "l.db")
	for _, damage := range []string{"UPDATE layers SET data = x'7f00'", "UPDATE layers SET data = CAST(substr(data, 1, 9) AS BLOB)", "UPDATE documents SET marks = '{'"} {
		l := open(t, path)
		doc := ledgertest.Documents()[0]
		if _, err := l.Put(ctx, doc); err != nil {
			t.Fatal(err)
		}
		if _, err := l.db.Exec(damage); err != nil {
			t.Fatal(err)
		}
		_, err := l.Document(ctx, doc.ID)
		if readout.KindOf(err) != readout.KindInvalid || !strings.Contains(err.Error(), path) || !strings.Contains(err.Error(), doc.ID) || !strings.Contains(err.Error(), hintDamaged) {
			t.Errorf("%s: error %v of kind %q", damage, err, readout.KindOf(err))
		}
		if err := l.Close(); err != nil {
			t.Fatal(err)
		}
	}
}
