/// What a word of the lexicon does in a request.
enum WordRole: Hashable, Sendable {
    /// Says nothing about the project: courtesy, function words, words for goods.
    case idle
    /// A unit of quantity.
    case unit
    /// A company's legal form.
    case legalForm
    /// Announces the end customer: `заказчик`, `конечник`.
    case customer
    /// Announces the object: `объект`, `проект`.
    case object
    /// Announces a city: `г.`, `доставка`, `регион`.
    case city
    /// Announces a street.
    case street
    /// Announces a number of days, or is its unit.
    case days
    /// A week, a month.
    case weeks, months
    /// A number in words, and whether it goes on (`двадцать`).
    case number(Int)
    /// Announces a taxpayer's number.
    case inn
    /// Announces a tender's number.
    case tender
    /// A region's kind: `область`, `край`.
    case region
    /// A word for an object: which.
    case objectKind(UInt8)
    /// Announces that a request goes on with an earlier one: `в дополнение`, `вдогонку`.
    case sequel
    /// What a customer's name often ends with and many share.
    case suffix
}
