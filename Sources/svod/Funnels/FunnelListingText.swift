import Ops

/// `svod funnels show` for people.
enum FunnelListingText {
    /// A table of all funnels.
    static func table(_ listing: FunnelListing, style: TerminalStyle) -> String {
        var table = TerminalTable(["FUNNEL", "TITLE", "OF", "STAGES", "FIELDS", "FILE"], rightAligned: [3, 4])
        for funnel in listing.funnels {
            table.add([
                .init(funnel.name), .init(funnel.title), .init(funnel.entity), .init(String(funnel.stages.count)),
                .init(String(funnel.fields.count)), .init(funnel.place, .faint),
            ])
        }
        return table.text(style)
    }

    /// One funnel in full: a paragraph a stage.
    static func full(_ listing: FunnelListing, style: TerminalStyle) -> String {
        listing.funnels.map { funnel in
            let head = "\(style.paint(funnel.title, .strong)) (\(funnel.name), \(funnel.entity))  \(funnel.place)\n"
            let fields = funnel.fields.isEmpty ? "" : "  fields\n" + lines(funnel.fields, indent: 4)
            return head + fields + funnel.stages.map { stage($0, style) }.joined()
        }.joined(separator: "\n")
    }

    private static func stage(_ stage: FunnelListing.StageLine, _ style: TerminalStyle) -> String {
        let track = stage.track.map { ", \($0)" } ?? ""
        var text = "\n  \(style.paint(stage.title, .strong)) (\(stage.name), \(stage.kind)\(track))\n"
        text += line("to enter", stage.enterRequire) + line("to leave", stage.require)
        for (label, all) in [
            ("by itself", stage.autoNext), ("on entry", stage.onEnter), ("timer", stage.timers),
            ("event", stage.events), ("button", stage.buttons),
        ] {
            text += all.map { line(label, [$0]) }.joined()
        }
        return text
    }

    private static func line(_ label: String, _ words: [String]) -> String {
        guard !words.isEmpty else { return "" }
        let blank = String(repeating: " ", count: max(1, 11 - label.count))
        return "    \(label)\(blank)\(TerminalTable.Cell(words.joined(separator: ", ")).text)\n"
    }

    private static func lines(_ texts: [String], indent: Int) -> String {
        texts.map { String(repeating: " ", count: indent) + TerminalTable.Cell($0).text + "\n" }.joined()
    }
}
