package rules_test

import (
	"strings"
	"testing"
	"unicode/utf8"

	"readout/rules"
)

const sound = `name: sound
reason: To show the form.
pattern: (in | on) { m:<months> d:<monthday>? }
assign: kind=month at={m}-{d}
yes: He came in [May 5]. => at=5-5
yes: He left in [June]. => at=6-
no: He came in a car.
`

func TestParse_refusesAnIncompleteFileNamingItsPlace(t *testing.T) {
	without := func(key string) string {
		var out []string
		for _, line := range strings.Split(sound, "\n") {
			if !strings.HasPrefix(line, key) {
				out = append(out, line)
			}
		}
		return strings.Join(out, "\n")
	}
	for name, c := range map[string]struct{ text, want string }{
		"no name":              {without("name"), "name:"},
		"no reason":            {without("reason"), "reason:"},
		"no pattern":           {without("pattern"), "pattern"},
		"one positive example": {strings.Replace(sound, "yes: He left in [June]. => at=6-\n", "", 1), "two are needed"},
		"no negative example":  {without("no"), "negative"},
		"another file's name":  {strings.Replace(sound, "name: sound", "name: other", 1), "differs"},
		"unknown key":          {sound + "because: so\n", "en/x/sound.rule:8"},
		"unclosed group":       {strings.Replace(sound, "(in | on)", "(in | on", 1), "en/x/sound.rule:3"},
		"unknown capture":      {strings.Replace(sound, "{d}", "{q}", 1), "en/x/sound.rule:4"},
		"empty alternative":    {strings.Replace(sound, "in |", "|", 1), "en/x/sound.rule:3"},
		"bad repetition":       {strings.Replace(sound, "<monthday>?", "<monthday>{9,2}", 1), "en/x/sound.rule:3"},
		"unknown tag":          {strings.Replace(sound, "<monthday>?", "[upos=FOO]", 1), "FOO"},
		"spans without fields": {strings.Replace(sound, "=> at=5-5", "", 1), "en/x/sound.rule:5"},
	} {
		_, err := rules.Parse("en/x/sound.rule", c.text)
		if err == nil || !strings.Contains(err.Error(), c.want) || !strings.Contains(err.Error(), "en/x/sound.rule") {
			t.Errorf("%s: got %v, want an error with %q", name, err, c.want)
		}
	}
	if _, err := rules.Parse("en/x/sound.rule", sound); err != nil {
		t.Errorf("a sound file is refused: %v", err)
	}
}

func TestCompile_refusesWhatItCannotFind(t *testing.T) {
	for name, pattern := range map[string]string{
		"unknown list":          "<nosuchlist>",
		"everything optional":   "a? b*",
		"stage without earlier": "%day",
		"long negation":         "a !\"b c\"",
	} {
		r, err := rules.Parse("en/x/sound.rule", strings.Replace(sound, "(in | on) { m:<months> d:<monthday>? }", "m:a? d:b? "+pattern, 1))
		if err == nil {
			_, err = rules.Compile("en", r)
		}
		if err == nil || !strings.Contains(err.Error(), "sound.rule") {
			t.Errorf("%s: got %v, want an error that names the file", name, err)
		}
	}
}

func TestMatch_takesTheLongestThenTheEarlier(t *testing.T) {
	text := func(patterns ...string) string {
		body := "name: sound\nreason: To show.\n"
		for i, p := range patterns {
			body += "pattern: " + p + "\n"
			if !strings.HasPrefix(p, "the cat sat down") {
				body += "assign: n=" + string(rune('1'+i)) + "\n"
			}
		}
		return body + "yes: [a] => n=1\nyes: [a] => n=1\nno: x\n"
	}
	for name, c := range map[string]struct {
		patterns []string
		want     string
	}{
		"longest":                  {[]string{"the cat", "the cat sat"}, "the cat sat 2"},
		"earlier of equals":        {[]string{"the _", "the cat"}, "the cat 1"},
		"two matches side by side": {[]string{"the cat", "sat"}, "the cat 1|sat 2"},
		"context is not taken":     {[]string{"the { cat } sat", "sat"}, "cat 1|sat 2"},
		"repetition":               {[]string{"(the | cat | sat)+"}, "the cat sat 1"},
		"bounded repetition":       {[]string{"(the | cat | sat){1,2}"}, "the cat 1|sat 1"},
		"negation":                 {[]string{"the !dog cat", "sat !down"}, "the cat 1"},
		"sentence edges":           {[]string{"^ the", "^ cat", "down . $"}, "the 1|down. 3"},
		"no blank":                 {[]string{"cat ~ sat", "down ~ ."}, "down. 2"},
		"a block":                  {[]string{"cat", "the cat sat down"}, ""},
	} {
		r, err := rules.Parse("en/x/sound.rule", text(c.patterns...))
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		doc := annotated(t, "The cat sat down.")
		got, err := rules.Try(r, doc)
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		var parts []string
		for _, m := range got {
			parts = append(parts, strings.ToLower(doc.Text[doc.Tokens[m.Tokens.First].Start:doc.Tokens[m.Tokens.End-1].End])+" "+m.Field("n"))
		}
		if s := strings.Join(parts, "|"); s != c.want {
			t.Errorf("%s: got %q, want %q", name, s, c.want)
		}
	}
}

