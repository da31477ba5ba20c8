package import Domain

/// What a document says of a payment, and where it stood.
package struct HeardPayment: Hashable, Sendable {
    /// The payment's document.
    package let document: OneCDocument
    /// The order in whose complete list of payments it stood; nil for a document of its own.
    package let list: OneCDocumentKey?

    /// Creates what was heard.
    package init(_ document: OneCDocument, in list: OneCDocumentKey? = nil) {
        self.document = document
        self.list = list
    }
}
