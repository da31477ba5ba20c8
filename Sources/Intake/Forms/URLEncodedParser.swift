/// Reads `application/x-www-form-urlencoded` (WHATWG URL, section 5.1) as it comes in, in pieces of any size.
package struct URLEncodedParser {
    private let limits: FormLimits
    private var collector: FormCollector
    private var pair: [UInt8] = []
    private var total = 0

    /// Creates a parser.
    package init(limits: FormLimits = FormLimits()) {
        self.limits = limits
        collector = FormCollector(limits: limits)
    }

    /// Reads on.
    ///
    /// - Throws: ``IntakeFault`` when a limit is passed. Nothing may be fed after that.
    package mutating func feed(_ bytes: some Sequence<UInt8>) throws(IntakeFault) {
        for byte in bytes {
            total += 1
            guard total <= limits.body else { throw .bodyTooLarge(limits) }
            guard byte == 0x26 else {
                // Each byte may be written as three.
                guard pair.count < 3 * (limits.value + limits.name) + 1 else {
                    throw .tooMuch("value_too_long", "Поле слишком длинно", "A field is too long")
                }
                pair.append(byte)
                continue
            }
            try take()
        }
    }

    /// What was read, once everything was fed.
    ///
    /// - Throws: ``IntakeFault`` when a limit is passed.
    package mutating func finish() throws(IntakeFault) -> SubmittedForm {
        try take()
        return collector.form
    }

    private mutating func take() throws(IntakeFault) {
        defer { pair.removeAll(keepingCapacity: true) }
        guard !pair.isEmpty else { return }
        let split = pair.firstIndex(of: 0x3D) ?? pair.endIndex
        let name = FormText.decode(PercentText.decode(pair[..<split], plusIsBlank: true))
        let value = PercentText.decode(pair[split...].dropFirst(), plusIsBlank: true)
        try collector.add(name, value[...])
    }
}
