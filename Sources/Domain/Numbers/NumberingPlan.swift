/// Where a number was dialled: what is missing from a short form is taken from here.
package struct NumberingPlan: Hashable, Sendable {
    /// The country, ISO 3166-1 alpha-2 ("RU").
    package var country: String
    /// The city's code without prefix ("812"), for numbers written without it; nil when not known.
    package var cityCode: String?

    /// Creates a plan.
    package init(country: String = "RU", cityCode: String? = nil) {
        self.country = country
        self.cityCode = cityCode
    }
}
