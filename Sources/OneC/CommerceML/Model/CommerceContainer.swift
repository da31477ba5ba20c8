/// A `Контейнер` of version 3: an order with its payments and shipments.
package struct CommerceContainer: Sendable, Hashable {
    /// Its documents in order, each with its base.
    package var documents: [CommerceDocument] = []
    /// Those that were refused.
    package var refused: [CommerceRefusal] = []
    /// Whatever else stands there.
    package var others: [CommerceNode] = []

    /// Creates a container.
    package init() {}

    /// Its order; without one its only document that states no base.
    package var order: CommerceDocument? {
        if let order = documents.first(where: { $0.kind == .order }) { return order }
        let roots = documents.filter { $0.statedBase == nil && $0.kind == nil }
        return roots.count == 1 ? roots.first : nil
    }

    /// Gives the documents without a stated base the container's order for one.
    mutating func settleBases() {
        guard let order else { return }
        for index in documents.indices where documents[index].statedBase == nil && documents[index].id != order.id {
            documents[index].base = order.id
        }
    }
}
