import Domain
import Records

extension CardRun {
    /// Carries out a list of actions in order. A step that another part must end first keeps what stands behind it.
    mutating func perform(_ list: ActionList, _ actions: [Action], from start: Int = 0) throws {
        guard start < actions.count else { return }
        for index in start..<actions.count {
            let position = ActionPosition(list: list, index: index)
            if case .effect(let effect) = actions[index].body {
                try order(effect, position)
                if effect.isAwaited { return }
            } else {
                try perform(actions[index].body, position)
            }
        }
    }

    private mutating func perform(_ action: Action.Body, _ position: ActionPosition) throws {
        let rule = position.list.rule(position.index)
        switch action {
        case .task(let task): try give(task, position)
        case .notify(let notify): try tell(notify, position)
        case .set(let fields): for field in fields { try set(field.field, field.value, rule: rule) }
        case .create(let create): try make(create, position)
        case .move(let target): if try holds(target.when) { try moveByRule(to: target.stage, rule: rule) }
        case .tag(let tag): put(tag, rule: rule)
        case .ask, .effect: break
        case .approval(let approval): try ask(approval, position)
        case .snapshot(let plan): effects.append(.snapshot(plan: plan))
        case .reset(let columns): effects.append(.reset(columns))
        }
    }

    mutating func set(_ field: String, _ expression: Expression, rule: String) throws {
        guard let type = try definition(of: field)?.type else { return }
        let value = try value(expression)?.converted(to: type, calendar: calendar(nil))
        let before = try source().value(field)
        try write(field, value, source: .rule(rule))
        guard before != value else { return }
        var data = try deciding(expression)
        data.append("field", .text(field))
        data.append("version", .number(state.record.version + 1))
        note("card.set", rule: rule, data)
    }

    private mutating func put(_ tag: String, rule: String) {
        let isOn = !tag.hasPrefix("-")
        let tag = isOn ? tag : String(tag.dropFirst())
        effects.append(.tag(tag, isOn: isOn))
        noteChange(isOn ? "card.tagged" : "card.untagged", rule: rule, "tag", .text(tag))
    }

    private mutating func give(_ task: TaskAction, _ position: ActionPosition) throws {
        let assignee = task.to.isEmpty ? nil : try person(task.to)
        let isCallBack = task.isCallBack && state.record.lead != nil && state.record.phone != nil
        // Who cannot be called back is no matter of anybody in particular.
        if task.isCallBack, !isCallBack, task.to.isEmpty { return }
        var order = CardTasks.Order(title: try filled(task.title))
        order.isCallBack = isCallBack
        order.assignee = assignee
        order.dueAt = try task.due.flatMap { try moment($0, calendar: task.calendar, of: assignee) }
        order.key = position.list.key(position.index, card: card)
        order.options.body = task.body
        order.options.outcomes = task.outcomes
        order.options.wantsFile = task.wantsFile
        order.options.isResultRequired = task.isResultRequired
        order.options.tracksTime = task.tracksTime
        effects.append(.task(order, rule: position.list.rule(position.index)))
        guard let assignee else { return }
        for way in Set([NoticeWay.app] + task.notify).sorted(by: { $0.rawValue < $1.rawValue }) {
            let key = position.list.key(position.index, card: card)
            tell(.staff(assignee), by: way, template: "task", subject: state.record.title, text: order.title, key: key)
        }
    }

    /// When something is due that is said to be due so.
    func moment(_ term: Term, calendar name: String?, of person: StaffID?) throws -> Timestamp? {
        let calendar = calendar(name, of: person)
        switch term {
        case .span(let span): return span.apply(to: now, in: calendar)
        case .field(let field):
            switch try source().value(field) {
            case .moment(let moment)?: return moment
            case .date(let date)?: return calendar.due(on: date)
            default: return nil
            }
        }
    }

