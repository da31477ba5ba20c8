package import Domain
package import Logging
package import ServiceLifecycle

/// Puts parts under supervision: each is registered, watched and started again when it fails.
package struct PartBuilder: Sendable {
    /// Where the parts report.
    package let registry: PartRegistry

    /// Creates a builder of parts that report to `registry`.
    package init(registry: PartRegistry) { self.registry = registry }

    /// A supervised part named `name` that `make` builds afresh for each run.
    ///
    /// `allowedPassAge` is for parts with a loop that calls ``PartReporter/pass()`` or ``PartReporter/up()``; others
    /// are up as soon as they run, unless `saysUp`.
    package func part(
        _ name: String,
        allowedPassAge: Duration? = nil,
        saysUp: Bool = false,
        make: @escaping @Sendable (PartReporter, Logger) async throws -> any Service
    ) -> SupervisedPart {
        let reporter = registry.register(name, allowedPassAge: allowedPassAge)
        let logger = Logger(label: name)
        return SupervisedPart(
            reporter,
            isUpWhenRunning: allowedPassAge == nil && !saysUp,
            logger: logger,
            make: { try await make(reporter, logger) }
        )
    }
}
