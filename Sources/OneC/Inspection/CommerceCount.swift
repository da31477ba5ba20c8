import Domain

/// What a file of CommerceML holds, counted.
struct CommerceCount {
    private var header = CommerceHeader()
    private var containers = 0
    private var documents = 0
    private var goods = 0
    private var offers = 0
    private var counterparties = 0
    private var refused = 0

    mutating func add(_ item: CommerceItem) {
        switch item {
        case .header(let header): self.header = header
        case .document(let document): add(document)
        case .container(let container):
            containers += 1
            refused += container.refused.count
            for document in container.documents { add(document) }
        case .counterparty: counterparties += 1
        case .good: goods += 1
        case .offer: offers += 1
        case .refused: refused += 1
        case .other: break
        }
    }

    private mutating func add(_ document: CommerceDocument) {
        for document in document.flattened {
            documents += 1
            refused += document.refusedSubordinates.count
        }
    }

    var json: String {
        var line = JSONLine()
        line.add("schema_version", header.schemaVersion)
        line.add("encoding", header.encoding)
        line.add("generated", header.generated)
        line.add("namespace", header.namespace)
        line.add("containers", containers)
        line.add("documents", documents)
        line.add("catalog_items", goods)
        line.add("offers", offers)
        line.add("counterparties", counterparties)
        line.add("refused", refused)
        return line.text
    }
}
