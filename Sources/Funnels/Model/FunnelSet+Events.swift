import Domain
import Settings

extension FunnelSet {
    /// Refuses an event that no part of svod sends and no rule of a funnel waits for: it is a slip of the hand.
    ///
    /// - Throws: ``SvodError`` `invalidInput`, which names what was probably meant.
    package func checkEvent(_ name: String) throws {
        let awaited = Set(
            funnels.values.flatMap { ($0.anyStageEvents + $0.stages.flatMap(\.events)).map(\.event) }
        ).filter { !$0.hasPrefix("field.") }
        guard !KnownEvents.names.contains(name), !KnownEvents.answers.contains(name), !awaited.contains(name) else {
            return
        }
        let known = KnownEvents.names + awaited.subtracting(KnownEvents.names).sorted()
        let hint =
            NearMiss.suggestion(for: name, among: known).map { "did you mean '\($0)'?" }
            ?? "no part sends it and no funnel waits for it"
        throw SvodError(.invalidInput, "unknown event '\(name)'; \(hint)")
    }
}
