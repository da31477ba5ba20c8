import Domain
import Foundation
import Funnels
import Records
import Store

/// A whole card as its page is told of it.
struct CardSheetAnswer: Encodable {
    struct Button: Encodable {
        let name: String
        let title: String
        /// Whether it can be pressed now.
        let isOpen: Bool
        /// When it can, as the funnel's file says it.
        let condition: String?
    }

    /// A decision or something else that the card waits for.
    struct Wait: Encodable {
        let id: Int64
        let kind: String
        let assignee: StaffID?
        let createdAt: Timestamp
        let dueAt: Timestamp?
        /// The field whose document is judged.
        let document: FieldFace?
        /// Whether the reader may decide.
        let mayAnswer: Bool
        /// What may be answered besides yes: `rework` where something to do it again leads to, else `reject`.
        let answers: [ApprovalVerdict]
        /// Whether sending back needs a comment.
        let commentsOnRework: Bool
    }

    /// A funnel in which a new card can be begun from this one.
    struct Spawn: Encodable {
        let funnel: String
        let title: String
    }

    /// Names of what fields speak of by number.
    struct Names: Encodable {
        var people: [String: String] = [:]
        var companies: [String: String] = [:]
        var cards: [String: String] = [:]
        var departments: [String: String] = [:]
        var files: [String: String] = [:]
    }

    let event: EventID
    let now: Timestamp
    let me: StaffID
    let mayMove: Bool
    let card: CardTile
    let subject: String
    let variant: String?
    let reasonText: String?
    let parent: CardID?
    let createdBy: StaffID?
    let closedAt: Timestamp?
    let lead: CardLead?
    let funnel: FunnelFace
    let stages: [SheetPlace]
    let isStuck: Bool
    let buttons: [Button]
    let fields: [FieldFace]
    let tasks: [TaskFace]
    let waits: [Wait]
    let spawns: [Spawn]
    let children: Int
    let comments: Int
    let names: Names
    let staff: [Colleague]
    /// What the reader was typing into the fields, as their page kept it.
    let draft: String?
}

extension CardSheetAnswer {
    /// The card `id` as `visit`'s reader sees it. Throws `notFound` when there is none or its funnel is not shown.
    static func read(
        _ id: CardID,
        for visit: Visit,
        _ cards: CardCommands,
        at now: Timestamp,
        in connection: any Connection
    ) throws -> CardSheetAnswer {
        let set = cards.funnels
        let sight = FunnelSight(set, for: visit.session)
        guard let sheet = try CardSheetReader.read(id, in: connection),
            let funnel = try? sight.funnel(sheet.tile.funnel), sight.shows(funnel, responsible: sheet.tile.responsible)
        else { throw SvodError(.notFound, "there is no card \(id)") }
        let fields = CardFields(funnel: funnel, set: set, words: visit.wording)
        let outlook = try cards.outlook(of: id, for: visit.session.staff, in: connection)
        let faces = fields.faces(of: sheet, required: outlook.required)
        let limits = StuckLimits.before(now, in: funnel, of: set)
        let staff = visit.session.staff
        return CardSheetAnswer(
            event: try Journal.last(in: connection),
            now: now,
            me: staff,
            mayMove: visit.session.may(.moveCards),
            card: sheet.tile,
            subject: CardName(id: id, entity: sheet.tile.entity, lead: sheet.lead?.id).subject,
            variant: sheet.variant.map { name in funnel.variants.first { $0.name == name }?.title ?? name },
            reasonText: sheet.reasonText,
            parent: sheet.parent,
            createdBy: sheet.createdBy,
            closedAt: sheet.closedAt,
            lead: sheet.lead,
            funnel: FunnelFace(funnel, lists: set.lists),
            stages: sheet.stages,
            isStuck: sheet.stages.contains { place in limits[place.stage].map { place.enteredAt < $0 } ?? false },
            buttons: outlook.buttons.map(Button.init),
            fields: faces,
            tasks: sheet.tasks.map { TaskFace($0, for: visit.session) },
            waits: sheet.waits.map { wait($0, faces, staff) },
            spawns: sheet.tile.outcome == .open ? [] : spawns(sheet.tile, sight),
            children: sheet.children,
            comments: sheet.comments,
            names: try CardNames(faces: faces).read(in: connection),
            staff: try Colleague.all(at: now, in: connection),
            draft: try DraftBook.all(of: staff, in: connection)["card:\(id)"]?.body
        )
    }

    private static func spawns(_ tile: CardTile, _ sight: FunnelSight) -> [Spawn] {
        sight.funnels.filter { funnel in
            guard let spawn = funnel.spawn, spawn.funnel == tile.funnel else { return false }
            return spawn.outcome == nil || spawn.outcome == tile.outcome
        }.map { Spawn(funnel: $0.name, title: $0.title) }
    }

    private static func wait(_ wait: CardWait, _ fields: [FieldFace], _ reader: StaffID) -> Wait {
        struct Payload: Decodable {
            let document: String?
            let rework: String?
            let reject: String?
            let commentOnRework: Bool?
        }
        let payload = try? JSONDecoder().decode(Payload.self, from: Data(wait.payload.utf8))
        return Wait(
            id: wait.id,
            kind: wait.kind,
            assignee: wait.assignee,
            createdAt: wait.createdAt,
            dueAt: wait.dueAt,
            document: payload?.document.flatMap { name in fields.first { $0.name == name } },
            mayAnswer: wait.kind == "approval" && (wait.assignee == nil || wait.assignee == reader),
            answers: (payload?.rework == nil ? [] : [.rework])
                + (payload?.reject == nil && payload?.rework != nil ? [] : [.reject]),
            commentsOnRework: payload?.commentOnRework ?? false
        )
    }
}

extension CardSheetAnswer.Button {
    init(_ button: CardOutlook.Button) {
        name = button.name
        title = button.title
        isOpen = button.isOpen
        condition = button.condition
    }
}
