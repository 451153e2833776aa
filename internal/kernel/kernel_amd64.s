//go:build amd64 && !purego

#include "textflag.h"

// The constants of the hidden layer.
DATA largest<>+0(SB)/8, $0x1fff1fff1fff1fff
DATA largest<>+8(SB)/8, $0x1fff1fff1fff1fff
DATA largest<>+16(SB)/8, $0x1fff1fff1fff1fff
DATA largest<>+24(SB)/8, $0x1fff1fff1fff1fff
GLOBL largest<>(SB), RODATA|NOPTR, $32

// func findAVX2(features *uint32, n int, keys, start *uint32, buckets uint32, places *uint32, rows *byte, width int) int
//
// Eight keys from a bucket's beginning on are compared with a feature at once.
// Keys ascend, so that a ninth is looked at only where the eighth is smaller.
// The row of a key that was equal is called up: two lines of it.
TEXT ·findAVX2(SB), NOSPLIT, $0-72
	MOVQ features+0(FP), SI
	MOVQ n+8(FP), R12
	MOVQ keys+16(FP), R11
	MOVQ start+24(FP), R10
	MOVL buckets+32(FP), R9
	MOVQ places+40(FP), DI
	MOVQ rows+48(FP), R13
	MOVQ width+56(FP), R14
	XORQ R15, R15            // where the row of the last place is
	XORQ R8, R8              // how many were found

feature:
	MOVL (SI), AX
	CMPL AX, $1
	ADCL $0, AX              // 0 counts as 1
	MOVL AX, BX
	IMULQ R9, BX
	SHRQ $32, BX             // the bucket
	MOVL (R10)(BX*4), CX     // the place of its first key
	VMOVD AX, X0
	VPBROADCASTD X0, Y0

compare:
	VPCMPEQD (R11)(CX*4), Y0, Y1
	VMOVMSKPS Y1, DX
	CMPL AX, 28(R11)(CX*4)
	JHI crowded

found:
	TZCNTL DX, BX
	ADDL CX, BX
	MOVL BX, (DI)(R8*4)
	IMULQ R14, BX
	TESTL DX, DX
	CMOVQEQ R15, BX          // none was equal: the row before it again
	MOVQ BX, R15
	PREFETCHT0 (R13)(BX*1)
	PREFETCHT0 64(R13)(BX*1)
	CMPL DX, $1
	SBBQ $-1, R8             // one more if a key was equal
	ADDQ $4, SI
	DECQ R12
	JNZ feature
	VZEROUPPER
	MOVQ R8, ret+64(FP)
	RET

crowded:
	// The eighth key is below the feature: none was equal. At the end of the
	// keys it is nought, and there is nothing more.
	CMPL 28(R11)(CX*4), $0
	JEQ found
	ADDL $8, CX
	JMP compare

// ADD adds 32 columns of the row at AX to their sums: whole words, whose low
// bytes are of even place, and the bytes of odd place alone.
#define ADD(at, words, odd) \
	VMOVDQU at(R8)(AX*1), Y15 \
	VPADDW Y15, words, words \
	VPSRLW $8, Y15, Y15 \
	VPADDW Y15, odd, odd

// FINISH adds 32 columns to the sums of before at R9: bytes of even place are
// the words less those of odd place.
#define FINISH(at, words, odd) \
	VPSLLW $8, odd, Y15 \
	VPSUBW Y15, words, words \
	VPUNPCKLWD odd, words, Y14 \
	VPUNPCKHWD odd, words, Y15 \
	VPERM2I128 $0x20, Y15, Y14, Y13 \
	VPERM2I128 $0x31, Y15, Y14, Y14 \
	VPSUBW Y12, Y13, Y13 \
	VPSUBW Y12, Y14, Y14 \
	VPADDW at(R9), Y13, Y13 \
	VPADDW at+32(R9), Y14, Y14 \
	VMOVDQU Y13, at(R9) \
	VMOVDQU Y14, at+32(R9)

// OFFSET makes what FINISH needs: the offset of n rows, in Y12.
#define OFFSET \
	SHLQ $7, DX \
	VMOVD DX, X12 \
	VPBROADCASTW X12, Y12

// func sum128AVX2(rows *byte, width int, places *uint32, n int, sums *int16)
TEXT ·sum128AVX2(SB), NOSPLIT, $0-40
	MOVQ rows+0(FP), R8
	MOVQ width+8(FP), R10
	MOVQ places+16(FP), SI
	MOVQ n+24(FP), CX
	MOVQ sums+32(FP), R9
	MOVQ CX, DX
	VPXOR Y0, Y0, Y0
	VPXOR Y1, Y1, Y1
	VPXOR Y2, Y2, Y2
	VPXOR Y3, Y3, Y3
	VPXOR Y4, Y4, Y4
	VPXOR Y5, Y5, Y5
	VPXOR Y6, Y6, Y6
	VPXOR Y7, Y7, Y7

