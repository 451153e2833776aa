package eval

import (
	"encoding/csv"
	"encoding/json"
	"fmt"
	"io"
	"runtime"
	"strconv"
	"strings"
	"time"

	"readout"
)

// GrowthPlan says how a ledger is to grow while it is timed.
type GrowthPlan struct {
	Documents int // in the end; invented ones where there are not so many
	Step      int // documents between two measurements
	Single    int // of each step, how many are added one by one
}

// GrowthStep is what documents cost at one size of the ledger.
type GrowthStep struct {
	Documents int     `json:"documents"` // in the ledger when it was over
	Invented  int     `json:"invented"`  // of them
	Batch     float64 `json:"batch_ms"`  // a document, of those added at once
	BatchCPU  float64 `json:"batch_cpu_ms"`
	Single    float64 `json:"single_ms"` // a document, of those added one by one
	SingleCPU float64 `json:"single_cpu_ms"`
	Memory    float64 `json:"memory_mb"` // held by the program
	Ledger    float64 `json:"ledger_mb"`
}

// Growth is the cost of a document against the size of the ledger.
type Growth struct {
	Steps []GrowthStep
	Notes []string
}

// Grower is the ledger that grows.
type Grower struct {
	Add  func(docs []*readout.Document) error // adds documents and brings the view up to date
	Size func() int64                         // of the ledger in bytes
}

// MeasureGrowth adds documents step by step and says what each step cost,
// calling shown after it. Where a plan wants more documents than there are, it
// goes on with invented ones.
func MeasureGrowth(docs []*readout.Document, plan GrowthPlan, ledger Grower, shown func(GrowthStep)) (*Growth, error) {
	if len(docs) == 0 || plan.Step < 1 || plan.Single < 0 || plan.Single >= plan.Step {
		return nil, readout.Errorf(readout.KindInvalid, "growth: %d documents in steps of %d, %d of them one by one, cannot be measured", len(docs), plan.Step, plan.Single)
	}
	if plan.Documents <= 0 {
		plan.Documents = len(docs)
	}
	out, inventor := &Growth{}, NewInventor(docs)
	for at := 0; at < plan.Documents; {
		var step []*readout.Document
		for ; len(step) < plan.Step && at < plan.Documents; at++ {
			doc, err := inventor.Invent(docs[at%len(docs)], at/len(docs))
			if err != nil {
				return out, err
			}
			step = append(step, doc)
		}
		s, err := growOnce(step, plan, ledger)
		if err != nil {
			return out, fmt.Errorf("growth: after %d documents: %w", at-len(step), err)
		}
		s.Documents, s.Invented = at, max(0, at-len(docs))
		out.Steps = append(out.Steps, s)
		shown(s)
	}
	if plan.Documents > len(docs) {
		out.Notes = append(out.Notes, fmt.Sprintf("%d reports are invented, for size only: those read, with other words of theirs for all but the short ones, and later dates", plan.Documents-len(docs)))
	}
	return out, nil
}

// growOnce adds one step: most of it at once, the last documents one by one.
func growOnce(step []*readout.Document, plan GrowthPlan, ledger Grower) (GrowthStep, error) {
	single := min(plan.Single, len(step)-1)
	batch := len(step) - single
	s := GrowthStep{}
	wall, cpu, err := timed(func() error { return ledger.Add(step[:batch]) })
	if err != nil {
		return s, err
	}
	s.Batch, s.BatchCPU = each(wall, batch), each(cpu, batch)
	wall, cpu, err = timed(func() error {
		for _, d := range step[batch:] {
			if err := ledger.Add([]*readout.Document{d}); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		return s, err
	}
	if single > 0 {
		s.Single, s.SingleCPU = each(wall, single), each(cpu, single)
	}
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	s.Memory, s.Ledger = float64(m.Sys-m.HeapReleased)/1e6, float64(ledger.Size())/1e6
	return s, nil
}

// timed runs f and says how long it took by the clock and of the processors.
func timed(f func() error) (wall, cpu time.Duration, err error) {
	begun, used := time.Now(), processorTime()
	err = f()
	return time.Since(begun), processorTime() - used, err
}

// each is milliseconds a document.
func each(d time.Duration, n int) float64 { return float64(d.Microseconds()) / 1000 / float64(n) }

// GrowthHead is the head of the table that [GrowthStep.Row] fills.
const GrowthHead = "  in the ledger   at once ms    CPU ms   one by one ms    CPU ms   memory MB   ledger MB"

// Row is a step as a row of a table.
func (s GrowthStep) Row() string {
	return fmt.Sprintf("%15d %12.1f %9.1f %15.1f %9.1f %11.0f %11.1f", s.Documents, s.Batch, s.BatchCPU, s.Single, s.SingleCPU, s.Memory, s.Ledger)
}

// barWidth is how many blocks the longest bar has.
const barWidth = 40

// Print draws the steps as bars and writes the notes.
func (g *Growth) Print(w io.Writer) {
	g.bars(w, "milliseconds a document, added at once", func(s GrowthStep) float64 { return s.Batch })
	g.bars(w, "milliseconds a document, one by one", func(s GrowthStep) float64 { return s.Single })
	for _, n := range g.Notes {
		fmt.Fprintln(w, "note:", n)
	}
}

func (g *Growth) bars(w io.Writer, title string, value func(GrowthStep) float64) {
	most := 0.0
	for _, s := range g.Steps {
		most = max(most, value(s))
	}
	if most == 0 {
		return
	}
	fmt.Fprintf(w, "\n%s\n", title)
	for _, s := range g.Steps {
		fmt.Fprintf(w, "%9d %-*s %.1f\n", s.Documents, barWidth, strings.Repeat("█", int(value(s)/most*barWidth+0.5)), value(s))
	}
}

// JSON writes the steps, a line each.
func (g *Growth) JSON(w io.Writer) error {
	for _, s := range g.Steps {
		if err := json.NewEncoder(w).Encode(s); err != nil {
			return fmt.Errorf("growth: %w", err)
		}
	}
	return nil
}

// CSV writes the steps as a table with a head.
func (g *Growth) CSV(w io.Writer) error {
	out := csv.NewWriter(w)
	rows := [][]string{{"documents", "invented", "batch_ms", "batch_cpu_ms", "single_ms", "single_cpu_ms", "memory_mb", "ledger_mb"}}
	for _, s := range g.Steps {
		row := []string{strconv.Itoa(s.Documents), strconv.Itoa(s.Invented)}
		for _, v := range []float64{s.Batch, s.BatchCPU, s.Single, s.SingleCPU, s.Memory, s.Ledger} {
			row = append(row, strconv.FormatFloat(v, 'f', 3, 64))
		}
		rows = append(rows, row)
	}
	if err := out.WriteAll(rows); err != nil {
		return fmt.Errorf("growth: %w", err)
	}
	return nil
}
