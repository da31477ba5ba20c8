/// What a company decides about its leads (`leads:` in the configuration): which calls make one, and what the lead funnel
/// asks that svod brings along. A lead funnel of the company's own says the latter itself.
package struct LeadPolicy: Hashable, Sendable {
    /// How long an unprocessed lead takes in repeat calls of its number and channel.
    package var repeatWindow: Duration
    /// How soon a missed caller is to be called back, where the company has no lead funnel.
    package var callBackWithin: Duration
    /// What is done with numbers that stand in no channel table.
    package var unknownNumber: UnknownNumberPolicy
    /// The topics of "По какому вопросу", where the company has no lead funnel.
    package var topics: ChoiceList
    /// The reasons for a rejection, where the company has no lead funnel.
    package var rejectReasons: ChoiceList
    /// The fields without which a lead does not become a deal, where the company has no lead funnel.
    package var requiredToConvert: Set<LeadField>
    /// What a client's letter or message does that belongs to a rejected lead.
    package var closedReply: ClosedReplyPolicy
    /// How long after its closing such a lead is opened again; later a new one begins.
    package var reopenWithin: Duration
    /// How many answers one address gets in a day: a loop of two machines ends there.
    package var answersPerDay: Int

    /// Creates a policy.
    package init(
        repeatWindow: Duration = .seconds(30 * 60),
        callBackWithin: Duration = .seconds(15 * 60),
        unknownNumber: UnknownNumberPolicy = .whenTaken,
        topics: ChoiceList = LeadPolicy.usualTopics,
        rejectReasons: ChoiceList = LeadPolicy.usualReasons,
        requiredToConvert: Set<LeadField> = [.topic, .transferredTo],
        closedReply: ClosedReplyPolicy = .reopen,
        reopenWithin: Duration = .seconds(30 * 86_400),
        answersPerDay: Int = 50
    ) {
        self.repeatWindow = repeatWindow
        self.callBackWithin = callBackWithin
        self.unknownNumber = unknownNumber
        self.topics = topics
        self.rejectReasons = rejectReasons
        self.requiredToConvert = requiredToConvert
        self.closedReply = closedReply
        self.reopenWithin = reopenWithin
        self.answersPerDay = answersPerDay
    }

    /// The topics of a company that has named none.
    package static let usualTopics = ChoiceList(
        entries: ["Новый заказ", "Вопрос по заказу", "Доставка", "Оплата и документы", "Консультация", "Другое"],
        askingForText: ["Другое"]
    )

    /// The reasons of a company that has named none.
    package static let usualReasons = ChoiceList(
        entries: ["Спам", "Ошиблись номером", "Не наш профиль", "Дубль", "Не дозвонились", "Другое"],
        askingForText: ["Другое"]
    )

    /// The reason that "Спам" gives.
    package static let spamReason = "Спам"
    /// The reason of a lead whose call the exchange refused at once, for it serves no such number.
    package static let refusedReason = "АТС не приняла номер"
    /// The reason of a lead that was joined to another.
    package static let duplicateReason = "Дубль"
    /// The reason that "Это не заявка" gives.
    package static let notRequestReason = "Не заявка"
    /// The reason that "Не туда" gives.
    package static let wrongNumberReason = "Ошиблись номером"
}
