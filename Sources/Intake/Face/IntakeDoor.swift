import Crypto
package import Domain

/// Who may hand in: keys, origins, and how often.
package struct IntakeDoor: Sendable {
    private let sites: @Sendable () -> [IntakeSite]
    private let clock: WallClock
    private let attempts = AttemptLimit(free: 10)
    private let rates = RateLimit()

    /// Creates a door; `sites` is asked at each request, so that a reload holds.
    package init(sites: @escaping @Sendable () -> [IntakeSite], clock: WallClock) {
        self.sites = sites
        self.clock = clock
    }

    /// Whether pages of `origin` may hand in anything at all: what a browser asks before it sends (Fetch, section 4.8).
    package func knows(origin: String) -> Bool { sites().contains { $0.origins.contains(origin) } }

    /// The site that calls, once its key, its origin and its rate are right.
    ///
    /// - Throws: ``IntakeFault``.
    package func admit(_ call: IntakeCall) throws(IntakeFault) -> IntakeSite {
        let now = clock.now()
        let wait = attempts.wait([call.address], at: now)
        guard wait <= .zero else { throw Self.tooOften(wait, "guessing") }
        guard let key = call.key, let site = find(key) else {
            attempts.failed([call.address], at: now)
            throw IntakeFault(401, "wrong_key", field: "X-Svod-Key", "Неверный ключ сайта", "The site's key is wrong")
        }
        attempts.succeeded([call.address])
        if let origin = call.origin, !call.isOwnPage, !site.origins.contains(origin) {
            throw IntakeFault(
                403,
                "origin",
                field: "Origin",
                "Этому сайту нельзя: его нет в списке origins",
                "This origin is not in the list of the site's origins"
            )
        }
        if let wait = rates.take("\(site.name) \(call.address)", perMinute: site.rate, at: now) {
            throw Self.tooOften(wait, "rate")
        }
        return site
    }

    /// Compares with every site's key, in a time that depends on neither: digests of one length are compared whole.
    private func find(_ key: String) -> IntakeSite? {
        let given = SHA256.hash(data: Array(key.utf8))
        var found: IntakeSite?
        for site in sites() where !site.key.exposed.isEmpty {
            let own = SHA256.hash(data: Array(site.key.exposed.utf8))
            var difference: UInt8 = 0
            for (left, right) in zip(given, own) { difference |= left ^ right }
            if difference == 0 { found = site }
        }
        return found
    }

    private static func tooOften(_ wait: Duration, _ reason: String) -> IntakeFault {
        let seconds = Int(wait.components.seconds) + 1
        return IntakeFault(
            429,
            reason,
            "Слишком часто, повторите через \(seconds) с",
            "Too often, try again in \(seconds) s",
            retryAfter: seconds
        )
    }
}
