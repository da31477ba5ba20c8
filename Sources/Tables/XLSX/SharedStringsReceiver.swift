import Domain

/// Reads the texts that cells share: xl/sharedStrings.xml (ECMA-376, part 1, 18.4). Of a text in several formats the
/// runs are joined; how it is pronounced (`rPh`) is left out.
final class SharedStringsReceiver: XMLReceiver {
    private(set) var strings = SharedStrings()
    private let limits: XLSXLimits
    private var text: [UInt8] = []
    private var isInText = false
    private var isInPhonetic = false

    init(limits: XLSXLimits) { self.limits = limits }

    func start(_ name: String, space: String?, _ attributes: XMLAttributes) {
        switch name {
        case "si": text.removeAll(keepingCapacity: true)
        case "rPh": isInPhonetic = true
        case "t": isInText = !isInPhonetic
        default: break
        }
    }

    func end(_ name: String, space: String?) throws {
        switch name {
        case "si":
            strings.append(text)
            guard strings.size <= limits.sharedText else {
                throw SvodError(.limitExceeded, "the workbook's texts are larger than \(limits.sharedText) bytes")
            }
        case "rPh": isInPhonetic = false
        case "t": isInText = false
        default: break
        }
    }

    func text(_ bytes: UnsafeRawBufferPointer) throws {
        guard isInText else { return }
        text.append(contentsOf: bytes)
        guard text.count <= limits.text else {
            throw SvodError(.limitExceeded, "a text of the workbook is longer than \(limits.text) bytes")
        }
    }
}
