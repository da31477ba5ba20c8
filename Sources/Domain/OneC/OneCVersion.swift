/// How new a document is, among the documents of one exchange.
///
/// CommerceML names no version: the moment at which the file was formed (`ДатаФормирования`) counts, then the start of the
/// session that brought it. JSON documents carry a number of their own.
package struct OneCVersion: Hashable, Sendable, Codable {
    /// What decides: the moment of forming in microseconds, or the document's own number.
    package let major: Int64
    /// What decides between equal ones: the session's start in microseconds, or 0.
    package let minor: Int64

    /// Creates a version as the store keeps it.
    package init(major: Int64, minor: Int64) {
        self.major = major
        self.minor = minor
    }

    /// The version of what stands in a file: `formed` is the file's `ДатаФормирования`, or the session's start when the
    /// file does not say.
    package init(formed: Timestamp, session: Timestamp) {
        self.init(major: formed.microseconds, minor: session.microseconds)
    }

    /// The version that a document states itself.
    package init(number: Int64) { self.init(major: number, minor: 0) }
}

extension OneCVersion: Comparable {
    /// Orders the older before the newer.
    package static func < (left: OneCVersion, right: OneCVersion) -> Bool {
        (left.major, left.minor) < (right.major, right.minor)
    }
}