row:
	MOVL (SI), AX
	ADDQ $4, SI
	IMULQ R10, AX
	ADD(0, Y0, Y4)
	ADD(32, Y1, Y5)
	ADD(64, Y2, Y6)
	ADD(96, Y3, Y7)
	DECQ CX
	JNZ row
	OFFSET
	FINISH(0, Y0, Y4)
	FINISH(64, Y1, Y5)
	FINISH(128, Y2, Y6)
	FINISH(192, Y3, Y7)
	VZEROUPPER
	RET

// func sum64AVX2(rows *byte, width int, places *uint32, n int, sums *int16)
TEXT ·sum64AVX2(SB), NOSPLIT, $0-40
	MOVQ rows+0(FP), R8
	MOVQ width+8(FP), R10
	MOVQ places+16(FP), SI
	MOVQ n+24(FP), CX
	MOVQ sums+32(FP), R9
	MOVQ CX, DX
	VPXOR Y0, Y0, Y0
	VPXOR Y1, Y1, Y1
	VPXOR Y4, Y4, Y4
	VPXOR Y5, Y5, Y5

row:
	MOVL (SI), AX
	ADDQ $4, SI
	IMULQ R10, AX
	ADD(0, Y0, Y4)
	ADD(32, Y1, Y5)
	DECQ CX
	JNZ row
	OFFSET
	FINISH(0, Y0, Y4)
	FINISH(64, Y1, Y5)
	VZEROUPPER
	RET

// func addAVX2(terms *int16, n int, sums *int16)
//
// n is a multiple of 16, and not nought.
TEXT ·addAVX2(SB), NOSPLIT, $0-24
	MOVQ terms+0(FP), SI
	MOVQ n+8(FP), CX
	MOVQ sums+16(FP), DI
	SHRQ $4, CX

columns:
	VMOVDQU (DI), Y0
	VPADDW (SI), Y0, Y0
	VMOVDQU Y0, (DI)
	ADDQ $32, SI
	ADDQ $32, DI
	DECQ CX
	JNZ columns
	VZEROUPPER
	RET

// func unitsAVX2(first *int16, n int, units *int16)
//
// n is a multiple of 16, and not nought.
TEXT ·unitsAVX2(SB), NOSPLIT, $0-24
	MOVQ first+0(FP), SI
	MOVQ n+8(FP), CX
	MOVQ units+16(FP), DI
	SHRQ $4, CX
	VPXOR Y11, Y11, Y11
	VMOVDQU largest<>(SB), Y10

columns:
	VMOVDQU (DI), Y0
	VPADDSW (SI), Y0, Y0
	VPMAXSW Y11, Y0, Y0
	VPMINSW Y10, Y0, Y0
	VMOVDQU Y0, (DI)
	ADDQ $32, SI
	ADDQ $32, DI
	DECQ CX
	JNZ columns
	VZEROUPPER
	RET

// func score8AVX2(weights *int16, stride int, units *int16, pairs int, bias, scores *int32)
//
// A pair of units is multiplied with the pair of weights of eight classes, and
// the two products of each are added.
TEXT ·score8AVX2(SB), NOSPLIT, $0-48
	MOVQ weights+0(FP), R8
	MOVQ stride+8(FP), R10
	MOVQ units+16(FP), SI
	MOVQ pairs+24(FP), CX
	MOVQ bias+32(FP), R9
	MOVQ scores+40(FP), DI
	VMOVDQU (R9), Y0

pair:
	VPBROADCASTD (SI), Y8
	VPMADDWD (R8), Y8, Y4
	VPADDD Y4, Y0, Y0
	ADDQ $4, SI
	ADDQ R10, R8
	DECQ CX
	JNZ pair
	VMOVDQU Y0, (DI)
	VZEROUPPER
	RET

// func score32AVX2(weights *int16, stride int, units *int16, pairs int, bias, scores *int32)
TEXT ·score32AVX2(SB), NOSPLIT, $0-48
	MOVQ weights+0(FP), R8
	MOVQ stride+8(FP), R10
	MOVQ units+16(FP), SI
	MOVQ pairs+24(FP), CX
	MOVQ bias+32(FP), R9
	MOVQ scores+40(FP), DI
	VMOVDQU (R9), Y0
	VMOVDQU 32(R9), Y1
	VMOVDQU 64(R9), Y2
	VMOVDQU 96(R9), Y3

pair:
	VPBROADCASTD (SI), Y8
	VPMADDWD (R8), Y8, Y4
	VPMADDWD 32(R8), Y8, Y5
	VPMADDWD 64(R8), Y8, Y6
	VPMADDWD 96(R8), Y8, Y7
	VPADDD Y4, Y0, Y0
	VPADDD Y5, Y1, Y1
	VPADDD Y6, Y2, Y2
	VPADDD Y7, Y3, Y3
	ADDQ $4, SI
	ADDQ R10, R8
	DECQ CX
	JNZ pair
	VMOVDQU Y0, (DI)
	VMOVDQU Y1, 32(DI)
	VMOVDQU Y2, 64(DI)
	VMOVDQU Y3, 96(DI)
	VZEROUPPER
	RET