    private mutating func tell(_ notify: NotifyAction, _ position: ActionPosition) throws {
        let template = basis.set.templates[notify.template]
        let text = try filled(template?.text ?? notify.template)
        let short = try template?.short.map { try filled($0) } ?? text
        let subject = try template?.subject.map { try filled($0) } ?? state.record.title
        let files = try notify.attach.flatMap { Self.files(in: try source().value($0)) }
        let key = position.list.key(position.index, card: card)
        var told: Set<Addressee> = []
        for role in notify.to {
            let people = try addressees(role)
            if people.isEmpty {
                note("notice.nobody", rule: position.list.rule(position.index), ["role": .text(role)])
            }
            for person in people where told.insert(person).inserted {
                for way in notify.by {
                    tell(
                        person,
                        by: way,
                        template: notify.template,
                        subject: subject,
                        text: way == .sms ? short : text,
                        files: files,
                        key: key
                    )
                }
            }
        }
        note(
            "notice.sent",
            rule: position.list.rule(position.index),
            ["to": .text(notify.to.joined(separator: ",")), "people": .number(Int64(told.count))]
        )
    }

    /// Tells one person one way. Nobody outside has a console: the client gets letters and short messages only.
    private mutating func tell(
        _ person: Addressee,
        by way: NoticeWay,
        template: String,
        subject: String,
        text: String,
        files: [String] = [],
        key: String
    ) {
        var message = OutgoingMessage(card: card, template: template, subject: subject, text: text)
        message.attach = files
        switch (person, way) {
        case (.staff(let id), .app):
            effects.append(.notice(id, key: key, template: template, subject: subject, body: text))
            return
        case (.client, .app), (.client, .push): return
        case (.staff(let id), _): message.staff = id
        case (.client, _):
            message.person = state.record.person
            message.phone = state.record.phone
        }
        let connector = way == .email ? "mail" : way.rawValue
        let who = message.staff.map { "staff:\($0)" } ?? "client"
        effects.append(.send(connector: connector, key: "\(key)/\(who)", message))
    }

    private static func files(in value: FieldValue?) -> [String] {
        switch value {
        case .text(let hash)?: [hash]
        case .list(let values)?: values.flatMap { files(in: $0) }
        default: []
        }
    }

    private mutating func ask(_ approval: ApprovalAction, _ position: ActionPosition) throws {
        let assignee = try person(approval.to)
        let rule = position.list.rule(position.index)
        let payload = ApprovalPayload(
            stage: position.list.stage,
            role: approval.to,
            document: approval.document,
            screen: approval.screen,
            approve: approval.approve,
            rework: approval.rework,
            reject: approval.reject,
            commentOnRework: approval.commentOnRework,
            position: position
        )
        var order = CardEffectBook.Order(
            key: position.list.key(position.index, card: card),
            kind: "approval",
            payload: try payload.json()
        )
        order.assignee = assignee
        order.dueAt = try approval.due.flatMap { try moment($0, calendar: nil, of: assignee) }
        var task: CardTasks.Order?
        if approval.asTask {
            task = CardTasks.Order(title: "Согласовать: \(state.record.title)")
            task?.assignee = assignee
            task?.dueAt = order.dueAt
            task?.key = order.key
        }
        effects.append(.order(order, task: task, rule: rule))
        if let assignee {
            let text = "Ждёт вашего решения: \(state.record.title)"
            tell(
                .staff(assignee),
                by: .app,
                template: "approval",
                subject: state.record.title,
                text: text,
                key: order.key
            )
        }
    }

    private mutating func order(_ effect: EffectAction, _ position: ActionPosition) throws {
        var order = CardEffectBook.Order(
            key: position.list.key(position.index, card: card),
            kind: effect.kind.rawValue,
            payload: try EffectPayload(settings: effect.settings).json()
        )
        var rest: [ActionPosition] = []
        if !effect.then.isEmpty { rest.append(ActionPosition(list: position.list.inside(position.index), index: 0)) }
        if effect.isAwaited { rest.append(ActionPosition(list: position.list, index: position.index + 1)) }
        if !rest.isEmpty { order.rest = try EffectRest(positions: rest).json() }
        effects.append(.order(order, task: nil, rule: position.list.rule(position.index)))
    }
}
