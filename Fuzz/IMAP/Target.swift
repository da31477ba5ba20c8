import Domain
import Glibc

/// Feeds the framer one input in pieces whose size its first byte says, and reads what comes out: the same as when it comes
/// whole. Names of folders go there and back.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzIMAP(_ start: UnsafeRawPointer?, _ count: Int) -> CInt {
    guard let start, count > 1 else { return 0 }
    let input = Array(UnsafeRawBufferPointer(start: start, count: count))
    let bytes = Array(input.dropFirst())
    guard responses(bytes, step: Int(input[0]) + 1) == responses(bytes, step: bytes.count) else { abort() }
    let name = String(decoding: bytes, as: UTF8.self)
    guard FolderName.decode(FolderName.encode(name)) == name else { abort() }
    _ = FolderName.decode(name)
    return 0
}

private func responses(_ bytes: [UInt8], step: Int) -> [IMAPResponse] {
    var framer = IMAPFramer(limits: IMAPLimits(line: 1 << 20, literal: 4096, literals: 8))
    var responses: [IMAPResponse] = []
    var position = 0
    while position < bytes.count {
        let end = min(position + step, bytes.count)
        framer.append(Array(bytes[position..<end]))
        position = end
        do {
            while let frame = try framer.next() { responses.append(IMAPResponse(frame)) }
        } catch {
            return responses
        }
    }
    return responses
}
