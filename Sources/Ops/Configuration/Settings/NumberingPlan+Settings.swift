import Domain
import Settings

extension NumberingPlan {
    /// Reads `country` and `city_code` of an exchange.
    init(_ section: SettingSection) {
        self.init(country: section.text("country") ?? "RU", cityCode: section.text("city_code"))
        if country.count != 2 || !country.allSatisfy({ $0.isASCII && $0.isUppercase }) {
            section.wrong("country", section.value("country"), expected: "two capital letters such as RU")
        }
        if let cityCode, !(1...6).contains(cityCode.count) || !cityCode.allSatisfy({ $0.isASCII && $0.isNumber }) {
            section.wrong("city_code", section.value("city_code"), expected: "digits without a prefix such as 812")
        }
    }
}
