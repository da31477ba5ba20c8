import Domain
import Foundation
import Funnels
import HTTPTypes
import Hummingbird
import Leads
import Records
import Store

/// The shared boxes, `/letters`, a conversation, `/letters/{id}`, and what their pages and a card's feed read.
struct LetterPages: PageGroup {
    let parts: ConsoleParts
    let desk: LetterDesk

    func add(to routes: inout RouteTable) {
        routes.get("/letters", .right(.letters)) { visit in
            let list = try await list(visit)
            let unread = try await parts.engine.read { try UnreadLetter.all(of: list.boxes, in: $0).count }
            return try visit.page(
                "letters/index",
                titled: "nav.letters",
                ["state": try PageJSON.forPage(list), "unread": unread > 0 ? visit.wording.number(unread) : nil]
            )
        }
        routes.get("/letters/{id}", .right(.letters)) { visit in
            let sheet = try await sheet(visit)
            return try visit.page(
                "letters/conversation",
                titled: "nav.letters",
                ["state": try PageJSON.forPage(sheet), "name": sheet.row.subject]
            )
        }
        routes.get("/api/v1/letters", .right(.letters)) { visit in try visit.answer(try await list(visit)) }
        routes.get("/api/v1/conversations/{id}", .right(.letters)) { visit in try visit.answer(try await sheet(visit)) }
        routes.get("/api/v1/cards/{id}/conversations", .right(.letters)) { visit in try await ofCard(visit) }
        routes.get("/api/v1/cards/{id}/asked", .right(.letters)) { visit in try await asked(visit) }
        routes.get("/api/v1/messages/{id}/text", .right(.letters)) { visit in try await text(visit) }
    }
}

extension LetterPages {
    private func list(_ visit: Visit) async throws -> LetterListAnswer {
        let (query, now, boxes) = (visit.query, parts.clock.now(), desk.boxes())
        return try await parts.engine.read { connection in
            let sight = try LetterSight.read(for: visit, boxes, at: now, in: connection)
            var list = ConversationList(query["shelf"].flatMap(ConversationList.Shelf.init(rawValue:)) ?? .waiting)
            list.sources = query["box"].map { box in sight.shown.filter { $0 == box } } ?? sight.shown
            if sight.shown.count == sight.all.count, query["box"] == nil { list.sources = nil }
            list.kind = query["kind"].flatMap(RequestKind.init(rawValue:))
            if let wait = query["waiting"],
                let seconds = CardListQuery.waits.first(where: { $0.name == wait })?.seconds
            {
                list.waitingBefore = now - .seconds(seconds)
            }
            list.after = query["after"].flatMap(Self.mark)
            let page = list.limit
            list.limit += 1
            let rows = try list.read(in: connection)
            return LetterListAnswer(
                event: try Journal.last(in: connection),
                now: now,
                boxes: sight.shown,
                rows: Array(rows.prefix(page)),
                hasMore: rows.count > page,
                staff: try Colleague.all(at: now, in: connection),
                mayRule: visit.session.may(.letterRules)
            )
        }
    }

    /// `MICROSECONDS.ID` of the last row shown.
    private static func mark(_ text: String) -> (at: Timestamp, id: ConversationID)? {
        let parts = text.split(separator: ".").compactMap { Int64($0) }
        return parts.count == 2 ? (Timestamp(microseconds: parts[0]), ConversationID(parts[1])) : nil
    }

    private func sheet(_ visit: Visit) async throws -> ConversationAnswer {
        let (now, boxes) = (parts.clock.now(), desk.boxes())
        let id = ConversationID(try visit.number("id"))
        return try await parts.engine.read { connection in
            let sight = try LetterSight.read(for: visit, boxes, at: now, in: connection)
            let record = try desk.door(id, visit, sight, in: connection)
            return try ConversationAnswer.read(record, for: visit, sight, at: now, in: connection)
        }
    }

    /// The conversations of a card's lead, for answering, and the texts that its funnels have ready.
    private func ofCard(_ visit: Visit) async throws -> Response {
        let (card, now, boxes) = (CardID(try visit.number("id")), parts.clock.now(), desk.boxes())
        let sight = FunnelSight(desk.cards.funnels, for: visit.session)
        return try visit.answer(
            try await parts.engine.read { [desk] connection in
                let name = try CardDoor.name(of: card, sight, in: connection)
                let known = try name.lead.map { try ConversationBook.all(of: $0, in: connection) } ?? []
                let letters = try LetterSight.read(for: visit, boxes, at: now, in: connection)
                return CardLettersAnswer(
                    conversations: try ConversationList.rows(known.map(\.id), in: connection),
                    boxes: letters.answering.map(\.name),
                    templates: try desk.cards.letterTexts(of: card, in: connection)
                )
            }
        )
    }

    /// Who asks and for what, as a card's letters and forms say it.
    private func asked(_ visit: Visit) async throws -> Response {
        let card = CardID(try visit.number("id"))
        let sight = FunnelSight(desk.cards.funnels, for: visit.session)
        return try visit.answer(
            try await parts.engine.read { connection in
                try AskedAnswer.read(try CardDoor.name(of: card, sight, in: connection).lead, in: connection)
            }
        )
    }

    private func text(_ visit: Visit) async throws -> Response {
        let (id, now, boxes) = (MessageRecordID(try visit.number("id")), parts.clock.now(), desk.boxes())
        let text = try await parts.engine.read { [desk] connection in
            guard let message = try MessageBook.find(id, in: connection) else {
                throw SvodError(.notFound, "there is no message \(id)")
            }
            let sight = try LetterSight.read(for: visit, boxes, at: now, in: connection)
            _ = try desk.door(message.conversation, visit, sight, in: connection)
            return try MessageBook.fullText(of: id, in: connection) ?? message.text
        }
        return try visit.answer(["text": text])
    }
}
