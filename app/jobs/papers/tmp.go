package papers

import (
	"io"
	"vinhdanh/print/pdf"
)

func pdfSplit(r io.ReaderAt, size int64, file func(page int) (io.WriteCloser, pdf.Meta, error)) error { return nil }
