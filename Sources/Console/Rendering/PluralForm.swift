/// The plural forms of CLDR that Russian and English have for whole numbers.
package enum PluralForm: String, Hashable, Sendable, Codable, CaseIterable {
    /// 1 звонок, 1 call.
    case one
    /// 2 звонка.
    case few
    /// 5 звонков.
    case many
    /// 2 calls.
    case other
}
