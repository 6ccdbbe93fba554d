package store

import (
	"errors"
	"os"
	"path/filepath"
	"strings"

	"golang.org/x/sys/unix"
)

// networkDrive tells whether a folder lies on another machine, where SQLite's
// locks and shared memory cannot be trusted.
func networkDrive(dir string) (bool, error) {
	var s unix.Statfs_t
	if err := unix.Statfs(dir, &s); err != nil {
		return false, err
	}
	if uint32(s.Type) == unix.FUSE_SUPER_MAGIC {
		return remoteFUSE(dir)
	}
	return remoteMagic(uint32(s.Type)), nil
}

// remoteMagic knows file systems by the numbers of statfs(2). 9P is not among
// them: virtual machines and containers have their own disks by it.
func remoteMagic(magic uint32) bool {
	switch magic {
	case unix.NFS_SUPER_MAGIC, unix.SMB_SUPER_MAGIC, unix.SMB2_SUPER_MAGIC, unix.CIFS_SUPER_MAGIC,
		unix.CODA_SUPER_MAGIC, unix.AFS_SUPER_MAGIC, unix.AFS_FS_MAGIC, unix.NCP_SUPER_MAGIC, unix.CEPH_SUPER_MAGIC:
		return true
	}
	return false
}

// remoteFUSE asks the list of mounts which program serves the folder.
func remoteFUSE(dir string) (bool, error) {
	list, err := os.ReadFile("/proc/self/mountinfo")
	if errors.Is(err, os.ErrNotExist) {
		return false, nil
	}
	if err != nil {
		return false, err
	}
	abs, err := filepath.Abs(dir)
	if err != nil {
		return false, err
	}
	if real, err := filepath.EvalSymlinks(abs); err == nil {
		abs = real
	}
	return remoteFUSEType(mountType(string(list), abs)), nil
}

// mountType finds the type of the file system that dir lies on in a list as
// proc(5) describes /proc/pid/mountinfo: the longest mount point wins, and of
// equal ones the later.
func mountType(list, dir string) string {
	best, kind := -1, ""
	for line := range strings.Lines(list) {
		mount, after, ok := strings.Cut(line, " - ")
		fields := strings.Fields(mount)
		if !ok || len(fields) < 5 {
			continue
		}
		point := unescapeMount(fields[4])
		inside := dir == point || point == "/" || strings.HasPrefix(dir, point+"/")
		if inside && len(point) >= best {
			best = len(point)
			kind, _, _ = strings.Cut(after, " ")
		}
	}
	return kind
}

func unescapeMount(s string) string {
	return strings.NewReplacer(`\040`, " ", `\011`, "\t", `\012`, "\n", `\134`, `\`).Replace(s)
}

func remoteFUSEType(kind string) bool {
	switch strings.TrimPrefix(kind, "fuse.") {
	case "sshfs", "rclone", "s3fs", "davfs", "davfs2", "curlftpfs", "smbnetfs", "gvfsd-fuse", "kio-fuse", "glusterfs", "onedriver", "google-drive-ocamlfuse":
		return true
	}
	return false
}
