package archive_test

import (
	"bufio"
	"encoding/json"
	"strings"
	"testing"

	"readout"
	"readout/ingest/archive"
)

func TestValues_walksEveryShape(t *testing.T) {
	for in, want := range map[string]string{
		`{"text":"a"}`:                         `{"text":"a"}`,
		` [1, 2 ,{"a":[]}] `:                   `1 2 {"a":[]}`,
		`{"n":2,"articles":[1,2],"next":null}`: `1 2`,
		`{"Results":{"a":{"text":1},"b":2}}`:   `{"text":1} 2`,
		`{"text":"a","items":[1]}`:             `{"text":"a","items":[1]}`,
		`{"a":1}{"b":2}` + "\n" + `{"c":3}`:    `{"a":1} {"b":2} {"c":3}`,
		`[1,2,`:                                `1 2 !`,
		`{"articles":[1,2`:                     `1 2 !`,
		`{"articles":[1,x]}`:                   `1 !`,
		``:                                     `!`,
		`{"data":5,"text":"a"}`:                `{"data":5,"text":"a"}`,
		`{"a":`:                                `!`,
		strings.Repeat("[", 20_000):            `!`,
		`{"items":[` + strings.Repeat("[", 20_000): `!`,
	} {
		var got []string
		for raw, err := range archive.Values([]byte(in)) {
			if err != nil {
				if readout.KindOf(err) != readout.KindInvalid {
					t.Errorf("%.60q: %v is of kind %q", in, err, readout.KindOf(err))
				}
				raw = json.RawMessage("!")
			}
			got = append(got, string(raw))
		}
		if strings.Join(got, " ") != want {
			t.Errorf("%.60q gives %q, want %q", in, got, want)
		}
	}
}

func TestLines_readsOverLongOnes(t *testing.T) {
	in := "one\r\n\n" + strings.Repeat("x", 5000) + "\nthree\nfour"
	var got []string
	for l, err := range archive.Lines(bufio.NewReaderSize(strings.NewReader(in), 16), 100) {
		if err != nil {
			t.Fatal(err)
		}
		if l.Long != (l.Number == 3) {
			t.Errorf("line %d is said to be long: %v", l.Number, l.Long)
		}
		got = append(got, string(l.Data))
	}
	if strings.Join(got, "|") != "one||three|four" {
		t.Errorf("got %q", got)
	}
}

func TestFrontMatter_leavesOtherRulesAlone(t *testing.T) {
	for _, text := range []string{"---\nno fields here\n---\nWords.", "--- \ntitle: a\n", "---\ntitle: a\nwithout end", "Words.\n---\ntitle: a\n---\n"} {
		d := readout.Document{Text: text}
		archive.FrontMatter(&d)
		if d.Title != "" && !strings.HasSuffix(text, "---") || len(d.Regions) != 0 {
			t.Errorf("%q gives title %q and %v", text, d.Title, d.Regions)
		}
	}
}

func FuzzParse(f *testing.F) {
	f.Add([]byte(`{"id":1,"text":"a","published":"2031-04-09","source":{"name":"b"},"author":["c",{"name":"d"}]}`))
	f.Add([]byte(`{"article":{"body":["a","b"]},"TEXT":null,"te-xt":"x"}`))
	f.Add([]byte(`[{"articles":{"a":{"content":"x"}}},5]`))
	f.Fuzz(func(t *testing.T, data []byte) {
		for raw, err := range archive.Values(data) {
			if err != nil {
				continue
			}
			rec, err := archive.Parse(raw)
			if err != nil {
				continue
			}
			if _, err := readout.NewDocument(rec.Document); err != nil {
				t.Fatal(err)
			}
		}
	})
}

func FuzzFrontMatter(f *testing.F) {
	f.Add("---\ntitle: \"a\"\ndate: 2031-04-09\n---\n\nWords.")
	f.Add("---\na:\n---")
	f.Fuzz(func(t *testing.T, text string) {
		d := readout.Document{Text: strings.ToValidUTF8(text, "?")}
		archive.FrontMatter(&d)
		if _, err := readout.NewDocument(d); err != nil {
			t.Fatal(err)
		}
	})
}
