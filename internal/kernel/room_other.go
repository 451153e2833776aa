//go:build !linux

package kernel

func askHugePages([]byte) {}
