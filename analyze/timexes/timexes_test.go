package timexes_test

import (
	"fmt"
	"strings"
	"sync"
	"testing"
	"unicode/utf8"

	"readout"
	"readout/analyze/sentences"
	"readout/analyze/tags"
	"readout/analyze/timexes"
	"readout/analyze/tokens"
	"readout/analyze/trees"
	"readout/internal/calendar"
	"readout/models"
)

// below makes the annotators that timexes needs, once.
var below = sync.OnceValue(func() []readout.Annotator {
	pack, err := models.English()
	if err != nil {
		panic(err)
	}
	tagger, err := tags.New(pack)
	if err != nil {
		panic(err)
	}
	parser, err := trees.New(pack)
	if err != nil {
		panic(err)
	}
	return []readout.Annotator{tokens.New(), sentences.New(), tagger, parser}
})

// prepared gives a text every layer below timexes.
func prepared(t testing.TB, text string, written readout.Date) *readout.Document {
	t.Helper()
	d := readout.Document{Text: text, Language: "en"}
	if written != "" {
		d.Published = readout.Published{Value: written, Basis: readout.BasisMetadata}
	}
	doc, err := readout.NewDocument(d)
	if err != nil {
		t.Fatal(err)
	}
	for _, a := range below() {
		made := a.Annotate(doc)
		switch a.Describe().Assigns {
		case readout.LayerTokens:
			doc.Tokens = made.Tokens
		case readout.LayerSentences:
			doc.Sentences = made.Sentences
		case readout.LayerTags:
			doc.Tags = made.Tags
		case readout.LayerTrees:
			doc.Arcs = made.Arcs
		}
	}
	return doc
}

func annotator(t testing.TB) *timexes.Annotator {
	t.Helper()
	a, err := timexes.New()
	if err != nil {
		t.Fatal(err)
	}
	return a
}

// show lists the expressions of a document as the tables below have them.
func show(doc *readout.Document, ts []readout.Timex) string {
	var out []string
	for _, x := range ts {
		s := fmt.Sprintf("%s %s %s", x.Span.Text(doc), x.Type, x.Value)
		if x.Mod != "" {
			s += " " + x.Mod
		}
		out = append(out, s)
	}
	return strings.Join(out, "; ")
}

