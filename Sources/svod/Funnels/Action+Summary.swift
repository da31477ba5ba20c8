import Funnels

extension Action {
    /// The action in a few words, for a terminal.
    var summary: String {
        switch body {
        case .task(let task): "task '\(task.title)' to \(task.to)"
        case .notify(let notice):
            "tell \(notice.to.joined(separator: ", ")) by \(notice.by.map(\.rawValue).joined(separator: ", "))"
        case .set(let fields): "set \(fields.map { "\($0.field) = \($0.value.text)" }.joined(separator: ", "))"
        case .create(let making): "create \(making.funnel)"
        case .move(let target): "move to \(target.stage)"
        case .tag(let tag): "tag \(tag)"
        case .ask(let fields): "ask \(fields.joined(separator: ", "))"
        case .approval(let approval): "approval by \(approval.to)"
        case .effect(let effect): effect.kind.rawValue
        case .snapshot(let plan): "snapshot \(plan)"
        case .reset(let fields): "reset \(fields.joined(separator: ", "))"
        }
    }
}
