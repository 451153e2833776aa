package parallel_test

import (
	"fmt"
	"sync/atomic"
	"testing"

	"readout/internal/parallel"
)

func TestEach_doesAllAndGivesTheFirstError(t *testing.T) {
	for _, n := range []int{0, 1, 2, 1000} {
		var done atomic.Int64
		err := parallel.Each(n, func(i int) error {
			done.Add(1)
			if i == 1 || i == 999 {
				return fmt.Errorf("failed at %d", i)
			}
			return nil
		})
		if int(done.Load()) != n || n > 1 != (err != nil) || err != nil && err.Error() != "failed at 1" {
			t.Errorf("of %d: %d done, error %v", n, done.Load(), err)
		}
	}
}
