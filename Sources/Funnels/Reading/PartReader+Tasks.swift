import Domain
import Settings

extension PartReader {
    func task(_ value: SettingValue) -> TaskAction? {
        guard let section = section(value, of: "task") else { return nil }
        defer { section.finish() }
        let isCallBack = section.flag("call_back", default: false)
        if isCallBack, funnel.entity != .lead { section.fault("only leads are called back", key: "call_back") }
        let role = section.value("to").flatMap(roleName)
        let isForAnybody = isCallBack && !section.has("to")
        if !section.has("to"), !isCallBack { section.wrong("to", nil, expected: "a role such as responsible") }
        let title = section.requiredText("title", expected: "what is to be done")
        if let value = section.value("title") { checkFields(in: title, at: value) }
        var task = TaskAction(to: role ?? "", title: title)
        task.isCallBack = isCallBack
        task.body = section.value("body").flatMap(template)
        task.due = term(section)
        task.calendar = calendarName(section)
        task.wantsFile = section.value("result").map { choice($0, TaskResult.self) == .file } ?? false
        task.isResultRequired = section.flag("result_required", default: false)
        task.tracksTime = section.flag("track_time", default: false)
        task.outcomes =
            section.value("outcome").map { texts($0, expected: "a list of answers").compactMap(\.text) } ?? []
        task.notify = ways(section, "notify")
        return role == nil && !isForAnybody ? nil : task
    }

    /// What a task may leave behind.
    private enum TaskResult: String, CaseIterable {
        case file, text
    }

    func notify(_ value: SettingValue) -> NotifyAction? {
        guard let section = section(value, of: "notify") else { return nil }
        defer { section.finish() }
        let roles = section.value("to").map { texts($0, expected: "a list of roles").compactMap(roleName) } ?? []
        if !section.has("to") { section.wrong("to", nil, expected: "a list of roles such as [responsible]") }
        let ways = section.has("by") ? ways(section, "by") : [.app]
        if roles == ["client"], !ways.isEmpty, Set(ways).isSubset(of: [.app, .push]) {
            section.fault("the client has no console; tell them by email or sms", key: section.has("by") ? "by" : nil)
        }
        let template = section.value("template").flatMap(template)
        if !section.has("template") { section.wrong("template", nil, expected: "a template or a text") }
        var action = NotifyAction(to: roles, by: ways, template: template ?? "")
        action.attach = files(section, "attach")
        return roles.isEmpty || template == nil ? nil : action
    }

    private func ways(_ section: SettingSection, _ key: String) -> [NoticeWay] {
        guard let value = section.value(key) else { return [] }
        return texts(value, expected: "a list of app, email, sms, push").compactMap { choice($0, NoticeWay.self) }
    }

    /// Fields that hold files.
    private func files(_ section: SettingSection, _ key: String) -> [String] {
        guard let value = section.value(key) else { return [] }
        return texts(value, expected: "a list of fields").compactMap(fileField)
    }

    func fileField(_ value: SettingValue) -> String? {
        guard let (name, type) = fieldName(value) else { return nil }
        if type == .file { return name }
        value.fault("\(name) is \(ExpressionType(type).described), not a file")
        return nil
    }

    func approval(_ value: SettingValue) -> ApprovalAction? {
        guard let section = section(value, of: "approval") else { return nil }
        defer { section.finish() }
        let role = section.value("to").flatMap(roleName)
        if !section.has("to") { section.wrong("to", nil, expected: "a role such as rop, or client") }
        var approval = ApprovalAction(to: role ?? "")
        approval.document = section.value("doc").flatMap(fileField)
        approval.screen = section.text("screen")
        approval.due = term(section)
        approval.approve = section.value("approve").flatMap(stageName)
        approval.rework = section.value("rework").flatMap(stageName)
        approval.reject = section.value("reject").flatMap(stageName)
        let set = section.value("set").map(assignments) ?? []
        approval.set = Dictionary(set.map { ($0.field, $0.value) }) { first, _ in first }
        approval.commentOnRework = section.flag("comment_on_rework", default: false)
        approval.asTask = section.flag("as_task", default: false)
        if !section.has("approve"), set.isEmpty {
            section.fault("a yes leads nowhere: write approve: STAGE, or set")
        }
        return role == nil ? nil : approval
    }
}
