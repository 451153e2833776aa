package tokens_test

import (
	"strings"
	"testing"
	"unicode/utf8"

	"readout"
	"readout/analyze/tokens"
)

func TestCut_followsTheTreebanks(t *testing.T) {
	a := tokens.New()
	for text, want := range map[string]string{
		"I don't know.":                       "I do n't know .",
		"They can't and won’t go":             "They ca n't and wo n’t go",
		"We cannot wait; I'm gonna leave":     "We can not wait ; I 'm gon na leave",
		"the mayor's office, the boys' team":  "the mayor 's office , the boys ' team",
		"She'd've come":                       "She 'd 've come",
		"Y'all CANNOT; d’you? CANNOTS":        "Y' all CAN NOT ; d’ you ? CANNOTS",
		"It’s John’s":                         "It ’s John ’s",
		"the U.S. economy":                    "the U.S. economy",
		"a U.S.-based firm":                   "a U.S. - based firm",
		"a well-known Paris-born co-founder":  "a well - known Paris - born co-founder",
		"It cost $3.5m or US$40":              "It cost $ 3.5 m or US$ 40",
		"1,000 people, 45% of 2.5 million":    "1,000 people , 45 % of 2.5 million",
		"on 2025-06-05 at 10:30 or 5pm":       "on 2025-06-05 at 10:30 or 5 pm",
		"the 1990s, the '90s and the 3rd":     "the 1990s , the '90s and the 3rd",
		"from 2003-2007, call 555-123-4567":   "from 2003 - 2007 , call 555-123-4567",
		"a 10-year deal":                      "a 10 - year deal",
		"“Stop!” he said—twice…":              "“ Stop ! ” he said — twice …",
		"Well... what?! -- yes":               "Well ... what ?! -- yes",
		"See https://example.org/a_(b), now.": "See https://example.org/a_(b) , now .",
		"Mail ann.lee@example.com.":           "Mail ann.lee@example.com .",
		"Ask @mayor_x about #budget2020!":     "Ask @mayor_x about #budget2020 !",
		"visit example.com, or not":           "visit example.com , or not",
		"Nice 👍🏽 work 🇫🇷🇩🇪 :)":                "Nice 👍🏽 work 🇫🇷 🇩🇪 :)",
		"Mr. Smith met J. Doe on Jan. 5.":     "Mr. Smith met J. Doe on Jan. 5 .",
		"It is No. 3. No. Never.":             "It is No. 3 . No . Never .",
		"the sun. Sun. 5 is free":             "the sun . Sun. 5 is free",
		"from +00000A0 on":                    "from +00000 A0 on",
		"at 5 p.m. (EST)":                     "at 5 p.m. ( EST )",
		"and/or":                              "and / or",
		"AT&T's plan":                         "AT&T 's plan",
		"rock 'n' roll, get 'em":              "rock 'n' roll , get 'em",
		"'Tis 'quoted' text":                  "'Tis ' quoted ' text",
		"It ended.Then it began.":             "It ended . Then it began .",
		"Covid-19 and F-16":                   "Covid - 19 and F - 16",
		"O'Neill at 6 o'clock":                "O'Neill at 6 o'clock",
		"(he said)":                           "( he said )",
		"zero\u200bwidth\u00a0blank":          "zero width blank",
		"":                                    "",
	} {
		if got := join(text, a.Cut(text)); got != want {
			t.Errorf("%q\n got %s\nwant %s", text, got, want)
		}
	}
}

func join(text string, list []readout.Token) string {
	var words []string
	for _, t := range list {
		words = append(words, text[t.Start:t.End])
	}
	return strings.Join(words, " ")
}

func TestAnnotate_staysOutOfSkippedRegionsAndWithinEdges(t *testing.T) {
	text := "Title here Subscribe now! Body text."
	doc, err := readout.NewDocument(readout.Document{Text: text, Regions: []readout.Region{
		{Span: readout.Span{Start: 0, End: 8}, Kind: readout.RegionTitle},
		{Span: readout.Span{Start: 11, End: 25}, Kind: readout.RegionPromotion},
	}})
	if err != nil {
		t.Fatal(err)
	}
	if got, want := join(text, tokens.New().Annotate(doc).Tokens), "Title he re Body text ."; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

func FuzzCut(f *testing.F) {
	for _, s := range []string{"I don't.", "a@b.c", "’s", "#x", "\u200b", "www.", "1-2-3", "x'n't's", "…?!", "👩‍👩‍👧 é", "co-co-", "A.", "$.5"} {
		f.Add(s)
	}
	a := tokens.New()
	f.Fuzz(func(t *testing.T, text string) {
		if !utf8.ValidString(text) {
			t.Skip()
		}
		at := 0
		for _, tok := range a.Cut(text) {
			for _, r := range text[at:tok.Start] {
				if !tokens.IsSpace(r) {
					t.Fatalf("%q: %q at %d lies in no token", text, r, at)
				}
			}
			if tok.Start < at || tok.End <= tok.Start || tok.End > len(text) || !utf8.ValidString(text[tok.Start:tok.End]) {
				t.Fatalf("%q: token %d-%d is out of order or cuts a character", text, tok.Start, tok.End)
			}
			if strings.IndexFunc(text[tok.Start:tok.End], tokens.IsSpace) >= 0 && !strings.ContainsRune(text[tok.Start:tok.End], 0x200d) {
				t.Fatalf("%q: token %q holds white space", text, text[tok.Start:tok.End])
			}
			at = tok.End
		}
		if strings.IndexFunc(text[at:], func(r rune) bool { return !tokens.IsSpace(r) }) >= 0 {
			t.Fatalf("%q: the rest %q lies in no token", text, text[at:])
		}
	})
}

func BenchmarkAnnotate(b *testing.B) {
	text := strings.Repeat("The minister didn't say why the U.S.-based firm paid $3.5 million on Jan. 17, 2020. ", 200)
	a := tokens.New()
	n := 0
	for b.Loop() {
		n += len(a.Cut(text))
	}
	b.ReportMetric(float64(n)/b.Elapsed().Seconds(), "tokens/s")
}
