import CSystemd
import Glibc

/// Recognises a standard error that systemd has connected to the journal.
enum JournalStream {
    /// Whether `text` ($JOURNAL_STREAM, `device:inode`) is the stream behind standard error. A shell started from the
    /// service inherits the variable but not the stream, hence the comparison (systemd.exec(5)).
    static func isStandardError(_ text: String?) -> Bool { matches(text, descriptor: STDERR_FILENO) }

    static func matches(_ text: String?, descriptor: Int32) -> Bool {
        let numbers = (text ?? "").split(separator: ":", omittingEmptySubsequences: false).map { UInt64($0) }
        guard numbers.count == 2, let device = numbers[0], let inode = numbers[1] else { return false }
        return svod_is_stream(descriptor, device, inode) != 0
    }
}
