import Foundation

/// axe-core, which `scripts/setup` gets as part of a Python package: finds what people who cannot see well, or use no
/// mouse, would stumble over.
enum Axe {
    /// The script; nil where `scripts/setup` has not been run. Says so aloud.
    static let script: String? = {
        let packages = Fixtures.root.appendingPathComponent(".venv/lib")
        let versions = (try? FileManager.default.contentsOfDirectory(atPath: packages.path)) ?? []
        let script = versions.lazy.compactMap { version in
            let place = packages.appendingPathComponent("\(version)/site-packages/axe_playwright_python/axe.min.js")
            return try? String(contentsOf: place, encoding: .utf8)
        }.first
        if script == nil { print("skipped: no axe (scripts/setup gets it)") }
        return script
    }()

    /// The rules of WCAG 2.0 to 2.2, levels A and AA.
    static let tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
}

extension Browser {
    /// What breaks a rule of WCAG 2.2 AA on the page: rule, help and the elements, one a line.
    func faultsOfAccess() async throws -> [String] {
        guard let script = Axe.script else { return [] }
        try await ask("POST", "/execute/sync", ["script": script + ";window.axe = window.axe || axe;", "args": []])
        let run = """
            const done = arguments[arguments.length - 1];
            axe.run(document, { runOnly: { type: "tag", values: arguments[0] }, resultTypes: ["violations"] })
              .then((found) => done(found.violations.flatMap((rule) => rule.nodes.map((node) =>
                `${rule.id} (${rule.help}): ${node.target.join(" ")} ${node.failureSummary.replace(/\\s+/g, " ").slice(0, 220)}`))))
              .catch((error) => done([`axe: ${error}`]));
            """
        try await ask("POST", "/timeouts", ["script": 30_000])
        let faults = try await ask("POST", "/execute/async", ["script": run, "args": [Axe.tags]]) as? [String] ?? []
        try await ask("POST", "/timeouts", ["script": 3000])
        return faults
    }
}
