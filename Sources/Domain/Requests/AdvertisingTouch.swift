/// What a site knows of the way by which a visitor came: one visit's marks. All of it is a stranger's text.
package struct AdvertisingTouch: Hashable, Sendable, Codable {
    /// `utm_source`.
    package var source: String?
    /// `utm_medium`.
    package var medium: String?
    /// `utm_campaign`.
    package var campaign: String?
    /// `utm_content`.
    package var content: String?
    /// `utm_term`.
    package var term: String?
    /// The page from which the visitor came.
    package var referrer: String?
    /// The page on which the visit began.
    package var landing: String?
    /// The counter's own number of the visitor (`ClientID` of Яндекс.Метрика, `cid`).
    package var visitor: String?
    /// The number of the paid click: `yclid`, `gclid`.
    package var click: String?
    /// When, where the site says it.
    package var at: Timestamp?

    /// Creates a touch of which nothing is known.
    package init() {}

    /// Whether nothing is known.
    package var isEmpty: Bool { self == AdvertisingTouch() }
}
