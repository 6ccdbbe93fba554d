package cli

// The words of the calls about halls and their seats.

type hallCmd struct {
	List hallListCmd `cmd:""`
	New  hallNewCmd  `cmd:""`
	Seat hallSeatCmd `cmd:""`
}

type (
	hallListCmd struct{}
	hallNewCmd  struct {
		Name      string `arg:"" name:"NAME"`
		Blocks    int    `default:"2" placeholder:"N"`
		Rows      int    `default:"10" placeholder:"N"` // of each block
		Seats     int    `default:"10" placeholder:"N"` // of each row
		Presidium int    `placeholder:"N"`              // seats on the stage
	}
	hallSeatCmd struct {
		Hall  string `placeholder:"NAME"`
		By    string `enum:"protocol,delegation,round" required:"" placeholder:"protocol|delegation|round"`
		Rest  bool   // only those who have no seat
		Check bool   // tells what would change, and changes nothing
	}
)
