/// `svod explain` for people.
package enum ExplanationText {
    /// The chain as text: a paragraph an entry, oldest first.
    package static func render(_ explanation: Explanation, style: TerminalStyle) -> String {
        explanation.steps.map { paragraph($0, of: explanation.record, style) }.joined()
    }

    private static func paragraph(_ step: Explanation.Step, of record: String, _ style: TerminalStyle) -> String {
        let other = step.subject == record ? step.about : step.subject
        var head = "\(style.paint(step.at, .faint))  \(style.paint(step.kind, .strong))"
        if let other { head += "  \(other)" }
        var lines = [head]
        lines.append("    cause  \(step.cause)\(step.causeText.map { ": \($0)" } ?? "")")
        if let rule = step.rule { lines.append("    rule   \(rule)") }
        if let actor = step.actor { lines.append("    by     staff:\(actor)") }
        if step.data != "{}" { lines.append("    data   \(TerminalTable.Cell(ExplanationData.text(step.data)).text)") }
        return lines.map { $0 + "\n" }.joined() + "\n"
    }
}
