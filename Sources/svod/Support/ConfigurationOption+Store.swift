import Ops
import Store

extension ConfigurationOption {
    /// Lends the store of the configuration, opened beside the daemon.
    func withStore<Answer: Sendable>(
        isBulk: Bool = false,
        _ body: (any Engine) async throws -> Answer
    ) async throws -> Answer {
        let engine = try await file(isService: false).read().configuration.store.open(.visitor, isBulk: isBulk)
        do {
            let answer = try await body(engine)
            await engine.close()
            return answer
        } catch {
            await engine.close()
            throw error
        }
    }
}
