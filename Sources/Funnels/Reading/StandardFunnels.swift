package import Domain

/// The funnels of a company that has written none.
package enum StandardFunnels {
    /// As a file, to begin one's own from: `svod funnels show`.
    package static func text(for policy: LeadPolicy = LeadPolicy()) -> String {
        """
        svod: 1
        # What svod does where a company keeps no funnel files.
        calendars:
          ru:
            tz: Europe/Moscow
            hours: {mon-fri: ["09:00-13:00", "14:00-18:00"]}
        lists:
          topics: \(list(policy.topics))
          reject_reasons: \(list(policy.rejectReasons))
          refusals:
            - Дорого
            - Выбрали других
            - Передумали
            - {name: Другое, ask: true}
        funnels:
        \(lead(policy, named: "lead", makes: "deal"))
          deal:
            title: Сделки
            entity: deal
            stages:
              new: {title: Новая}
              done: {title: Успешно, kind: won}
              refused: {title: Отказ, kind: lost, reason: {list: refusals, other_text: true}}
        """
    }

    /// The lead funnel for a company whose files have none, beside what they have: a file of its own.
    static func leads(for policy: LeadPolicy, beside set: FunnelSet) -> FunnelFile {
        var policy = policy
        policy.topics = set.lists["topics"] ?? policy.topics
        let own = [("topics", policy.topics), ("reject_reasons", policy.rejectReasons)].filter {
            set.lists[$0.0] == nil
        }
        let lists = own.map { "  \($0.0): \(list($0.1))" }
        let text =
            ["svod: 1", "# What svod does with calls where no file has a funnel of leads."]
            + (lists.isEmpty ? [] : ["lists:"] + lists)
            + [
                "funnels:",
                lead(
                    policy,
                    named: set.funnels["lead"] == nil ? "lead" : "phone_lead",
                    makes: set.order.first { set.funnels[$0]?.entity == .deal }
                ),
            ]
        return FunnelFile(name: "standard.yaml", text: text.joined(separator: "\n"))
    }

    private static func lead(_ policy: LeadPolicy, named name: String, makes deal: String?) -> String {
        let required = policy.requiredToConvert.compactMap(field).sorted().joined(separator: ", ")
        let asks = policy.topics.askingForText.sorted().map(literal).joined(separator: ", ")
            .replacing("'", with: "''")
        let other = asks.isEmpty ? "" : ", required_when: 'topic in [\(asks)]'"
        let term = "{call_back: true, title: Перезвонить, due: \(span(policy.callBackWithin))}"
        return """
              \(name):
                title: Обращения
                entity: lead
                intake: {from: [call, email, site, messenger, marketplace], assign: answering}
                fields:
                  topic: {type: list, list: topics, other: topic_text, title: По какому вопросу}
                  topic_text: {type: text, title: Какой вопрос\(other)}
                  transferred_to: {type: employee, title: На кого перевёл, prefill: ami_transfer_target}
                stages:
                  inquiry:
                    title: Обращение
                    lead_status: inquiry
                    events:
                      call.answered: [{move: identification}]
                      call.reached: [{move: identification}]
                      letter.answered: [{move: identification}]
                      message.answered: [{move: identification}]
                      lead.taken: [{move: identification}]
                      call.missed: [{move: overdue}]
                  overdue:
                    title: Просроченная идентификация
                    lead_status: overdue
                    on_enter: [{task: \(term)}]
                    events:
                      call.answered: [{move: identification}]
                      call.reached: [{move: identification}]
                      letter.answered: [{move: identification}]
                      message.answered: [{move: identification}]
                      lead.taken: [{move: identification}]
                      call.missed: [{task: \(term)}]
                  identification:
                    title: Идентификация
                    lead_status: identification
                    require: [\(required)]
                  converted:
                    title: Передано в сделку
                    kind: won
                    keep_responsible: true
            \(deal.map(creation) ?? "")
                  rejected:
                    title: Забракован
                    kind: lost
                    reason: {list: reject_reasons, other_text: true}
            """
    }

    private static func creation(of deal: String) -> String {
        """
                on_enter:
                  - create:
                      funnel: \(deal)
                      map: {title: title, contact: contact, company: company, responsible: transferred_to}
        """
    }

    /// The name of a field of leads in the funnel.
    private static func field(_ field: LeadField) -> String? {
        switch field {
        case .topic: "topic"
        case .topicOther: "topic_text"
        case .transferredTo: "transferred_to"
        case .rejectReason, .rejectNote: nil
        }
    }

    private static func list(_ choices: ChoiceList) -> String {
        let entries = choices.entries.map { entry in
            choices.askingForText.contains(entry) ? "{name: \(quoted(entry)), ask: true}" : quoted(entry)
        }
        return "[\(entries.joined(separator: ", "))]"
    }

    /// A text in a condition.
    private static func literal(_ text: String) -> String { "\"\(text.replacing("\"", with: "\"\""))\"" }

    /// A text in YAML.
    private static func quoted(_ text: String) -> String {
        let escaped = text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"")
        return "\"\(escaped)\""
    }

    /// Whole minutes at least: files know nothing shorter.
    private static func span(_ duration: Duration) -> String {
        let minutes = max(1, (duration.components.seconds + 59) / 60)
        return minutes % 60 == 0 ? "\(minutes / 60)h" : "\(minutes)m"
    }
}
