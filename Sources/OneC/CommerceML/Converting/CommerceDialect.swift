/// Which of 1C's products wrote a file; they differ in what their silence means.
package enum CommerceDialect: String, Hashable, Sendable, CaseIterable {
    /// УправлениеТорговлей 11: no payments of their own, only that nothing is left to pay.
    case trade
    /// УНФ 3: payments nested in the order. The element is left out when the list has become empty.
    case small
    /// Version 3: a container an order.
    case containers

    /// Reads a file's header: the namespace decides, then the version.
    package init(_ header: CommerceHeader) {
        let namespace = header.namespace ?? ""
        if namespace.hasSuffix("commerceml_3") || header.schemaVersion?.hasPrefix("3") == true {
            self = .containers
        } else {
            self = namespace.hasSuffix("commerceml_210") ? .small : .trade
        }
    }

    /// Whether an order without a list of payments says that it has none.
    var listsPayments: Bool { self == .small }
}
