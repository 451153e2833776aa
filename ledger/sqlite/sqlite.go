// Package sqlite keeps a ledger in one SQLite file, or in memory for a brief.
//
// The file is in WAL mode with synchronous=FULL: what a call has stored
// survives a crash of the program and, where the disk honours fsync, a power
// cut. One connection does all the work. A file that is no ledger, or one from
// a newer version, is refused and left as it is, byte for byte.
package sqlite

import (
	"context"
	"database/sql"
	"fmt"
	"net/url"
	"path/filepath"
	"runtime"
	"strconv"
	"strings"
	"sync"

	"github.com/klauspost/compress/zstd"
	_ "modernc.org/sqlite" // the driver

	"readout"
)

// Memory is the path of a ledger that lives only as long as the program.
const Memory = ":memory:"

// The keys of documents lie all over their table: of a large ledger, what is
// read and written again and again is kept at hand (64 MB), and written into the
// file only when the log has 64 MB. The log is what a crash is mended from. New keys,
// those of some five thousand documents, stand in a table of their own, so that not
// every page of the large one is written for every thousand documents.
const (
	recentKeys = 1 << 18
	cache      = "cache_size(-65536)"
	checkpoint = "wal_autocheckpoint(16000)"
)

// oldest is the first SQLite without the WAL-reset corruption of 3.7.0 to 3.51.2.
var oldest = [3]int{3, 51, 3}

// Ledger is a readout.Ledger in SQLite.
type Ledger struct {
	db       *sql.DB
	path     string
	analysis string
	program  string
	encoder  *zstd.Encoder
	decoder  *zstd.Decoder
	watched  int64                // data version when Watch was called last; 0 for never
	recent   int                  // keys that stand apart, at most
	mu       sync.Mutex           // guards asked
	asked    map[string]*sql.Stmt // prepared queries
}

// Option alters how a ledger is opened.
type Option func(*Ledger)

// WithAnalysis names the version of the analysis whose layers are put. Rows are
// stamped with it, and a document put again under another version has its
// layers superseded.
func WithAnalysis(version string) Option {
	return func(l *Ledger) { l.analysis = version }
}

// Open opens the ledger at path and makes it when there is none. Its error is
// of KindInvalid for a file that is no ledger, KindUnsupported for a ledger of
// a newer version, KindUnavailable for one that is locked or may not be read.
func Open(ctx context.Context, path string, opts ...Option) (*Ledger, error) {
	if path != Memory {
		if err := prepare(ctx, path); err != nil {
			return nil, err
		}
	}
	l, err := connect(ctx, path, true)
	if err != nil {
		return nil, err
	}
	for _, o := range opts {
		o(l)
	}
	if err := l.migrate(ctx); err != nil {
		l.Close() // the first error is the one to tell
		return nil, err
	}
	if err := l.adopt(ctx); err != nil {
		l.Close() // the first error is the one to tell
		return nil, err
	}
	return l, nil
}

// connect opens a connection and checks SQLite's version; it does not look at
// what the file holds.
func connect(ctx context.Context, path string, wal bool) (*Ledger, error) {
	db, err := sql.Open("sqlite", dsn(path, wal))
	if err != nil {
		return nil, wrap(path, "open", err)
	}
	db.SetMaxOpenConns(1) // one writer; and a memory ledger is its connection
	db.SetMaxIdleConns(1)
	l := &Ledger{db: db, path: path, recent: recentKeys, asked: map[string]*sql.Stmt{}}
	var version string
	if err := db.QueryRowContext(ctx, "SELECT sqlite_version()").Scan(&version); err != nil {
		db.Close()
		return nil, wrap(path, "open", err)
	}
	if !atLeast(version, oldest) {
		db.Close()
		return nil, readout.Errorf(readout.KindInternal, "built with SQLite %s, which can corrupt a ledger; %d.%d.%d is the oldest that is safe", version, oldest[0], oldest[1], oldest[2])
	}
	if l.encoder, err = zstd.NewWriter(nil, zstd.WithEncoderConcurrency(runtime.GOMAXPROCS(0)), zstd.WithEncoderLevel(zstd.SpeedFastest)); err != nil {
		return nil, fmt.Errorf("sqlite: %w", err)
	}
	if l.decoder, err = zstd.NewReader(nil, zstd.WithDecoderConcurrency(runtime.GOMAXPROCS(0)), zstd.WithDecoderMaxMemory(maxLayers)); err != nil {
		return nil, fmt.Errorf("sqlite: %w", err)
	}
	return l, nil
}

// dsn builds the driver's address of a path. Nothing of the path can become a
// parameter: as a file URI it is escaped.
func dsn(path string, wal bool) string {
	q := url.Values{"_txlock": {"immediate"}}
	for _, p := range []string{"busy_timeout(5000)", "synchronous(FULL)", "foreign_keys(ON)", "trusted_schema(OFF)", "cell_size_check(ON)", "mmap_size(0)", cache, checkpoint} {
		q.Add("_pragma", p)
	}
	if path == Memory {
		return Memory + "?" + q.Encode()
	}
	if wal {
		q.Add("_pragma", "journal_mode(WAL)")
	}
	if abs, err := filepath.Abs(path); err == nil {
		path = abs
	}
	slashed := filepath.ToSlash(path)
	if !strings.HasPrefix(slashed, "/") { // a drive letter
		slashed = "/" + slashed
	}
	return (&url.URL{Scheme: "file", Path: slashed, OmitHost: true}).String() + "?" + q.Encode()
}

func atLeast(version string, least [3]int) bool {
	parts := strings.Split(version, ".")
	for i, want := range least {
		got := 0
		if i < len(parts) {
			got, _ = strconv.Atoi(parts[i]) // what is no number counts as 0
		}
		if got != want {
			return got > want
		}
	}
	return true
}

// Path is where the ledger lives.
func (l *Ledger) Path() string { return l.path }

// Close releases the file.
func (l *Ledger) Close() error {
	l.decoder.Close()
	if err := l.db.Close(); err != nil {
		return wrap(l.path, "close", err)
	}
	return nil
}

// inTx runs f in one transaction.
func (l *Ledger) inTx(ctx context.Context, op string, f func(*sql.Tx) error) error {
	tx, err := l.db.BeginTx(ctx, nil)
	if err != nil {
		return wrap(l.path, op, err)
	}
	if err := f(tx); err != nil {
		tx.Rollback() // f's error is the one to tell
		return wrap(l.path, op, err)
	}
	if err := tx.Commit(); err != nil {
		return wrap(l.path, op, err)
	}
	return nil
}
