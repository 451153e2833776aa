package main

import (
	"bytes"
	"context"
	"encoding/json"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strconv"
	"strings"
	"testing"
	"time"

	"readout"
	"readout/ingest"
)

// soakFor says how long the soak lasts, as "10m"; its articles are those of lawFolder.
const soakFor = "READOUT_SOAK"

// soak adds articles to one ledger, batch after batch, and is interrupted and killed.
type soak struct {
	t                  *testing.T
	dir, path          string
	draw               *rand.Rand
	articles           []*readout.Document
	next               int // of articles
	interrupted, kills int
}

// levels is what a program holds once a round is done.
type levels struct {
	heap, rss  int64 // MB
	goroutines int
	files      int // that are open; 0 where the system does not tell
	log, size  int64
}

// TestSoak adds for as long as it is told to, in batches, of which some are
// interrupted and some killed, reads and checks in between, and wants memory, files
// and goroutines to stay as they are, and in the end the ledger that an undisturbed
// program makes.
func TestSoak(t *testing.T) {
	folder, long := os.Getenv(lawFolder), os.Getenv(soakFor)
	if folder == "" || long == "" {
		t.Skipf("set %s to a folder of articles and %s to a time, as 10m", lawFolder, soakFor)
	}
	lasts, err := time.ParseDuration(long)
	if err != nil {
		t.Fatal(err)
	}
	const seed = 11
	s := &soak{t: t, dir: t.TempDir(), draw: rand.New(rand.NewPCG(seed, 5))}
	s.path = filepath.Join(s.dir, "soak.ledger")
	for doc, refusal := range ingest.Read(context.Background(), ingest.Options{}, folder) {
		if refusal == nil {
			s.articles = append(s.articles, doc)
		}
	}
	if len(s.articles) < 1000 {
		t.Fatalf("%d articles prove nothing", len(s.articles))
	}
	var all []levels
	for begun, round := time.Now(), 0; time.Since(begun) < lasts; round++ {
		s.round(round)
		if all = append(all, s.levels()); round%5 == 4 {
			t.Logf("%4.0f s, %d articles, %d interruptions, %d kills: %+v", time.Since(begun).Seconds(), s.next, s.interrupted, s.kills, all[len(all)-1])
		}
	}
	s.steady(all)
	s.like("undisturbed.ledger")
}

// round adds a batch, and what was cut off of it again; then it reads.
func (s *soak) round(n int) {
	var batch bytes.Buffer
	enc := json.NewEncoder(&batch)
	for range 1 + s.draw.IntN(150) {
		d := s.articles[s.next%len(s.articles)]
		s.next++
		record := map[string]string{"id": d.Names[0], "text": d.Text, "title": d.Title, "outlet": d.Outlet}
		if d.Published.Basis == readout.BasisMetadata {
			record["published"] = string(d.Published.Value)
		}
		if err := enc.Encode(record); err != nil {
			s.t.Fatal(err)
		}
	}
	file := write(s.t, s.dir, strconv.Itoa(n)+".jsonl", batch.String())
	if s.draw.IntN(3) == 0 {
		s.cutOff(file)
	}
	if n%7 == 6 {
		s.killed(file)
	}
	reading := [][]string{{"verify"}, {"list", "events"}, {"history"}, {"list", "documents"}}[s.draw.IntN(4)]
	for _, args := range [][]string{{"add", file}, reading} {
		if code, out, errs := readoutRun(s.t, "", append([]string{"-q", "-l", s.path}, args...)...); code != exitRead {
			s.t.Fatalf("%v: exit code %d: %.300s%s", args, code, out, errs)
		}
	}
}

// cutOff adds and is interrupted somewhere in it.
func (s *soak) cutOff(file string) {
	ctx, cancel := context.WithTimeout(context.Background(), time.Duration(s.draw.IntN(2000))*time.Millisecond)
	defer cancel()
	var out bytes.Buffer
	if run(ctx, []string{"-q", "-l", s.path, "add", file}, strings.NewReader(""), &out, &out) != exitRead {
		s.interrupted++
	}
}

// killed has another program add, and kills it.
func (s *soak) killed(file string) {
	child := exec.Command(os.Args[0])
	child.Env = append(os.Environ(), killAt+"=file 0 "+s.path, killFile+"="+file)
	if err := child.Start(); err != nil {
		s.t.Fatal(err)
	}
	time.AfterFunc(time.Duration(s.draw.IntN(3000))*time.Millisecond, func() { child.Process.Kill() })
	if child.Wait() != nil {
		s.kills++
	}
}

func (s *soak) levels() levels {
	runtime.GC()
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	out := levels{heap: int64(m.HeapAlloc >> 20), goroutines: runtime.NumGoroutine(), log: sizeOf(s.path+"-wal") >> 20, size: sizeOf(s.path) >> 20}
	if open, err := os.ReadDir("/proc/self/fd"); err == nil {
		out.files = len(open)
	}
	if b, err := os.ReadFile("/proc/self/statm"); err == nil {
		pages, _ := strconv.ParseInt(strings.Fields(string(b))[1], 10, 64) // 0 where it is no number
		out.rss = pages * int64(os.Getpagesize()) >> 20
	}
	return out
}

// steady wants the last quarter to hold no more than the second.
func (s *soak) steady(all []levels) {
	if len(all) < 8 {
		s.t.Fatalf("%d times measured: too few to tell", len(all))
	}
	most := func(part []levels) (out levels) {
		for _, l := range part {
			out.heap, out.rss, out.goroutines, out.files = max(out.heap, l.heap), max(out.rss, l.rss), max(out.goroutines, l.goroutines), max(out.files, l.files)
		}
		return out
	}
	quarter := len(all) / 4
	before, after := most(all[quarter:2*quarter]), most(all[len(all)-quarter:])
	s.t.Logf("second quarter %+v, last quarter %+v", before, after)
	if after.heap > before.heap+16 || after.goroutines > before.goroutines+2 || after.files > before.files {
		s.t.Errorf("what is held grows: %+v, then %+v", before, after)
	}
}

// like wants the bytes that an undisturbed program gives for the same files.
func (s *soak) like(name string) {
	files, err := filepath.Glob(filepath.Join(s.dir, "*.jsonl"))
	if err != nil {
		s.t.Fatal(err)
	}
	undisturbed := filepath.Join(s.dir, name)
	addedQuietly(s.t, undisturbed, files)
	if exported(s.t, undisturbed) != exported(s.t, s.path) {
		s.t.Error("another export than that of an undisturbed ledger")
	}
	if code, out, errs := readoutRun(s.t, "", "-l", s.path, "verify"); code != exitRead || !strings.Contains(out, " 0 faults") {
		s.t.Errorf("verify: exit code %d: %s%s", code, out, errs)
	}
}
