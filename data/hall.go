package data

// Hall is a room with seats, as its plan shows it: the stage above, rows below
// it, the first row nearest.
type Hall struct {
	ID         ID
	Conference ID
	Name       string
	Ordinal    int
	Blocks     []HallBlock
}

// HallBlock is a block of seats between aisles.
type HallBlock struct {
	Name      string // "A": begins each seat's label; "" where there is one block only
	Column    int    // of blocks, from 1, left to right as one faces the stage
	Row       int    // of blocks, from 1, the nearest to the stage first
	Rows      int
	Seats     int   // in a row
	FirstRow  int   // number of its first row; 0 is 1
	Missing   []int // seats that are not there: (row-1)*Seats + seat, both from 1
	Presidium bool  // on the stage: Đoàn Chủ tịch
}

// Seat is one place of a hall.
type Seat struct {
	Hall     ID
	Label    string // "A1-03"; within a hall each is one seat
	Delegate ID     // "" nobody
	Locked   bool   // stays as it is when seats are given out anew
	Reserved string // for whom it is kept free, in words
}
