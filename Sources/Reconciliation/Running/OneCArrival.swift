package import Domain
package import Store

/// A document of 1C, and what brought it.
package struct OneCArrival: Sendable {
    /// What came.
    package let document: OneCDocument
    /// What brought it.
    package let cause: Cause

    /// Creates an arrival.
    package init(_ document: OneCDocument, cause: Cause) {
        self.document = document
        self.cause = cause
    }
}
