import Domain
import Glibc

/// Reads the input as a file of CommerceML, whole and in pieces: both ways hand over the same. Of a broken file both say
/// that it is broken; how far libxml2 gets in it may differ.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzCommerceML(_ start: UnsafeRawPointer?, _ count: Int) -> CInt {
    guard let start, count > 0 else { return 0 }
    let bytes = UnsafeRawBufferPointer(start: start, count: count)
    let piece = 1 + Int(bytes[0]) % 7
    let (whole, pieces) = (read(bytes, piece: count), read(bytes, piece: piece))
    guard whole == pieces || (whole.last == "fault" && pieces.last == "fault") else { abort() }
    return 0
}

private func read(_ bytes: UnsafeRawBufferPointer, piece: Int) -> [String] {
    var seen: [String] = []
    let limits = CommerceLimits(file: 1 << 20, item: 1 << 16, text: 1 << 12, depth: 24)
    do {
        let reader = try CommerceReader(limits: limits) { seen.append(look($0)) }
        for place in stride(from: 0, to: bytes.count, by: piece) {
            try reader.feed(UnsafeRawBufferPointer(rebasing: bytes[place..<min(place + piece, bytes.count)]))
        }
        try reader.finish()
    } catch {
        seen.append("fault")
    }
    return seen
}

private func look(_ item: CommerceItem) -> String {
    switch item {
    case .document(let document):
        guard !document.id.isEmpty else { abort() }
        return document.flattened.map { "\($0.id) \($0.sum?.description ?? "") \($0.lines.count)" }.joined(
            separator: "; "
        )
    case .container(let container): return "\(container.documents.map(\.base)) \(container.refused.count)"
    case .refused(let refusal): return "\(refusal.element) \(refusal.id ?? "")"
    case .good(let good): return good.id
    case .offer(let offer): return offer.id
    case .counterparty(let company): return company.id ?? ""
    case .header(let header): return header.schemaVersion ?? ""
    case .other(let node, _): return node.name
    }
}
