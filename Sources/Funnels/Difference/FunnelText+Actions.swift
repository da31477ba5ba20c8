import Domain

extension FunnelText {
    static func lines(_ actions: [Action]) -> [String] { actions.map(text) }

    static func text(_ action: Action) -> String {
        switch action.body {
        case .task(let task): "task: \(text(task))"
        case .notify(let notice): "notify: \(text(notice))"
        case .set(let values): "set: \(values.map { "\($0.field) = \($0.value.root)" }.joined(separator: ", "))"
        case .create(let create): "create: \(text(create))"
        case .move(let target): "move: \(text(target))"
        case .tag(let tag): "tag: \(tag)"
        case .ask(let fields): "ask: \(fields.joined(separator: ", "))"
        case .approval(let approval): "approval: \(text(approval))"
        case .effect(let effect): "\(effect.kind.rawValue): \(text(effect))"
        case .snapshot(let plan): "snapshot: \(plan)"
        case .reset(let columns): "reset: \(columns.joined(separator: ", "))"
        }
    }

    private static func text(_ task: TaskAction) -> String {
        var words = [task.to.isEmpty ? "«\(task.title)»" : "\(task.to) «\(task.title)»"]
        if task.isCallBack { words.append("call_back") }
        if let due = task.due { words.append("due \(text(due))") }
        if let calendar = task.calendar { words.append("calendar \(calendar)") }
        if let body = task.body { words.append("body \(body)") }
        if task.wantsFile { words.append("result file") }
        if task.isResultRequired { words.append("result_required") }
        if task.tracksTime { words.append("track_time") }
        if !task.outcomes.isEmpty { words.append("outcome \(task.outcomes.joined(separator: " / "))") }
        if !task.notify.isEmpty { words.append("notify \(ways(task.notify))") }
        return words.joined(separator: ", ")
    }

    private static func ways(_ ways: [NoticeWay]) -> String { ways.map(\.rawValue).joined(separator: " ") }

    private static func text(_ notice: NotifyAction) -> String {
        let attached = notice.attach.isEmpty ? "" : ", attach \(notice.attach.joined(separator: " "))"
        return "\(notice.to.joined(separator: ", ")) (\(ways(notice.by))) «\(notice.template)»\(attached)"
    }

    private static func text(_ create: CreateAction) -> String {
        var words = [create.stage.map { "\(create.funnel).\($0)" } ?? create.funnel]
        if let when = create.when { words.append("when \(when.root)") }
        if let each = create.each { words.append("each \(each)") }
        if create.carriesAll { words.append("carry all") }
        if !create.map.isEmpty { words.append("map {\(text(create.map))}") }
        if create.link != .parent { words.append("link \(create.link.rawValue)") }
        return words.joined(separator: ", ")
    }

    private static func text(_ approval: ApprovalAction) -> String {
        var words = [approval.to]
        let targets = [("approve", approval.approve), ("rework", approval.rework), ("reject", approval.reject)]
        words += targets.compactMap { key, stage in stage.map { "\(key) \($0)" } }
        if let document = approval.document { words.append("doc \(document)") }
        if let screen = approval.screen { words.append("screen \(screen)") }
        if let due = approval.due { words.append("due \(text(due))") }
        if !approval.set.isEmpty { words.append("set {\(text(approval.set))}") }
        if approval.commentOnRework { words.append("comment_on_rework") }
        if approval.asTask { words.append("as_task") }
        return words.joined(separator: ", ")
    }

    private static func text(_ effect: EffectAction) -> String {
        let settings = effect.settings.sorted { $0.key < $1.key }.map { "\($0) \(text($1))" }
        let then = effect.then.isEmpty ? [] : ["then [\(lines(effect.then).joined(separator: "; "))]"]
        return (settings + then).joined(separator: ", ")
    }

    private static func text(_ value: FieldValue) -> String {
        switch value {
        case .text(let text): text
        case .flag(let flag): "\(flag)"
        case .list(let values): values.map(text).joined(separator: " / ")
        default: "\(value)"
        }
    }
}
