import Domain
import Funnels
import Records
import Store

/// Lets a reader at a card only when its funnel is one that they see, and the card one of those that they see of it.
enum CardDoor {
    /// The name of the card `id`. Throws `notFound` whether it is not there or not shown, so that the answer tells
    /// nothing.
    static func name(of id: CardID, _ sight: FunnelSight, in connection: any Connection) throws -> CardName {
        try open(id, sight, in: connection).name
    }

    /// The card's name and its funnel.
    static func open(
        _ id: CardID,
        _ sight: FunnelSight,
        in connection: any Connection
    ) throws -> (name: CardName, funnel: Funnel) {
        guard let row = try connection.row("SELECT entity, funnel, lead_id, responsible_id FROM card WHERE id = \(id)"),
            let funnel = try? sight.funnel(try row.get("funnel")),
            sight.shows(funnel, responsible: try row.get("responsible_id"))
        else { throw SvodError(.notFound, "there is no card \(id)") }
        return (CardName(id: id, entity: try row.get("entity"), lead: try row.get("lead_id")), funnel)
    }
}
