package report

import "readout"

// Label is one fixed wording that a reader can see, and what it means.
type Label struct{ Key, Text, Meaning string }

// labels are all fixed wordings, by the part of the page that they stand in.
// What is not here is a span of a document, a name or a number.
var labels = []Label{
	{"conflict", "Cannot both be right", "Two accounts give values for one thing that cannot both hold."},
	{"silence", "One side leaves it out", "One side's own account names something that the other side's account of the same event does not."},
	{"denial", "Denied", "A source says that something did not happen or was not discussed."},
	{"update", "Changed later", "One outlet's later report gives a new value for what its earlier one said."},
	{"variant", "Quoted differently", "One quotation, given in different words, letters or length."},
	{"agreement", "Reports agree", "Two or more origins give values that fit together."},
	{"sole", "Only one report says so", "One origin alone says it; nothing else confirms it."},
	{"echo", "Copies of one another", "Reports that count as one origin, so that they do not confirm each other."},

	{"reports", "reports", "Texts that were read."},
	{"report", "report", "One text that was read."},
	{"origins", "origins", "Where words were first written. Reports that copy one another or credit one agency share one origin: ten copies are one witness. A line, and an event, counts a report that says it in lifted words alone as the one that they are from; a story counts whole reports."},
	{"origin", "origin", "Where words were first written."},
	{"undated", "undated", "Reports whose date of publication is not known. It is not guessed."},
	{"refused", "not read", "Inputs that could not be read, with the reason."},
	{"stories", "stories", "Affairs: reports and events that belong together."},
	{"story", "story", "One affair: reports and events that belong together."},
	{"events", "events", "Things that happened, or are said to be going to."},
	{"event", "event", "One thing that happened, or is said to be going to."},

	{"first", "What stands out", "The findings that matter most: conflicts and silences first."},
	{"timeline", "What happened when", "Events by date, or by the order that reports tell. Planned ones and those without a date are marked."},
	{"accounts", "Account by account", "One table for each event: what each report or each side says, point by point. A gap means that it says nothing."},
	{"loose", "Beside the events", "Findings on passages, figures and quotations that belong to no single event."},
	{"quotations", "Who said what", "Quotations word for word, with the speaker; where reports give one sentence in different words, the words that differ are marked."},
	{"figures", "The figures", "Numbers given for one thing, by date."},
	{"other-figures", "Other figures", "Numbers of which the text does not say plainly what they measure, each in its sentence."},
	{"sources", "Who copies whom", "The reports by origin: which one copies or credits which."},
	{"missing", "What is missing", "What was not read, has no date or belongs to no story."},
	{"articles", "The reports", "The full text of every report shown above. A link opens it at the sentence."},
	{"contents", "In this brief", "The stories of this brief."},

	{"planned", "planned", "Said to be going to happen."},
	{"hypothetical", "only spoken of", "Spoken of as possible, wished for or invited to; not said to be planned or to have happened."},
	{"nodate", "date not known", "No report says when, and nothing else tells."},
	{"worked-out", "worked out", "The date is worked out from what other reports or sentences say."},
	{"comes-before", "some time before", "No report gives the date; words such as \"before the vote\", a plan or a count (\"the second\") put it before the other event."},
	{"comes-after", "some time after", "No report gives the date; words such as \"after the vote\", a plan or a count (\"the second\") put it after the other event."},
	{"since", "since", "From when an office was held; its end is not known, or it is held still."},
	{"until", "until", "To when an office was held; its beginning is not known."},
	{"told-before", "told to come before", "A report says so in words, without a date."},
	{"told-after", "told to come after", "A report says so in words, without a date."},
	{"after", "after", "The dates do not tell which came first; a report says that it came after the other event."},
	{"about", "about", "The text gives the number as approximate."},
	{"at-least", "at least", "The text gives the number as a lower bound."},
	{"at-most", "at most", "The text gives the number as an upper bound."},
	{"others", "Also tell of it, without a word on these points:", "Reports of the event that say nothing on the points of the table."},
	{"nothing", "says nothing of it", "The side's own account does not name it."},
	{"told-by", "as told by", "What a side to the event says itself, passed on by these reports."},
	{"through", "through", "Through whom the words came: an agency, an office, another outlet."},
	{"indirect", "in the report's words", "The words are the report's, the sense the speaker's."},
	{"versions", "versions", "How many different wordings of one quotation there are."},
	{"unknown-speaker", "speaker not named", "The text does not say whose words they are."},

	{"also-copies", "has words of", "A part of it stands in a report of another origin."},
	{"shares", "has sentences in common with", "Whole sentences stand in a report of another outlet, without credit."},
	{"quotes-as", "has quotations as cut and told by", "Its quotations stand in a report of another outlet with the narrator's words beside them, or cut alike and in one order, without credit."},
	{"copies", "copies it", "Its words stand in the other report."},
	{"credits", "credits", "It names the other as its source."},
	{"dateline", "opens with its dateline", "It opens with an agency's place, date and name."},
	{"itself", "Stand for themselves", "Reports that nothing ties to another."},

	{"undated-list", "Reports without a date", "They are not placed on the timeline by their own date."},
	{"inferred-list", "Reports dated from other reports", "The date is not in the report; another report of the same event gives it."},
	{"alone-list", "Reports in no story", "Nothing ties them to another report."},
	{"noted-list", "Worth knowing of these reports", "What was noted when they were read, and which are dated in the future."},
	{"refused-list", "Not read", "Inputs that could not be read."},
	{"none-missing", "Nothing: every input was read, is dated and has its story.", "No gaps to report."},

	{"more", "more with the full brief", "How much the short brief leaves out."},
	{"also", "Other stories", "Stories that the short brief does not open."},
	{"why", "Why", "The rule that drew the finding, and what it rests on."},
	{"theme", "Light or dark", "Switches the page between light and dark."},
	{"top", "Back to top", "Goes to the top of the page."},
	{"original", "Original", "Opens the address from which the report came. This is the only thing on the page that uses the network."},
	{"point", "Point", "What the accounts are compared on."},
	{"number", "No.", "The number by which a report is cited here."},
	{"published", "Published", "When the report appeared."},
	{"empty", "Nothing was read.", "There are no reports to show."},
	{"none", "No findings: no two accounts could be set side by side.", "The story has too few accounts to compare."},
	{"by", "by", "Who gives or imposes a figure."},
	{"on", "on", "Whom a figure falls on."},
	{"date-of-report", "date of the report", "The text gives no date for the figure: it stands at the date of its report."},

	{"affair", "The whole affair", "What all the stories of the brief tell together."},
	{"contacts", "Contacts", "Calls, meetings, visits and invitations: a plan and what became of it are one row."},
	{"measures", "Measures", "Tariffs, export controls, sanctions and limits on visas: who put them on whom, and what became of them."},
	{"voices", "Who spoke on what", "Statements by speaker and topic."},
	{"contact", "Contact", "What kind of contact it is."},
	{"between", "Between", "Those who take part."},
	{"became", "What became of it", "Whether it was held, called off or put off, or is only planned."},
	{"measure", "Measure", "What one side puts on another."},
	{"speaker", "Speaker", "Who is quoted."},
	{"topic", "On", "What the words are on."},
	{"statements", "Statements", "How many statements there are."},
	{"other-topics", "other matters", "Statements that no event or measure of the brief is tied to."},
	{"told", "Told in", "The sentences that say it."},
	{"reported", "reported", "No text dates it: it was first reported then."},
	{"to-be", "to be", "Announced, not yet done."},
	{"on-visit", "on this visit", "In the course of the visit of the row above."},
	{"status-planned", "planned", "Said to be going to happen; nothing tells what became of it."},
	{"status-made", "made", "It was spoken; what became of it is another row."},
	{"status-held", "held", "It took place."},
	{"status-cancelled", "called off", "A report says that it was called off."},
	{"status-postponed", "put off", "A report says that it was put off."},
	{"status-denied", "denied", "All who speak of it say that there was none."},
	{"status-accepted", "accepted", "Who was invited is said to have accepted."},
	{"status-declined", "declined", "Who was invited is said to have declined."},
	{"denied", "denied", "A report or a side says that there was none."},
	{"status-proposed", "proposed", "Spoken of, wished for or refused; neither planned nor held."},
	{"step-announced", "announced", "Said to come."},
	{"step-imposed", "imposed", "Put on the other side."},
	{"step-in-force", "in force", "It holds."},
	{"step-raised", "raised", "Made higher or wider."},
	{"step-lowered", "lowered", "Made lower or milder."},
	{"step-suspended", "suspended", "Stopped for a time."},
	{"step-lifted", "lifted", "Taken away."},
	{"step-kept", "kept", "Said to stay as it is."},
	{"step-rate", "rate given", "A report gives the rate without saying what was done."},
	{"slot-date", "When", "The date that accounts give."},
	{"slot-duration", "How long", "How long it took."},
	{"slot-place", "Where", "The place."},
	{"slot-participant", "Who took part", "Those present."},
	{"slot-initiator", "Who asked for it", "On whose wish it came about."},
	{"slot-count", "How many", "A number of people or things."},
	{"slot-ordinal", "Which in order", "Such as the second this year."},
	{"slot-amount", "How much", "A rate, sum or amount."},
	{"slot-topic", "What was discussed", "Named as talked of, or as not talked of."},
	{"slot-quote", "In which words", "Quotations."},
	{"slot-outcome", "What came of it", "What was agreed, refused or signed."},
	{"slot-modality", "Did it happen", "Whether it happened or is only planned."},
	{"slot-speaker", "Who said it", "Whose words they are."},
	{"slot-step", "What was done to it", "What becomes of a measure: announced, imposed, raised, lowered, suspended, lifted, kept."},
	{"slot-direction", "Which way", "Who acted on whom, or from where to where."},
	{"slot-role", "Who holds which office", "An office with the name of whom a report calls its holder."},
	{"slot-detail", "How much is told", "How much an account says at all."},
	{"slot-other", "Other", "A point without a name of its own."},
}

var labelText = func() map[string]string {
	m := make(map[string]string, len(labels))
	for _, l := range labels {
		m[l.Key] = l.Text
	}
	return m
}()

// say gives the wording of a key. It panics on a key that labels lack, which
// the tests of every face would meet.
func say(key string) string {
	text, ok := labelText[key]
	if !ok {
		panic("report: no label " + key)
	}
	return text
}

// sayKind is the wording of a kind of finding.
func sayKind(kind readout.FindingKind) string { return say(string(kind)) }

// saySlot is the wording of a slot.
func saySlot(slot readout.SlotName) string {
	if text, ok := labelText["slot-"+string(slot)]; ok {
		return text
	}
	return say("slot-other")
}
