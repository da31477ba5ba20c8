package import Store

/// `svod doctor` for people.
package enum DoctorText {
    /// The findings as text, one a line.
    package static func render(_ checks: [DoctorCheck], style: TerminalStyle) -> String {
        var table = TerminalTable(["CHECK", "FOUND", "DETAIL"])
        for check in checks {
            let tone: TerminalStyle.Tone =
                switch check.outcome {
                case .fine: .good
                case .warning: .warning
                case .failure: .bad
                }
            table.add([.init(check.name), .init(check.outcome.rawValue, tone), .init(check.detail)])
        }
        return table.text(style)
    }
}
