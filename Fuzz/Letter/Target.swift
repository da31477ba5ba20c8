import Domain
import Understanding

/// Reads the input as a letter through GMime, and understands it.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzLetter(_ start: UnsafeRawPointer?, _ count: Int) -> CInt {
    guard let start, count > 0 else { return 0 }
    let bytes = [UInt8](UnsafeRawBufferPointer(start: start, count: count))
    guard let letter = try? LetterReader(limits: LetterLimits(bytes: 1 << 20), keepsFiles: true).read(bytes) else { return 0 }
    for file in letter.attachments where file.name?.contains("/") ?? false { return fail() }
    _ = LetterUnderstanding().read(letter.source)
    return 0
}

private func fail() -> CInt {
    let none: [CInt] = []
    return none[1]
}
