package store

import (
	"testing"

	"golang.org/x/sys/unix"
)

func TestRemoteMagic(t *testing.T) {
	for magic, want := range map[uint32]bool{
		unix.NFS_SUPER_MAGIC: true, unix.CIFS_SUPER_MAGIC: true, unix.SMB2_SUPER_MAGIC: true,
		unix.EXT4_SUPER_MAGIC: false, unix.BTRFS_SUPER_MAGIC: false, unix.TMPFS_MAGIC: false,
		unix.XFS_SUPER_MAGIC: false, unix.OVERLAYFS_SUPER_MAGIC: false, unix.V9FS_MAGIC: false,
	} {
		if got := remoteMagic(magic); got != want {
			t.Errorf("%#x: %v", magic, got)
		}
	}
}

func TestMountType(t *testing.T) {
	const list = `22 1 8:1 / / rw,relatime shared:1 - ext4 /dev/sda1 rw
90 22 0:60 / /home/lan/máy\040chủ rw,nosuid shared:9 - fuse.sshfs lan@host:/ rw,user_id=1000
91 22 0:61 / /media/usb rw shared:10 - fuseblk /dev/sdb1 rw
92 22 0:62 / /media/usb/share rw - cifs //host/share rw
short line
`
	for dir, want := range map[string]string{
		"/var/lib":                   "ext4",
		"/home/lan/máy chủ":          "fuse.sshfs",
		"/home/lan/máy chủ/dữ liệu":  "fuse.sshfs",
		"/home/lan/máy chủ khác":     "ext4",
		"/media/usb/a":               "fuseblk",
		"/media/usb/share/vinh-danh": "cifs",
	} {
		if got := mountType(list, dir); got != want {
			t.Errorf("%s: %q, want %q", dir, got, want)
		}
	}
	for kind, want := range map[string]bool{"fuse.sshfs": true, "fuse.rclone": true, "fuseblk": false, "ext4": false, "": false} {
		if got := remoteFUSEType(kind); got != want {
			t.Errorf("%s: %v", kind, got)
		}
	}
}

func TestLocalFolderIsLocal(t *testing.T) {
	if remote, err := networkDrive(t.TempDir()); err != nil || remote {
		t.Errorf("remote %v, error %v", remote, err)
	}
}
