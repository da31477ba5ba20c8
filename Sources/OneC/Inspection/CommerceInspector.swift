import Domain

/// What `svod inspect commerceml` prints of a file: a line for the file, then a line a document.
///
/// The file is read twice, first to count and then to print, so that a file of any size is inspected in little memory.
package struct CommerceInspector {
    private let path: String

    /// Creates an inspector of the file at `path`.
    package init(path: String) { self.path = path }

    /// Prints what stands in the file and answers what is wrong with it, each with the place.
    ///
    /// - Throws: ``SvodError`` when the file cannot be opened.
    package func run(print: (String) -> Void) throws -> [String] {
        var count = CommerceCount()
        _ = try read { count.add($0) }
        print(count.json)
        var faults: [String] = []
        let end = try read { item in
            switch item {
            case .document(let document): show(document, print, &faults)
            case .container(let container):
                for document in container.documents { show(document, print, &faults) }
                faults += container.refused.map(\.description)
            case .refused(let refusal): faults.append(refusal.description)
            default: break
            }
        }
        return (faults + (end.map { [$0] } ?? [])).map { "\(path): \($0)" }
    }

    private func show(_ document: CommerceDocument, _ print: (String) -> Void, _ faults: inout [String]) {
        for document in document.flattened {
            print(document.inspected)
            faults += document.refusedSubordinates.map(\.description)
        }
    }

    /// Reads the file; answers what broke the reading.
    private func read(_ consumer: (CommerceItem) -> Void) throws -> String? {
        var fault: String?
        // The reader keeps its consumer no longer than this call.
        try withoutActuallyEscaping(consumer) { consumer in
            let reader = try CommerceReader(consumer: consumer)
            do {
                try FilePieces(path: path).read(reader.feed)
                try reader.finish()
            } catch let error as SvodError where error.code == .invalidInput || error.code == .limitExceeded {
                fault = "\(error)"
            }
        }
        return fault
    }
}
