import Domain
import Glibc

/// Feeds the framer one input in pieces whose size its first byte says, and reads every value of what comes out.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzFramer(_ start: UnsafeRawPointer?, _ count: Int) -> CInt {
    guard let start, count > 1 else { return 0 }
    let input = UnsafeRawBufferPointer(start: start, count: count)
    let step = Int(input[0]) + 1
    var framer = AMIFramer(limits: AMILimits(line: 512, message: 2048, garbage: 1 << 16))
    var position = 1
    while position < count {
        let end = min(position + step, count)
        framer.feed(UnsafeRawBufferPointer(rebasing: input[position..<end]))
        position = end
        do {
            while let message = try framer.next() {
                for header in message.headers where header.value.utf8.count > 8192 { return -1 }
            }
        } catch {
            return 0
        }
        // Memory stays within a message and one read.
        guard framer.pending <= 2048 + 512 + step else { abort() }
    }
    return 0
}
