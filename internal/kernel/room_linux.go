package kernel

import "golang.org/x/sys/unix"

// askHugePages asks for large pages under b, which begins one. Where the system
// has none to lend, all works as well on small ones.
func askHugePages(b []byte) { _ = unix.Madvise(b, unix.MADV_HUGEPAGE) }
