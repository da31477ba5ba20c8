import Domain
package import Records

/// What cards are moved by: the funnels in force, and older versions under which some cards still stand.
package struct FunnelBasis: Sendable {
    /// The funnels in force.
    package let set: FunnelSet
    /// The version of each funnel in force.
    package let versions: [String: Int64]
    /// Funnels as they were, by name and version.
    package let older: [String: [Int64: Funnel]]
    /// Who looks on while cards change, in the transaction; nil for nobody.
    package var watch: CardWatch?

    /// Creates a basis.
    package init(set: FunnelSet, versions: [String: Int64] = [:], older: [String: [Int64: Funnel]] = [:]) {
        self.set = set
        self.versions = versions
        self.older = older
    }

    /// The same basis, with somebody who looks on.
    package func watched(by watch: @escaping CardWatch) -> FunnelBasis {
        var basis = self
        basis.watch = watch
        return basis
    }

    /// The version of a funnel in force; 0 for one that was never written down.
    package func version(of funnel: String) -> Int64 { versions[funnel] ?? 0 }

    /// A funnel as it was in `version`; as it is now when that is not known any more.
    package func funnel(_ name: String, version: Int64) -> Funnel? {
        if version == self.version(of: name) { return set.funnels[name] }
        return older[name]?[version] ?? set.funnels[name]
    }
}
