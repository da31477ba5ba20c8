import Domain
import Glibc

/// Reads the input as a bank statement, whole and in pieces: both ways hand over the same. Its purposes are read too.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzBank(_ start: UnsafeRawPointer?, _ count: Int) -> CInt {
    guard let start, count > 0 else { return 0 }
    let bytes = UnsafeRawBufferPointer(start: start, count: count)
    let piece = 1 + Int(bytes[0]) % 7
    guard read(bytes, piece: count) == read(bytes, piece: piece) else { abort() }
    look(PaymentPurpose(reading: String(decoding: bytes, as: UTF8.self), sum: 120_000))
    return 0
}

private func read(_ bytes: UnsafeRawBufferPointer, piece: Int) -> [String] {
    var seen: [String] = []
    var reader = BankReader { item in
        guard case .document(let document) = item else { return seen.append("\(item)") }
        look(document.paymentPurpose)
        seen.append("\(document.number ?? "") \(document.sum) \(document.direction?.rawValue ?? "")")
    }
    do {
        for place in stride(from: 0, to: bytes.count, by: piece) {
            try reader.feed(UnsafeRawBufferPointer(rebasing: bytes[place..<min(place + piece, bytes.count)]))
        }
        seen.append("\(try reader.finish())")
    } catch {
        abort()
    }
    return seen
}

private func look(_ purpose: PaymentPurpose) {
    for reference in purpose.references where reference.number.isEmpty || (reference.sum ?? 0) < 0 { abort() }
}
