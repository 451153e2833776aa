package reconcile_test

import (
	"testing"

	"readout"
)

// figure adds a figure of a measure, in persons, that stands in a document.
func (w *world) figure(rec *readout.Record, measure, words string, value float64, bound readout.Bound) {
	w.t.Helper()
	w.export.Figures = append(w.export.Figures, readout.Figure{ID: readout.NewID('f', rec.ID, words), Measure: measure, Value: value, Unit: "person",
		Bound: bound, Evidence: readout.Cite(rec.Document, w.find(rec, words))})
}

func TestUpdate_anOutletsTollGrows(t *testing.T) {
	w := newWorld(t)
	first := w.report("North", "2024-10-01", "At least four miners died.\nA day before it was two.\n")
	w.figure(first, "toll", "four miners", 4, readout.BoundAtLeast)
	w.want(0, readout.FindingUpdate, readout.SlotCount)

	w.figure(w.report("South", "2024-10-02", "Seven miners died.\n"), "toll", "Seven miners", 7, readout.BoundNone)
	w.figure(w.report("North", "2024-10-01", "Later that day six miners were dead.\n"), "toll", "six miners", 6, readout.BoundNone)
	w.want(0, readout.FindingUpdate, readout.SlotCount) // another outlet; the same day

	w.figure(w.report("North", "2024-10-03", "The toll rose to 11.\n"), "toll", "11", 11, readout.BoundNone)
	w.figure(w.report("North", "2024-10-04", "Of 11 dead miners nothing new is known.\n"), "toll", "11 dead", 11, readout.BoundNone)
	got := w.want(1, readout.FindingUpdate, readout.SlotCount)
	if len(got) == 1 && (len(got[0].Values) != 2 || got[0].Values[1].Value != "11") {
		t.Errorf("values: %+v", got[0].Values)
	}
}

func TestUpdate_ofReportsWithTwoTollsIsNotDrawn(t *testing.T) {
	w := newWorld(t)
	w.figure(w.report("North", "2024-10-01", "Four miners died.\n"), "toll", "Four miners", 4, readout.BoundNone)
	two := w.report("North", "2024-10-02", "Nine miners died in one pit and two sailors at sea.\n")
	w.figure(two, "toll", "Nine miners", 9, readout.BoundNone)
	w.figure(two, "toll", "two sailors", 2, readout.BoundNone)
	w.want(0, readout.FindingUpdate, readout.SlotCount)
	w.figure(w.report("North", "2024-10-03", "Shares fell by 9 points.\n"), "price", "9 points", 9, readout.BoundNone)
	w.want(0, readout.FindingUpdate, readout.SlotCount)
}
