package import Domain
import Records
package import Store

/// What a card offers and wants where it stands now: known before anything is tried.
package struct CardOutlook: Hashable, Sendable {
    /// A button of its stages, or of any stage.
    package struct Button: Hashable, Sendable {
        /// Its name in the file.
        package let name: String
        /// What stands on it.
        package let title: String
        /// Whether its condition holds.
        package let isOpen: Bool
        /// The condition, as the file says it; nil for one that can always be pressed.
        package let condition: String?
    }

    /// The buttons in the order of the file; none of a closed card.
    package let buttons: [Button]
    /// The fields without which the card does not go on, those among them that the values of others make necessary.
    package let required: Set<String>
}

extension CardCommands {
    /// What a card offers and wants.
    ///
    /// - Throws: ``SvodError`` `notFound`, or from the store.
    package func outlook(of card: CardID, for staff: StaffID?, in connection: any Connection) throws -> CardOutlook {
        let context = EventContext(connection: connection, at: clock.now(), cause: .command, actor: staff)
        return try CardRun(CardRunner(basis: basis(), context: context).situation(of: card)).outlook()
    }
}

extension CardCommands {
    /// The texts that the funnels' files have ready, by name, with the values of a card in them.
    ///
    /// - Throws: ``SvodError`` `notFound`, or from the store.
    package func letterTexts(of card: CardID, in connection: any Connection) throws -> [LetterText] {
        let context = EventContext(connection: connection, at: clock.now(), cause: .command)
        let run = try CardRun(CardRunner(basis: basis(), context: context).situation(of: card))
        return try funnels.templates.values.sorted { $0.name < $1.name }.map { template in
            LetterText(
                name: template.name,
                subject: try template.subject.map { try run.filled($0) },
                text: try run.filled(template.text)
            )
        }
    }
}

extension CardRun {
    /// What the card offers and wants.
    func outlook() throws -> CardOutlook {
        guard state.record.outcome == .open else { return CardOutlook(buttons: [], required: []) }
        let stages = state.places.keys.sorted().compactMap { stage(on: $0) }
        let funnel = try funnel()
        let buttons = try (stages.flatMap(\.buttons) + funnel.anyStageButtons).map { button in
            CardOutlook.Button(
                name: button.name,
                title: button.title,
                isOpen: try holds(button.when),
                condition: button.when?.text
            )
        }
        let dependent = try funnel.fields.filter { field in try field.requiredWhen.map { try holds($0) } ?? false }
        return CardOutlook(buttons: buttons, required: Set(stages.flatMap(\.require) + dependent.map(\.name)))
    }
}
