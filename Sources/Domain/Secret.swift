/// A password or key in memory. It never prints itself: a log line, an error or a dump shows stars.
package struct Secret: Hashable, Sendable {
    /// The secret itself; hand it to the peer and to nothing else.
    package let exposed: String

    /// Wraps `secret`.
    package init(_ secret: String) { self.exposed = secret }
}

extension Secret: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    package var description: String { "********" }
    package var debugDescription: String { description }
    package var customMirror: Mirror { Mirror(self, children: []) }
}