func TestNumbers_readDigitsAndWords(t *testing.T) {
	r, err := rules.Parse("en/x/sound.rule", "name: sound\nreason: To show.\npattern: n:<number>\nassign: n={n}\nyes: [a] => n=1\nyes: [a] => n=1\nno: x\n")
	if err != nil {
		t.Fatal(err)
	}
	for text, want := range map[string]string{
		"1,250 men":                    "1250",
		"3.5 million men":              "3500000",
		"twenty-four men":              "24",
		"two hundred and five men":     "205",
		"a hundred men":                "100",
		"two dozen men":                "24",
		"a dozen men":                  "12",
		"9 3/4 miles":                  "9.75",
		"2½ miles":                     "2.5",
		"one hundred thousand men":     "100000",
		"a man and an ox":              "",
		"sixty five thousand and more": "65000",
		"1,25 men":                     "",
	} {
		doc := annotated(t, text)
		got, err := rules.Try(r, doc)
		if err != nil {
			t.Fatal(err)
		}
		value := ""
		if len(got) > 0 {
			value = got[0].Field("n")
		}
		if value != want {
			t.Errorf("%q reads as %q, want %q", text, value, want)
		}
	}
}

// What must follow a pattern's first atom is asked for where that atom ends, and
// an atom of several tokens ends late.
func TestMatch_goesOnWhereTheFirstAtomEnds(t *testing.T) {
	for pattern, want := range map[string]string{
		"<number> men":               "two hundred men",
		"<number> [upos=NOUN]":       "two hundred men",
		"<number> hundred":           "",
		"<number> (<number>|men)":    "two hundred men",
		"<number> ~ men":             "",
		"<number> men? $":            "",
		"[upos=NUM] hundred":         "two hundred",
		"[upos=NUM] [lemma=hundred]": "two hundred",
		"_ hundred men":              "two hundred men",
	} {
		r, err := rules.Parse("en/x/sound.rule", "name: sound\nreason: To show.\npattern: "+pattern+"\nassign: n=1\nyes: [a] => n=1\nyes: [a] => n=1\nno: x\n")
		if err != nil {
			t.Fatalf("%s: %v", pattern, err)
		}
		doc := annotated(t, "They sent two hundred men home.")
		got, err := rules.Try(r, doc)
		if err != nil {
			t.Fatalf("%s: %v", pattern, err)
		}
		found := ""
		if len(got) > 0 {
			found = doc.Text[doc.Tokens[got[0].Tokens.First].Start:doc.Tokens[got[0].Tokens.End-1].End]
		}
		if found != want {
			t.Errorf("%s: found %q, want %q", pattern, found, want)
		}
	}
}

func FuzzParse_neverPanics(f *testing.F) {
	f.Add(sound, "In May 5 soldiers came on June 7.")
	f.Add(strings.Replace(sound, "<monthday>?", "(a|b)+ !x ~ ^ [lemma!=be upos=NOUN]{2,3}=v", 1), "a b")
	f.Fuzz(func(t *testing.T, file, text string) {
		r, err := rules.Parse("en/x/sound.rule", file)
		if err != nil {
			return
		}
		if _, err := rules.Compile("en", r); err != nil {
			return
		}
		if len(text) > 300 || !utf8.ValidString(text) {
			return
		}
		doc := annotated(t, text)
		got, err := rules.Try(r, doc)
		if err != nil {
			t.Fatal(err)
		}
		end := 0
		for _, m := range got {
			if m.Tokens.First < end || m.Tokens.Empty() || m.Tokens.End > len(doc.Tokens) {
				t.Fatalf("match %v overlaps or lies outside", m.Tokens)
			}
			end = m.Tokens.End
			m.Fields()
		}
	})
}