// TestAnnotate_resolvesAgainstTheDayOfWriting reads sentences written on
// Thursday, 16 May 2024.
func TestAnnotate_resolvesAgainstTheDayOfWriting(t *testing.T) {
	a := annotator(t)
	for text, want := range map[string]string{
		"The two presidents instructed their ministers to meet in January.":                 "January DATE 2025-01",
		"She told the envoys to return on Monday.":                                          "Monday DATE 2024-05-20",
		"The council met Monday.":                                                           "Monday DATE 2024-05-13",
		"The council will meet Monday.":                                                     "Monday DATE 2024-05-20",
		"The talks were postponed until Friday.":                                            "Friday DATE 2024-05-17",
		"The mayor spoke on Thursday.":                                                      "Thursday DATE 2024-05-16",
		"The minister resigned last Friday.":                                                "last Friday DATE 2024-05-10",
		"Voters go to the polls next Tuesday.":                                              "next Tuesday DATE 2024-05-21",
		"The bridge fell on Jan. 17.":                                                       "Jan. 17 DATE 2024-01-17",
		"The fair will open on Sept. 3.":                                                    "Sept. 3 DATE 2024-09-03",
		"The treaty was signed on March 26, 1996.":                                          "March 26, 1996 DATE 1996-03-26",
		"He was born on 5 June 1987.":                                                       "5 June 1987 DATE 1987-06-05",
		"The plant closed in November.":                                                     "November DATE 2023-11",
		"It rained last month and may rain next week.":                                      "last month DATE 2024-04; next week DATE 2024-W21",
		"They left two weeks ago.":                                                          "two weeks ago DATE 2024-W18",
		"She won three years ago.":                                                          "three years ago DATE 2021",
		"The storm hit early Tuesday morning.":                                              "early Tuesday morning TIME 2024-05-14TMO START",
		"The siren went off at 10:35 p.m. Sunday.":                                          "10:35 p.m. Sunday TIME 2024-05-12T22:35",
		"It started on Wednesday night.":                                                    "Wednesday night TIME 2024-05-15TNI",
		"The dam was built in the 1990s.":                                                   "the 1990s DATE 199",
		"Plague killed half the town in the 14th century.":                                  "the 14th century DATE 13",
		"Sales rose in the third quarter of 2019.":                                          "the third quarter of 2019 DATE 2019-Q3",
		"Profit fell in the first quarter.":                                                 "the first quarter DATE 2024-Q1",
		"The truce of the summer of 2006 held.":                                             "the summer of 2006 DATE 2006-SU",
		"The road will open in mid-June.":                                                   "mid-June DATE 2024-06 MID",
		"Work goes on until the end of the year.":                                           "the end of the year DATE 2024 END",
		"The march lasted nearly two hours.":                                                "nearly two hours DURATION PT2H LESS_THAN",
		"They held a 90-minute call.":                                                       "90-minute DURATION PT90M",
		"He was away for several months.":                                                   "several months DURATION PXM",
		"The war went on for a decade.":                                                     "a decade DURATION P10Y",
		"Losses ran on for two quarters.":                                                   "two quarters DURATION P2Q",
		"Refunds take ten working days.":                                                    "ten working days DURATION P10D",
		"The index has doubled since year-end.":                                             "year-end DATE 2023-12-31",
		"The sale should close by year-end.":                                                "year-end DATE 2024-12-31",
		"They agreed to set up a joint fund after six hours of talks in Velm on Tuesday.":   "six hours DURATION PT6H; Tuesday DATE 2024-05-14",
		"He listed the shares bought on Tuesday.":                                           "Tuesday DATE 2024-05-14",
		"In the first nine months it lost 3 million, against 2 million in the 2023 period.": "the first nine months DURATION P9M; the 2023 period DATE 2023",
		"In the first quarter it lost 3 million, against 2 million in the 2023 period.":     "the first quarter DATE 2024-Q1; the 2023 period DATE 2023-Q1",
		"It took two and a half years.":                                                     "two and a half years DURATION P2Y6M",
		"They meet every Monday.":                                                           "every Monday SET XXXX-WXX-1",
		"The paper appears weekly.":                                                         "weekly SET P1W",
		"The price is now higher than it was recently.":                                     "now DATE PRESENT_REF; recently DATE PAST_REF",
		"It ran from 2010 to 2012.":                                                         "2010 DATE 2010; 2012 DATE 2012",
		"It rained between May and July.":                                                   "May DATE 2024-05; July DATE 2024-07",
		"It had been due to expire Tuesday.":                                                "Tuesday DATE 2024-05-14",
		"They sold shares from March 4 to Tuesday.":                                         "March 4 DATE 2024-03-04; Tuesday DATE 2024-05-14",
		"It rained from December to March.":                                                 "December DATE 2023-12; March DATE 2024-03",
		"Exports fell on Thanksgiving Day.":                                                 "Thanksgiving Day DATE 2023-11-23",
		"The army fired on May 4. A day earlier it had pulled back.":                        "May 4 DATE 2024-05-04; A day earlier DATE 2024-05-03",
		"They met on Nov. 24, 2022, two months earlier than the rest.":                      "Nov. 24, 2022 DATE 2022-11-24; two months earlier DATE 2022-09",
		"Prices rose 3 percent in March from a year earlier.":                               "March DATE 2024-03; a year earlier DATE 2023-03",
		"Crime is up this summer, he said.":                                                 "this summer DATE 2024-SU",
		"The fund lost money in the final quarter of 2022.":                                 "the final quarter of 2022 DATE 2022-Q4",
		"The fleet will shrink over the next decade.":                                       "the next decade DURATION P10Y",
		"She fled on the night of March 3.":                                                 "the night of March 3 TIME 2024-03-03TNI",
		"Police came at 2.30pm on Tuesday (1330 GMT).":                                      "2.30pm on Tuesday TIME 2024-05-14T14:30; 1330 GMT TIME 2024-05-14T13:30",
		"The committee spoke on May 10. The next morning the deal was dead.":                "May 10 DATE 2024-05-10; The next morning TIME 2024-05-11TMO",
		"In 2015 he fled. He was caught the following year.":                                "2015 DATE 2015; the following year DATE 2016",
		"A 44-year-old man paid $1,990 and 1500 percent more.":                              "",
		"They may march on the capital.":                                                    "",
		"Jan Nowak read the Sunny Times.":                                                   "",
		"He said the company had 2000 workers and 1984 rooms on the site.":                  "",
		"The judge ruled on Wednesday, April 10, that the law stands.":                      "Wednesday, April 10 DATE 2024-04-10",
		"The ship is due on Friday at 6 a.m. GMT.":                                          "Friday at 6 a.m. GMT TIME 2024-05-17T06:00",
		"Shares closed lower yesterday after today's talks were called off":                 "yesterday DATE 2024-05-15; today DATE 2024-05-16",
		"The envoy told USA Today this morning that he read the Daily Post.":                "this morning TIME 2024-05-16TMO",
		"She was a guest of the show \"Last Week\" and of \"Today\" as well.":               "",
		"\"Last week was hard,\" he said on Monday.":                                        "Last week DATE 2024-W19; Monday DATE 2024-05-13",
		"Last August it rained.":                                                            "Last August DATE 2023-08",
		"The town was rebuilt in 2019. Losses were booked that day.":                        "2019 DATE 2019",
		"She was seen on May 4, the day before troops came.":                                "May 4 DATE 2024-05-04",
		"She was seen on May 4, but had left the day before.":                               "May 4 DATE 2024-05-04; the day before DATE 2024-05-03",
		"The law is old for today's youth.":                                                 "",
		"The eight-month-old truce broke when an eight-month-old boy died.":                 "eight-month-old DURATION P8M",
		"The pact soon fell apart; a new one may come soon.":                                "soon DATE FUTURE_REF",
		"Net rose in the fourth quarter, the firm said. A year earlier it lost 3 million.":  "the fourth quarter DATE 2023-Q4; A year earlier DATE 2022-Q4",
	} {
		doc := prepared(t, text, "2024-05-16")
		if got := show(doc, a.Annotate(doc).Timexes); got != want {
			t.Errorf("%s\n got %s\nwant %s", text, got, want)
		}
	}
}

