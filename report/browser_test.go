package report

import (
	"context"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/chromedp"

	"readout/internal/fixture"
)

// browser starts a headless Chromium with the affair's page, in a window of a
// width, and returns what it asks of the network.
func browser(t *testing.T, width int64) (ctx context.Context, requests func() []string) {
	t.Helper()
	path := ""
	for _, name := range []string{"chromium", "chromium-browser", "google-chrome", "headless-shell"} {
		if p, err := exec.LookPath(name); err == nil {
			path = p
			break
		}
	}
	if path == "" {
		t.Skip("no Chromium on this machine: the page is not tried in a browser (apt-get install chromium)")
	}
	file := filepath.Join(t.TempDir(), "brief.html")
	f, err := os.Create(file)
	if err != nil {
		t.Fatal(err)
	}
	if err := HTML(f, New(fixture.Affair(), Options{})); err != nil {
		t.Fatal(err)
	}
	if err := f.Close(); err != nil {
		t.Fatal(err)
	}
	opts := append(chromedp.DefaultExecAllocatorOptions[:], chromedp.ExecPath(path), chromedp.NoSandbox, chromedp.Flag("disable-component-update", true), chromedp.Flag("disable-quic", true))
	ctx, cancel := chromedp.NewExecAllocator(context.Background(), opts...)
	t.Cleanup(cancel)
	ctx, cancel = chromedp.NewContext(ctx)
	t.Cleanup(cancel)
	if err := chromedp.Do(ctx); err != nil {
		t.Fatal(err)
	}
	var asked []string
	if err := chromedp.Listen(ctx, func(event any) {
		if e, ok := event.(*network.EventRequestWillBeSent); ok {
			asked = append(asked, e.Request.URL)
		}
	}); err != nil {
		t.Fatal(err)
	}
	ctx, cancel = context.WithTimeout(ctx, 30*time.Second)
	t.Cleanup(cancel)
	if err := chromedp.Do(ctx, chromedp.EmulateViewport(width, 800), chromedp.Navigate("file://"+file)); err != nil {
		t.Fatal(err)
	}
	return ctx, func() []string { return asked }
}

func eval[T any](t *testing.T, ctx context.Context, script string) T {
	t.Helper()
	v, err := chromedp.Run(ctx, chromedp.Evaluate[T](script))
	if err != nil {
		t.Fatalf("%s: %v", script, err)
	}
	return v
}

func TestPage_linkOpensTheArticleAtTheLitSentence(t *testing.T) {
	ctx, requests := browser(t, 1280)
	if eval[bool](t, ctx, `document.querySelector(".articles details").open`) {
		t.Error("articles are open before a link is followed")
	}
	const link = `.finding.conflict a.cite`
	eval[string](t, ctx, `document.querySelector("`+link+`").click(); ""`)
	wait := time.Now().Add(5 * time.Second)
	for eval[int](t, ctx, `document.querySelectorAll(".lit").length`) == 0 && time.Now().Before(wait) {
		time.Sleep(20 * time.Millisecond)
	}
	sentence := eval[string](t, ctx, `document.querySelector(".lit").textContent`)
	if !strings.Contains(sentence, "It was Kallas who asked for it") {
		t.Errorf("the lit sentence is %q", sentence)
	}
	if !eval[bool](t, ctx, `document.querySelector(".lit").closest("details").open`) {
		t.Error("the article stayed folded")
	}
	if !eval[bool](t, ctx, `(function(r){return r.top>=0&&r.bottom<=innerHeight})(document.querySelector(".lit").getBoundingClientRect())`) {
		t.Error("the lit sentence is not in sight")
	}
	if plain, lit := eval[string](t, ctx, `getComputedStyle(document.querySelector(".sentence:not(.lit)")).backgroundColor`),
		eval[string](t, ctx, `getComputedStyle(document.querySelector(".lit")).backgroundColor`); plain == lit {
		t.Errorf("the lit sentence looks like the others: %s", lit)
	}
	for _, url := range requests() {
		if !strings.HasPrefix(url, "file://") {
			t.Errorf("the page asked for %s", url)
		}
	}
}

func TestPage_fitsAPhone(t *testing.T) {
	ctx, _ := browser(t, 390)
	if wide := eval[int](t, ctx, `document.documentElement.scrollWidth`); wide > 390 {
		t.Errorf("the page is %d pixels wide on a screen of 390", wide)
	}
	small := eval[[]string](t, ctx, `Array.from(document.querySelectorAll("main *")).filter(function(e){return e.children.length===0&&e.textContent.trim()&&e.getClientRects().length&&!e.closest("svg,sup")&&parseFloat(getComputedStyle(e).fontSize)<12}).map(function(e){return e.textContent})`)
	if len(small) > 0 {
		t.Errorf("too small to read: %q", small)
	}
}

func TestPage_changesBetweenLightAndDark(t *testing.T) {
	ctx, _ := browser(t, 1280)
	const paper = `getComputedStyle(document.body).backgroundColor`
	before := eval[string](t, ctx, paper)
	eval[string](t, ctx, `document.getElementById("theme").click(); ""`)
	if after := eval[string](t, ctx, paper); after == before {
		t.Errorf("the page stayed %s", after)
	}
	if !eval[bool](t, ctx, `!document.querySelector("[onclick],[style]")`) {
		t.Error("the page has inline style or handlers, which its policy forbids")
	}
}
