import Domain

/// How like a request is to another one.
package struct Likeness: Hashable, Sendable {
    /// The other one.
    package let request: EnquiryID
    /// The sum of the evidence in bits, prior included: above zero it is more likely one project than not.
    package let bits: Double
    /// The evidence, strongest first; it adds up to ``bits``.
    package let reasons: [LikenessReason]

    /// Creates a likeness.
    package init(request: EnquiryID, bits: Double, reasons: [LikenessReason]) {
        self.request = request
        self.bits = bits
        self.reasons = reasons
    }

    /// ``bits`` in thousandths, as the store keeps it.
    var score: Int64 { Int64((bits * 1000).rounded()) }

    /// The same likeness as the other request has it.
    func turned(to request: EnquiryID) -> Likeness {
        Likeness(
            request: request,
            bits: bits,
            reasons: reasons.map {
                LikenessReason(kind: $0.kind, text: $0.text, bits: $0.bits, here: $0.there, there: $0.here)
            }
        )
    }
}
