import Domain
import Understanding

/// Reads the input as the text of a letter, as HTML and as a table.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzLetterText(_ start: UnsafeRawPointer?, _ count: Int) -> CInt {
    guard let start, count > 0 else { return 0 }
    let text = String(decoding: UnsafeRawBufferPointer(start: start, count: count), as: UTF8.self)
    var source = LetterSource()
    source.isTextOnly = true
    source.text = text
    _ = LetterUnderstanding().read(source)
    source.isTextOnly = false
    source.subject = "Fwd: " + text.prefix(40)
    source.html = HTMLReader.read(text)
    _ = LetterUnderstanding(hints: UnderstandingHints(robots: ["@x.ru"])).read(source)
    return 0
}
