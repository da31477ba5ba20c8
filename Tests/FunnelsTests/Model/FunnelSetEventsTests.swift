import Domain
import Testing

@testable import Funnels

/// An event that is handed in by hand: a slip is not taken for something that no rule reacts to.
@Suite struct FunnelSetEventsTests {
    private static func set() throws -> FunnelSet {
        let text = StandardFunnels.text().replacing(
            "lead.taken: [{move: identification}]",
            with: "lead.taken: [{move: identification}]\n          scale.weighed: [{tag: взвешено}]"
        )
        return try FunnelReader.read([FunnelFile(name: "lead.yaml", text: text)])
    }

    @Test(arguments: ["call.answered", "payment.posted", "effect.done", "scale.weighed"])
    func whatAPartSendsOrARuleWaitsForIsKnown(_ name: String) throws {
        try Self.set().checkEvent(name)
    }

    @Test(arguments: [
        ("call.anwsered", "did you mean 'call.answered'?"), ("scale.weihged", "did you mean 'scale.weighed'?"),
        ("moon.rose", "no part sends it and no funnel waits for it"),
        ("", "no part sends it and no funnel waits for it"),
        ("field.topic", "no part sends it and no funnel waits for it"),
    ])
    func aSlipIsRefusedWithWhatWasMeant(_ name: String, _ hint: String) throws {
        let error = #expect(throws: SvodError.self) { try Self.set().checkEvent(name) }
        #expect(error?.code == .invalidInput)
        #expect(error?.message == "unknown event '\(name)'; \(hint)")
    }
}