func TestAnnotate_leavesOpenWhatTheTextLeavesOpen(t *testing.T) {
	a := annotator(t)
	for text, want := range map[string]struct{ value, relative string }{
		"The council met Thursday.":             {"XXXX-WXX-4", "weekday:4<="},
		"The council will meet Thursday.":       {"XXXX-WXX-4", "weekday:4>="},
		"They spoke on November 24.":            {"XXXX-11-24", "mday:11-24<="},
		"They spoke last month.":                {"XXXX-XX", "month-1"},
		"They spoke today.":                     {"XXXX-XX-XX", "day+0"},
		"They spoke early Wednesday morning.":   {"XXXX-WXX-3TMO", "weekday:3<="},
		"They spoke in 1998.":                   {"1998", ""},
		"They are speaking now.":                {"PRESENT_REF", ""},
		"They spoke for three days.":            {"P3D", ""},
		"They spoke for the first time in May.": {"XXXX-05", "month:5<="},
	} {
		doc := prepared(t, text, "")
		got := a.Annotate(doc).Timexes
		if len(got) != 1 || got[0].Value != want.value || got[0].Relative != want.relative || (got[0].Date != "" && want.relative != "") {
			t.Errorf("%s gives %+v, want %+v without a date", text, got, want)
		}
	}
}

func TestAnnotate_keepsHowADateCanBeFilledLater(t *testing.T) {
	doc := prepared(t, "The council met Thursday, two days after a strike that began the previous month.", "")
	for _, x := range annotator(t).Annotate(doc).Timexes {
		if x.Type != readout.TimexDate {
			continue
		}
		if d, ok := calendar.Resolve(x.Relative, "2024-05-17"); !ok || !d.Valid() || d == "" {
			t.Errorf("%q with %q cannot be dated from 2024-05-17", x.Span.Text(doc), x.Relative)
		}
	}
}

func TestAnnotate_datesADocumentByItsDateline(t *testing.T) {
	text := "OSLO, May 16, 2024 -- The council met Monday."
	doc := prepared(t, text, "")
	dateline := readout.Span{Start: 0, End: strings.Index(text, " --")}
	doc.Regions = []readout.Region{{Span: dateline, Kind: readout.RegionDateline, By: "test"}}
	for _, l := range below() {
		made := l.Annotate(doc)
		switch l.Describe().Assigns {
		case readout.LayerTokens:
			doc.Tokens = made.Tokens
		case readout.LayerSentences:
			doc.Sentences = made.Sentences
		case readout.LayerTags:
			doc.Tags = made.Tags
		case readout.LayerTrees:
			doc.Arcs = made.Arcs
		}
	}
	got := show(doc, annotator(t).Annotate(doc).Timexes)
	if want := "May 16, 2024 DATE 2024-05-16; Monday DATE 2024-05-13"; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}

func FuzzAnnotate_keepsSpansAndValuesWellFormed(f *testing.F) {
	f.Add("early Tuesday morning, Nov. 24–25, 1998; mid-May; two and a half years ago, a year earlier", "2024-05-16")
	f.Add("29 February 9999 31st of Feb. 24:00 p.m. the quarter a year ago the 99th century", "9999-12-31")
	f.Add("Last week’s “the end of the ’80s” and 0 minutes 1/0 days, 9999999999 years ago", "0001-01-01")
	a := annotator(f)
	f.Fuzz(func(t *testing.T, text, written string) {
		if !utf8.ValidString(text) || len(text) > 400 || !readout.Date(written).Valid() {
			return
		}
		doc := prepared(t, text, readout.Date(written))
		end := 0
		for _, x := range a.Annotate(doc).Timexes {
			if !doc.HasSpan(x.Span) || x.Span.Start < end || x.Tokens.Empty() || x.Tokens.End > len(doc.Tokens) {
				t.Fatalf("%q: out of bounds or order: %+v", text, x)
			}
			end = x.Span.End
			if x.Value == "" || x.Type == "" || x.By == "" || !x.Date.Valid() {
				t.Fatalf("%q: malformed: %+v", text, x)
			}
		}
	})
}

func BenchmarkAnnotate(b *testing.B) {
	text := strings.Repeat("The council met Monday to discuss a plan that the mayor had announced two weeks earlier, "+
		"and will vote on it in mid-June, officials said. The building stands beside the old market hall. "+
		"Nobody knows who painted the wall or why it was left without a roof for so many winters. ", 60)
	doc := prepared(b, text, "2024-05-16")
	a := annotator(b)
	words := float64(len(strings.Fields(text)))
	b.ReportAllocs()
	for b.Loop() {
		a.Annotate(doc)
	}
	b.ReportMetric(words*float64(b.N)/b.Elapsed().Seconds(), "words/s")
}
