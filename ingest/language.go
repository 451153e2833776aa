package ingest

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/RadhiFadlillah/whatlanggo"

	"readout/lexicon"
)

// undetermined is the language code of texts that are too short to tell.
const undetermined = "und"

// languageSample is how many bytes of a text its language is told from.
const languageSample = 20 << 10

// languages are the ones that are told apart, so that a rare one does not win
// over its big neighbour by chance.
var languages = []whatlanggo.Lang{whatlanggo.Eng, whatlanggo.Deu, whatlanggo.Fra, whatlanggo.Spa, whatlanggo.Por, whatlanggo.Ita,
	whatlanggo.Nld, whatlanggo.Swe, whatlanggo.Dan, whatlanggo.Nob, whatlanggo.Fin, whatlanggo.Pol, whatlanggo.Ces, whatlanggo.Hun,
	whatlanggo.Ron, whatlanggo.Bul, whatlanggo.Hrv, whatlanggo.Ell, whatlanggo.Tur, whatlanggo.Rus, whatlanggo.Ukr, whatlanggo.Bel,
	whatlanggo.Heb, whatlanggo.Arb, whatlanggo.Pes, whatlanggo.Urd, whatlanggo.Hin, whatlanggo.Ben, whatlanggo.Tam, whatlanggo.Tel,
	whatlanggo.Mar, whatlanggo.Guj, whatlanggo.Pan, whatlanggo.Tha, whatlanggo.Vie, whatlanggo.Ind, whatlanggo.Cmn,
	whatlanggo.Jpn, whatlanggo.Kor, whatlanggo.Kat, whatlanggo.Azj, whatlanggo.Som, whatlanggo.Hau}

// language tells the language of a text as an ISO 639-1 code, "und" where the
// text is too short or too mixed. A code that the file stated decides only
// where the text does not.
func language(text, stated string) string {
	sample := text
	if len(sample) > languageSample {
		sample = sample[:languageSample]
	}
	if share := english(sample); share >= 0.15 {
		return "en"
	} else if utf8.RuneCountInString(sample) < 200 {
		if code := letters(sample); code != "" {
			return code
		}
		if share > 0.08 {
			return "en"
		}
		return known(stated)
	}
	white := make(map[whatlanggo.Lang]bool, len(languages))
	for _, l := range languages {
		white[l] = true
	}
	info := whatlanggo.DetectWithOptions(sample, whatlanggo.Options{Whitelist: white})
	code := info.Lang.Iso6391()
	switch {
	case code == "" || info.Confidence < 0.4 && letters(sample) == "":
		return known(stated)
	case code == "en" && english(sample) < 0.05: // capitals, lists, figures
		return known(stated)
	}
	return code
}

// known is a stated code cut to its language, "und" for none.
func known(stated string) string {
	s := strings.ToLower(strings.TrimSpace(stated))
	if s == "english" {
		return "en"
	}
	s, _, _ = strings.Cut(strings.ReplaceAll(s, "_", "-"), "-")
	if len(s) == 2 && s[0] >= 'a' && s[0] <= 'z' && s[1] >= 'a' && s[1] <= 'z' {
		return s
	}
	return undetermined
}

// english is the share of the words that are common English ones.
func english(sample string) float64 {
	n, hits := 0, 0
	for w := range strings.FieldsFuncSeq(sample, func(r rune) bool { return !unicode.IsLetter(r) }) {
		n++
		if len(w) <= 5 && lexicon.InClass("english-word", strings.ToLower(w)) {
			hits++
		}
	}
	if n < 5 {
		return 0
	}
	return float64(hits) / float64(n)
}

// letters tells a language that has a script of its own.
func letters(sample string) string {
	var kana, han, hangul, all int
	for _, r := range sample {
		switch {
		case unicode.In(r, unicode.Hiragana, unicode.Katakana):
			kana++
		case unicode.Is(unicode.Han, r):
			han++
		case unicode.Is(unicode.Hangul, r):
			hangul++
		}
		if unicode.IsLetter(r) {
			all++
		}
	}
	switch {
	case all == 0:
		return ""
	case kana*10 > all:
		return "ja"
	case hangul*3 > all:
		return "ko"
	case han*3 > all:
		return "zh"
	}
	return ""
}
