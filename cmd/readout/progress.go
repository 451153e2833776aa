package main

import (
	"fmt"
	"os"
	"sync/atomic"
	"time"

	"github.com/vbauerster/mpb/v8"
	"github.com/vbauerster/mpb/v8/decor"
	"golang.org/x/term"

	"readout/ingest"
)

// progress shows how far a long run has come: files of all, reports, reports a
// second, time left. It draws on a terminal only; elsewhere it does nothing.
type progress struct {
	bars  *mpb.Progress
	bar   *mpb.Bar
	begun time.Time
	docs  atomic.Int64
}

// newProgress shows what is done, as "reading " and "%d of %d files".
func (a *app) newProgress(doing, counted string) *progress {
	p := &progress{begun: time.Now()}
	f, ok := a.err.(*os.File)
	if a.quiet || !ok || !term.IsTerminal(int(f.Fd())) {
		return p
	}
	p.bars = mpb.New(mpb.WithOutput(f), mpb.WithWidth(48))
	p.bar = p.bars.AddBar(0, mpb.BarRemoveOnComplete(),
		mpb.PrependDecorators(decor.Name(doing), decor.CountersNoUnit(counted)),
		mpb.AppendDecorators(decor.Any(p.rate), decor.Name("  "), decor.OnComplete(decor.AverageETA(decor.ET_STYLE_GO), ""), decor.Name(" left")))
	return p
}

func (p *progress) rate(decor.Statistics) string {
	s := time.Since(p.begun).Seconds()
	return fmt.Sprintf(" %d reports, %.0f a second", p.docs.Load(), float64(p.docs.Load())/max(s, 0.001))
}

// read takes the state of the reading; ingest calls it for each input.
func (p *progress) read(s ingest.Progress) {
	if p.bar == nil {
		return
	}
	p.docs.Store(int64(s.Documents))
	p.bar.SetTotal(int64(s.Of), false)
	p.bar.SetCurrent(int64(max(s.Files-1, 0)))
}

// at takes how many reports of all are done.
func (p *progress) at(done, of int) {
	p.read(ingest.Progress{Documents: done, Files: done + 1, Of: of})
}

// close removes the bar.
func (p *progress) close() {
	if p.bar != nil {
		p.bar.SetTotal(-1, true)
		p.bars.Wait()
	}
}
